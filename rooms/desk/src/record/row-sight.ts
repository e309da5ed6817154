// Which rows and changes of the history a person may see. A row about a record that is not theirs
// to read is not there, and neither is a change that is about such rows alone. Undone records stay
// what they were: undoing a restricted one does not open it.
import type { Agent, EvidenceDocument, QueryRow } from '@tumen/claim'
import {
  type ChangeEntry,
  EVER,
  RECORD_TABLES,
  type Stored,
  subjectIdOf,
  type Table,
  type TableRow,
} from '@tumen/ledger'
import { visibleAgents } from '../agent/visible.ts'
import { foreignBundles } from '../bundle/office.ts'
import { readClaims } from '../claim/read.ts'
import { hiddenFieldRows } from '../field/seen.ts'
import { hiddenAmong } from '../involvement/seen.ts'
import { judgedPairs, pairKey } from '../linkage/judged-pair.ts'
import { isKeptFrom } from '../linkage/said-pair.ts'
import type { Actor, Desk } from '../operation.ts'
import { can, canRead } from '../policy.ts'
import { isStepKept, reviewsOf } from '../review/book.ts'
import { itemsOfRow } from '../review/locked-row.ts'
import { leavesBefore } from '../review/said-before.ts'
import { mayReadClaim, objectOf } from './row-answer.ts'

/** The ids of records that rows name and the asker may read; of queries those that are theirs. */
interface Sight {
  documents: ReadonlySet<string>
  claims: ReadonlySet<string>
  agents: ReadonlySet<string>
  queries: ReadonlySet<string>
  /** What a first reader said, which the second must not see yet. */
  unread: ReadonlySet<string>
  /** Bundles of another office. */
  foreign: ReadonlySet<string>
  /** Links of persons to events, fields and their values that are not for every eye. */
  hidden: ReadonlySet<string>
}

/** Those of the rows that `actor` may see; of undos those whose change has such a row here. */
export async function visibleRows(
  desk: Desk,
  actor: Actor,
  rows: readonly TableRow[],
): Promise<TableRow[]> {
  const sight = await sightOf(desk, actor, rows)
  const before = await leavesBefore(desk, actor, rows.flatMap(reviewedBy))
  const isTold = (row: TableRow) => !before.has(row.leaf) && isSeen(actor, sight, row)
  const seen = new Set(rows.filter((row) => row.table !== 'undo' && isTold(row)))
  const leaves = new Set([...seen].map(({ leaf }) => leaf))
  const { read } = desk.ledger
  return rows.filter((row) => seen.has(row) || isUndoOf(leaves, read.rootOfUndo(row.leaf), row))
}

/** The items of reviews that a row tells of. */
function reviewedBy(stored: TableRow): string[] {
  return stored.table === 'review_step' ? [stored.row.item] : itemsOfRow(stored)
}

function isUndoOf(leaves: ReadonlySet<number>, root: number, row: TableRow): boolean {
  return row.table === 'undo' && leaves.has(root)
}

function isSeen(actor: Actor, sight: Sight, stored: TableRow): boolean {
  const { table, row, by } = stored
  if (BUNDLE_TABLES.has(table) && sight.foreign.has(subjectIdOf(table, row))) return false
  const seen = RECORD_TABLES[table].seen
  switch (seen.by) {
    case 'all':
      return true
    case 'field':
      return !sight.hidden.has(subjectIdOf(table, row))
    case 'sensitivity':
      return canRead(actor, objectOf(stored as Stored<EvidenceDocument>))
    case 'records':
      return KINDS.every((kind) => idsIn(stored, kind).every((id) => sight[kind].has(id)))
    case 'right':
    case 'blind':
      if (!can(actor, seen.right) || sight.unread.has(subjectIdOf(table, row))) return false
      if (table === 'involvement' && sight.hidden.has(row.id)) return false
      return KINDS.every((kind) => idsIn(stored, kind).every((id) => sight[kind].has(id)))
  }
  if (table === 'query') return by === actor.account || (row.shared && sight.queries.has(row.id))
  return table === 'tombstone' && canRead(actor, { sensitivity: row.sensitivity, by: row.author })
}

const KINDS = ['documents', 'claims', 'agents'] as const

/** Ids of records of a kind that a row names and on which it depends whether it is seen. */
function idsIn({ table, row }: TableRow, kind: (typeof KINDS)[number]): string[] {
  const { seen } = RECORD_TABLES[table]
  if (seen.by === 'right' || seen.by === 'blind')
    return [...(seen.named?.(row as never)[kind] ?? [])]
  const fields = seen.by === 'records' ? seen[kind] : []
  return (fields ?? []).flatMap((field) => row[field as never] ?? [])
}

async function sightOf(desk: Desk, actor: Actor, rows: readonly TableRow[]): Promise<Sight> {
  return {
    documents: await documentsSeen(desk, actor, idsOf(rows, 'documents')),
    claims: await claimsSeen(desk, actor, idsOf(rows, 'claims')),
    agents: await agentsSeen(desk, actor, rows),
    queries: await queriesShared(desk, rows),
    unread: new Set([
      ...(await unreadJudgements(desk, actor, rows)),
      ...(await unreadDecisions(desk, actor, rows)),
    ]),
    foreign: rows.some(({ table }) => BUNDLE_TABLES.has(table))
      ? await foreignBundles(desk, actor)
      : new Set(),
    hidden: new Set([
      ...(await hiddenAmong(
        desk,
        actor,
        rows.flatMap((one) => (one.table === 'involvement' ? [one] : [])),
      )),
      ...(await hiddenFieldRows(desk, actor, rows)),
    ]),
  }
}

