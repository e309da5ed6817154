// A part of rows that are all in memory, in the order that a page asks for.
import type { Page } from '@tumen/ledger'

/** Compares texts by their code points, as the store does. */
export function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** The rows, which stand in the order of recording, in the order that is asked for. */
export function inOrder<T>(
  rows: readonly T[],
  order: Page['order'],
  idOf: (row: T) => string,
): readonly T[] {
  if (order === 'newest') return rows.toReversed()
  return order === 'id' ? rows.toSorted((a, b) => byCodePoint(idOf(a), idOf(b))) : rows
}
