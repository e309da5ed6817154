// What people can ask about reviews: the contract of each operation, without its body.
// Source: desk.md 4.
import {
  answerObject,
  derivedObject,
  REVIEW_STEPS,
  REVIEW_VERDICTS,
  REVIEWED_KINDS,
  VERDICTS,
} from '@tumen/claim'
import { z } from 'zod'
import { REFUSAL_CODES } from '../code.ts'
import { contract } from '../contract.ts'
import { MOST_ID } from '../limit.ts'
import { LINKERS, WRITERS, WRITERS_AND_REVIEWERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { dateSchema } from '../schema/date.ts'
import { derivativeSchema } from '../schema/evidence.ts'
import { mentionSchema } from '../schema/linkage.ts'
import { tilesSchema } from '../schema/tiles.ts'

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
export const WAITING_QUEUES = ['mine', 'group', 'overdue', 'disagreement', 'naming'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

const commentSchema = z.string().trim().min(1).max(2000).describe('why; members read it')
const ITEM =
  'id of a claim; or `lineage FROM TO` (documents), `speaker A B` (agents), ' +
  '`event CLAIM EVENT`, `person A B` (mentions), `redaction ID` (a derivative)'
const itemSchema = z
  .string()
  .min(1)
  .max(3 * MOST_ID)
  .describe(ITEM)
const itemsSchema = z.array(itemSchema).min(1).max(500).describe(`what is meant, each an ${ITEM}`)
const decisionSchema = z.enum(REVIEW_VERDICTS).describe('what becomes of it')
const reviewersSchema = z.array(referenceSchema).min(1).max(2).describe('pseudonyms')
const dueSchema = dateSchema.optional().describe('day by which')
const decidingSchema = z.strictObject({
  item: itemSchema,
  decision: decisionSchema,
  comment: commentSchema,
  tiles: tilesSchema.optional(),
})
const stateAnswer = answerObject({ item: z.string(), state: z.enum(REVIEW_STATES) })
const judgedFields = {
  kind: z.enum(REVIEWED_KINDS),
  title: z.string(),
  author: z.string(),
  two: z.boolean().describe('whether two people should judge it'),
  reviewers: z.array(z.string()),
  due: z.string().exactOptional(),
  decides: z.boolean().describe('whether your decision is waited for'),
  closed: z
    .array(answerObject({ id: z.string(), sensitivity: z.literal('restricted') }))
    .exactOptional()
    .describe('closed records whose words it shows'),
}
/** What no other operation shows of what is judged. */
const subjectFields = {
  said: answerObject({
    verdict: z.enum(VERDICTS),
    reason: z.string().exactOptional(),
    mentions: z.array(mentionSchema).describe('the two'),
  })
    .exactOptional()
    .describe('of two mentions: what its author says of them'),
  copy: answerObject({
    derivative: derivativeSchema,
    redaction: z.string().exactOptional().describe('by which it was made'),
    revision: z.int().exactOptional(),
  })
    .exactOptional()
    .describe('of a redacted copy: what it is'),
}
const REFUSALS = ['already-exists', 'not-found', 'wrong-state', 'shredded'] as const
/** What cannot be accepted yet. */
const EARLY = ['lineage-undecided', 'not-all-seen', 'part-not-opened', 'nothing-covered'] as const
const ASSIGNING = [
  ...(['own-work', 'unknown-account', 'impossible-date', 'findings', 'reviewer-twice'] as const),
] as const

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
  summary: 'Says who reviews: one, or two who do not see each other; or instead of whom.',
  input: z.strictObject({
    items: itemsSchema,
    reviewers: reviewersSchema,
    instead: referenceSchema
      .optional()
      .describe('of whom, while it is judged; what they decided stays, and stays unseen'),
    due: dueSchema,
    comment: commentSchema,
  }),
  output: answerObject({ assigned: z.int() }),
  roles: LINKERS,
  changes: true,
  refusals: [...REFUSALS, ...ASSIGNING, 'not-assigned'],
})

export const reviewDecide = contract({
  name: 'review.decide',
  summary: 'Decides about what was assigned to you.',
  input: decidingSchema,
  output: stateAnswer,
  roles: ['reviewer'],
  changes: true,
  refusals: [...REFUSALS, 'not-assigned', ...EARLY],
})

