// Records to and from the text that is stored and committed to. What is read was checked when it
// was written, and fsck checks it once more.
import { type Claim, rowFromJson, rowToJson } from '@tumen/claim'
import { canonicalText } from '@tumen/custody'
import type { RowOf, Stored, Table } from '../ledger.ts'
import type { Look } from '../read/look.ts'
import type { RecordColumns } from './database.ts'
import { plainText } from './plain-text.ts'

/** The canonical JSON text of a record. Throws a TypeError when it has not its shape. */
export function bodyOf<T extends Table>(table: T, row: RowOf[T]): string {
  if (table === 'claim') return bodyOfClaim(row as Claim)
  return canonicalText(rowToJson(table, row))
}

// Claims come by the ten thousand, checked by whoever parsed them: a second check of their shape
// would take longer than storing them. Fractions, and whatever is odd, go the strict way.
function bodyOfClaim(claim: Claim): string {
  const isWhole = claim.comparison === undefined && claim.extraction.confidence === undefined
  const text = isWhole ? plainText(claim) : undefined
  return text ?? canonicalText(rowToJson('claim', claim))
}

/** The record that `bodyOf` wrote. */
export function recordOf<T extends Table>(table: T, body: string): RowOf[T] {
  // Of these there are few, and what they hold of fractions is worth the full way.
  if (table === 'estimate') return rowFromJson(table, JSON.parse(body))
  const record = JSON.parse(body) as RowOf[T]
  return table === 'claim' ? (withFractions(record as Claim) as RowOf[T]) : record
}

/** The columns that make a stored row. */
export type StoredColumns = Pick<
  RecordColumns,
  'seq' | 'body' | 'leaf' | 'leaf_row' | 'recorded' | 'by'
>

/** Names of these columns, as reads select them. */
export const STORED_COLUMNS = ['seq', 'body', 'leaf', 'leaf_row', 'recorded', 'by'] as const

/** The row as readers get it, with the instant since which it counts as recorded. */
export function storedOf<T extends Table>(
  look: Pick<Look, 'instants'>,
  table: T,
  { body, ...columns }: StoredColumns,
): Stored<RowOf[T]> {
  return storedRow<T>(look, { ...columns, row: recordOf(table, body) })
}

/** Columns whose body was read before. */
export type ReadColumns<T extends Table> = Omit<StoredColumns, 'body'> & { row: RowOf[T] }

/** The same of a row whose body was read before. */
export function storedRow<T extends Table>(
  { instants }: Pick<Look, 'instants'>,
  { row, leaf, leaf_row: leafRow, recorded, by }: ReadColumns<T>,
): Stored<RowOf[T]> {
  return { row, leaf, leafRow, recorded: instants.of(leaf, recorded), by }
}

// The only two fractions of a claim; in canonical JSON they are decimal strings. Reading
// 10,000 claims through the full shape check would take longer than the whole figure may.
function withFractions(claim: Claim): Claim {
  const { comparison, extraction } = claim
  if (typeof comparison?.ratio === 'string') comparison.ratio = Number(comparison.ratio)
  if (typeof extraction.confidence === 'string') {
    extraction.confidence = Number(extraction.confidence)
  }
  return claim
}
