// What is said of a record that was destroyed: that it was, to whoever could have read it; to
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
