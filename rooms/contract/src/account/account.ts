// What people can ask about who works here: the contract of each operation, without its body. What
// a person proves at the door (a key, a word of an invitation) is no operation: nobody asks for it
// in somebody else's name. Source: desk.md 1; protection.md 5, 6.
import { ACCOUNT_STATES, answerObject, heldRoleSchema } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { referenceSchema } from '../schema/claim.ts'
import { recordedFields } from '../schema/record.ts'
import { seenSchema } from '../schema/seen.ts'

/** A pseudonym: it stands in the log for ever, so that no real name belongs here. */
const pseudonymSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{1,39}$/)
  .describe('pseudonym: small letters, digits and hyphens, such as doc-1')
const rolesSchema = z.array(heldRoleSchema).min(1).max(100).describe('in a group, or in all')
const accountInput = z.strictObject({ account: referenceSchema.describe('pseudonym') })
const invitedSchema = answerObject({
  account: z.string(),
  word: z
    .string()
    .exactOptional()
    .describe('works once; told only now, absent when the same call is answered again'),
  until: z.string().describe('instant after which it is void'),
})
const ADMINISTRATOR = ['administrator'] as const

export const accountList = contract({
  name: 'account.list',
  summary: 'Lists the accounts with their roles and how many keys each has.',
  input: z.strictObject({}),
  output: answerObject({
    accounts: z.array(
      answerObject({
        account: z.string(),
        state: z.enum(ACCOUNT_STATES),
        roles: z.array(heldRoleSchema),
        keys: z.int(),
        ...recordedFields,
      }),
    ),
  }),
  roles: ADMINISTRATOR,
  changes: false,
  refusals: [],
})

export const accountInvite = contract({
  name: 'account.invite',
  summary: 'Opens an account under a pseudonym, and gives the word with which its person comes in.',
  input: z.strictObject({ account: pseudonymSchema, roles: rolesSchema }),
  output: invitedSchema,
  roles: ADMINISTRATOR,
  changes: true,
  refusals: ['findings', 'already-exists', 'unknown-group'],
})

export const accountChange = contract({
  name: 'account.change',
  summary: 'Gives an account other roles; who is signed in under it is signed out.',
  input: accountInput.extend({ roles: rolesSchema, seen: seenSchema.optional() }),
  output: answerObject({ account: z.string() }),
  roles: ADMINISTRATOR,
  changes: true,
  refusals: [
    'stale',
    'findings',
    'unknown-account',
    'unknown-group',
    'wrong-state',
    'last-administrator',
    'own-role',
  ],
})

export const accountClose = contract({
  name: 'account.close',
  summary: 'Lets nobody in under an account any more; what it did stays.',
  input: accountInput,
  output: answerObject({ account: z.string() }),
  roles: ADMINISTRATOR,
  changes: true,
  refusals: ['unknown-account', 'wrong-state', 'last-administrator'],
})

export const accountReset = contract({
  name: 'account.reset',
  summary:
    'Makes the keys of an account void, opens it again where it was closed, and invites anew.',
  input: accountInput,
  output: invitedSchema,
  roles: ADMINISTRATOR,
  changes: true,
  refusals: ['already-exists', 'unknown-account'],
})
