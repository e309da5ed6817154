// Lists of persons and stored estimates as they may leave: the allow-list of every answer and of
// the history of their rows.

import { answerRecord, DUPLICATE_STATES, ROW_SCHEMAS } from '@tumen/claim'
import { z } from 'zod'

export const listTitleSchema = z.string().trim().min(1).max(200)

const recorded = { recorded: z.string(), by: z.string(), leaf: z.int() }

export const listEntrySchema = answerRecord(ROW_SCHEMAS.list_entry).extend({
  person: z.string().describe('pseudonym'),
})

/** What a list is of; a list without a field says nothing about it. */
const listFields = answerRecord(ROW_SCHEMAS.list).extend({
  space: z.string().describe('lists of one space name the same person alike'),
}).shape

/** A list with what was declared of it and how much it holds. */
export const listSchema = z.object({
  ...listFields,
  duplicates: z
    .object({
      state: z.enum(DUPLICATE_STATES),
      reason: z.string().exactOptional(),
      recorded: z.string(),
      by: z.string(),
    })
    .exactOptional()
    .describe('what somebody declared; never inferred'),
  entries: z.int(),
  persons: z.int().describe('different pseudonyms'),
  mentions: z.int().describe('rows with names'),
  ...recorded,
})

export const overlapSchema = answerRecord(ROW_SCHEMAS.overlap)
  .omit({ cells: true })
  .extend({ persons: z.int(), ...recorded })

const estimateHeadSchema = answerRecord(ROW_SCHEMAS.estimate).extend({
  lists: z.array(z.string()).exactOptional().describe('ids of recorded lists'),
  question: z
    .record(z.string(), z.string())
    .exactOptional()
    .describe('of claims that name persons'),
  knownAt: z.string().describe('instant as known at which the lists were read'),
  byOrigin: z.boolean().describe('whether entries counted by their origins'),
  tableHash: z.string().describe('SHA-256 of the cells'),
  inputHash: z.string().describe('SHA-256 of the table with all options'),
  reportHash: z.string().describe('SHA-256 of the report'),
  atLeast: z.int().exactOptional().describe('the bound'),
  withheld: z.array(z.string()).describe('codes of what withholds the estimate'),
})

/** A stored estimate without its report. */
export const storedEstimateSchema = estimateHeadSchema.extend({
  ...recorded,
  smallWithheld: z
    .literal(true)
    .exactOptional()
    .describe('there is an estimate that only an analyst or a statistician is given'),
})
