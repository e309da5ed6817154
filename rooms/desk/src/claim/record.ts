// claim.record, claim.amend: what a text says, in its own words. A claim is never edited: an
// amendment is a new row, and the old one stays readable.
import type { Agent } from '@tumen/claim'
import { type ClaimInContext, EVER, type Writer } from '@tumen/ledger'
import { z } from 'zod'
import { noteAgents } from '../agent/index-by-name.ts'
import { appendAgent } from '../agent/record.ts'
import { makeChange } from '../change/make.ts'
import { type Call, type Desk, operation } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { can } from '../policy.ts'
import { wholeSchema } from '../proposal/schema.ts'
import { findClaim } from '../record/find.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { amendedRecord } from './amended-record.ts'
import { appendCarried } from './carry-over.ts'
import { appendSpeakersOf } from './copied-speaker.ts'
import { type ClaimForm, claimFormSchema } from './form.ts'
import { type PreparedClaim, prepareClaim } from './prepare.ts'
import { readingOf } from './reading.ts'
import { refuseRepeated } from './repeated.ts'
import { referenceSchema } from './schema.ts'
import { scopesOf } from './scope.ts'
import { AMENDMENT_NOTE } from './state.ts'
import { newestAmendment, supersededRows } from './version.ts'

const answerSchema = z.object({
  id: z.string(),
  reading: z.string(),
  /** Whether it counts from now on, or waits for acceptance. */
  counts: z.boolean(),
})

export const recordClaim = operation({
  name: 'claim.record',
  summary: 'Records what a document says: the exact words, the number, the chain of speakers.',
  input: claimFormSchema,
  output: answerSchema,
  changes: true,
  long: false,
  async run(desk, input, call) {
    const id = input.id ?? desk.newId('cl')
    const prepared = await prepareClaim(desk, call, input, { id })
    const change = { operation: 'claim.record', subject: prepared.claim.id, input }
    const recorded: Agent[] = []
    const answer = await makeChange(desk, call, change, async (write) => {
      // Who gives an id of their own says the same thing again on purpose.
      if (input.id === undefined) await refuseRepeated(desk, prepared.claim)
      recorded.push(...(await appendPrepared(desk, write, prepared)))
      await appendSpeakersOf(desk, write, [prepared.claim], recorded)
      return answerFor(prepared)
    })
    await noteAgents(desk.ledger, recorded)
    return answer
  },
})

export const amendClaim = operation({
  name: 'claim.amend',
  summary: 'Replaces a claim that we recorded wrongly by a new one; the old stays readable.',
  input: claimFormSchema.extend({
    amends: referenceSchema.describe('id of the claim to replace'),
    whole: wholeSchema,
    reason: z.string().min(1).max(2000).describe('why; members read it'),
  }),
  output: answerSchema,
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { amends, reason, whole, ...form } = input
    const old = await findClaim(desk, call.actor, amends, {
      code: 'unknown-claim',
      field: 'amends',
    })
    const mayDecide = can(call.actor, 'claim.accept')
    if (old.claim.by !== call.actor.account && !mayDecide)
      throw new Refusal('not-allowed', 'amends', [{ claim: amends }])
    const amended = await amendedRecord(desk, call.actor, old, whole)
    const id = form.id ?? desk.newId('cl')
    const prepared = await prepareClaim(desk, call, formOf(form, old), { id, amended })
    const change = { operation: 'claim.amend', subject: prepared.claim.id, input }
    const recorded: Agent[] = []
    const answer = await makeChange(desk, call, change, async (write) => {
      await checkReplaceable(desk, call, amends)
      recorded.push(...(await appendPrepared(desk, write, prepared)))
      const link = { from: prepared.claim.id, type: 'revises', to: amends } as const
      await write.append('claim_relation', { ...link, note: AMENDMENT_NOTE })
      await appendCarried(desk, write, old, prepared.claim)
      if (prepared.claim.extraction.reviewed)
        for (const row of await supersededRows(desk, amends, reason))
          await write.append('claim_status', row)
      await appendSpeakersOf(desk, write, [prepared.claim], recorded)
      return answerFor(prepared)
    })
    await noteAgents(desk.ledger, recorded)
    return answer
  },
})

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

function answerFor({ claim }: PreparedClaim) {
  return { id: claim.id, reading: readingOf(claim), counts: claim.extraction.reviewed }
}

/** An id stays taken also when the change that brought it was undone. */
async function refuseTakenId(desk: Desk, id: string): Promise<void> {
  const { read } = desk.ledger
  if (await read.claim(id)) throw new Refusal('duplicate-claim', 'id')
  if (await read.claim(id, EVER)) throw new Refusal('already-exists', 'id', [{ id }])
}

/** Appends the claim with its relations; gives the agents that were recorded with it. */
export async function appendPrepared(
  desk: Desk,
  write: Writer,
  prepared: PreparedClaim,
): Promise<Agent[]> {
  const { claim, created, relations } = prepared
  await refuseTakenId(desk, claim.id)
  for (const agent of created) await appendAgent(desk, write, agent)
  await write.appendClaim(claim, scopesOf(claim, await gazetteerOf(desk.ledger)))
  for (const relation of relations)
    await write.append('claim_relation', { from: claim.id, ...relation })
  return created
}
