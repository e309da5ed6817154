// What follows when all have decided, or a third has settled it: an accepted claim counts, a
// rejected one does not, and a returned one waits for its author.
import type { ReviewVerdict } from '@tumen/claim'
import type { ClaimInContext, Writer } from '@tumen/ledger'
import { acceptanceRows } from '../claim/accept.ts'
import { acceptedDay } from '../claim/state.ts'
import { documentRelations, undecidedAt } from '../document/state.ts'
import type { Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** Refuses to accept a claim whose document may be a copy: an unnoticed one would count twice. */
export async function refuseUndecided(
  desk: Desk,
  { claim }: ClaimInContext,
  decision: ReviewVerdict,
): Promise<void> {
  if (decision !== 'accepted') return
  const undecided = undecidedAt(await documentRelations(desk), '9999-12-31')
  if (undecided.has(claim.row.doc))
    throw new Refusal('lineage-undecided', 'claim', [
      { claim: claim.row.id, document: claim.row.doc },
    ])
}

/** Writes what the decision means for the claim. */
export async function conclude(
  desk: Desk,
  write: Writer,
  context: ClaimInContext,
  { decision, comment }: { decision: ReviewVerdict; comment: string },
): Promise<void> {
  const claim = context.claim.row.id
  if (decision === 'rejected')
    await write.append('claim_status', { claim, status: 'rejected_by_reviewer', reason: comment })
  if (decision !== 'accepted' || acceptedDay(context) !== undefined) return
  for (const row of await acceptanceRows(desk, context, comment))
    await write.append('claim_status', row)
}
