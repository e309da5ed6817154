// claim.retract: a claim leaves the figures, for one of three reasons that have different
// reach: its origin withdraws, its outlet corrects itself, or a reviewer rejects it.
import { type Claim, type ClaimStatusName, checkRevocation, checkRow, given } from '@tumen/claim'
import { claimRetract } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { dayOf } from '../day.ts'
import { readDay } from '../draft/date-input.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { detailsOf, findClaim, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { refuseLocked } from '../review/book.ts'
import { isOver } from './state.ts'

const MISSING = { code: 'unknown-claim', field: 'claim' } as const

const STATUS_OF = {
  origin_withdraws: 'withdrawn_by_source',
  outlet_corrects: 'retracted',
  reviewer_rejects: 'rejected_by_reviewer',
} as const satisfies Record<string, ClaimStatusName>

export const retractClaim = implement(claimRetract, async (desk, input, call) => {
  const { claim, why, reason } = input
  const on = input.on === undefined ? undefined : pastDay(input.on, desk)
  const taken = await takenBack(desk, call, claim, why)
  if (on !== undefined) {
    const how = why === 'origin_withdraws' ? 'retracts' : 'corrects'
    const early = checkRevocation(how, on, { claim: taken, field: 'on' })
    if (early.length > 0) throw new Refusal('findings', 'on', detailsOf(early))
  }
  const status = STATUS_OF[why]
  const row = { claim, status, reason, ...given({ on }) }
  refuseFindings(checkRow('claim_status', row))
  const change = { operation: 'claim.retract', subject: claim, input }
  return makeChange(desk, call, change, async (write) => {
    if (why === 'reviewer_rejects') await refuseNotRejectable(desk, call, claim)
    await write.append('claim_status', row)
    return { claim, status }
  })
})

/** What others judge is rejected by them, and what is gone already by nobody. */
async function refuseNotRejectable(desk: Desk, { actor }: Call, claim: string): Promise<void> {
  const isGone = isOver(await findClaim(desk, actor, claim, MISSING))
  await refuseLocked(desk, { item: claim, isOver: isGone }, 'claim')
  if (isGone) throw new Refusal('wrong-state', 'claim', [{ claim }])
}

function pastDay(words: string, desk: Desk): string {
  const day = readDay(words, 'on')
  if (day > dayOf(desk.clock())) throw new Refusal('impossible-date', 'on')
  return day
}

/**
 * The claim, for whoever may take it out: rejecting is a reviewer's; the author may take back own
 * claims, a reviewer any.
 */
async function takenBack(desk: Desk, call: Call, id: string, why: string): Promise<Claim> {
  const { claim } = await findClaim(desk, call.actor, id, MISSING)
  const decides = can(call.actor, 'claim.accept')
  if (decides) return claim.row
  if (why === 'reviewer_rejects' || claim.by !== call.actor.account)
    throw new Refusal('not-allowed', 'why', [{ claim: id }])
  return claim.row
}
