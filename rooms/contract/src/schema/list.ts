// Lists of persons and stored estimates as they may leave: the allow-list of every answer and of
// the history of their rows.

import { DUPLICATE_STATES, ESTIMATE_SOURCES } from '@tumen/claim'
import { z } from 'zod'
import { actSchema, intervalSchema } from './claim.ts'

export const listTitleSchema = z.string().trim().min(1).max(200)

const recorded = { recorded: z.string(), by: z.string(), leaf: z.int() }

/** What a list is of; a list without a field says nothing about it. */
const listFields = {
  id: z.string(),
  title: z.string(),
  space: z.string().describe('lists of one space name the same person alike'),
  documents: z.array(z.string()).exactOptional(),
  origin: z.string().exactOptional(),
  act: actSchema.exactOptional(),
  population: z.string().exactOptional(),
  place: z.string().exactOptional(),
  period: intervalSchema.exactOptional(),
}

export const listEntrySchema = z.object({
  id: z.string(),
  list: z.string(),
  person: z.string().describe('pseudonym'),
  report: z.string().exactOptional(),
  origin: z.string().exactOptional(),
})

const cellsSchema = z.array(z.object({ pattern: z.string(), persons: z.int() }))

export const overlapRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  lists: z.array(z.string()),
  cells: cellsSchema,
})

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

export const overlapSchema = overlapRowSchema
  .omit({ cells: true })
  .extend({ persons: z.int(), ...recorded })

export const estimateHeadSchema = z.object({
  id: z.string(),
  title: z.string().exactOptional(),
  source: z.enum(ESTIMATE_SOURCES),
  lists: z.array(z.string()).exactOptional().describe('ids of recorded lists'),
  overlap: z.string().exactOptional(),
  question: z
    .record(z.string(), z.string())
    .exactOptional()
    .describe('of claims that name persons'),
  knownAt: z.string().describe('instant as known at which the lists were read'),
  byOrigin: z.boolean().describe('whether entries counted by their origins'),
  options: z.record(z.string(), z.string()),
  tableHash: z.string().describe('SHA-256 of the cells'),
  inputHash: z.string().describe('SHA-256 of the table with all options'),
  reportHash: z.string().describe('SHA-256 of the report'),
  persons: z.int(),
  atLeast: z.int().exactOptional().describe('the bound'),
  estimate: z
    .object({
      total: z.number(),
      low: z.number(),
      high: z.number(),
      model: z.string(),
      small: z.boolean(),
    })
    .exactOptional(),
  withheld: z.array(z.string()).describe('codes of what withholds the estimate'),
  procedure: z.string(),
  engine: z.string(),
})

/** A stored estimate without its report. */
export const storedEstimateSchema = estimateHeadSchema.extend({
  ...recorded,
  smallWithheld: z
    .literal(true)
    .exactOptional()
    .describe('there is an estimate that only an analyst or a statistician is given'),
})

export const listRowSchema = z.object(listFields)

export const declarationSchema = z.object({
  list: z.string(),
  duplicates: z.enum(DUPLICATE_STATES),
  reason: z.string().exactOptional(),
})
