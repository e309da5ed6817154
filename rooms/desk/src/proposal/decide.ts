// What accepting, amending and rejecting share: a person decides what the program proposed. A
// proposal becomes a claim by the same checks as one that was typed; claims and decisions are one
// change, so that undoing it leaves nothing.

import { type Agent, given, type ProposalDecisionRow } from '@tumen/claim'
import type { Writer } from '@tumen/ledger'
import type { Proposal } from '@tumen/reading'
import { noteAgents } from '../agent/index-by-name.ts'
import { makeChange } from '../change/make.ts'
import { appendSpeakersOf } from '../claim/copied-speaker.ts'
import type { PreparedClaim } from '../claim/prepare.ts'
import { readingOf } from '../claim/reading.ts'
import { appendPrepared } from '../claim/record.ts'
import { refuseRepeated } from '../claim/repeated.ts'
import type { Call, Desk } from '../operation.ts'
import type { ChosenProposals } from './chosen.ts'
import { appendLinks, claimsOfDecisions } from './link.ts'
import { decisionsOn, refuseDecided } from './state.ts'

/** A claim that comes of a proposal, ready to be appended. */
export interface MadeClaim {
  key: string
  decision: 'accepted' | 'amended'
  prepared: PreparedClaim
  reason?: string
}

interface Recorded {
  operation: string
  input: unknown
  choice: ChosenProposals
  made: readonly MadeClaim[]
  /** Whether a form says to which claims its own is related; others may still point to it. */
  saysLinks?: boolean
}

/** Appends claims, links and decisions in one change. */
export async function record(desk: Desk, call: Call, recorded: Recorded) {
  const { operation, input, choice, made, saysLinks = false } = recorded
  const { document, all } = choice
  const agents: Agent[] = []
  const change = { operation, subject: document.id, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const decisions = await decisionsOn(desk, document.id)
    await refuseDecided(
      desk,
      document.id,
      made.map(({ key }) => key),
      'accepted',
    )
    const earlier = await claimsOfDecisions(desk, call, decisions)
    for (const { key, prepared, decision, reason } of made) {
      const { claim } = prepared
      await refuseRepeated(desk, claim)
      const known = new Set(agents.map(({ id }) => id))
      const created = prepared.created.filter(({ id }) => !known.has(id))
      agents.push(...(await appendPrepared(desk, write, { ...prepared, created })))
      await appendDecision(desk, write, {
        ...{ document: document.id, key, decision, claim: claim.id },
        ...given({ reason, layer: choice.layer }),
      })
    }
    const ids = new Map(made.map(({ key, prepared }) => [key, prepared.claim.id]))
    const told = withoutOtherWholes(all, made)
    await appendLinks(write, saysLinks ? others(told, ids) : told, ids, earlier)
    const claims = made.map(({ prepared }) => prepared.claim)
    await appendSpeakersOf(desk, write, claims, agents)
    return { claims: made.map(answerFor) }
  })
  await noteAgents(desk, agents)
  return answer
}

/** Who was said to be part of another whole than was read is no part of that. */
function withoutOtherWholes(all: readonly Proposal[], made: readonly MadeClaim[]): Proposal[] {
  const wholes = new Map(made.map(({ key, prepared }) => [key, prepared.claim.quantity?.partOf]))
  return all.map((proposal) => {
    const { key, links, quantity } = proposal
    if (!wholes.has(key) || wholes.get(key)?.value === quantity?.partOf?.value) return proposal
    return { ...proposal, links: links.filter(({ type }) => type !== 'part_of') }
  })
}

function others(all: readonly Proposal[], ids: ReadonlyMap<string, string>): Proposal[] {
  return all.filter(({ key }) => !ids.has(key))
}

function answerFor({ key, prepared: { claim } }: MadeClaim) {
  return { key, id: claim.id, reading: readingOf(claim), counts: claim.extraction.reviewed }
}

export async function appendDecision(
  desk: Desk,
  write: Writer,
  row: Omit<ProposalDecisionRow, 'id'>,
): Promise<void> {
  await write.append('proposal_decision', { id: desk.newId('pd'), ...row })
}
