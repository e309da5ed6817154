// What a figure must say of statements that were destroyed: as known on a day before, it is not the
// figure of that day any more, and nobody can say how far.
import { EVER } from '@tumen/ledger'
import { endOfDay } from '../day.ts'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import type { KnownClock } from './state.ts'

/**
 * How many statements were known on a day, as far as the asker could count them, and destroyed
 * later. By the clock `published` each that was destroyed later may have been known.
 */
export async function shreddedSince(desk: Desk, actor: Actor, known: KnownClock): Promise<number> {
  const end = endOfDay(known.on)
  const rows = await desk.ledger.read.rows('tombstone', undefined, EVER)
  const those = rows.filter(({ row, recorded }) => {
    const { kind, sensitivity, taken, author: by } = row
    if (kind !== 'claim' || recorded <= end) return false
    const wasKnown = known.by === 'published' || taken <= end
    return wasKnown && can(actor, 'claim.count', { sensitivity, by })
  })
  return those.length
}
