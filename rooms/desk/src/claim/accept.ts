// claim.accept: from now on a claim counts. Somebody else than its author decides, where the
// workspace asks for a second person, and not before its document's lineage is decided.

import type { ClaimStatusRow } from '@tumen/claim'
import { claimAccept } from '@tumen/contract'
import type { ClaimInContext } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { documentRelations, undecidedAt } from '../document/state.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { findClaim } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { refuseLocked, reviewOf } from '../review/book.ts'
import { acceptedDay, amendedClaim, isOver } from './state.ts'
import { supersededRows } from './version.ts'

export const acceptClaim = implement(claimAccept, async (desk, input, call) => {
  const ids = [...new Set(input.claims)]
  const change = { operation: 'claim.accept', subject: ids[0] as string, input }
  return makeChange(desk, call, change, async (write) => {
    const undecided = undecidedAt(await documentRelations(desk), '9999-12-31')
    for (const id of ids) {
      const context = await findClaim(desk, call.actor, id, {
        code: 'unknown-claim',
        field: 'claims',
      })
      await refuseInReview(desk, context)
      checkDecidable(desk, call, context, undecided)
      for (const row of await acceptanceRows(desk, context, input.comment))
        await write.append('claim_status', row)
    }
    return { accepted: ids.length }
  })
})

/** What was handed in is decided by its reviewers. */
async function refuseInReview(desk: Desk, context: ClaimInContext): Promise<void> {
  const claim = context.claim.row.id
  await refuseLocked(desk, { item: claim, isOver: isOver(context) }, 'claims')
  const state = (await reviewOf(desk, claim))?.state
  if (state === 'submitted' || state === 'returned')
    throw new Refusal('wrong-state', 'claims', [{ claim }])
}

function checkDecidable(
  desk: Desk,
  call: Call,
  context: ClaimInContext,
  undecided: ReadonlySet<string>,
): void {
  const { claim, statuses } = context
  const detail = [{ claim: claim.row.id }]
  const isDecided = statuses.some(({ row }) => row.status !== 'live')
  if (acceptedDay(context) !== undefined || isDecided)
    throw new Refusal('wrong-state', 'claims', detail)
  if (desk.ledger.settings.review === 'second-person' && claim.by === call.actor.account)
    throw new Refusal('own-work', 'claims', detail)
  if (undecided.has(claim.row.doc))
    throw new Refusal('lineage-undecided', 'claims', [{ ...detail[0], document: claim.row.doc }])
}

/** An accepted amendment replaces the claim that it amends, and all versions before that. */
export async function acceptanceRows(
  desk: Desk,
  context: ClaimInContext,
  reason: string,
): Promise<ClaimStatusRow[]> {
  const old = amendedClaim(context)
  const rows: ClaimStatusRow[] = [{ claim: context.claim.row.id, status: 'accepted', reason }]
  return old === undefined ? rows : [...rows, ...(await supersededRows(desk, old, reason))]
}
