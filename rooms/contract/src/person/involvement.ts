// What people can ask about what persons were in events: the contract of each operation, without
// its body. A link names a mention; it is of whoever that mention is of.

import { answerObject, answerRecord, CERTAINTIES, PERSON_ROLES, ROW_SCHEMAS } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { LINKERS, NAMERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { pageInput } from '../schema/page.ts'
import { knownFields } from '../schema/question.ts'
import { recordedFields } from '../schema/record.ts'
import { seenSchema } from '../schema/seen.ts'

/** Most persons that one change links. */
export const MOST_LINKED = 10_000

const { withdrawn: _, event: __, ...linkFields } = answerRecord(ROW_SCHEMAS.involvement).shape

/** A link with its event and whose it is, to whoever may read names. */
export const involvementSchema = answerObject({
  ...linkFields,
  person: z.string().exactOptional().describe('whose mention it is; none before a linkage'),
  name: z.string().exactOptional().describe('as the mention writes it'),
  event: answerRecord(ROW_SCHEMAS.event),
  ...recordedFields,
})

const whoFields = {
  event: referenceSchema.describe('id of the event'),
  persons: z
    .array(referenceSchema)
    .min(1)
    .max(1000)
    .optional()
    .describe('ids of persons, or of mentions of them'),
  list: referenceSchema.optional().describe('id of a list with names: everybody on it'),
  claim: referenceSchema
    .optional()
    .describe('id of the claim that says so; alone: those whom it names'),
  document: referenceSchema.optional().describe('id of the document that says so'),
  role: z.enum(PERSON_ROLES).default('victim').describe('what they were in the event'),
  certainty: z.enum(CERTAINTIES).default('certain').describe('how sure that is'),
  sensitivity: z
    .enum(['public', 'restricted'])
    .optional()
    .describe('who may see it; default restricted for a witness and a source'),
}

const REFUSALS = [
  ...(['unknown-event', 'unknown-person', 'unknown-list', 'list-without-names'] as const),
  ...(['unknown-claim', 'unknown-document', 'nobody-named', 'shredded'] as const),
]

/** What a link would be: not there yet, there with another certainty, there as it is. */
export const LINK_OUTCOMES = ['new', 'changed', 'unchanged'] as const

const countFields = {
  outcomes: z
    .array(answerObject({ outcome: z.enum(LINK_OUTCOMES), links: z.int() }))
    .describe('how many links are new, changed, or there already'),
  unnamed: z.int().describe('whom the claim names and no list with names has'),
}

export const involvementCheck = contract({
  name: 'involvement.check',
  summary: 'Tells what linking persons to an event would change, and changes nothing.',
  input: z.strictObject(whoFields),
  output: answerObject({
    token: z.string().describe('for involvement.record: the same links, or none'),
    ...countFields,
    links: z
      .array(
        answerObject({
          mention: z.string(),
          name: z.string().exactOptional(),
          person: z.string().exactOptional(),
          outcome: z.enum(LINK_OUTCOMES),
          before: z.enum(CERTAINTIES).exactOptional().describe('certainty, where it changes'),
        }),
      )
      .describe('the first 200'),
  }),
  roles: LINKERS,
  changes: false,
  refusals: REFUSALS,
})

export const involvementRecord = contract({
  name: 'involvement.record',
  summary: 'Links persons to an event, with what they were in it and how sure that is.',
  input: z.strictObject({
    ...whoFields,
    token: z.string().max(64).optional().describe('of involvement.check; refused if it is stale'),
  }),
  output: answerObject({ ...countFields, ids: z.array(z.string()).describe('of these links') }),
  roles: LINKERS,
  changes: true,
  refusals: [...REFUSALS, 'already-exists', 'stale-dry-run'],
})

export const involvementWithdraw = contract({
  name: 'involvement.withdraw',
  summary: 'Takes back links of persons to events; they stay in the history.',
  input: z.strictObject({
    ids: z.array(referenceSchema).min(1).max(1000).describe('ids of the links'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ withdrawn: z.int() }),
  roles: LINKERS,
  changes: true,
  refusals: ['unknown-involvement', 'stale', 'already-exists'],
})

export const involvementList = contract({
  name: 'involvement.list',
  summary: 'Lists what persons were in events: of a person, an event or a claim, or all.',
  input: z.strictObject({
    person: referenceSchema.optional().describe('id of a person, of now or of before'),
    event: referenceSchema.optional().describe('id of an event'),
    claim: referenceSchema.optional().describe('id of the claim that says so'),
    asKnownOn: knownFields.asKnownOn,
    ...pageInput,
  }),
  output: answerObject({
    involvements: z.array(involvementSchema),
    total: z
      .int()
      .exactOptional()
      .describe('how many there are in all; told with the first page, where `after` is absent'),
    next: z.string().exactOptional(),
    knownOn: z.string().exactOptional().describe('the day of knowledge, where one was asked'),
  }),
  roles: NAMERS,
  changes: false,
  refusals: ['unknown-person', 'unknown-event', 'unknown-claim', 'impossible-date', 'findings'],
})
