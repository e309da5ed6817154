// Whether a redacted copy may be let go: who does has looked at every part of it, for a face that
// one person missed is found by a second one only if they look; and what its checklist calls
// covered was covered. Source: redaction.md 9, 10.
import { type Derivative, given } from '@tumen/claim'
import type { Actor, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { refuseUnopened } from './opened.ts'
import { saysCovered, seenTiles } from './state.ts'
import { surfacesOf } from './tile.ts'

/**
 * Refuses who has not looked at each part of a copy, and a copy that covers nothing where something
 * is said to be covered. `tiles`: parts that they name, page after page; `of`: the field refused.
 */
export async function refuseUnready(
  desk: Desk,
  actor: Actor,
  { id, document }: Derivative,
  { tiles, of }: { tiles: readonly number[] | undefined; of: string },
): Promise<void> {
  const { account } = actor
  const { read } = desk.ledger
  const copies = await read.redactionCopiesOf([document])
  const copy = copies.find(({ row }) => row.derivative === id)
  if (!copy) return
  const newest = (await read.redactionsById([copy.row.redaction])).at(-1)
  if (!newest) return
  const looked = new Set(tiles)
  const parts = surfacesOf(newest.row).flatMap((one) =>
    seenTiles(newest.row, one, account).map(({ seen }, part) => {
      return { seen, part, ...given({ page: one.page }) }
    }),
  )
  const left = parts.filter(({ seen }) => !seen)
  if (parts.some(({ seen }, n) => !seen && !looked.has(n)))
    throw new Refusal('not-all-seen', 'tiles')
  await refuseUnopened(desk, actor, { item: id, parts: left, field: 'tiles' })
  if (copy.row.regions.length === 0 && saysCovered(newest.row))
    throw new Refusal('nothing-covered', of)
}
