// What people can ask about backup: the contract of each operation, without its body.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { KEEPERS, SIGNERS } from './role.ts'

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

/** Where a server backs up, as whoever started it said. */
const placeSchema = answerObject({
  folder: z.string().describe('folder on the machine that serves'),
  keys: z.int().describe('how many keys open them'),
})

export const backupShow = contract({
  name: 'backup.show',
  summary: 'Shows where backups go, which are kept, and when one was put back to try it.',
  input: z.strictObject({}),
  output: answerObject({
    nothing: z
      .literal(true)
      .exactOptional()
      .describe('no document is here yet, so no evidence would be lost'),
    place: placeSchema.exactOptional().describe('nothing where no daily backup was asked for'),
    since: z.string().exactOptional().describe('the daily backup fails since this instant'),
    backups: z
      .array(
        answerObject({
          file: z.string(),
          made: z.string(),
          whole: z.boolean().describe('all of it; else what came since the whole one before'),
          bytes: z.int(),
          there: z.boolean().exactOptional().describe('whether it lies in that folder'),
        }),
      )
      .describe('backups for keys that are kept, the newest first'),
    copied: z.string().exactOptional().describe('when it was last copied into a folder'),
    drill: answerObject({ at: z.string(), ok: z.boolean() })
      .exactOptional()
      .describe('when one was last put back to try it'),
  }),
  roles: KEEPERS,
  changes: false,
  refusals: [],
})

export const backupMake = contract({
  name: 'backup.make',
  summary: 'Backs the workspace up now, to where this server does each day, and reads it back.',
  input: z.strictObject({}),
  output: answerObject({
    file: z.string(),
    whole: z.boolean(),
    bytes: z.int(),
    objects: z.int().describe('files of evidence that it brings back'),
    removed: z.int().describe('backups that were older than is kept'),
  }),
  roles: ['administrator'],
  changes: false,
  long: true,
  refusals: ['no-backup-place', 'already-exists'],
})
