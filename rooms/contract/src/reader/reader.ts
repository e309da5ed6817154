// What people can ask about the language model that reads: the contract of each operation, without
// its body. Off until somebody turns it on.
import { answerObject, derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { EVERYBODY, SIGNERS, WRITERS_AND_REVIEWERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { measuredSchema, modelNameFields, modelStateSchema } from '../schema/reader.ts'
import { seenSchema } from '../schema/seen.ts'

const settingSchema = answerObject({
  ...modelNameFields,
  url: z.string(),
  digest: z.string().exactOptional().describe('sha256 of the model, where its server tells it'),
  recorded: z.string(),
  by: z.string(),
})

export const readerShow = contract({
  name: 'reader.show',
  summary: 'Shows whether a language model reads texts here, which one, and what was measured.',
  input: z.strictObject({}),
  output: answerObject({
    state: z.enum(['on', 'off']),
    setting: settingSchema.exactOptional().describe('absent where no model is on'),
    leaf: z.int().describe('leaf of the change that turned one on or off last, 0 for none'),
    measured: z
      .array(measuredSchema)
      .exactOptional()
      .describe('of the newest decisions that the asker may read'),
  }),
  roles: EVERYBODY,
  changes: false,
  refusals: ['text-too-long'],
})

/** Names by which a model is known to its server. */
const modelName = z.string().regex(/^[\x21-\x7e]{1,200}$/)
const hostName = z.string().regex(/^[A-Za-z0-9.:-]{1,253}$/)

export const readerSet = contract({
  name: 'reader.set',
  summary: 'Turns on a language model on this machine, after asking it about an invented sentence.',
  input: z.strictObject({
    url: z.string().min(1).max(500).describe('its address, such as http://127.0.0.1:8080'),
    model: modelName.describe('its name at that server'),
    trustedHost: hostName
      .optional()
      .describe('name of the one other machine to which texts may go; the log keeps it'),
    seen: seenSchema.optional(),
  }),
  output: derivedObject(settingSchema.omit({ recorded: true, by: true })),
  roles: ['administrator'],
  changes: true,
  long: true,
  refusals: [
    'stale',
    'already-exists',
    'reader-address',
    'reader-elsewhere',
    'reader-passes-on',
    'reader-redirects',
    'reader-silent',
    'reader-unfit',
  ],
})

export const readerOff = contract({
  name: 'reader.off',
  summary: 'Turns the language model off, and stops what it is reading.',
  input: z.strictObject({}),
  output: answerObject({ state: z.literal('off') }),
  roles: SIGNERS,
  changes: true,
  refusals: ['already-exists', 'reader-off'],
})

const documentInput = z.strictObject({ document: referenceSchema.describe('id of the document') })

export const readerRead = contract({
  name: 'reader.read',
  summary: 'Lets the language model read a document, and keeps what it answers.',
  input: documentInput,
  output: modelStateSchema,
  roles: WRITERS_AND_REVIEWERS,
  changes: true,
  long: true,
  refusals: [
    'not-found',
    'already-exists',
    'unknown-document',
    'shredded',
    'text-too-long',
    'reader-off',
    'reader-address',
    'reader-elsewhere',
    'reader-passes-on',
    'reader-redirects',
    'reader-silent',
    'reader-unfit',
    'reader-restricted',
  ],
})

export const readerStart = contract({
  name: 'reader.start',
  summary: 'Begins to let the language model read a document, after those that wait already.',
  input: documentInput.extend({
    again: z
      .boolean()
      .default(false)
      .describe('also where it was stopped, has failed, or has read it'),
  }),
  output: answerObject({
    reader: modelStateSchema.exactOptional().describe('absent where none is on'),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: ['not-found', 'unknown-document', 'shredded'],
})

export const readerStop = contract({
  name: 'reader.stop',
  summary: 'Stops the language model that is reading a document; what the rules propose stands.',
  input: documentInput,
  output: answerObject({
    reader: modelStateSchema.exactOptional().describe('absent where none is on'),
  }),
  roles: WRITERS_AND_REVIEWERS,
  changes: false,
  refusals: ['not-found', 'unknown-document', 'shredded'],
})
