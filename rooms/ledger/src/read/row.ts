// Reads of records that stand alone: documents, agents, events, and the small tables as known at
// an instant. Rows come in the order in which they were recorded.
import type { Agent } from '@tumen/claim'
import { type RawBuilder, sql } from 'kysely'
import { among, fieldOf } from '../dialect/sqlite.ts'
import type { Page, RowOf, Stored, Table } from '../ledger.ts'
import type { Store } from '../table/database.ts'
import { TABLE_NAMES } from '../table/record.ts'
import { type StoredColumns, storedRow } from '../table/stored-row.ts'
import { counting, countsAt, knownBy, type Look, type Step } from './look.ts'
import { seenAmong, within } from './reach.ts'
import { COLUMNS, everyRow, rowsWhere } from './select.ts'

/** Tables whose records have an id of their own. A claim's id has a table of its own, too. */
type IdentifiedTable = 'document' | 'agent'

const DEFAULT_LIMIT = 100
const MOST_ROWS = 1000

/** The number of rows that a page holds. */
export function limitOf(page: Page): number {
  return Math.min(Math.max(1, page.limit ?? DEFAULT_LIMIT), MOST_ROWS)
}

/** The number after which a page begins; 0 without an id, and for one that is not there. */
export async function seqAfter(
  { store, reach }: Look,
  table: IdentifiedTable | 'claim',
  id: string | undefined,
): Promise<number> {
  if (id === undefined) return 0
  if (table === 'claim') {
    const { rows } = await sql<{ claim: number }>`SELECT i.claim FROM claim_id AS i
      JOIN claim AS c ON c.seq = i.claim
      WHERE i.id = ${id}${within(reach, 'c.leaf')}`.execute(store)
    return rows[0]?.claim ?? 0
  }
  const { rows } = await sql<{ seq: number }>`SELECT seq FROM ${sql.table(table)}
    WHERE id = ${id}${within(reach)}`.execute(store)
  return rows[0]?.seq ?? 0
}

/** Where a page begins, said of a number, and the direction in which it goes. */
export async function pageBound(look: Look, table: IdentifiedTable | 'claim', page: Page) {
  const after = await seqAfter(look, table, page.after)
  if (page.order !== 'newest') return { bound: sql`> ${after}`, order: sql`ASC` }
  return { bound: sql`< ${after === 0 ? Number.MAX_SAFE_INTEGER : after}`, order: sql`DESC` }
}

/** The record with this id. */
export async function readOne<T extends IdentifiedTable>(
  look: Look,
  table: T,
  id: string,
): Promise<Stored<RowOf[T]> | undefined> {
  return (await readByIds(look, table, [id]))[0]
}

/** The records with these ids, in the order of recording. */
export function readByIds<T extends IdentifiedTable>(look: Look, table: T, ids: readonly string[]) {
  return rowsWhere(look, table, sql`id IN ${among(ids)}`)
}

/** Records that are read at once by a list of ids. */
const PAGE_IDS = 1000

/** Agents by any number of ids, each once, a thousand at a step; without ids all. */
export async function readAgents(
  step: Step,
  ids: readonly string[] | undefined,
): Promise<Stored<Agent>[]> {
  if (ids === undefined) return step((look) => readAll(look, 'agent'))
  const found: Stored<Agent>[] = []
  const distinct = [...new Set(ids)]
  for (let done = 0; done < distinct.length; done += PAGE_IDS) {
    const page = distinct.slice(done, done + PAGE_IDS)
    found.push(...(await step((look) => readKeptAgents(look, page))))
  }
  return found.sort((a, b) => a.leaf - b.leaf || a.leafRow - b.leafRow)
}

async function readKeptAgents(look: Look, ids: readonly string[]): Promise<Stored<Agent>[]> {
  const rows = await look.kept.agents.of(ids, async (missing) => {
    const query = sql<StoredColumns & { key: string }>`SELECT id AS key, ${COLUMNS} FROM agent
      WHERE id IN ${among(missing)}`
    return (await query.execute(look.store)).rows
  })
  const known = await seenAmong(look.store, look.reach, rows)
  const those = known.filter((row) => countsAt(look, row))
  return those.map((row) => storedRow<'agent'>(look, row))
}

