// Whose words a confirmed copy repeats (figures.md F55): within the passage that a reprint or an
// excerpt shares with its original, a speaker of the copy is the speaker of the original who said
// the same words. The rows name the relation on which they rest, and count as long as it does.
import {
  type Agent,
  type AgentRelation,
  type Claim,
  checkAgentRelations,
  type DocumentRelationRow,
  given,
  newestRelations,
  sameAgents,
} from '@tumen/claim'
import type { Stored, Writer } from '@tumen/ledger'
import { dayOf } from '../day.ts'
import { documentRelations, relationsAt } from '../document/state.ts'
import type { Desk, Remembered } from '../operation.ts'

type Copy = Pick<DocumentRelationRow, 'from' | 'to'>

const COPY_KINDS: ReadonlySet<string> = new Set<DocumentRelationRow['kind']>([
  'reprint_of',
  'excerpt_of',
])
const EVER_AFTER = '9999-12-31'

/** Whether who speaks in the dependent document is who speaks in the other. */
export function isCopy({ kind, state }: Pick<DocumentRelationRow, 'kind' | 'state'>): boolean {
  return state === 'confirmed' && COPY_KINDS.has(kind)
}

/** Two documents, their claims and their speakers. */
interface Matching {
  copy: Copy
  /** Claims of the dependent document, and of the one that it depends on. */
  copied: readonly Claim[]
  original: readonly Claim[]
  /** Those who speak in them, by id. */
  agents: ReadonlyMap<string, Agent>
  /** Judgements that stand, oldest first. */
  judged: readonly AgentRelation[]
}

/** The rows that two documents give; of each pair what a person decided stays. */
export function copiedSpeakers(matching: Matching): AgentRelation[] {
  const { copy, agents } = matching
  const rows: AgentRelation[] = []
  for (const [speaker, found] of speakersOfWords(matching)) {
    const judged = [...matching.judged, ...rows]
    const others = found.filter((other) => other !== speaker)
    const classes = sameAgents(judged)
    const classOf = (agent: string): string => classes.get(agent) ?? agent
    const voices = new Set(others.map(classOf))
    // Who is one with another speaker of the original already would make those two one.
    const taken = matching.original.map(({ origin }) => classOf(origin))
    const isTaken = taken.includes(classOf(speaker)) && !voices.has(classOf(speaker))
    for (const other of others) {
      const isOne = rows.some(({ a, b, relation }) => {
        return relation === 'same' && a === speaker && classOf(b) === classOf(other)
      })
      if (isOne || classOf(other) === classOf(speaker)) continue
      const isSure = voices.size === 1 && !isTaken && mayJoin(agents, speaker, other)
      const row = decide({ a: speaker, b: other, copyOf: copy }, isSure, judged)
      if (row) rows.push(row)
    }
  }
  return rows
}

/** Joined without a person are only such of whom one speaks in a single document. */
function mayJoin(agents: ReadonlyMap<string, Agent>, a: string, b: string): boolean {
  return [a, b].some((id) => agents.get(id)?.scope !== undefined)
}

/** The row of a pair: `same`, else proposed as possible; nothing where it says nothing new. */
function decide(
  pair: Omit<AgentRelation, 'relation'>,
  isSure: boolean,
  judged: readonly AgentRelation[],
): AgentRelation | undefined {
  const isPair = ({ a, b }: AgentRelation): boolean =>
    (a === pair.a && b === pair.b) || (a === pair.b && b === pair.a)
  const known = newestRelations(judged).find(isPair)?.relation
  if (known === 'different' || known === 'same') return undefined
  const same: AgentRelation = { ...pair, relation: 'same' }
  const conflicts = (rows: readonly AgentRelation[]): number => checkAgentRelations(rows).length
  if (isSure && conflicts([...judged, same]) === conflicts(judged)) return same
  return known === 'possible' ? undefined : { ...pair, relation: 'possible' }
}

/** For each speaker of the copy whoever in the original said the same words. */
function speakersOfWords({ copied, original }: Matching): Map<string, string[]> {
  const sources = original.map((claim) => ({ origin: claim.origin, ...sayingOf(claim) }))
  const byWords = new Map<string, typeof sources>()
  for (const one of sources) byWords.set(one.words, [...(byWords.get(one.words) ?? []), one])
  const found = new Map<string, Set<string>>()
  for (const claim of copied) {
    const { words, what } = sayingOf(claim)
    const same = byWords.get(words) ?? sources.filter((one) => isWithin(one.words, words))
    const alike = same.filter((one) => one.what === what)
    const all = found.get(claim.origin) ?? new Set()
    for (const { origin } of alike.length > 0 ? alike : same) all.add(origin)
    found.set(claim.origin, all)
  }
  return new Map([...found].map(([speaker, origins]) => [speaker, [...origins].sort()]))
}

/** Units of words that say something: fewer stand in any text. */
const LEAST_UNITS = 8

