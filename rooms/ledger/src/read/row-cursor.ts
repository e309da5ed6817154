// Goes through all record tables at once in the order of the log, a page at a time, so that a
// check of millions of rows holds only a few hundred.
import { sql } from 'kysely'
import type { Table } from '../ledger.ts'
import type { Store } from '../table/database.ts'
import type { StoredColumns } from '../table/stored-row.ts'

const PAGE_ROWS = 200

/** A row with its index columns, as it lies in its table. */
export type WholeRow = StoredColumns & Readonly<Record<string, unknown>>

/** A place in one table. */
export class RowCursor {
  readonly table: Table
  readonly #store: Store
  #page: WholeRow[] = []
  #at = 0
  #last = 0

  constructor(store: Store, table: Table) {
    this.#store = store
    this.table = table
  }

  /** The row at which the cursor stands; nothing at the end. */
  get row(): WholeRow | undefined {
    return this.#page[this.#at]
  }

  /** Goes to the next row; to the first one at the first call. */
  async next(): Promise<void> {
    this.#at++
    if (this.#at < this.#page.length) return
    const { rows } = await sql<WholeRow>`SELECT * FROM ${sql.table(this.table)}
      WHERE seq > ${this.#last} ORDER BY seq LIMIT ${PAGE_ROWS}`.execute(this.#store)
    this.#page = rows
    this.#at = 0
    this.#last = rows.at(-1)?.seq ?? this.#last
  }
}

/** Cursors over tables, each at its first row. */
export async function cursorsOver(store: Store, tables: readonly Table[]): Promise<RowCursor[]> {
  const cursors = tables.map((table) => new RowCursor(store, table))
  for (const cursor of cursors) await cursor.next()
  return cursors
}

/** The cursor whose row is next in the order of the log; nothing when all are at their end. */
export function firstOf(cursors: readonly RowCursor[]): RowCursor | undefined {
  let first: RowCursor | undefined
  for (const cursor of cursors) {
    if (!cursor.row) continue
    if (!first?.row || orderOf(cursor.row, first.row) < 0) first = cursor
  }
  return first
}

/** Negative when a row comes before another in the log, 0 when both claim the same place. */
export function orderOf(a: LogPlace, b: LogPlace): number {
  return a.leaf - b.leaf || a.leaf_row - b.leaf_row
}

/** Where a row stands in the log. */
export type LogPlace = Pick<StoredColumns, 'leaf' | 'leaf_row'>
