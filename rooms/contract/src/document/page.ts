// What people can ask about a page of a document: its picture, and to correct what was read of it.

import { answerObject, derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { READERS, WRITERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { documentSchema } from '../schema/record.ts'
import { seenSchema } from '../schema/seen.ts'

/** Pages of a file that can be asked for. */
const MOST_PAGES = 500

/** Signs that no text holds: controls but tab and the ends of lines. */
const CONTROL_FREE = /^(?:[\t\n\r]|[^\p{Cc}\p{Cs}])*$/u

export const documentCorrect = contract({
  name: 'document.correct',
  summary: 'Corrects the text of a page that a program has read; the text before stays.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the document'),
    page: z.int().min(1).max(MOST_PAGES).default(1).describe('which page, counted from 1'),
    text: z.string().max(1_000_000).regex(CONTROL_FREE).describe('the whole text of this page'),
    reason: z.string().trim().min(1).max(2000).describe('why; members read it'),
    seen: seenSchema.optional(),
  }),
  output: answerObject({
    id: z.string().describe('of the text that was made'),
    document: z.string(),
    page: z.int(),
    units: z.int().describe('length of the whole text in UTF-16 code units'),
  }),
  roles: WRITERS,
  changes: true,
  refusals: [
    ...(['not-found', 'shredded', 'no-picture', 'nothing-changed', 'text-too-long'] as const),
    ...(['stale', 'findings'] as const),
  ],
})

/** Numbers of the place of a line: its beginning in the text, and its box. */
const PLACE = 5

export const documentPicture = contract({
  name: 'document.picture',
  summary: 'Draws a page of a picture or PDF to look at, anew from pixels and without metadata.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the document'),
    page: z.int().min(1).max(MOST_PAGES).default(1).describe('which page, counted from 1'),
    colour: z.boolean().default(false).describe('in colour and larger; default grey and small'),
    text: referenceSchema
      .optional()
      .describe('in which text lines begin: first, or a correction; default: the newest'),
    places: z.boolean().default(false).describe('only where its lines stand, without the picture'),
  }),
  output: answerObject({
    document: derivedObject(documentSchema.pick({ id: true, sensitivity: true })),
    page: z.int(),
    width: z.int().describe('of the page as it was opened, in pixels'),
    height: z.int(),
    bytes: z.string().exactOptional().describe('a PNG file, as base64'),
    lines: z
      .array(z.array(z.int()).length(PLACE))
      .exactOptional()
      .describe('where each line begins in the text, and its left, top, right and bottom'),
  }),
  roles: READERS,
  changes: false,
  refusals: ['not-found', 'shredded', 'no-picture'],
})
