// What people can ask about what is hard to look at: the contract of each operation.
import { CONTENT_WORDS, derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from '../contract.ts'
import { READERS } from '../role.ts'
import { referenceSchema } from '../schema/claim.ts'
import { contentMarkSchema } from '../schema/record.ts'
import { seenSchema } from '../schema/seen.ts'

export const MARKED_KINDS = ['document', 'claim'] as const
export type MarkedKind = (typeof MARKED_KINDS)[number]

export const contentMark = contract({
  name: 'content.mark',
  summary: 'Says what of a document, or of the words of a claim, is hard to look at.',
  input: z.strictObject({
    kind: z.enum(MARKED_KINDS).describe('what is marked'),
    id: referenceSchema.describe('id of the record'),
    words: z
      .array(z.enum(CONTENT_WORDS))
      .max(CONTENT_WORDS.length)
      .describe('what is to be seen or read; none takes the mark off'),
    description: z
      .string()
      .min(1)
      .max(500)
      .optional()
      .describe('in a sentence, for whoever does not open it'),
    seen: seenSchema.optional(),
  }),
  output: derivedObject(contentMarkSchema.omit({ recorded: true, by: true, leaf: true })),
  roles: READERS,
  changes: true,
  refusals: ['stale', 'not-found', 'findings', 'already-exists', 'shredded'],
})
