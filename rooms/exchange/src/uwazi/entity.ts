// An entry of somebody's collection as its cells, whichever way it came: out of a table or an
// interface. What a cell means is the business of a mapping. Source: conventions.md 12.
import type { Whence } from '../carried/carried.ts'

/** One property of an entry, with all its values as text. */
export interface EntityCell {
  column: string
  values: readonly string[]
  /** Ids of the entries that the values name, where they are known. */
  ids?: readonly string[]
}

/** One entry of a collection. */
export interface Entity extends Whence {
  /** Id in the collection. */
  id: string
  /** The collection has no ids of its own: this one was made of template, title and date. */
  isMadeUp?: true
  template: string
  title: string
  language?: string
  /** Permanent link. */
  url?: string
  cells: readonly EntityCell[]
  /** Names of its files, documents first. */
  files: readonly string[]
}

/** Between the values of one cell. */
export const BETWEEN_VALUES = '|'

/**
 * An id for an entry of a collection without ids: 64 bits of FNV-1a over what says which it is.
 * Not a proof of anything; two entries that collide are refused.
 */
export function madeUpId(parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n
  for (const unit of parts.join('\n')) {
    hash ^= BigInt(unit.codePointAt(0) ?? 0)
    hash = (hash * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return `x${hash.toString(16).padStart(16, '0')}`
}

/** The cells as people read them, a line each: the words of the record. */
export function textOfCells(title: string, cells: readonly EntityCell[]): string {
  const lines = cells
    .filter(({ values }) => values.some((value) => value !== ''))
    .map(({ column, values }) => `${column}: ${values.join(` ${BETWEEN_VALUES} `)}`)
  return [title, ...lines].join('\n').normalize('NFC')
}
