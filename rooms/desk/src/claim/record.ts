// claim.record: what a text says, in its own words. A claim is never edited: an amendment is a new
// row, and the old one stays readable.
import type { Agent } from '@tumen/claim'
import { claimRecord } from '@tumen/contract'
import { EVER, type Writer } from '@tumen/ledger'
import { noteAgents } from '../agent/index-by-name.ts'
import { appendAgent } from '../agent/record.ts'
import { makeChange } from '../change/make.ts'
import { giveSpeakers } from '../group/give-along.ts'
import { type Desk, implement } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { Refusal } from '../refusal.ts'
import { appendSpeakersOf } from './copied-speaker.ts'
import { type PreparedClaim, prepareClaim } from './prepare.ts'
import { readingOf } from './reading.ts'
import { refuseRepeated } from './repeated.ts'
import { scopesOf } from './scope.ts'

export const recordClaim = implement(claimRecord, async (desk, input, call) => {
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
  await noteAgents(desk, recorded)
  return answer
})

export function answerFor({ claim }: PreparedClaim) {
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
  await giveSpeakers(desk, write, created, claim)
  for (const agent of created) await appendAgent(desk, write, agent)
  await write.appendClaim(claim, scopesOf(claim, await gazetteerOf(desk)))
  for (const relation of relations)
    await write.append('claim_relation', { from: claim.id, ...relation })
  return created
}
