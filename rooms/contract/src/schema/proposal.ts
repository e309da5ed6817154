// A proposal as it may leave: the claim that it would be, who would speak, the rules that filled
// each field, what is open, and what was decided. Input names proposals as they were seen.

import {
  AGENT_KINDS,
  ANONYMITIES,
  answerObject,
  CLAIM_RELATIONS,
  derivedObject,
  PROPOSAL_DECISIONS,
  PROPOSAL_FIELDS,
  QUESTION_CODES,
} from '@tumen/claim'
import { z } from 'zod'
import {
  claimSchema,
  linkSchema,
  referenceSchema,
  unrecordedFields,
  unrecordedLinkFields,
} from './claim.ts'
import { AGREEMENTS } from './reader.ts'
import { anewSchema } from './record.ts'

/** Proposals that one change decides about at the most. */
const MOST_AT_ONCE = 500

/** The id under which a proposal was shown: it changes with what the proposal says. */
export const proposalIdSchema = z
  .string()
  .regex(/^[a-z_]{1,30}-\d{1,9}-\d{1,9}(-[a-z_]{1,50}(-\d{1,9})?)?:[0-9a-f]{16}$/)
  .describe('id of the proposal as it was shown')

/** The input of whoever decides about proposals of one document. */
export const chosenSchema = z.strictObject({
  document: referenceSchema.describe('id of the document'),
  proposals: z
    .array(proposalIdSchema)
    .min(1)
    .max(MOST_AT_ONCE)
    .describe('ids of the proposals as they were shown; all or none'),
})

/** The answer that leaves a field out, because the text does not say it. */
export const NOT_SAID = 'not-said'

/** What a person answers to a question: one of the candidates, other words, or `not-said`. */
export const answerSchema = z.strictObject({
  code: z.enum(QUESTION_CODES).describe('the question'),
  answer: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .describe('one of the candidates, other words, or not-said'),
})

/** Answers that one change takes at the most: of each proposal a few. */
export const MOST_ANSWERS = 5000

/** What stays of a number whose words are typed anew. */
export const numberKeepsSchema = z
  .array(z.enum(['partOf', 'per', 'comparison']))
  .max(3)
  .default([])
  .describe('what of the number stays although its words are given anew')

/** Who a name of the chain means, where it is near known names or several bear it. */
export const saidSpeakersSchema = z
  .array(
    z.strictObject({
      name: z.string().trim().min(1).max(500).describe('as it stands in the chain'),
      is: referenceSchema.optional().describe('the speaker who is meant'),
      anew: anewSchema,
      kind: z.enum(AGENT_KINDS).optional().describe('of a new one that no proposal names'),
      anonymity: z.enum(ANONYMITIES).optional().describe('of a new one that no proposal names'),
    }),
  )
  .max(MOST_AT_ONCE)
  .default([])
  .describe('who a name of the chain means')

const proposedLinkSchema = derivedObject(
  linkSchema.omit({ agent: true }).extend({
    ...unrecordedLinkFields,
    agent: z.string().exactOptional().describe('a speaker that is recorded already'),
    isNew: z.boolean().describe('it would be recorded with the claim'),
    candidates: z.array(z.string()).describe('ids of those that the name may mean'),
  }),
)

/** A proposal with all that a person needs to decide. */
export const proposalSchema = answerObject({
  id: z.string(),
  key: z.string().describe('kind, offsets and perhaps act, which stay the same for a text'),
  range: answerObject({ start: z.int(), end: z.int() }).describe(
    'the number with its hedge, or the words that carry the statement',
  ),
  claim: derivedObject(
    claimSchema
      .omit({ id: true, chain: true, origin: true, extraction: true })
      .extend(unrecordedFields),
  ),
  chain: z.array(proposedLinkSchema),
  links: z
    .array(answerObject({ type: z.enum(CLAIM_RELATIONS), to: z.string() }))
    .describe('to other proposals, by key'),
  fields: z.array(
    answerObject({
      field: z.enum(PROPOSAL_FIELDS),
      rules: z.array(z.string()),
    }),
  ),
  questions: z.array(
    answerObject({
      code: z.enum(QUESTION_CODES),
      field: z.enum(PROPOSAL_FIELDS),
      candidates: z.array(z.string()).describe('the likeliest first; none is taken unasked'),
      range: answerObject({ start: z.int(), end: z.int() })
        .exactOptional()
        .describe('the words that raise it'),
    }),
  ),
  agreement: z
    .enum(AGREEMENTS)
    .exactOptional()
    .describe('of rules and language model; absent where none has read the text'),
  differing: z
    .array(z.enum(PROPOSAL_FIELDS))
    .exactOptional()
    .describe('the fields in which they differ, each with a question'),
  host: z.string().exactOptional().describe('the other machine on which the model read it'),
  standing: z.array(z.string()).describe('claims that stand on these words already'),
  decision: answerObject({
    decision: z.enum(PROPOSAL_DECISIONS),
    claim: z.string().exactOptional(),
    reason: z.string().exactOptional(),
    by: z.string(),
    recorded: z.string(),
    leaf: z.int(),
  })
    .exactOptional()
    .describe('absent while nobody has decided'),
})

/** Whether a form that amends something says everything that its fields can show. */
export const wholeSchema = z
  .boolean()
  .default(false)
  .describe('what is not given is left out, instead of staying as it was')
