// proposal.amend: records a claim in place of what a proposal says; what is not given stays as
// proposed.

import { type madeSchema, proposalAmend } from '@tumen/contract'
import type { Proposal } from '@tumen/reading'
import type { z } from 'zod'
import type { ClaimForm } from '../claim/form.ts'
import { checkForm } from '../claim/prepare.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { type Amended, amendedProposal } from './amended.ts'
import { type Answer, openQuestions, saysUnreal, takeAnswers, withWhatHappened } from './answer.ts'
import type { ChosenProposals } from './chosen.ts'
import { type MadeClaim, record } from './decide.ts'
import { saidSpeakers, withSaidSpeakers } from './said-speaker.ts'
import type { NumberRest } from './typed-number.ts'

export const amendProposal = implement(proposalAmend, async (desk, input, call) => {
  const { proposal: _, reason, whole, answers, numberKeeps, speakers, ...changed } = input
  const { choice, amended, form } = await answeredProposal(desk, call, input, changed)
  const [proposal] = choice.chosen as [Proposal]
  refuseUnsaid(proposal, answers, changed)
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
})

/**
 * Whether it happened is said before anything is recorded: a form that comes filled in says how
 * sure it is, and not that.
 */
function refuseUnsaid(proposal: Proposal, answers: readonly Answer[], changed: ClaimForm): void {
  const question = 'did-it-happen'
  const isOpen = openQuestions(proposal, answers).some(({ code }) => code === question)
  if (isOpen && !saysUnreal(changed))
    throw new Refusal('open-question', 'answers', [{ proposal: proposal.key, question }])
}

/** What is said of a proposal beside the fields of a form. */
type SaidOfProposal = Pick<
  z.output<typeof proposalAmend.input>,
  'document' | 'proposal' | 'answers' | 'numberKeeps' | 'speakers' | 'whole'
>

/** A proposal as what a form amends, once its answers are taken, and the form with these. */
export async function answeredProposal(
  desk: Desk,
  call: Call,
  { document, proposal: id, answers, numberKeeps, speakers, whole }: SaidOfProposal,
  changed: ClaimForm,
): Promise<{ choice: ChosenProposals; amended: Amended; form: ClaimForm }> {
  const said = saidSpeakers(speakers)
  const about = { document, proposal: id, isWhole: whole, said }
  const { choice, amended: proposed } = await amendedProposal(desk, call, about)
  const [proposal] = choice.chosen as [Proposal]
  const { amended, form: answered } = takeAnswers(proposal, proposed, answers)
  return {
    choice,
    amended: { ...amended, numberKeeps: [...numberKeeps, ...answeredRests(answers)] },
    form: withSaidSpeakers(withWhatHappened({ ...answered, ...changed }, answers), said),
  }
}

/** Of how many it is a part stays as it was answered, though the number was typed. */
function answeredRests(answers: readonly Answer[]): NumberRest[] {
  return answers.some(({ code }) => code === 'same-group') ? ['partOf'] : []
}
