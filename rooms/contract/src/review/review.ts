// What people can ask about reviews: the contract of each operation, without its body.
// Source: desk.md 4.
import {
  answerObject,
  derivedObject,
  REVIEW_STEPS,
  REVIEW_VERDICTS,
  REVIEWED_KINDS,
} from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { MOST_ID } from '../limit.ts'
import { LINKERS, WRITERS, WRITERS_AND_REVIEWERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { dateSchema } from '../schema/date.ts'

/**
 * `draft`: nobody handed it in yet. `disagreement`: the reviewers said different things, and a
 * third one settles it. `ended`: what was judged was withdrawn, corrected or replaced meanwhile.
 */
export const REVIEW_STATES = [
  'draft',
  'submitted',
  'in-review',
  'disagreement',
  'returned',
  'accepted',
  'rejected',
  'ended',
] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

const commentSchema = z.string().trim().min(1).max(2000).describe('why; members read it')
const itemSchema = z
  .string()
  .min(1)
  .max(3 * MOST_ID)
  .describe(
    'id of a claim; or `lineage FROM TO` (documents), `speaker A B` (agents), ' +
      '`event CLAIM EVENT`, `person A B` (mentions), `redaction ID` (a derivative)',
  )
const itemsSchema = z.array(itemSchema).min(1).max(500).describe('what is meant')
const decisionSchema = z.enum(REVIEW_VERDICTS).describe('what becomes of it')
const reviewersSchema = z.array(referenceSchema).min(1).max(2).describe('pseudonyms')
const dueSchema = dateSchema.optional().describe('day by which')
const stateAnswer = answerObject({ item: z.string(), state: z.enum(REVIEW_STATES) })
const judgedFields = {
  kind: z.enum(REVIEWED_KINDS),
  title: z.string(),
  author: z.string(),
  two: z.boolean().describe('whether two people should judge it'),
  reviewers: z.array(z.string()),
  due: z.string().exactOptional(),
  decides: z.boolean().describe('whether your decision is waited for'),
}
const REFUSALS = ['already-exists', 'not-found', 'wrong-state', 'shredded'] as const
const ASSIGNING = ['own-work', 'unknown-account', 'impossible-date', 'findings'] as const

export const reviewSubmit = contract({
  name: 'review.submit',
  summary: 'Hands your own claims, links, judgements and redacted copies in for review.',
  input: z.strictObject({ items: itemsSchema, comment: commentSchema }),
  output: answerObject({ submitted: z.int() }),
  roles: WRITERS,
  changes: true,
  refusals: REFUSALS,
})

export const reviewAssign = contract({
  name: 'review.assign',
  summary: 'Says who reviews what was handed in: one, or two who do not see each other.',
  input: z.strictObject({
    items: itemsSchema,
    reviewers: reviewersSchema,
    due: dueSchema,
    comment: commentSchema,
  }),
  output: answerObject({ assigned: z.int() }),
  roles: LINKERS,
  changes: true,
  refusals: [...REFUSALS, ...ASSIGNING],
})

export const reviewDecide = contract({
  name: 'review.decide',
  summary: 'Decides about what was assigned to you.',
  input: z.strictObject({ item: itemSchema, decision: decisionSchema, comment: commentSchema }),
  output: stateAnswer,
  roles: ['reviewer'],
  changes: true,
  refusals: [...REFUSALS, 'not-assigned', 'lineage-undecided'],
})

export const reviewSettle = contract({
  name: 'review.settle',
  summary: 'Settles what two reviewers disagree about; a third one does.',
  input: z.strictObject({ item: itemSchema, decision: decisionSchema, comment: commentSchema }),
  output: stateAnswer,
  roles: ['reviewer'],
  changes: true,
  refusals: [...REFUSALS, 'own-work', 'lineage-undecided'],
})

export const reviewReopen = contract({
  name: 'review.reopen',
  summary: 'Lets what was accepted be judged once more; until then it counts no longer.',
  input: z.strictObject({
    item: itemSchema,
    reviewers: reviewersSchema,
    due: dueSchema,
    comment: commentSchema,
  }),
  output: stateAnswer,
  roles: ['reviewer'],
  changes: true,
  refusals: [...REFUSALS, ...ASSIGNING],
})

export const reviewShow = contract({
  name: 'review.show',
  summary:
    'Shows the review of a record; of two reviewers none what the other said before both did.',
  input: z.strictObject({ item: itemSchema }),
  output: derivedObject(
    stateAnswer.extend({
      ...judgedFields,
      counts: z.boolean().describe('whether somebody accepted it, and it counts by that'),
      steps: z.array(
        answerObject({
          step: z.enum(REVIEW_STEPS),
          decision: z.enum(REVIEW_VERDICTS).exactOptional(),
          comment: z.string(),
          by: z.string(),
          recorded: z.string(),
        }),
      ),
    }),
  ),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: ['not-found', 'shredded'],
})

export const reviewList = contract({
  name: 'review.list',
  summary: 'Lists what is under review: yours first, then by the day by which.',
  input: z.strictObject({
    state: z.enum(REVIEW_STATES).optional().describe('only of this state'),
    after: itemSchema.optional().describe('the last one of the page before'),
    limit: z.int().min(1).max(500).default(100).describe('how many at the most'),
  }),
  output: answerObject({
    counts: answerObject({
      mine: z.int(),
      overdue: z.int(),
      submitted: z.int(),
      disagreement: z.int(),
    }),
    reviews: z.array(
      derivedObject(
        stateAnswer.extend({
          ...judgedFields,
          overdue: z.boolean(),
        }),
      ),
    ),
    next: z.string().exactOptional(),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: [],
})

export const reviewAgreement = contract({
  name: 'review.agreement',
  summary: 'Says how often two reviewers agreed, and how far beyond chance.',
  input: z.strictObject({}),
  output: answerObject({
    double: z.int().describe('claims about which two reviewers decided'),
    agreed: z.int(),
    kappa: answerObject({ value: z.number(), low: z.number(), high: z.number() })
      .exactOptional()
      .describe('Cohen’s kappa with its 95 % interval; absent below 30 double reads'),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: [],
})
