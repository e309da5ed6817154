// What people can ask about log: the contract of each operation, without its body.
import { answerObject, derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { EVERYBODY, SIGNERS } from './role.ts'
import { seenSchema } from './schema/seen.ts'

const witnessSchema = answerObject({
  name: z.string(),
  said: z.enum(['cosigned', 'holds', 'refused', 'ahead', 'silent', 'unasked']),
  size: z.int().exactOptional().describe('leaves of the log that it says it holds'),
})

/** What came of asking an authority of time. */
const stampSchema = answerObject({
  authority: z.string(),
  said: z.enum(['stamped', 'other', 'silent']),
  time: z.string().exactOptional(),
})

export const logCheckpoint = contract({
  name: 'log.checkpoint',
  summary: 'Signs the log as it stands; keep the note outside, it proves that history stays.',
  input: z.strictObject({}),
  output: answerObject({
    note: z.string().describe('the checkpoint, with the cosignatures that came in time'),
    size: z.int(),
    witnesses: z.array(witnessSchema),
    stamps: z.array(stampSchema),
  }),
  roles: SIGNERS,
  changes: false,
  refusals: [],
})

export const logWitness = contract({
  name: 'log.witness',
  summary:
    'Asks the witnesses that have not cosigned the newest checkpoint, and keeps their words.',
  input: z.strictObject({}),
  output: answerObject({ size: z.int(), witnesses: z.array(witnessSchema) }),
  roles: SIGNERS,
  changes: false,
  refusals: ['wrong-state'],
})

const headSchema = answerObject({
  size: z.int().describe('leaves that the checkpoint covers'),
  place: z.int().describe('leaves of the workspace up to it, in earlier logs as well'),
  log: z.string().describe('name of its log'),
  vkey: z.string().describe('verifier key of its log'),
  closed: z.literal(true).exactOptional().describe('its log was closed, and signs nothing more'),
  rootHex: z.string(),
  signed: z.string().exactOptional().describe('instant of signing, UTC'),
  file: z.string().describe('the checkpoint as others are shown it'),
  frozen: z.boolean().describe('true when the bytes of the file no longer change'),
  cosignatures: z.array(
    answerObject({ name: z.string(), time: z.string().exactOptional(), line: z.string() }),
  ),
  tokens: z.array(
    answerObject({
      authority: z.string(),
      time: z.string().exactOptional().describe('instant that the token states, UTC'),
      token: z.base64().describe('answer of the authority (RFC 3161, DER)'),
    }),
  ),
})

export const logHeads = contract({
  name: 'log.heads',
  summary: 'Lists the signed checkpoints with their cosignatures and time stamps, newest first.',
  input: z.strictObject({
    before: z.int().min(1).optional().describe('only checkpoints of a smaller place'),
    limit: z.int().min(1).max(200).default(20).describe('how many at most'),
  }),
  output: answerObject({ heads: z.array(headSchema) }),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

export const logProve = contract({
  name: 'log.prove',
  summary: 'Gives the proof that a change is in the signed log, and the opening of its leaf.',
  input: z.strictObject({
    leaf: z.int().min(0).describe('number of the leaf, as in every answer'),
  }),
  output: answerObject({ proof: z.string(), opening: z.string() }),
  roles: EVERYBODY,
  changes: false,
  refusals: ['not-found', 'wrong-state'],
})

export const logShow = contract({
  name: 'log.show',
  summary: 'Shows the head of the log, the newest signed note and the key that verifies it.',
  input: z.strictObject({}),
  output: answerObject({
    size: z.int().describe('now; for who works in some groups alone, of the last checkpoint'),
    rootHex: z.string().describe('of that size'),
    note: z.string().exactOptional(),
    vkey: z.string(),
    unsigned: z
      .int()
      .exactOptional()
      .describe('leaves that no checkpoint covers yet, for who works in all groups'),
    earlier: z
      .array(answerObject({ vkey: z.string(), size: z.int() }))
      .describe('logs that were closed after an older copy was put back'),
    stated: z
      .array(
        answerObject({
          name: z.string().describe('name of the key of the witness'),
          size: z.int(),
          at: z.string().describe('instant at which it was first heard, UTC'),
        }),
      )
      .describe('witnesses that state, without a signature, that they hold more than there is'),
  }),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

const authoritySchema = answerObject({ name: z.string(), url: z.string() })

/** What a policy says to whoever may read it. */
export const logPolicySchema = answerObject({
  policy: z.string().describe('text of a tlog-policy'),
  waitMs: z.int(),
  authorities: z.array(authoritySchema).describe('authorities of time'),
})

export const logPolicy = contract({
  name: 'log.policy',
  summary: 'Shows whom the log asks to vouch for it: witnesses, and authorities of time.',
  input: z.strictObject({}),
  output: derivedObject(
    logPolicySchema.extend({
      witnesses: z
        .array(
          answerObject({
            name: z.string().describe('name of its key'),
            url: z.string(),
            unasked: z.literal(true).exactOptional().describe('its address is none to ask at'),
          }),
        )
        .describe('witnesses of the policy that have an address'),
      leaf: z.int().describe('leaf of the change that said so, 0 before anybody did'),
    }),
  ),
  roles: EVERYBODY,
  changes: false,
  refusals: [],
})

/** How long witnesses and authorities are waited for. */
export const WITNESS_WAIT_MS = { least: 100, most: 60_000, usual: 5000 }

export const logSetPolicy = contract({
  name: 'log.set-policy',
  summary: 'Says whom the log asks to vouch for it; each of them learns that it is there.',
  input: z.strictObject({
    policy: z
      .string()
      .max(65_536)
      .describe('text of a tlog-policy that names this log and its witnesses with addresses'),
    authorities: z
      .array(
        z.strictObject({
          name: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
          url: z.string().max(2000),
        }),
      )
      .max(8)
      .default([])
      .describe('authorities of time (RFC 3161), each with name and url'),
    waitMs: z
      .int()
      .min(WITNESS_WAIT_MS.least)
      .max(WITNESS_WAIT_MS.most)
      .default(WITNESS_WAIT_MS.usual)
      .describe('how long an answer is waited for, in milliseconds'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({ witnesses: z.int(), authorities: z.int() }),
  roles: SIGNERS,
  changes: true,
  refusals: ['stale', 'already-exists', 'policy-unfit'],
})

const size = z
  .int()
  .min(1)
  .optional()
  .describe('leaves of the checkpoint; the newest one if absent')

export const logTimestamp = contract({
  name: 'log.timestamp',
  summary: 'Has a checkpoint time stamped by the authorities that are configured.',
  input: z.strictObject({ size }),
  output: answerObject({ size: z.int(), stamps: z.array(stampSchema) }),
  roles: SIGNERS,
  changes: false,
  refusals: ['not-found', 'no-authority', 'wrong-state'],
})

export const logTimestampRequest = contract({
  name: 'log.timestamp-request',
  summary: 'Gives the request for a time stamp over a checkpoint, to be carried to an authority.',
  input: z.strictObject({ size }),
  output: answerObject({
    size: z.int(),
    checkpoint: z.string().describe('the file that is stamped'),
    request: z.base64().describe('request (RFC 3161, DER)'),
  }),
  roles: SIGNERS,
  changes: false,
  refusals: ['not-found', 'wrong-state'],
})

export const logTimestampImport = contract({
  name: 'log.timestamp-import',
  summary: 'Takes in the answer of an authority of time over a checkpoint.',
  input: z.strictObject({
    token: z.base64().max(400_000).describe('answer of the authority (RFC 3161, DER)'),
    authority: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{0,63}$/)
      .describe('name of the authority'),
    size,
  }),
  output: answerObject({ size: z.int(), stamps: z.array(stampSchema) }),
  roles: SIGNERS,
  changes: false,
  refusals: ['not-found', 'stamp-of-another', 'wrong-state'],
})
