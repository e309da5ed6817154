// claim.amend: replaces a claim that we recorded wrongly by a new one; the old stays readable.
import type { Agent } from '@tumen/claim'
import { claimAmend } from '@tumen/contract'
import type { ClaimInContext, Writer } from '@tumen/ledger'
import { noteAgents } from '../agent/index-by-name.ts'
import { makeChange } from '../change/make.ts'
import { giveAmendment } from '../group/give-along.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { findClaim } from '../record/find.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { refuseLocked } from '../review/book.ts'
import { amendedRecord } from './amended-record.ts'
import { appendCarried } from './carry-over.ts'
import { appendSpeakersOf } from './copied-speaker.ts'
import type { ClaimForm } from './form.ts'
import { type PreparedClaim, prepareClaim } from './prepare.ts'
import { answerFor, appendPrepared } from './record.ts'
import { AMENDMENT_NOTE, isOver } from './state.ts'
import { newestAmendment, supersededRows } from './version.ts'

export const amendClaim = implement(claimAmend, async (desk, input, call) => {
  const { amends, reason, whole, ...form } = input
  const old = await findClaim(desk, call.actor, amends, {
    code: 'unknown-claim',
    field: 'amends',
  })
  if (!mayAmend(call, old)) throw new Refusal('not-allowed', 'amends', [{ claim: amends }])
  const amended = await amendedRecord(desk, call.actor, old, whole)
  const id = form.id ?? desk.newId('cl')
  const prepared = await prepareClaim(desk, call, formOf(form, old), {
    ...{ id, amended, textOf: old.claim.row },
  })
  const change = { operation: 'claim.amend', subject: prepared.claim.id, input }
  const recorded: Agent[] = []
  const answer = await makeChange(desk, call, change, async (write) => {
    await refuseUnamendable(desk, call, old)
    recorded.push(...(await appendAmendment(desk, write, old, prepared)))
    if (prepared.claim.extraction.reviewed)
      for (const row of await supersededRows(desk, amends, reason))
        await write.append('claim_status', row)
    await appendSpeakersOf(desk, write, [prepared.claim], recorded)
    return answerFor(prepared)
  })
  await noteAgents(desk, recorded)
  return answer
})

/** Who amends a claim: who recorded it, and who decides on claims. */
export function mayAmend({ actor }: Call, { claim }: ClaimInContext): boolean {
  return claim.by === actor.account || can(actor, 'claim.accept')
}

/** Refuses to amend what is under review, was rejected, or is amended already. */
export async function refuseUnamendable(
  desk: Desk,
  call: Call,
  old: ClaimInContext,
): Promise<void> {
  const { id } = old.claim.row
  await refuseLocked(desk, { item: id, isOver: isOver(old) }, 'amends')
  await checkReplaceable(desk, call, id)
}

/** Appends an amendment with what it keeps of the claim; gives the agents that came with it. */
export async function appendAmendment(
  desk: Desk,
  write: Writer,
  old: ClaimInContext,
  prepared: PreparedClaim,
): Promise<Agent[]> {
  const before = old.claim.row
  await giveAmendment(desk, write, before, prepared.claim)
  const recorded = await appendPrepared(desk, write, prepared)
  const link = { from: prepared.claim.id, type: 'revises', to: before.id } as const
  await write.append('claim_relation', { ...link, note: AMENDMENT_NOTE })
  await appendCarried(desk, write, old, prepared.claim)
  return recorded
}

/** The form in the document of the claim; a whole claim names its own. */
function formOf(form: ClaimForm, { claim }: ClaimInContext): ClaimForm {
  return { ...form, document: form.document ?? claim.row.doc }
}

/**
 * A claim has one amendment at a time: of two the second has to begin from the first, or both
 * would count. One that was rejected is in nobody's way.
 */
async function checkReplaceable(desk: Desk, call: Call, id: string): Promise<void> {
  const old = await desk.ledger.read.claim(id)
  if (old?.statuses.some(({ row }) => row.status === 'rejected_by_reviewer'))
    throw new Refusal('wrong-state', 'amends', [{ claim: id }])
  const newest = old && (await newestAmendment(desk, old))
  if (newest === undefined) return
  const isShown = mayReadClaim(call.actor)(newest)
  const named = isShown ? { newest: newest.claim.row.id } : {}
  throw new Refusal('claim-amended', 'amends', [{ claim: id, ...named }])
}
