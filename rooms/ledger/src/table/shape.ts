// How a table is described, once, so that each dialect can make its own statements from it.
import { given } from '@tumen/claim'

/** One column. `bytes` may state its exact length. */
export interface ColumnShape {
  name: string
  type: 'integer' | 'text' | 'bytes'
  optional?: true
  length?: number
}

/** A column that names a row of another table. */
export interface Reference {
  column: string
  table: string
  key: string
  /**
   * Checked at commit, for a row that comes before the one it names. Such a column must lead an
   * index: when the named row comes, the database looks for those that waited for it.
   */
  deferred?: true
}

/** An index, of all rows or of those for which a condition holds. */
export interface IndexShape {
  columns: readonly string[]
  where?: string
}

/** One table of the store. */
export interface TableShape {
  name: string
  columns: readonly ColumnShape[]
  /** Primary key. A single integer column is the row's own number. */
  key: readonly string[]
  /** The rows lie in the order of the key, without a number of their own. */
  clustered?: true
  unique?: readonly (readonly string[])[]
  indexes?: readonly IndexShape[]
  references?: readonly Reference[]
  /** Rows may be deleted only where this table names their `idx`; otherwise never. */
  erasedBy?: string
}

export function integer(name: string): ColumnShape {
  return { name, type: 'integer' }
}

export function text(name: string): ColumnShape {
  return { name, type: 'text' }
}

export function bytes(name: string, length?: number): ColumnShape {
  return { name, type: 'bytes', ...given({ length }) }
}

export function optional(column: ColumnShape): ColumnShape {
  return { ...column, optional: true }
}
