// Rows from and to JSON: strict parsing that loses nothing, and the form that the custody log
// commits to. One pair of functions for all tables.
import type { Finding } from '../finding.ts'
import { fromWholeJson, toWholeJson, type WholeJson } from '../shape/json-form.ts'
import { checkShape, type Shape } from '../shape/shape.ts'
import { ROW_SHAPES, type RowByKind, type RowKind } from './kind.ts'

/** A parsed record, or everything that is wrong with it. */
export type Parsed<T> = { value: T; findings?: never } | { value?: never; findings: Finding[] }

/** `value` as the record of `shape`, copied; unknown fields are findings, never dropped. */
export function parseShape<T>(value: unknown, shape: Shape): Parsed<T> {
  const copy = fromWholeJson(value, shape)
  const findings = checkShape(copy, shape)
  return findings.length === 0 ? { value: copy as T } : { findings }
}

/** A row of `kind` from unknown JSON, checked for its shape only (rules: `checkRow`). */
export function parseRow<K extends RowKind>(kind: K, value: unknown): Parsed<RowByKind[K]> {
  return parseShape<RowByKind[K]>(value, ROW_SHAPES[kind])
}

function assertShape(value: unknown, kind: RowKind): void {
  const broken = checkShape(value, ROW_SHAPES[kind])
  if (broken.length === 0) return
  const where = broken.map((finding) => `${finding.code} at ${finding.field}`).join(', ')
  throw new TypeError(`A row of ${kind} has not its shape: ${where}`)
}

/**
 * The row as JSON whose numbers are whole, so that canonical JSON can commit to it. Throws a
 * TypeError with codes and field names when the row has not its shape.
 */
export function rowToJson<K extends RowKind>(kind: K, row: RowByKind[K]): WholeJson {
  assertShape(row, kind)
  return toWholeJson(row, ROW_SHAPES[kind])
}

/** The row that `rowToJson` wrote. Throws a TypeError when the JSON has not the row's shape. */
export function rowFromJson<K extends RowKind>(kind: K, json: unknown): RowByKind[K] {
  const row = fromWholeJson(json, ROW_SHAPES[kind])
  assertShape(row, kind)
  return row as RowByKind[K]
}
