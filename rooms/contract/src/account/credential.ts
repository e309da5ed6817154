// What people can ask about what proves who they are: the contract of each operation.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { EVERYBODY } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { dateSchema } from '../schema/date.ts'

export const credentialList = contract({
  name: 'credential.list',
  summary: 'Lists your own keys, and how many words of recovery are left.',
  input: z.strictObject({}),
  output: answerObject({
    keys: z.array(answerObject({ id: z.string(), name: z.string(), recorded: z.string() })),
    words: z.int().describe('words of recovery that still work'),
  }),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

export const credentialRecover = contract({
  name: 'credential.recover',
  summary: 'Makes ten new words of recovery, each of which signs in once; the old ones are void.',
  input: z.strictObject({}),
  output: answerObject({
    words: z
      .array(z.string())
      .describe('told only now, empty when the same call is answered again'),
  }),
  roles: EVERYBODY,
  changes: true,
  refusals: ['already-exists', 'no-account'],
})

export const credentialRemove = contract({
  name: 'credential.remove',
  summary: 'Makes one of your own keys void.',
  input: z.strictObject({ id: referenceSchema.describe('id of the key') }),
  output: answerObject({ id: z.string() }),
  roles: EVERYBODY,
  changes: true,
  refusals: ['not-found', 'last-key'],
})

/** Days for which the key of a program works at the most. */
export const MOST_KEY_DAYS = 366

const scopeFields = {
  name: z.string().trim().min(1).max(100).describe('what it is for, such as: nightly export'),
  operations: z
    .array(z.string().min(1).max(64))
    .min(1)
    .max(200)
    .describe('what the program may ask for, such as claim.list'),
  groups: z
    .array(referenceSchema)
    .min(1)
    .max(100)
    .optional()
    .describe('ids of the groups of which it may know; default all that you may know of'),
}

export const credentialIssue = contract({
  name: 'credential.issue',
  summary: 'Makes a key with which a program asks in your name, for some operations, until a day.',
  input: z.strictObject({
    ...scopeFields,
    until: dateSchema.describe('the last day on which it works, a year from now at the most'),
  }),
  output: answerObject({
    id: z.string(),
    word: z
      .string()
      .exactOptional()
      .describe('told only now, absent when the same call is answered again'),
    until: z.string().describe('the last day on which it works'),
  }),
  roles: EVERYBODY,
  changes: true,
  refusals: [
    ...(['no-account', 'unknown-operation', 'needs-person', 'unknown-group'] as const),
    ...(['impossible-date', 'findings', 'day-over', 'already-exists'] as const),
  ],
})

export const credentialIssued = contract({
  name: 'credential.issued',
  summary: 'Lists the keys of your programs; to who lets people in, those of everybody.',
  input: z.strictObject({}),
  output: answerObject({
    keys: z.array(
      answerObject({
        id: z.string(),
        account: z.string(),
        name: z.string(),
        operations: z.array(z.string()),
        groups: z.array(z.string()).exactOptional(),
        until: z.string().describe('the last day on which it works'),
        isOver: z.literal(true).exactOptional(),
        recorded: z.string(),
      }),
    ),
  }),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

export const credentialRevoke = contract({
  name: 'credential.revoke',
  summary: 'Makes the key of a program void: one of yours, or any for who lets people in.',
  input: z.strictObject({ id: referenceSchema.describe('id of the key') }),
  output: answerObject({ id: z.string() }),
  roles: EVERYBODY,
  changes: true,
  refusals: ['not-found', 'already-exists'],
})
