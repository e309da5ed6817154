// What stands between the rows and what was known at an instant: changes that were undone, and
// instants that a repair of the clock gave. Read once, at opening, and after changes of either.
import { type LeafRange, rowFromJson } from '@tumen/claim'
import { sql } from 'kysely'
import { LedgerFault } from '../fault.ts'
import type { Table } from '../ledger.ts'
import type { Store } from '../table/database.ts'
import { TABLE_NAMES } from '../table/record.ts'
import { type ClockRepair, RecordedInstants } from './recorded-instant.ts'
import { type UndoMark, UndoneChanges } from './undone-change.ts'

/** What an open workspace knows of its time. */
export interface KnownTime {
  undone: UndoneChanges
  instants: RecordedInstants
  /** Every repair of the clock, undone ones too. */
  repairs: readonly ClockRepair[]
}

/** Reads what was undone and repaired. */
export async function readKnownTime(store: Store): Promise<KnownTime> {
  const [marks, repairs] = [await readMarks(store), await readRepairs(store)]
  const undone = new UndoneChanges(marks)
  if (repairs.length === 0) return { undone, instants: new RecordedInstants(), repairs }
  // Which repairs stand is asked as of now: one that was wrong must not count on any day.
  const now = undone.at()
  const instants = new RecordedInstants(repairs.filter(({ leaf }) => !now.has(leaf)))
  const marked = marks.map((mark) => ({ ...mark, recorded: instants.of(mark.leaf, mark.recorded) }))
  return { undone: new UndoneChanges(marked), instants, repairs }
}

/** The repairs that were not undone, each with the instant since which it counts itself. */
export function standingRepairs({ undone, instants, repairs }: KnownTime): ClockRepair[] {
  const gone = undone.at()
  return repairs
    .filter(({ leaf }) => !gone.has(leaf))
    .map((repair) => ({ ...repair, recorded: instants.of(repair.leaf, repair.recorded) }))
}

async function readMarks(store: Store): Promise<UndoMark[]> {
  const query = store.selectFrom('undo').select(['change', 'leaf', 'recorded']).orderBy('leaf')
  return (await query.execute()).map((row) => ({ ...row, change: Number(row.change) }))
}

async function readRepairs(store: Store): Promise<ClockRepair[]> {
  const query = store.selectFrom('clock_check').select(['leaf', 'recorded', 'body']).orderBy('leaf')
  const rows = (await query.execute()).map(({ leaf, recorded, body }) => {
    return { leaf, recorded, leaves: leavesIn(body) }
  })
  return rows.filter(({ leaves }) => leaves.length > 0)
}

/** A body that was altered must not move instants: nothing is read then, and the check names it. */
function leavesIn(body: string): LeafRange[] {
  try {
    return rowFromJson('clock_check', JSON.parse(body)).leaves
  } catch (cause) {
    throw new LedgerFault('damaged', { cause })
  }
}

/** The latest instant since which a row counts; empty before the first row. */
export async function readNewest(store: Store, time?: KnownTime): Promise<string> {
  const { instants = new RecordedInstants(), repairs = [] } = time ?? {}
  // Rows come in the order of their instants, but for those that a repair named.
  const lasts = await ofTables(store, (table) => {
    return sql`SELECT leaf, recorded FROM (SELECT leaf, recorded FROM ${sql.table(table)}
      ORDER BY seq DESC LIMIT 1)`
  })
  const named = []
  for (const { first, last } of repairs.flatMap(({ leaves }) => leaves)) {
    const rows = await ofTables(store, (table) => {
      return sql`SELECT leaf, max(recorded) AS recorded FROM ${sql.table(table)}
        WHERE leaf BETWEEN ${first} AND ${last} AND ${instants.untouched()}`
    })
    named.push(...rows)
  }
  const all = [...lasts, ...named].map(({ leaf, recorded }) => instants.of(leaf, recorded))
  return [...all, instants.latest()].sort().at(-1) as string
}

/** The changes that count as recorded after an instant, by their leaves in order. */
export async function readAhead(
  store: Store,
  { instants }: KnownTime,
  instant: string,
): Promise<LeafRange[]> {
  const rows = await ofTables(store, (table) => {
    return sql`SELECT DISTINCT leaf, recorded FROM ${sql.table(table)}
      WHERE NOT ${instants.knownBy(instant)}`
  })
  const leaves = [...new Set(rows.map(({ leaf }) => leaf))].sort((a, b) => a - b)
  const ranges: LeafRange[] = []
  for (const leaf of leaves) {
    const before = ranges.at(-1)
    if (before?.last === leaf - 1) before.last = leaf
    else ranges.push({ first: leaf, last: leaf })
  }
  return ranges
}

interface Row {
  leaf: number
  recorded: string
}

async function ofTables(store: Store, select: (table: Table) => ReturnType<typeof sql>) {
  const selects = TABLE_NAMES.map(select)
  const { rows } = await sql<Row | { leaf: null; recorded: null }>`SELECT leaf, recorded
    FROM (${sql.join(selects, sql` UNION ALL `)})`.execute(store)
  return rows.filter((row): row is Row => row.leaf !== null)
}
