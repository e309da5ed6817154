// proposal.accept, proposal.amend, proposal.reject: a person decides what the program proposed.
// A proposal becomes a claim by the same checks as one that was typed; claims and decisions are
// one change, so that undoing it leaves nothing behind.
import type { Agent, Claim, ProposalDecisionRow } from '@tumen/claim'
import type { Writer } from '@tumen/ledger'
import type { Proposal } from '@tumen/reading'
import { z } from 'zod'
import { noteAgents } from '../agent/index-by-name.ts'
import { makeChange } from '../change/make.ts'
import { appendSpeakersOf } from '../claim/copied-speaker.ts'
import { claimFormSchema } from '../claim/form.ts'
import { checkDraft, checkForm, type PreparedClaim } from '../claim/prepare.ts'
import { readingOf } from '../claim/reading.ts'
import { appendPrepared } from '../claim/record.ts'
import { refuseRepeated } from '../claim/repeated.ts'
import { referenceSchema } from '../claim/schema.ts'
import { type Call, type Desk, operation } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { amendedProposal } from './amended.ts'
import { type ChosenProposals, chooseProposals } from './chosen.ts'
import { appendLinks, claimsOfDecisions } from './link.ts'
import { proposedClaim, wholeChain } from './proposed-claim.ts'
import { openSpeakerBook, type SpeakerBook } from './proposed-speaker.ts'
import { chosenSchema, proposalIdSchema, wholeSchema } from './schema.ts'
import { decisionsOn, refuseDecided } from './state.ts'

const reasonSchema = z.string().min(1).max(2000).optional().describe('why; members read it')

const madeSchema = z.object({
  key: z.string(),
  id: z.string().describe('id of the claim'),
  reading: z.string(),
  counts: z.boolean().describe('whether it counts from now on, or waits for acceptance'),
})

export const acceptProposals = operation({
  name: 'proposal.accept',
  summary: 'Records the claims that proposals make, as they were shown; all of them or none.',
  input: chosenSchema,
  output: z.object({ claims: z.array(madeSchema) }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const choice = await chooseProposals(desk, call, input)
    const book = openSpeakerBook(desk, choice.document, call.actor)
    const made: MadeClaim[] = []
    for (const proposal of choice.chosen)
      made.push(await claimFrom(desk, call, proposal, { choice, book }))
    return record(desk, call, { operation: 'proposal.accept', input, choice, made })
  },
})

export const amendProposal = operation({
  name: 'proposal.amend',
  summary: 'Records a claim in place of what a proposal says; what is not given stays as proposed.',
  input: z.strictObject({
    document: referenceSchema.describe('id of the document'),
    proposal: proposalIdSchema,
    ...claimFormSchema.omit({ claim: true, id: true, document: true }).shape,
    whole: wholeSchema,
    reason: reasonSchema,
  }),
  output: madeSchema,
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { proposal: id, reason, whole, ...form } = input
    const about = { document: form.document, proposal: id, isWhole: whole }
    const { choice, amended } = await amendedProposal(desk, call, about)
    const [proposal] = choice.chosen as [Proposal]
    const { prepared, problems } = await checkForm(desk, call, form, {
      id: desk.newId('cl'),
      amended,
    })
    if (!prepared) throw problems[0] ?? new Refusal('invalid-input')
    const made: MadeClaim[] = [
      { key: proposal.key, prepared, decision: 'amended', ...(reason ? { reason } : {}) },
    ]
    const saysLinks = whole || form.relations !== undefined
    const recorded = { operation: 'proposal.amend', input, choice, made, saysLinks }
    const told = await record(desk, call, recorded)
    return told.claims[0] as z.output<typeof madeSchema>
  },
})

export const rejectProposals = operation({
  name: 'proposal.reject',
  summary: 'Notes that proposals are no claims of their text; they leave the list of open ones.',
  input: chosenSchema.extend({ reason: reasonSchema }),
  output: z.object({ rejected: z.int() }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { document, chosen } = await chooseProposals(desk, call, input)
    const keys = chosen.map(({ key }) => key)
    const change = { operation: 'proposal.reject', subject: document.id, input }
    return makeChange(desk, call, change, async (write) => {
      await refuseDecided(desk, document.id, keys, 'rejected')
      for (const key of keys)
        await appendDecision(desk, write, {
          ...{ document: document.id, key, decision: 'rejected' },
          ...(input.reason === undefined ? {} : { reason: input.reason }),
        })
      return { rejected: keys.length }
    })
  },
})

/** A claim that comes of a proposal, ready to be appended. */
interface MadeClaim {
  key: string
  decision: 'accepted' | 'amended'
  prepared: PreparedClaim
  reason?: string
}

/** The claim of a proposal as the reader filled it; refuses with its key in every detail. */
async function claimFrom(
  desk: Desk,
  call: Call,
  proposal: Proposal,
  { choice, book }: { choice: ChosenProposals; book: SpeakerBook },
): Promise<MadeClaim> {
  const { document } = choice
  const { claim: fields, chain } = await proposedClaim(proposal, document, book)
  const { links, agents } = wholeChain(chain, proposal.key)
  const claim: Claim = {
    id: desk.newId('cl'),
    ...fields,
    chain: links,
    origin: links.at(-1)?.agent ?? '',
    extraction: { method: 'rule', reviewed: false, confidence: proposal.extraction.confidence },
  }
  const text = (await desk.ledger.read.documentText(document.id)) ?? ''
  const source = { document, text }
  const drafted = { understood: claim, claim, speakers: [], created: agents, problems: [], source }
  const { prepared, problems } = await checkDraft(desk, call, drafted)
  if (!prepared) throw ofProposal(problems[0] ?? new Refusal('invalid-input'), proposal.key)
  return { key: proposal.key, decision: 'accepted', prepared }
}

function ofProposal({ code, field, details }: Refusal, proposal: string): Refusal {
  const told = details.length > 0 ? details : [{}]
  return new Refusal(
    code,
    field,
    told.map((detail) => ({ ...detail, proposal })),
  )
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
async function record(desk: Desk, call: Call, recorded: Recorded) {
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
        ...(reason === undefined ? {} : { reason }),
      })
    }
    const ids = new Map(made.map(({ key, prepared }) => [key, prepared.claim.id]))
    await appendLinks(write, saysLinks ? others(all, ids) : all, ids, earlier)
    const claims = made.map(({ prepared }) => prepared.claim)
    await appendSpeakersOf(desk, write, claims, agents)
    return { claims: made.map(answerFor) }
  })
  await noteAgents(desk.ledger, agents)
  return answer
}

function others(all: readonly Proposal[], ids: ReadonlyMap<string, string>): Proposal[] {
  return all.filter(({ key }) => !ids.has(key))
}

function answerFor({ key, prepared: { claim } }: MadeClaim) {
  return { key, id: claim.id, reading: readingOf(claim), counts: claim.extraction.reviewed }
}

async function appendDecision(
  desk: Desk,
  write: Writer,
  row: Omit<ProposalDecisionRow, 'id'>,
): Promise<void> {
  await write.append('proposal_decision', { id: desk.newId('pd'), ...row })
}
