// What people can ask about backup: the contract of each operation, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { SIGNERS } from './role.ts'

export const HEAD_HOLDERS = ['ledger', 'side-file', 'witness', 'asker'] as const

const evidenceSchema = answerObject({
  by: z.enum(HEAD_HOLDERS),
  name: z.string().exactOptional().describe('name of the key of a witness'),
  size: z.int(),
  digest: z.string().describe('SHA-256 of the signed note, in hex'),
})

export const backupRestore = contract({
  name: 'backup.restore',
  summary:
    'Says in the log that a copy was put back; by order it begins a new log for an older one.',
  input: z.strictObject({
    newLog: z
      .boolean()
      .default(false)
      .describe('closes a log that was signed further than this copy knows, and begins a new one'),
    evidence: z
      .string()
      .max(65_536)
      .optional()
      .describe('a checkpoint of this log that somebody kept, as it was signed'),
  }),
  output: answerObject({
    leaf: z.int(),
    newLog: z.boolean(),
    vkey: z.string().describe('key of the log from now on; a new one belongs into every policy'),
    evidence: z.array(evidenceSchema).describe('the signed heads that a new log rests on'),
  }),
  roles: SIGNERS,
  changes: true,
  refusals: ['already-exists', 'head-unsigned', 'evidence-unfit'],
})