export const reviewSettle = contract({
  name: 'review.settle',
  summary: 'Settles what two reviewers disagree about; a third one does.',
  input: decidingSchema,
  output: stateAnswer,
  roles: ['reviewer'],
  changes: true,
  refusals: [...REFUSALS, 'own-work', ...EARLY],
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

export const reviewComment = contract({
  name: 'review.comment',
  summary: 'Says something in a review; `@name` tells the person of it on their start page.',
  input: z.strictObject({ item: itemSchema, comment: commentSchema }),
  output: stateAnswer,
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  refusals: REFUSALS,
})

const BULK = ['submit', 'assign', 'withdraw'] as const
const bulkFields = {
  do: z.enum(BULK).describe('what is done with each'),
  items: itemsSchema,
  reviewers: reviewersSchema.optional(),
  due: dueSchema,
  comment: commentSchema,
}
const bulkAnswer = answerObject({
  goes: z.int().describe('how many it is done with'),
  outcomes: z
    .array(
      answerObject({
        outcome: z.enum(['goes', ...REFUSAL_CODES]),
        items: z.array(z.string()),
      }),
    )
    .describe('the others stay untouched'),
  token: z.string().describe('stands for exactly these outcomes'),
})

export const reviewCheckBulk = contract({
  name: 'review.check-bulk',
  summary: 'Says of many records what would become of each; nothing is changed.',
  input: z.strictObject(bulkFields),
  output: bulkAnswer,
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: ['impossible-date', 'findings'],
})

export const reviewBulk = contract({
  name: 'review.bulk',
  summary: 'Does with many records what was checked before, in one change.',
  input: z.strictObject({ ...bulkFields, token: z.string().describe('of review.check-bulk') }),
  output: bulkAnswer,
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  refusals: ['already-exists', 'impossible-date', 'findings', 'stale-dry-run', 'wrong-state'],
})

export const reviewShow = contract({
  name: 'review.show',
  summary:
    'Shows the review of a record; of two reviewers none what the other said before both did.',
  input: z.strictObject({ item: itemSchema }),
  output: derivedObject(
    stateAnswer.extend({
      ...judgedFields,
      ...subjectFields,
      settles: z
        .boolean()
        .describe('whether reviewers disagree and you, who had no part in it, may settle it'),
      nobodySettles: z
        .literal(true)
        .exactOptional()
        .describe('reviewers disagree, and no account could settle it'),
      counts: z.boolean().describe('whether somebody accepted it, and it counts by that'),
      absent: z
        .array(z.string())
        .exactOptional()
        .describe('reviewers who can judge it no longer, for who may name others'),
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
  summary: 'Lists what is under review: yours first, then what bears on most shared questions.',
  input: z.strictObject({
    state: z.enum(REVIEW_STATES).optional().describe('only of this state'),
    of: z
      .enum(WAITING_QUEUES)
      .optional()
      .describe(
        'only what waits for you, is of a group of yours, is late, disagreed about, or names you',
      ),
    after: itemSchema.optional().describe('the last one of the page before'),
    limit: z.int().min(0).max(500).default(100).describe('how many at the most; 0: counts alone'),
  }),
  output: answerObject({
    counts: answerObject({
      mine: z.int(),
      overdue: z.int(),
      submitted: z.int(),
      disagreement: z.int(),
      settles: z.int().describe('disagreements that you may settle'),
      naming: z.int().describe('in how many comments name you that you have not answered'),
      copies: z.int().describe('covered copies that nobody has handed in or judged'),
    }),
    copies: z
      .array(
        answerObject({
          ...{ derivative: z.string(), document: z.string() },
          by: z.string().describe('who made it'),
          recorded: z.string(),
          decides: z.boolean().describe('whether you may decide about it'),
        }),
      )
      .describe('the same, what waits longest first; with the first page of all alone'),
    reviews: z.array(
      derivedObject(
        stateAnswer.extend({
          ...judgedFields,
          overdue: z.boolean(),
          settles: z.boolean().describe('whether you may settle what reviewers disagree about'),
          questions: z.int().describe('shared questions on which it bears'),
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
