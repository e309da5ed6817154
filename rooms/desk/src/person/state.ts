// Persons as they stand: whose mention each is, which persons people judged, and the rows that
// bring the next state about. Source: linkage.md 9.4.
import { given, type PersonMember } from '@tumen/claim'
import type { Stored, Writer } from '@tumen/ledger'
import { identifyPersons, type KnownPerson, type LineageRow } from '@tumen/linkage'
import { pause } from '../change/make.ts'
import type { Call, Desk } from '../operation.ts'

/** The persons of some mentions, which are numbered by their places. */
export interface PersonState {
  /** Ids of mentions: those asked for, then all others of the same persons. */
  ids: readonly string[]
  numbers: ReadonlyMap<string, number>
  /** Persons with the numbers of their mentions. */
  known: readonly KnownPerson[]
  /** For each mention the place of its person among `known`, or -1. */
  personOf: Int32Array
}

/** Whose each mention is: of all, or of these. */
export async function personsByMention(
  desk: Desk,
  mentions?: readonly string[],
  knownAt?: string,
): Promise<ReadonlyMap<string, string>> {
  const members = await desk.ledger.read.personMembers(given({ mentions, knownAt }))
  return new Map(members.map(({ row }) => [row.mention, row.person]))
}

/** The persons of mentions, with every mention of each of them. */
export async function personsOf(desk: Desk, mentions: readonly string[]): Promise<PersonState> {
  const { read } = desk.ledger
  const members = await read.personMembers()
  return personState(members, mentions)
}

/** The same from the members of all persons. */
export function personState(
  members: readonly Stored<PersonMember>[],
  mentions: readonly string[],
): PersonState {
  const asked = new Set(mentions)
  const touched = new Set(
    members.flatMap(({ row }) => (asked.has(row.mention) ? [row.person] : [])),
  )
  const own = members.filter(({ row }) => touched.has(row.person))
  const more = own.flatMap(({ row }) => (asked.has(row.mention) ? [] : [row.mention]))
  const ids = [...asked, ...more.sort()]
  const numbers = new Map(ids.map((id, n) => [id, n]))
  const byPerson = new Map<string, { id: string; recorded: string; members: number[] }>()
  for (const { row, recorded } of own) {
    const at = byPerson.get(row.person) ?? { id: row.person, recorded, members: [] }
    at.members.push(numbers.get(row.mention) as number)
    if (recorded < at.recorded) at.recorded = recorded
    byPerson.set(row.person, at)
  }
  const known = [...byPerson.values()]
  const personOf = new Int32Array(ids.length).fill(-1)
  for (const [n, person] of known.entries())
    for (const mention of person.members) personOf[mention] = n
  return { ids, numbers, known, personOf }
}

/** What a resolution changes. */
export interface PersonChange {
  /** The person of each mention of the state. */
  person: readonly string[]
  added: readonly string[]
  moved: readonly { mention: string; person: string }[]
  lineage: readonly LineageRow[]
}

/** The ids of persons, by the smallest mention of each. */
export function changeOfPersons(
  state: PersonState,
  root: Int32Array,
  newId: () => string,
): PersonChange {
  const { person, added, moved, lineage } = identifyPersons(root, state.known, newId)
  return {
    ...{ person, added, lineage },
    moved: moved.map((n) => ({ mention: state.ids[n] as string, person: person[n] as string })),
  }
}

/** Writes the rows of a change; none where nothing changes. */
export async function writePersons(
  write: Writer,
  call: Call,
  { added, moved, lineage }: PersonChange,
  run?: string,
): Promise<void> {
  const by = given({ run })
  const total = added.length + moved.length + lineage.length
  let done = 0
  const tell = async () => {
    if (done++ % 500 === 0) await pause(call, 'write', done, total)
  }
  for (const id of added) {
    await tell()
    await write.append('person', { id })
  }
  for (const { mention, person } of moved) {
    await tell()
    await write.append('person_member', { person, mention, ...by })
  }
  for (const row of lineage) {
    await tell()
    await write.append('person_lineage', { ...row, ...by })
  }
}
