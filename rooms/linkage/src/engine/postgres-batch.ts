// Answers of PostgreSQL as typed columns, and columns as its arrays, both through their texts.
// Source: PostgreSQL 15, "Arrays: Array Input and Output Syntax"; the table pg_type.
import { type Batch, type Column, NO_VALUE, type Written } from './engine.ts'

/** An answer row by row, in the texts of the server. */
export interface Answer {
  readonly fields: readonly { readonly dataTypeID: number }[]
  readonly rows: readonly (readonly (string | null)[])[]
}

/** Leaves every value as the text in which it came. */
export const RAW = { getTypeParser: () => (text: string) => text }

const INTEGERS = [21, 23]
const FLOAT = 700
// Of eight bytes, of any number of digits, and fractions of double length.
const NUMBERS = [20, 701, 1700]

/** An answer column by column; numbers without an array of their own become fractions. */
export function batchOf({ fields, rows }: Answer): Batch {
  return {
    length: rows.length,
    columns: fields.map(({ dataTypeID }, at) => columnOf(dataTypeID, rows, at)),
  }
}

function columnOf(type: number, rows: Answer['rows'], at: number): Column {
  if (INTEGERS.includes(type)) return filled(new Int32Array(rows.length), rows, at, NO_VALUE)
  if (type === FLOAT) return filled(new Float32Array(rows.length), rows, at, Number.NaN)
  if (NUMBERS.includes(type)) return filled(new Float64Array(rows.length), rows, at, Number.NaN)
  return rows.map((row) => row[at] ?? null)
}

function filled<A extends Int32Array | Float32Array | Float64Array>(
  into: A,
  rows: Answer['rows'],
  at: number,
  none: number,
): A {
  for (const [row, cells] of rows.entries()) {
    const cell = cells[at] ?? null
    into[row] = cell === null ? none : Number(cell)
  }
  return into
}

/** The type of the array that a column is sent as. */
export function arrayType(column: Written): string {
  if (column instanceof Int32Array) return 'integer[]'
  return column instanceof Float64Array ? 'double precision[]' : 'text[]'
}

/** Some rows of a column as the text of an array. */
export function arrayText(column: Written, from: number, to: number): string {
  return `{${Array.from(column.slice(from, to), cellText).join(',')}}`
}

function cellText(cell: number | string | null): string {
  if (cell === null || cell === NO_VALUE || Number.isNaN(cell)) return 'NULL'
  return typeof cell === 'number' ? String(cell) : `"${cell.replace(/["\\]/g, '\\$&')}"`
}
