// Whom the names of a document mean by the claims that stand in it. Who a name means is asked once
// for a document: the answer is in the chain of the claim that was recorded with it.
import type { EvidenceDocument } from '@tumen/claim'
import type { ClaimInContext } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { nameKey } from '../place/gazetteer.ts'
import { mayReadClaim } from '../record/row-answer.ts'

/** Claims of one document that are looked at. */
const MOST_CLAIMS = 1000

/**
 * Speakers by the keys of their names, as far as the asker may read the claims. A name that two
 * claims say of two speakers means nobody, and is asked again.
 */
export async function settledSpeakers(
  desk: Desk,
  actor: Actor | undefined,
  { id: doc }: Pick<EvidenceDocument, 'id'>,
): Promise<ReadonlyMap<string, string>> {
  const settled = new Map<string, string>()
  if (!actor) return settled
  const unsure = new Set<string>()
  const found = await desk.ledger.read.claims({ doc, limit: MOST_CLAIMS })
  const links = found
    .filter(mayReadClaim(actor))
    .filter(isStanding)
    .flatMap(({ claim }) => claim.row.chain)
  for (const { label, agent } of links) {
    const key = nameKey(label)
    if ((settled.get(key) ?? agent) !== agent) unsure.add(key)
    settled.set(key, agent)
  }
  for (const key of unsure) settled.delete(key)
  return settled
}

/** Not replaced and not rejected. */
export function isStanding({ statuses }: ClaimInContext): boolean {
  return !statuses.some(
    ({ row }) => row.status === 'superseded' || row.status === 'rejected_by_reviewer',
  )
}
