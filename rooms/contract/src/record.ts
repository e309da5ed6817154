// What people can ask about record: the contract of each operation, without its body.
import { answerObject, BELONGING_KINDS, derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { REFUSAL_CODES } from './code.ts'
import { contract } from './contract.ts'
import { MOST_ID } from './limit.ts'
import { EVERYBODY, LINKERS, READERS } from './role.ts'
import { claimSchema, intervalSchema, referenceSchema } from './schema/claim.ts'
import { agentSchema, documentSchema } from './schema/record.ts'
import { seenSchema } from './schema/seen.ts'

export const plainSchema = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** One field that differs. */
export const fieldChangeSchema = answerObject({
  path: z.string().describe('e.g. quantity.value or places[0].name'),
  before: plainSchema.exactOptional(),
  after: plainSchema.exactOptional(),
  words: z
    .array(answerObject({ text: z.string(), side: z.enum(['before', 'after']).exactOptional() }))
    .exactOptional()
    .describe('both texts in one: what only one of them has says which'),
})

/** A row of a history; who may read a change depends on the field that its path names. */
export const historyRowSchema = answerObject({
  table: z.string(),
  id: z.string().exactOptional().describe('id of what the row is about'),
  leaf: z.int(),
  operation: z.string(),
  recorded: z.string(),
  by: z.string(),
  undone: z.literal(true).exactOptional().describe('it does not count now'),
  undoes: z.int().exactOptional().describe('leaf of the change that it undid'),
  changes: z.array(fieldChangeSchema).describe('of closed fields for those who may read them'),
})

export const recordHistory = contract({
  name: 'record.history',
  summary:
    'Shows every row about a document, claim, speaker, event or place, and what each changed.',
  input: z.strictObject({ id: referenceSchema.describe('id of the record') }),
  output: answerObject({
    rows: z.array(historyRowSchema),
    truncated: z.literal(true).exactOptional().describe('only the oldest rows are told'),
  }),
  roles: READERS,
  changes: false,
  refusals: ['not-found'],
})

const KINDS = ['document', 'claim', 'agent', 'event', 'list', 'estimate', 'query'] as const

export const recordNameSchema = answerObject({
  id: z.string(),
  kind: z.enum(KINDS),
  isPublic: z.boolean().describe('whether the name may stand where others keep it, as in a tab'),
  sensitivity: documentSchema.shape.sensitivity
    .exactOptional()
    .describe('of a closed document or claim'),
  title: z.string().exactOptional().describe('of a document, an event, a list, an estimate'),
  language: documentSchema.shape.language.exactOptional(),
  published: intervalSchema.exactOptional(),
  agent: derivedObject(agentSchema.pick({ id: true, kind: true, name: true, sealed: true }))
    .exactOptional()
    .describe('the speaker; of a document and a claim who published it'),
  claim: derivedObject(
    claimSchema.pick({ kind: true, quantity: true, modality: true }).extend({
      isConditional: z.literal(true).exactOptional().describe('it hangs on a condition'),
      proposition: derivedObject(claimSchema.shape.proposition.pick({ act: true, polarity: true })),
    }),
  )
    .exactOptional()
    .describe('what a claim says'),
})

export const recordNames = contract({
  name: 'record.names',
  summary: 'Says what records are called: title, who published it, and when.',
  input: z.strictObject({
    ids: z.array(referenceSchema).min(1).max(500).describe('ids of records, of any kind'),
  }),
  output: answerObject({ names: z.array(recordNameSchema) }),
  // What each may know of is asked of each record.
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

const kindSchema = z.enum(BELONGING_KINDS).describe('what the record is')
const groupsSchema = z
  .array(referenceSchema)
  .max(100)
  .describe('ids of groups; none: it is everybody’s')
const manySchema = z.array(referenceSchema).min(1).max(500)
const manyFields = {
  goes: z.int().describe('how many are given'),
  outcomes: z
    .array(answerObject({ outcome: z.enum(['goes', ...REFUSAL_CODES]), ids: z.array(z.string()) }))
    .describe('the others stay untouched'),
}

export const recordCheckAssign = contract({
  name: 'record.check-assign',
  summary: 'Says of many records which would be given to groups; nothing is changed.',
  input: z.strictObject({
    kind: kindSchema,
    ids: manySchema.describe('ids of records'),
    groups: groupsSchema,
  }),
  output: answerObject({
    ...manyFields,
    token: z.string().describe('for record.assign: stands for exactly this'),
  }),
  roles: [...LINKERS, 'administrator'],
  changes: false,
  refusals: ['unknown-group'],
})

export const recordAssign = contract({
  name: 'record.assign',
  summary: 'Says to which groups a record belongs: nobody else knows that it is there.',
  input: z.strictObject({
    kind: kindSchema,
    id: referenceSchema.optional().describe('id of the record'),
    ids: manySchema
      .optional()
      .describe('ids of many records, in place of one; needs the `token` of record.check-assign'),
    groups: groupsSchema,
    seen: seenSchema.optional(),
    token: z.string().max(64).optional().describe('of record.check-assign'),
  }),
  output: answerObject({
    id: z.string().exactOptional(),
    groups: z.array(z.string()),
    goes: manyFields.goes.exactOptional(),
    outcomes: manyFields.outcomes.exactOptional(),
  }),
  roles: [...LINKERS, 'administrator'],
  changes: true,
  refusals: [
    'stale',
    'stale-dry-run',
    'wrong-state',
    'findings',
    'not-found',
    'unknown-group',
    'opens-unread',
    'shredded',
  ],
})

export const recordWork = contract({
  name: 'record.work',
  summary: 'Says whether others work on a record at this moment, and that you do; nothing is kept.',
  input: z.strictObject({
    record: z
      .string()
      .min(1)
      .max(3 * MOST_ID)
      .describe('as reviews name it, but no pair of mentions; or `document ID`'),
    working: z
      .boolean()
      .optional()
      .describe('true: you have its form open; false: you left it; absent: you only look'),
  }),
  output: answerObject({
    working: z.boolean().describe('whether anybody else does, reviewers who judge it aside'),
    names: z.array(z.string()).describe('pseudonyms of those with whom you share a group'),
  }),
  roles: READERS,
  changes: false,
  refusals: ['not-found', 'shredded'],
})
