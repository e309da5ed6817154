// proposal.accept: records the claims that proposals make, as they were shown and with every open
// question answered by a person; all of them or none.

import type { Claim } from '@tumen/claim'
import { proposalAccept } from '@tumen/contract'
import type { Proposal } from '@tumen/reading'
import type { z } from 'zod'
import { checkDraft, checkForm } from '../claim/prepare.ts'
import { currentText } from '../document/text.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { type Amended, amendedOf } from './amended.ts'
import { type Answer, openQuestions, takeAnswers } from './answer.ts'
import { keyOfId } from './book.ts'
import { type ChosenProposals, chooseProposals } from './chosen.ts'
import { type MadeClaim, record } from './decide.ts'
import { wholeChain } from './proposed-claim.ts'
import { openSpeakerBook, type SpeakerBook } from './proposed-speaker.ts'
import { type SaidSpeakers, saidSpeakers, withSaidSpeakers } from './said-speaker.ts'

export const acceptProposals = implement(proposalAccept, async (desk, input, call) => {
  const choice = await chooseProposals(desk, call, input)
  const answers = answersByKey(choice, input.answers)
  refuseOpen(choice, answers)
  const said = saidSpeakers(input.speakers)
  const book = openSpeakerBook(desk, choice, { actor: call.actor, said })
  const made: MadeClaim[] = []
  for (const proposal of choice.chosen) {
    const given = answers.get(proposal.key) ?? []
    made.push(await claimFrom(desk, call, { proposal, answers: given }, { choice, book, said }))
  }
  return record(desk, call, { operation: 'proposal.accept', input, choice, made })
})

/** The answers of each proposal; refuses those about a proposal that is not chosen. */
function answersByKey(
  { chosen }: ChosenProposals,
  answers: z.output<typeof proposalAccept.input>['answers'],
): ReadonlyMap<string, readonly Answer[]> {
  const byKey = new Map<string, Answer[]>(chosen.map(({ key }) => [key, []]))
  for (const { proposal, ...answer } of answers) {
    const key = keyOfId(proposal)
    const own = byKey.get(key)
    if (!own || own.some(({ code }) => code === answer.code))
      throw new Refusal('answer-unfit', 'answers', [{ proposal: key, question: answer.code }])
    own.push(answer)
  }
  return byKey
}

/** What is not known is not taken over: a person answers every question, and none by default. */
function refuseOpen(
  { chosen }: ChosenProposals,
  answers: ReadonlyMap<string, readonly Answer[]>,
): void {
  const open = chosen.flatMap((proposal) =>
    openQuestions(proposal, answers.get(proposal.key) ?? []).map(({ code }) => {
      return { proposal: proposal.key, question: code }
    }),
  )
  if (open.length > 0) throw new Refusal('open-question', 'answers', open)
}

interface Around {
  choice: ChosenProposals
  book: SpeakerBook
  said: SaidSpeakers
}

/** The claim of a proposal with its answers; refuses with its key in every detail. */
async function claimFrom(
  desk: Desk,
  call: Call,
  { proposal, answers }: { proposal: Proposal; answers: readonly Answer[] },
  { choice, book, said }: Around,
): Promise<MadeClaim> {
  const { document } = choice
  const amended = await amendedOf(proposal, choice, { book, isWhole: false })
  const taken = takeAnswers(proposal, amended, answers)
  const form = withSaidSpeakers(taken.form, said)
  const { prepared, problems } = taken.isChanged
    ? await checkForm(...([desk, call, { ...form, document: document.id }] as const), {
        id: desk.newId('cl'),
        amended: taken.amended,
      })
    : await checkUnchanged(desk, call, { proposal, amended }, choice)
  if (!prepared) throw ofProposal(problems[0] ?? new Refusal('invalid-input'), proposal.key)
  const decision = taken.isChanged ? 'amended' : 'accepted'
  return { key: proposal.key, decision, prepared }
}

/** The claim as the reader filled it. */
async function checkUnchanged(
  desk: Desk,
  call: Call,
  { proposal, amended }: { proposal: Proposal; amended: Amended },
  { document }: ChosenProposals,
) {
  const { claim: fields, chain } = amended
  const { links, agents } = wholeChain(chain, proposal.key)
  const claim: Claim = {
    id: desk.newId('cl'),
    ...fields,
    chain: links,
    origin: links.at(-1)?.agent ?? '',
    extraction: proposal.extraction,
  }
  const source = await currentText(desk, document)
  const drafted = { understood: claim, claim, speakers: [], created: agents, problems: [], source }
  return checkDraft(desk, call, drafted)
}

function ofProposal({ code, field, details }: Refusal, proposal: string): Refusal {
  const told = details.length > 0 ? details : [{}]
  return new Refusal(
    code,
    field,
    told.map((detail) => ({ ...detail, proposal })),
  )
}
