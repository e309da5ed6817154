// What people can ask about proposal: the contract of each operation, without its body.

import { answerObject, derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { FORM_REFUSALS } from './code.ts'
import { contract } from './contract.ts'
import { WRITERS } from './role.ts'
import { referenceSchema } from './schema/claim.ts'
import { claimFormSchema } from './schema/claim-form.ts'
import {
  answerSchema,
  chosenSchema,
  MOST_ANSWERS,
  numberKeepsSchema,
  proposalIdSchema,
  saidSpeakersSchema,
  wholeSchema,
} from './schema/proposal.ts'

export const madeSchema = answerObject({
  key: z.string(),
  id: z.string().describe('id of the claim'),
  reading: z.string(),
  counts: z.boolean().describe('whether it counts from now on, or waits for acceptance'),
})

export const proposalAccept = contract({
  name: 'proposal.accept',
  summary:
    'Records the claims that proposals make, with every open question answered; all or none.',
  input: chosenSchema.extend({
    answers: z
      .array(derivedObject(answerSchema.extend({ proposal: proposalIdSchema })))
      .max(MOST_ANSWERS)
      .default([])
      .describe('to every open question of these proposals'),
    speakers: saidSpeakersSchema,
  }),
  output: answerObject({ claims: z.array(madeSchema) }),
  roles: WRITERS,
  changes: true,
  refusals: [
    ...FORM_REFUSALS,
    'already-exists',
    'text-too-long',
    'unknown-proposal',
    'proposal-changed',
    'proposal-decided',
    'open-question',
    'answer-unfit',
    'not-a-claim',
  ],
})

const decisionReasonSchema = z.string().min(1).max(2000).optional().describe('why; members read it')

export const proposalAmend = contract({
  name: 'proposal.amend',
  summary: 'Records a claim in place of what a proposal says; what is not given stays as proposed.',
  input: z.strictObject({
    document: referenceSchema.describe('id of the document'),
    proposal: proposalIdSchema,
    answers: z.array(answerSchema).max(50).default([]).describe('to its questions'),
    ...claimFormSchema.omit({ claim: true, id: true, document: true }).shape,
    whole: wholeSchema,
    numberKeeps: numberKeepsSchema,
    speakers: saidSpeakersSchema,
    reason: decisionReasonSchema,
  }),
  output: madeSchema,
  roles: WRITERS,
  changes: true,
  refusals: [
    ...FORM_REFUSALS,
    'already-exists',
    'text-too-long',
    'unknown-proposal',
    'proposal-changed',
    'proposal-decided',
    'open-question',
    'answer-unfit',
    'not-a-claim',
  ],
})

export const proposalReject = contract({
  name: 'proposal.reject',
  summary: 'Notes that proposals are no claims of their text; they leave the list of open ones.',
  input: chosenSchema.extend({ reason: decisionReasonSchema }),
  output: answerObject({ rejected: z.int() }),
  roles: WRITERS,
  changes: true,
  refusals: [
    'not-found',
    'already-exists',
    'text-too-long',
    'unknown-document',
    'unknown-proposal',
    'proposal-changed',
    'proposal-decided',
    'shredded',
  ],
})
