// Speakers once: who is recorded under a name near to a new one. It asks "is it …?" before somebody
// is recorded twice; nothing is joined by it. Who has no name is never compared with anybody.
import { type Agent, isAnonymous } from '@tumen/claim'
import { comparePersonNames, jaroWinkler, mayReadAlike, parsePersonName } from '@tumen/linkage'
import { knownSpeaker, nameKeyOf, nearName } from '@tumen/reading'
import type { Actor, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { namedAgents } from './index-by-name.ts'
import { visibleOf } from './visible.ts'

/** Of a slip of the pen: so alike by Jaro and Winkler, and of so many letters. */
const LEAST_ALIKE = 0.95
const LEAST_LETTERS = 6
/** Persons: the readings agree in every syllable, or may be two spellings of one name. */
const LEAST_LEVEL = 4
/** Names that are compared at a turn, a few milliseconds when they are met for the first time. */
const PAGE_NAMES = 200
/** Candidates that are named at the most. */
const MOST_NAMED = 20

/** Who may be meant by a new speaker of these names, as far as `actor` may know of them. */
export async function nearSpeakers(
  desk: Desk,
  actor: Actor,
  speaker: Pick<Agent, 'kind' | 'name' | 'anonymity' | 'scope'>,
): Promise<Agent[]> {
  const names = [...new Set(Object.values(speaker.name ?? {}))]
  if (isAnonymous(speaker.anonymity) || names.length === 0) return []
  const named = await namedAgents(desk, speaker.scope)
  const isNear = nearTo(names)
  const ids: string[] = []
  for (const [n, one] of named.entries()) {
    // Among many names others have their turn.
    if (n % PAGE_NAMES === PAGE_NAMES - 1) await new Promise((resolve) => setImmediate(resolve))
    if (one.names.some(isNear)) ids.push(one.id)
  }
  if (ids.length === 0) return []
  const found = (await desk.ledger.read.agents(ids)).map(({ row }) => row)
  const open = found.filter(({ anonymity }) => !isAnonymous(anonymity))
  return (await visibleOf(desk, actor, open)).slice(0, MOST_NAMED)
}

/** Refuses a new speaker whose name is near a known one's, unless it is said to be another. */
export async function refuseNear(
  desk: Desk,
  actor: Actor,
  speaker: Pick<Agent, 'kind' | 'name' | 'anonymity' | 'scope'>,
  field: string,
): Promise<void> {
  const near = await nearSpeakers(desk, actor, speaker)
  if (near.length > 0) throw nearRefusal(near, field)
}

/** Makes ready what the first comparison of two names of persons needs: it takes a while. */
export function prepareNear(): void {
  nearTo(['김하늘', '金海'])('Kim Haneul')
}

/** The refusal that asks whether one of these is meant. */
export function nearRefusal(near: readonly Agent[], field: string): Refusal {
  return new Refusal(
    'near-speaker',
    field,
    near.map(({ id }) => ({ candidate: id })),
  )
}

/** Whether a name is near one of these; what is dear is compared last, and once for each name. */
function nearTo(names: readonly string[]): (name: string) => boolean {
  const given = names.map((name) => {
    const key = nameKeyOf(name)
    return { name, key, digits: digitsOf(key) }
  })
  return (name) => {
    const key = nameKeyOf(name)
    return given.some((one) => {
      if (nearName(one.name, name) !== undefined || mayReadAlike(one.name, name)) return true
      // A digit is no slip of the pen.
      if (one.digits !== digitsOf(key)) return false
      return isAlike(one.key, key) || (isShort(name) && isOnePerson(one.name, name))
    })
  }
}

function isAlike(a: string, b: string): boolean {
  const isLong = Math.min(a.length, b.length) >= LEAST_LETTERS
  return isLong && Math.abs(a.length - b.length) <= 2 && jaroWinkler(a, b) >= LEAST_ALIKE
}

function isOnePerson(a: string, b: string): boolean {
  return comparePersonNames(readPerson(a), readPerson(b)).level >= LEAST_LEVEL
}

/** Reading a name costs ten times what comparing two readings does. */
const MOST_READ = 20_000
const read = new Map<string, ReturnType<typeof parsePersonName>>()

function readPerson(name: string): ReturnType<typeof parsePersonName> {
  const known = read.get(name)
  if (known) return known
  if (read.size >= MOST_READ) read.clear()
  const reading = parsePersonName(name)
  read.set(name, reading)
  return reading
}

/** Persons have few words: a body's long name is not read as one. */
function isShort(name: string): boolean {
  return name.length <= 40 && name.split(/\s+/).length <= 4
}

function digitsOf(key: string): string {
  return key.replace(/\D/g, '')
}

/** A speaker that the list of public bodies knows, with its other names and abbreviations. */
export function withKnownNames<A extends Pick<Agent, 'kind' | 'name' | 'scope'>>(speaker: A): A {
  const { name = {}, kind } = speaker
  const listed = Object.values(name).flatMap((one) => knownSpeaker(one) ?? [])[0]
  // A person may bear such a name; and who stays within one document is told to nobody else.
  if (listed?.kind !== kind || speaker.scope !== undefined) return speaker
  return { ...speaker, name: { ...listed.names, ...name } }
}
