// proposal.amend: records a claim in place of what a proposal says; what is not given stays as
// proposed.

import { type madeSchema, proposalAmend } from '@tumen/contract'
import type { Proposal } from '@tumen/reading'
import type { z } from 'zod'
import { checkForm } from '../claim/prepare.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { amendedProposal } from './amended.ts'
import { type Answer, takeAnswers } from './answer.ts'
import { type MadeClaim, record } from './decide.ts'
import { saidSpeakers, withSaidSpeakers } from './said-speaker.ts'
import type { NumberRest } from './typed-number.ts'

export const amendProposal = implement(proposalAmend, async (desk, input, call) => {
  const { proposal: id, reason, whole, answers, numberKeeps, speakers, ...changed } = input
  const said = saidSpeakers(speakers)
  const about = { document: changed.document, proposal: id, isWhole: whole, said }
  const { choice, amended: proposed } = await amendedProposal(desk, call, about)
  const [proposal] = choice.chosen as [Proposal]
  const { amended, form: answered } = takeAnswers(proposal, proposed, answers)
  const form = withSaidSpeakers({ ...answered, ...changed }, said)
  const { prepared, problems } = await checkForm(desk, call, form, {
    id: desk.newId('cl'),
    amended: { ...amended, numberKeeps: [...numberKeeps, ...answeredRests(answers)] },
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

/** Of how many it is a part stays as it was answered, though the number was typed. */
function answeredRests(answers: readonly Answer[]): NumberRest[] {
  return answers.some(({ code }) => code === 'same-group') ? ['partOf'] : []
}
