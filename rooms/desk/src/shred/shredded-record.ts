// What is said of a destroyed record: that it was destroyed, to people who could have read it; for
// everybody else it is not there.
import type { Actor, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { Refusal } from '../refusal.ts'

/** Refuses with `shredded`, and the leaf of it, when a record of this id was destroyed. */
export async function refuseShredded(
  desk: Desk,
  actor: Actor,
  id: string,
  field: string,
): Promise<void> {
  const [tombstone] = await desk.ledger.read.tombstonesOf([id])
  if (!tombstone) return
  const { sensitivity, author: by } = tombstone.row
  if (canRead(actor, { sensitivity, by }))
    throw new Refusal('shredded', field, [{ leaf: tombstone.leaf }])
}