const BUNDLE_TABLES: ReadonlySet<Table> = new Set(['bundle', 'bundle_decision', 'bundle_seal'])

function idsOf(rows: readonly TableRow[], kind: (typeof KINDS)[number]): string[] {
  return [...new Set(rows.flatMap((row) => idsIn(row, kind)))]
}

async function documentsSeen(desk: Desk, actor: Actor, ids: string[]): Promise<Set<string>> {
  const found = ids.length > 0 ? await desk.ledger.read.documentsById(ids, EVER) : []
  const readable = found.filter((document) => canRead(actor, objectOf(document)))
  return new Set(readable.map(({ row }) => row.id))
}

async function claimsSeen(desk: Desk, actor: Actor, ids: string[]): Promise<Set<string>> {
  const found = await readClaims(desk, ids, EVER)
  const seen = [...found].filter(([, context]) => mayReadClaim(actor)(context))
  return new Set(seen.map(([id]) => id))
}

async function agentsSeen(
  desk: Desk,
  actor: Actor,
  rows: readonly TableRow[],
): Promise<Set<string>> {
  const own = rows.filter(({ table }) => table !== 'agent')
  const ids = idsOf(own, 'agents')
  const named = ids.length > 0 ? await desk.ledger.read.agents(ids, EVER) : []
  const recorded: Stored<Agent>[] = rows.flatMap((one) => (one.table === 'agent' ? [one] : []))
  const seen = await visibleAgents(desk, actor, [...named, ...recorded])
  return new Set(seen.map(({ row }) => row.id))
}

/** Queries whose newest row shares them: what became private is private with all its past. */
async function queriesShared(desk: Desk, rows: readonly TableRow[]): Promise<Set<string>> {
  if (!rows.some(({ table }) => table === 'query')) return new Set()
  const newest = new Map<string, QueryRow>()
  for (const { row } of await desk.ledger.read.rows('query', undefined, EVER))
    newest.set(row.id, row)
  return new Set([...newest.values()].filter(({ shared }) => shared).map(({ id }) => id))
}

/** Rows of a change that are looked at: more and more, until they tell whether it may be seen. */
const PARTS = [40, 1000, 50_000]

/**
 * Those of the changes that `actor` may see: with a row that is theirs to see, agents that came
 * along aside, and about no record that is not. An undo is seen with the change that it moves.
 */
export async function visibleChanges(
  desk: Desk,
  actor: Actor,
  changes: readonly ChangeEntry[],
): Promise<ChangeEntry[]> {
  const { rootOfUndo } = desk.ledger.read
  const open = new Map(changes.map(({ leaf, subject }) => [rootOfUndo(leaf), subject]))
  const seen = new Set<number>()
  for (const most of PARTS) {
    if (open.size === 0) break
    const rows = await desk.ledger.read.rowsOfChanges([...open.keys()], most)
    const visible = new Set(await visibleRows(desk, actor, rows))
    const byLeaf = new Map<number, TableRow[]>()
    for (const row of rows) {
      const own = byLeaf.get(row.leaf)
      if (own) own.push(row)
      else byLeaf.set(row.leaf, [row])
    }
    for (const [leaf, subject] of open) {
      const found = byLeaf.get(leaf) ?? []
      const isAll = found.length < most
      const told = isToldBy({ found, isAll, subject }, visible)
      if (told !== undefined || isAll) open.delete(leaf)
      if (told) seen.add(leaf)
    }
  }
  return changes.filter(({ leaf }) => seen.has(rootOfUndo(leaf)))
}

/** Whether these first rows let a change be seen; nothing when they do not tell. */
function isToldBy(
  { found, isAll, subject }: { found: TableRow[]; isAll: boolean; subject: string },
  visible: ReadonlySet<TableRow>,
): boolean | undefined {
  // What is said of the log itself has no rows, and everybody may know of it.
  if (found.length === 0 && isAll) return subject === 'log' ? true : undefined
  // To whom it belongs is said of it by the way.
  const others = found.filter(({ table }) => table !== 'agent' && table !== 'belonging')
  if (others.length === 0 && !isAll) return undefined
  const main = others.length > 0 ? others : found
  if (main.some((row) => !visible.has(row) && subjectOf(row) === subject)) return false
  return main.some((row) => visible.has(row)) ? true : undefined
}

/** Id of the record that a row is about; nothing for a link, which is about a claim's event. */
export function subjectOf({ table, row }: TableRow): string | undefined {
  return table === 'event_link' || table === 'undo' ? undefined : subjectIdOf(table, row)
}

/** Ids of judgements that are kept from a second reader until they have said their own. */
async function unreadJudgements(
  desk: Desk,
  { account }: Actor,
  rows: readonly TableRow[],
): Promise<Set<string>> {
  const found = rows.flatMap((one) => (one.table === 'judgement' ? [one] : []))
  if (found.length === 0) return new Set()
  const judged = await judgedPairs(desk)
  const kept = found.filter(
    ({ row, by }) => by !== account && isKeptFrom(judged, pairKey(row.a, row.b), account),
  )
  return new Set(kept.map(({ row }) => row.id))
}

/** Steps of reviews that are kept from whoever has not decided, and from everybody else. */
async function unreadDecisions(
  desk: Desk,
  { account }: Actor,
  rows: readonly TableRow[],
): Promise<string[]> {
  const found = rows.flatMap((one) => (one.table === 'review_step' ? [one] : []))
  if (found.length === 0) return []
  const reviews = await reviewsOf(desk)
  const kept = found.filter((one) => {
    const review = reviews.get(one.row.item)
    return review !== undefined && isStepKept(review, one, account)
  })
  return kept.map(({ row }) => row.id)
}