/** A page of records in the order that it asks for; `fields` are fields that have an index. */
export async function readPage<T extends IdentifiedTable>(
  look: Look,
  table: T,
  page: Page = {},
  fields: Readonly<Record<string, string | undefined>> = {},
): Promise<Stored<RowOf[T]>[]> {
  const asked = Object.entries(fields).flatMap(([field, value]) =>
    value === undefined ? [] : [sql`AND ${fieldOf('body', field)} = ${value}`],
  )
  const { key, bound, order } =
    page.order === 'id'
      ? { key: sql`id`, bound: sql`> ${page.after ?? ''}`, order: sql`ASC` }
      : { key: sql`seq`, ...(await pageBound(look, table, page)) }
  const part = sql`ORDER BY ${key} ${order} LIMIT ${limitOf(page)}`
  return rowsWhere(look, table, sql`${key} ${bound} ${sql.join(asked, sql` `)}`, part)
}

/** All rows of a table as known at an instant. */
export function readAll<T extends Table>(look: Look, table: T, knownAt?: string) {
  return rowsWhere(look, table, knownBy(look, knownAt))
}

/** The rows of a table that later changes than a leaf brought, oldest first. */
export function readAfter<T extends Table>(look: Look, table: T, leaf: number) {
  // The order of recording by the index of the leaves: by number, every row would be looked at.
  return everyRow(look, table, sql`leaf > ${leaf}`, sql`ORDER BY leaf, leaf_row`)
}

/** Documents that hold exactly the bytes with this SHA-256 (hex). */
export function readDocumentsOfBytes(look: Look, bytesHash: string) {
  return rowsWhere(look, 'document', sql`bytes_hash = ${bytesHash}`)
}

/** The stored text of a document. */
export async function readText(look: Look, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ text: string }>`SELECT t.text FROM document AS d
    JOIN document_text AS t ON t.document = d.seq
    WHERE d.id = ${id}${counting(look, 'd.leaf')}`.execute(look.store)
  return rows[0]?.text
}

/** A text that was corrected by hand. */
export async function readLayerText(look: Look, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ text: string }>`SELECT t.text FROM text_layer AS l
    JOIN layer_text AS t ON t.layer = l.seq
    WHERE l.id = ${id}${counting(look, 'l.leaf')}`.execute(look.store)
  return rows[0]?.text
}

/** The number of the last row of each table. */
export function readLastNumbers(store: Store): Promise<Record<Table, number>> {
  return ofEachTable(store, sql`max(seq)`)
}

/** How many rows each table has: rows are numbered without gaps, unless some were shredded. */
export async function readCounts(
  { store, reach }: Pick<Look, 'store' | 'reach'>,
  most = Number.MAX_SAFE_INTEGER,
): Promise<Record<Table, number>> {
  if (reach)
    return ofEachTable(store, sql`count(*)`, (table) => {
      return sql`(SELECT 1 FROM ${table} WHERE TRUE ${within(reach)} LIMIT ${most})`
    })
  const shredded = await store.selectFrom('custody_shred').select('idx').limit(1).execute()
  return shredded.length === 0 ? readLastNumbers(store) : ofEachTable(store, sql`count(*)`)
}

async function ofEachTable(
  store: Store,
  of: RawBuilder<unknown>,
  rowsOf = (table: RawBuilder<unknown>) => table,
): Promise<Record<Table, number>> {
  const counts = TABLE_NAMES.map(async (table): Promise<[Table, number]> => {
    const { rows } = await sql<{ n: number | null }>`SELECT ${of} AS n
      FROM ${rowsOf(sql.table(table))}`.execute(store)
    return [table, rows[0]?.n ?? 0]
  })
  return Object.fromEntries(await Promise.all(counts)) as Record<Table, number>
}
