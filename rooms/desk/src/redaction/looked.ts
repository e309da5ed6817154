// Whether who lets a redacted copy go has looked at every part of it: a face that one person missed
// is found by a second one only if they look. Source: redaction.md 9, 10.
import type { Derivative } from '@tumen/claim'
import type { Actor, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { seenTiles } from './state.ts'
import { surfacesOf } from './tile.ts'

/** Refuses who has not looked at each part of a copy; `tiles`: those they name, page after page. */
export async function refuseUnseenParts(
  { ledger: { read } }: Desk,
  { account }: Actor,
  { id, document }: Derivative,
  tiles: readonly number[] | undefined,
): Promise<void> {
  const copies = await read.redactionCopiesOf([document])
  const copy = copies.find(({ row }) => row.derivative === id)
  if (!copy) return
  const newest = (await read.redactionsById([copy.row.redaction])).at(-1)
  if (!newest) return
  const looked = new Set(tiles)
  const parts = surfacesOf(newest.row).flatMap((one) => seenTiles(newest.row, one, account))
  const isLeft = parts.some(({ seen }, n) => !seen && !looked.has(n))
  if (isLeft) throw new Refusal('not-all-seen', 'tiles')
}
