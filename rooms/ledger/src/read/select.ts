// Rows of one table by a condition: the one statement that most reads are.
import { type RawBuilder, sql } from 'kysely'
import type { RowOf, Stored, Table } from '../ledger.ts'
import { STORED_COLUMNS, type StoredColumns, storedOf } from '../table/stored-row.ts'
import { type Look, standing } from './look.ts'
import { within } from './reach.ts'

/** The columns that make a stored row. */
export const COLUMNS = sql.join(STORED_COLUMNS.map((column) => sql.ref(column)))

const IN_ORDER = sql`ORDER BY seq`

/**
 * Rows that may be known of for which a condition holds, undone ones too; in the order of recording
 * or another one.
 */
export async function everyRow<T extends Table>(
  look: Look,
  table: T,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown> = IN_ORDER,
): Promise<Stored<RowOf[T]>[]> {
  const from = sql.table(table)
  const seen = look.reach ? sql`TRUE ${within(look.reach)} AND` : sql``
  const query = sql<StoredColumns>`SELECT ${COLUMNS} FROM ${from}
    WHERE ${seen} ${where} ${order}`
  return (await query.execute(look.store)).rows.map((row) => storedOf(look, table, row))
}

/** Those of these rows that count. */
export function rowsWhere<T extends Table>(
  look: Look,
  table: T,
  where: RawBuilder<unknown>,
  order?: RawBuilder<unknown>,
): Promise<Stored<RowOf[T]>[]> {
  return everyRow(look, table, sql`${where} ${standing(look)}`, order)
}
