// Records of which a later row of the same id says what holds: the newest row that counts.

import type { EventRecord } from '@tumen/claim'
import { type RawBuilder, sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import type { Page, RowOf, Stored } from '../ledger.ts'
import { type StoredColumns, storedOf } from '../table/stored-row.ts'
import { counting, type Look } from './look.ts'
import { limitOf } from './row.ts'
import { COLUMNS, rowsWhere } from './select.ts'

/** The newest row of each id among these, in the order of their first rows. */
export async function newestRows<T extends 'mention' | 'involvement' | 'event' | 'custom_value'>(
  look: Look,
  table: T,
  wanted: RawBuilder<unknown>,
): Promise<Stored<RowOf[T]>[]> {
  const { rows } = await sql<StoredColumns>`SELECT ${COLUMNS} FROM (
      SELECT ${COLUMNS}, row_number() OVER (PARTITION BY id ORDER BY seq DESC) AS newest,
        min(seq) OVER (PARTITION BY id) AS first
      FROM ${sql.table(table)} WHERE ${wanted} ${counting(look)})
    WHERE newest = 1 ORDER BY first`.execute(look.store)
  return rows.map((row) => storedOf(look, table, row))
}

/** The events with these ids, each as its newest row says, in the order of their first rows. */
export function readEvents(look: Look, ids: readonly string[]) {
  return newestRows(look, 'event', sql`id IN ${among(ids)}`)
}

/** The events that have one of these ids in their collections. */
export function readEventsByExternal(look: Look, externals: readonly string[]) {
  return newestRows(
    look,
    'event',
    sql`id IN (SELECT e.id FROM event AS e WHERE e.external IN ${among(externals)})`,
  )
}

/** The ids of the events of a collection: those whose ids in it begin so. */
export async function readEventIdsOf(look: Look, namespace: string): Promise<string[]> {
  const [from, to] = [`${namespace}/`, `${namespace}0`]
  const { rows } = await sql<{ id: string }>`SELECT id FROM event
    WHERE external > ${from} AND external < ${to} ${counting(look)}
    GROUP BY id ORDER BY min(seq)`.execute(look.store)
  return rows.map(({ id }) => id)
}

/** Every row of those of these events that were amended, in the order of recording. */
export function readAmendedEvents(look: Look, ids: readonly string[]) {
  return rowsWhere(
    look,
    'event',
    sql`id IN (SELECT e.id FROM event AS e WHERE e.id IN ${among(ids)}
      GROUP BY e.id HAVING count(*) > 1)`,
  )
}

/** A page of events: each where its first row stands, as its newest row says. */
export async function readEventPage(look: Look, page: Page = {}): Promise<Stored<EventRecord>[]> {
  const { after, order = 'oldest' } = page
  const counts = (alias: string) => counting(look, `${alias}.leaf`)
  const start = sql`(SELECT min(a.seq) FROM event AS a
    WHERE a.id = ${after ?? ''} ${counts('a')})`
  const behind = {
    oldest: sql`e.seq > coalesce(${start}, -1)`,
    newest: sql`e.seq < coalesce(${start}, ${Number.MAX_SAFE_INTEGER})`,
    id: sql`e.id > ${after ?? ''}`,
  }[order]
  const by = { oldest: sql`e.seq`, newest: sql`e.seq DESC`, id: sql`e.id` }[order]
  const { rows } = await sql<{ id: string }>`SELECT e.id FROM event AS e
    WHERE ${behind} ${counts('e')} AND NOT EXISTS (SELECT 1 FROM event AS f
      WHERE f.id = e.id AND f.seq < e.seq ${counts('f')})
    ORDER BY ${by} LIMIT ${limitOf(page)}`.execute(look.store)
  const ids = rows.map(({ id }) => id)
  const found = new Map((await readEvents(look, ids)).map((stored) => [stored.row.id, stored]))
  return ids.flatMap((id) => found.get(id) ?? [])
}
