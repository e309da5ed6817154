// Changes as the log tells of them, and every row of a change or about an id: the history, in
// which nothing is left out. What was undone is here, too.
import { isFinding, readWho } from '@tumen/custody'
import { type RawBuilder, sql } from 'kysely'
import type { ChangeEntry, ChangePage, TableRow } from '../change/history.ts'
import { secondOf } from '../change/opening-book.ts'
import { among, THEN } from '../dialect/sqlite.ts'
import { LedgerFault } from '../fault.ts'
import type { Table } from '../ledger.ts'
import type { Tables } from '../table/database.ts'
import { columnsAbout, TABLE_NAMES } from '../table/record.ts'
import type { Look } from './look.ts'
import { withinLeaf } from './reach.ts'
import { orderOf } from './row-cursor.ts'
import { everyRow } from './select.ts'

const DEFAULT_LIMIT = 100
const MOST_CHANGES = 1000

type OpeningRow = Pick<Tables['custody_opening'], 'idx' | 'kind' | 'subject' | 'who'>

/** Changes before a leaf, the newest first, without those of the log itself. */
export async function readChanges(
  look: Look,
  { before, limit, without = [] }: ChangePage,
): Promise<ChangeEntry[]> {
  const most = Math.min(Math.max(1, limit ?? DEFAULT_LIMIT), MOST_CHANGES)
  const end = before ?? Number.MAX_SAFE_INTEGER
  // Led by the leaves: a change of many rows has as many openings, which would all be read.
  const { rows } = await sql<OpeningRow>`SELECT o.idx, o.kind, o.subject, o.who
    FROM custody_leaf AS l ${THEN} custody_opening AS o ON o.idx = l.idx AND o."row" = -1
    WHERE l.idx < ${end} AND o.kind NOT IN ('log.open', 'log.pad')
    ${sql.join(
      without.map((noun) => sql`AND o.kind NOT LIKE ${`${noun}.%`}`),
      sql` `,
    )}
    ${withinLeaf(look.reach, 'l.idx')}
    ORDER BY l.idx DESC LIMIT ${most}`.execute(look.store)
  return rows.map((row) => entryOf(look, row))
}

/** The changes with these leaves, oldest first, without those of the log itself. */
export async function readChangesAt(look: Look, leaves: readonly number[]): Promise<ChangeEntry[]> {
  const { rows } = await sql<OpeningRow>`SELECT idx, kind, subject, who FROM custody_opening
    WHERE idx IN ${among(leaves)} AND "row" = -1
    AND kind NOT IN ('log.open', 'log.pad') ${withinLeaf(look.reach, 'idx')} ORDER BY idx`.execute(
    look.store,
  )
  return rows.map((row) => entryOf(look, row))
}

function entryOf({ instants }: Look, { idx, kind, subject, who }: OpeningRow): ChangeEntry {
  const said = who && readWho(who)
  if (!said || isFinding(said)) throw new LedgerFault('damaged')
  const recorded = secondOf(instants.of(idx, said.at))
  return { leaf: idx, operation: kind, subject, recorded, by: said.act }
}

/** The first rows of each of these changes, `most` of a change, in the order of the log. */
export async function readRowsOfChanges(
  look: Look,
  leaves: readonly number[],
  most: number,
): Promise<TableRow[]> {
  const list = among(leaves)
  return readTables(look, TABLE_NAMES, () => {
    return sql`leaf IN ${list} AND leaf_row < ${most}`
  })
}

/** The first rows after a place of the log, in its order. */
export async function readRowsInOrder(
  look: Look,
  { leaf, leafRow }: { leaf: number; leafRow: number },
  most: number,
): Promise<TableRow[]> {
  const found = await readTables(look, TABLE_NAMES, () => {
    return sql`(leaf, leaf_row) > (${leaf}, ${leafRow}) ORDER BY leaf, leaf_row LIMIT ${most}`
  })
  return found.slice(0, most)
}

/** Rows that name one of these ids, and undos of their changes, in the order of the log. */
export async function readRowsAbout(
  look: Look,
  ids: readonly string[],
  most: number,
): Promise<TableRow[]> {
  const tables = TABLE_NAMES.filter((table) => columnsAbout(table).length > 0)
  const found = await readTables(look, tables, (table) => {
    return sql`seq IN (${numbersAbout(table, ids)}) ORDER BY seq LIMIT ${most}`
  })
  const rows = found.slice(0, most)
  let leaves = [...new Set(rows.map(({ leaf }) => leaf))]
  while (leaves.length > 0) {
    const list = among(leaves.map(String))
    const undos = await readTables(look, ['undo'], () => {
      return sql`change IN ${list}`
    })
    rows.push(...undos)
    leaves = undos.map(({ leaf }) => leaf)
  }
  return inOrder(rows)
}

/** Numbers of the rows of a table that name an id. A claim's id has a table of its own. */
function numbersAbout(table: Table, ids: readonly string[]): RawBuilder<unknown> {
  const list = among(ids)
  if (table === 'claim') return sql`SELECT i.claim FROM claim_id AS i WHERE i.id IN ${list}`
  const found = columnsAbout(table).map((column) => {
    return sql`SELECT r.seq FROM ${sql.table(table)} AS r
      WHERE r.${sql.ref(column)} IN ${list}`
  })
  return sql.join(found, sql` UNION `)
}

async function readTables(
  look: Look,
  tables: readonly Table[],
  where: (table: Table) => RawBuilder<unknown>,
): Promise<TableRow[]> {
  const found: TableRow[] = []
  for (const table of tables) {
    const rows = await everyRow(look, table, where(table), sql``)
    found.push(...rows.map((row) => ({ table, ...row }) as TableRow))
  }
  return inOrder(found)
}

function inOrder(rows: TableRow[]): TableRow[] {
  const place = ({ leaf, leafRow }: TableRow) => ({ leaf, leaf_row: leafRow })
  return rows.sort((a, b) => orderOf(place(a), place(b)))
}
