// What people can ask about search: the contract of each operation, without its body.

import { answerObject } from '@tumen/claim'
import { z } from 'zod'
import { contract } from './contract.ts'
import { MOST_ROWS } from './limit.ts'
import { READERS } from './role.ts'
import { actSchema } from './schema/claim.ts'
import { futureField } from './schema/future.ts'
import { claimInContextSchema, contentField } from './schema/record.ts'

const MODES = ['as_written', 'all_spellings'] as const

/** The fields of a search. */
export const searchFields = {
  query: z.string().max(1000).optional().describe('words; "phrase"; OR; -word leaves out'),
  mode: z.enum(MODES).default('as_written').describe('or with all names of the places'),
  act: actSchema.optional().describe('claims of this act and those below it'),
  place: z.string().min(1).max(500).optional().describe('claims in this place or inside it'),
  number: z
    .string()
    .max(40)
    .optional()
    .describe('claims whose number could be this: 60, 60..75, 60.., ..75'),
  limit: z.int().min(1).max(MOST_ROWS).default(50).describe('how many at the most'),
}

const hitSchema = answerObject({
  id: z.string(),
  title: z.string(),
  language: z.string(),
  published: answerObject({ earliest: z.string(), latest: z.string() }),
  ...contentField,
  snippets: z.array(
    answerObject({
      start: z.int(),
      end: z.int(),
      before: z.string(),
      match: z.string(),
      after: z.string(),
    }),
  ),
})

export type SearchMode = (typeof MODES)[number]

export const search = contract({
  name: 'search',
  summary: 'Finds documents by words, and claims by words, act, place and number.',
  input: z.strictObject(searchFields),
  output: answerObject({
    mode: z.enum(MODES),
    hits: z.array(hitSchema),
    claims: z.array(claimInContextSchema),
    asWritten: z.int().describe('documents found as written'),
    allSpellings: z.int().describe('documents found with all scripts and spellings'),
    more: z.int().describe('documents that only the other mode finds'),
    spellings: z.array(answerObject({ term: z.string(), names: z.array(z.string()) })),
    ...futureField,
  }),
  roles: READERS,
  changes: false,
  long: true,
  refusals: ['not-understood', 'unknown-place', 'ambiguous-place'],
})
