// What people can ask about who may read what only few may, and who has: the contract of each
// operation, without its body. Source: desk.md 10, C4 and C6.
import { answerObject, GRANTED_KINDS, ROLES } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { EVERYBODY, LINKERS, READERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { dateSchema } from '../schema/date.ts'

/** Kinds of records of which one may ask who may read them. */
export const ACCESS_KINDS = ['document', 'claim', 'agent', 'list', 'person'] as const

/** What of a record somebody may read: the record, its closed fields, the names in it. */
export const ACCESS_PARTS = ['record', 'fields', 'names'] as const

const reasonSchema = z.string().trim().min(1).max(2000).describe('why; members read it')

const grantSchema = answerObject({
  id: z.string(),
  account: z.string(),
  field: z.string().exactOptional().describe('the one field; else the record and all of them'),
  until: z.string().describe('the last day on which it holds'),
  isOver: z.literal(true).exactOptional(),
  reason: z.string(),
  by: z.string(),
  recorded: z.string(),
  leaf: z.int(),
})

export const accessShow = contract({
  name: 'access.show',
  summary: 'Says who may read a record: by which roles, in which groups, and by which grants.',
  input: z.strictObject({
    kind: z.enum(ACCESS_KINDS).describe('what the record is'),
    id: referenceSchema.describe('id of the record'),
  }),
  output: answerObject({
    kind: z.enum(ACCESS_KINDS),
    id: z.string(),
    parts: z.array(
      answerObject({
        part: z.enum(ACCESS_PARTS),
        roles: z.array(z.enum(ROLES)),
      }),
    ),
    author: z.string().exactOptional().describe('may read all of it'),
    groups: z
      .array(answerObject({ id: z.string(), name: z.string() }))
      .describe('of those that the asker is in; none: it is everybody’s'),
    given: answerObject({
      groups: z.array(z.string()).describe('of those that the asker is in'),
      leaf: z.int().describe('leaf of the change that said so, 0 for none'),
    })
      .exactOptional()
      .describe('to which groups the record itself was given, as `record.assign` says it'),
    grants: z.array(grantSchema),
  }),
  roles: READERS,
  changes: false,
  refusals: ['not-found', 'shredded'],
})

export const accessGrant = contract({
  name: 'access.grant',
  summary:
    'Lets one account read a record, or one field of it, until a day; undone like any change.',
  input: z.strictObject({
    kind: z.enum(GRANTED_KINDS).describe('what the record is'),
    id: referenceSchema.describe('id of the record'),
    field: z.string().min(1).max(64).optional().describe('one field, such as problems; else all'),
    account: referenceSchema.describe('pseudonym'),
    until: dateSchema.describe('the last day on which it holds'),
    reason: reasonSchema,
  }),
  output: answerObject({ grant: z.string(), until: z.string() }),
  roles: LINKERS,
  changes: true,
  refusals: [
    'not-found',
    'unknown-account',
    'grant-opens-nothing',
    'unknown-mention',
    'impossible-date',
    'findings',
    'shredded',
    'day-over',
  ],
})

export const accessList = contract({
  name: 'access.list',
  summary: 'Lists who read what only few may read, searched and took files along, and when.',
  input: z.strictObject({
    id: referenceSchema.optional().describe('id of a record'),
    account: referenceSchema.optional().describe('pseudonym'),
    before: z.string().max(40).optional().describe('instant of the last entry of the page before'),
    limit: z.int().min(1).max(1000).default(100).describe('how many, and all of the last instant'),
  }),
  output: answerObject({
    entries: z.array(
      answerObject({
        at: z.string(),
        account: z.string(),
        operation: z.string(),
        id: z.string().exactOptional().describe('of the record, for those who may read it'),
        field: z
          .string()
          .exactOptional()
          .describe('record: the record itself; download: it was taken along'),
        facts: z
          .record(z.string(), z.union([z.string(), z.number()]))
          .exactOptional()
          .describe('how many were found and by which filters, and no words'),
      }),
    ),
    next: z.string().exactOptional(),
  }),
  // What each may see of it is asked of each entry.
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})
