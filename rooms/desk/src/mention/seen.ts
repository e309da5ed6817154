// What a reader saw of two mentions, as a digest: a verdict on what has changed meanwhile is
// refused. Source: desk.md P16.
import type { Mention } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { digestOf } from '../change/make.ts'

/** The digest of both mentions as they stand, whichever comes first. */
export function seenOf(pair: readonly Stored<Mention>[]): string {
  const states = pair.map(({ row, leaf }) => ({ id: row.id, leaf }))
  return digestOf(states.sort((x, y) => (x.id < y.id ? -1 : 1)))
}
