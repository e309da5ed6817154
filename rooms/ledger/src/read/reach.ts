// What one asker may know of: the rows that belong to everybody, or to one of their groups. A read
// leaves all others out as if they were not there. Source: decision 0068; desk.md 10, C3.
import { type RawBuilder, sql } from 'kysely'
import { among, fieldOf } from '../dialect/sqlite.ts'
import type { Table } from '../ledger.ts'
import { EVERYBODYS, idColumn, numbersOf } from '../table/belonging-index.ts'
import type { Store } from '../table/database.ts'

/** The groups of an asker, and single records that they may know of. */
export interface Reach {
  readonly groups: readonly string[]
  readonly records?: readonly { kind: string; record: string }[]
}

/** That an item, by its number in this column, is one of those. */
function isSeen({ groups, records = [] }: Reach, item: RawBuilder<unknown>): RawBuilder<unknown> {
  const single = records.map(({ kind, record }) => {
    return sql`OR ${item} = (SELECT i.n FROM item AS i
      WHERE i.kind = ${kind} AND i.record = ${record})`
  })
  return sql`(EXISTS (SELECT 1 FROM item_group AS g WHERE g.item = ${item}
    AND g.grp IN ${among([EVERYBODYS, ...groups])}) ${sql.join(single, sql` `)})`
}

/** `AND` the row may be known of; empty for who may know of all. */
export function within(reach: Reach | undefined, leaf = 'leaf'): RawBuilder<unknown> {
  if (!reach) return sql``
  const row = leaf.replace(/leaf$/, 'leaf_row')
  return sql` AND NOT EXISTS (SELECT 1 FROM item_row AS r
    WHERE r.of_leaf = ${sql.ref(leaf)} AND r.of_row = ${sql.ref(row)}
    AND NOT ${isSeen(reach, sql`r.item`)})`
}

/** `AND` no row of the change with this leaf is kept from the asker. */
export function withinLeaf(reach: Reach | undefined, leaf: string): RawBuilder<unknown> {
  if (!reach) return sql``
  return sql` AND NOT EXISTS (SELECT 1 FROM item_row AS r WHERE r.of_leaf = ${sql.ref(leaf)}
    AND NOT ${isSeen(reach, sql`r.item`)})`
}

/** Whether somebody in these groups may know of a record; not of one that is not there. */
export async function readReaches(
  store: Store,
  groups: readonly string[],
  { of, id }: { of: Table; id: string },
): Promise<boolean> {
  const { rows } = await sql<{ seq: number }>`SELECT t.seq FROM ${sql.table(of)} AS t
    WHERE t.seq IN (${numbersOf(of, [id])}) ${within({ groups }, 't.leaf')}
    LIMIT 1`.execute(store)
  return rows.length > 0
}

/** Ids of those records that belong to one of these groups, and not to everybody. */
export async function readOwnedAmong(
  store: Store,
  groups: readonly string[],
  { of, ids }: { of: Table; ids: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`SELECT t.${idColumn(of)} AS id
    FROM ${sql.table(of)} AS t
    WHERE t.seq IN (${numbersOf(of, ids)}) AND EXISTS (SELECT 1 FROM item_row AS r
      JOIN item_group AS g ON g.item = r.item
      WHERE r.of_leaf = t.leaf AND r.of_row = t.leaf_row
      AND g.grp IN ${among(groups)})`.execute(store)
  return new Set(rows.map(({ id }) => id))
}

/** Ids of those records that belong to groups, and not to everybody, whoever asks. */
export async function readGroupedAmong(
  store: Store,
  { of, ids }: { of: Table; ids: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`SELECT t.${idColumn(of)} AS id
    FROM ${sql.table(of)} AS t
    WHERE t.seq IN (${numbersOf(of, ids)}) AND EXISTS (SELECT 1 FROM item_row AS r
      WHERE r.of_leaf = t.leaf AND r.of_row = t.leaf_row
      AND NOT ${isSeen({ groups: [] }, sql`r.item`)})`.execute(store)
  return new Set(rows.map(({ id }) => id))
}

/** Whether a change has no row that is kept from the asker. */
export async function isLeafSeen(
  store: Store,
  reach: Reach | undefined,
  leaf: number,
): Promise<boolean> {
  if (!reach) return true
  const { rows } = await sql<{ seen: number }>`SELECT 1 AS seen FROM custody_leaf AS l
    WHERE l.idx = ${leaf} ${withinLeaf(reach, 'l.idx')}`.execute(store)
  return rows.length > 0
}

/** Ids of closed documents and claims that belong to none of these groups, nor to everybody. */
export async function readClosedBeyond(
  store: Store,
  groups: readonly string[],
): Promise<Set<string>> {
  const ids = (table: 'document' | 'claim') => sql`SELECT t.id AS id FROM ${sql.table(table)} AS t
    WHERE ${fieldOf('t.body', 'sensitivity')} <> 'public'
    AND EXISTS (SELECT 1 FROM item_row AS r
      WHERE r.of_leaf = t.leaf AND r.of_row = t.leaf_row
      AND NOT ${isSeen({ groups }, sql`r.item`)})`
  const { rows } = await sql<{ id: string }>`${ids('document')} UNION ${ids('claim')}`.execute(
    store,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Those of the rows, by their places, that may be known of. */
export async function seenAmong<R extends { leaf: number; leaf_row: number }>(
  store: Store,
  reach: Reach | undefined,
  rows: readonly R[],
): Promise<readonly R[]> {
  if (!reach || rows.length === 0) return rows
  const leaves = among([...new Set(rows.map(({ leaf }) => leaf))])
  const kept = await sql<{ of_leaf: number; of_row: number }>`SELECT r.of_leaf, r.of_row
    FROM item_row AS r WHERE r.of_leaf IN ${leaves}
    AND NOT ${isSeen(reach, sql`r.item`)}`.execute(store)
  const hidden = new Set(kept.rows.map(({ of_leaf, of_row }) => `${of_leaf} ${of_row}`))
  return rows.filter(({ leaf, leaf_row }) => !hidden.has(`${leaf} ${leaf_row}`))
}
