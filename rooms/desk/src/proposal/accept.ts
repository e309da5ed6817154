// proposal.accept: records the claims that proposals make, as they were shown; all of them or none.

import type { Claim } from '@tumen/claim'
import { proposalAccept } from '@tumen/contract'
import type { Proposal } from '@tumen/reading'
import { checkDraft } from '../claim/prepare.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { type ChosenProposals, chooseProposals } from './chosen.ts'
import { type MadeClaim, record } from './decide.ts'
import { proposedClaim, wholeChain } from './proposed-claim.ts'
import { openSpeakerBook, type SpeakerBook } from './proposed-speaker.ts'

export const acceptProposals = implement(proposalAccept, async (desk, input, call) => {
  const choice = await chooseProposals(desk, call, input)
  refuseOpen(choice.chosen)
  const book = openSpeakerBook(desk, choice.document, call.actor)
  const made: MadeClaim[] = []
  for (const proposal of choice.chosen)
    made.push(await claimFrom(desk, call, proposal, { choice, book }))
  return record(desk, call, { operation: 'proposal.accept', input, choice, made })
})

/** What may never have happened counts for nobody before a person has said that it did. */
function refuseOpen(chosen: readonly Proposal[]): void {
  const open = chosen.filter(({ questions }) => questions.some(isOfFactuality))
  const named = open.map(({ key }) => ({ proposal: key }))
  if (named.length > 0) throw new Refusal('open-question', 'proposals', named)
}

const isOfFactuality = ({ field }: { field: string }) => field === 'factuality'

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