function isWithin(a: string, b: string): boolean {
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  return shorter.length >= LEAST_UNITS && longer.includes(shorter)
}

/** The quoted words, in which a soft hyphen or another space makes no difference, and what of. */
export function sayingOf({ proposition, quantity, quote }: Claim): { words: string; what: string } {
  const words = quote.map(({ text }) => text.replace(/[\s\u00ad]+/g, '')).join(' ')
  const { op, value, low, high, vague } = quantity ?? {}
  return { words, what: JSON.stringify([proposition.act, op, value, low, high, vague]) }
}

/** Appends what a relation says of the speakers, in the change that confirms it. */
export async function appendCopiedSpeakers(
  desk: Desk,
  write: Writer,
  relation: DocumentRelationRow,
): Promise<void> {
  if (!isCopy(relation)) return
  const { from, to } = relation
  const copied = await claimsOf(desk, from)
  const original = await claimsOf(desk, to)
  const judged = rowsOf(await standingRelations(desk))
  await appendRows(desk, write, { copy: { from, to }, copied, original, judged }, [])
}

/** Appends what confirmed relations say of the speakers of new claims, in the change of these. */
export async function appendSpeakersOf(
  desk: Desk,
  write: Writer,
  claims: readonly Claim[],
  created: readonly Agent[],
): Promise<void> {
  const docs = new Set(claims.map(({ doc }) => doc))
  const about = (await documentRelations(desk)).filter(
    ({ row: { from, to } }) => docs.has(from) || docs.has(to),
  )
  const copies = relationsAt(about, EVER_AFTER).filter(isCopy)
  if (copies.length === 0) return
  const judged = rowsOf(await standingRelations(desk))
  const of = async (doc: string): Promise<Claim[]> => {
    const added = claims.filter((claim) => claim.doc === doc)
    const ids = new Set(added.map(({ id }) => id))
    return [...(await claimsOf(desk, doc)).filter(({ id }) => !ids.has(id)), ...added]
  }
  for (const { from, to } of copies) {
    const matching = { copy: { from, to }, copied: await of(from), original: await of(to), judged }
    judged.push(...(await appendRows(desk, write, matching, created)))
  }
}

async function appendRows(
  desk: Desk,
  write: Writer,
  matching: Omit<Matching, 'agents'>,
  created: readonly Agent[],
): Promise<AgentRelation[]> {
  const { copied, original } = matching
  const ids = new Set([...copied, ...original].map(({ origin }) => origin))
  const found = ids.size > 0 ? await desk.ledger.read.agents([...ids]) : []
  const known = [...found.map(({ row }) => row), ...created]
  const agents = new Map(known.map((agent) => [agent.id, agent]))
  const rows = copiedSpeakers({ ...matching, agents })
  for (const row of rows) await write.append('agent_relation', row)
  return rows
}

const PAGE = 500
const GONE: ReadonlySet<string> = new Set(['superseded', 'rejected_by_reviewer'])

/** The claims of a document but those that were replaced or rejected. */
async function claimsOf({ ledger }: Desk, doc: string): Promise<Claim[]> {
  const claims: Claim[] = []
  for (let after: string | undefined; ; ) {
    const page = { doc, limit: PAGE, ...given({ after }) }
    const found = await ledger.read.claims(page)
    for (const { claim, statuses } of found)
      if (!statuses.some(({ row }) => GONE.has(row.status))) claims.push(claim.row)
    after = found.at(-1)?.claim.row.id
    if (found.length < PAGE) return claims
  }
}

function rowsOf(stored: readonly Stored<AgentRelation>[]): AgentRelation[] {
  return stored.map(({ row }) => row)
}

/** Judgements on agents as known at an instant, now without one; but those that rest on nothing. */
export async function standingRelations(
  desk: Remembered,
  knownAt?: string,
): Promise<Stored<AgentRelation>[]> {
  const rows = await desk.ledger.read.rows('agent_relation', knownAt)
  if (!rows.some(({ row }) => row.copyOf !== undefined)) return rows
  const on = knownAt === undefined ? EVER_AFTER : dayOf(knownAt)
  return standingAt(rows, await documentRelations(desk, knownAt), on)
}

/** Those that a person made, and those whose copy is a confirmed one on that day. */
export function standingAt(
  rows: readonly Stored<AgentRelation>[],
  documentRows: Stored<DocumentRelationRow>[],
  on: string,
): Stored<AgentRelation>[] {
  if (!rows.some(({ row }) => row.copyOf !== undefined)) return [...rows]
  const copies = relationsAt(documentRows, on).filter(isCopy)
  const confirmed = new Set(copies.map(({ from, to }) => JSON.stringify([from, to])))
  return rows.filter(
    ({ row: { copyOf } }) =>
      copyOf === undefined || confirmed.has(JSON.stringify([copyOf.from, copyOf.to])),
  )
}
