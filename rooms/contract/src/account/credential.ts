// What people can ask about what proves who they are: the contract of each operation.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { EVERYBODY } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'

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
