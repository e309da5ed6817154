// Lists of persons and stored estimates as they may leave: the allow-list of every answer and of
// the history of their rows.

import {
  answerFields,
  answerObject,
  answerRecord,
  DUPLICATE_STATES,
  derivedObject,
  ROW_SCHEMAS,
} from '@tumen/claim'
import { z } from 'zod'
import { recordedFields } from './record.ts'

export const listTitleSchema = z.string().trim().min(1).max(200)

export const listEntrySchema = answerRecord(ROW_SCHEMAS.list_entry)

/** A list with what was declared of it and how much it holds. */
export const listSchema = answerObject({
  ...answerFields(ROW_SCHEMAS.list),
  duplicates: answerObject({
    state: z.enum(DUPLICATE_STATES),
    reason: z.string().exactOptional(),
    recorded: z.string(),
    by: z.string(),
    leaf: z.int(),
  })
    .exactOptional()
    .describe('what somebody declared; never inferred'),
  entries: z.int(),
  persons: z.int().describe('different pseudonyms'),
  mentions: z.int().describe('rows with names'),
  ...recordedFields,
})

export const overlapSchema = derivedObject(
  answerRecord(ROW_SCHEMAS.overlap)
    .omit({ cells: true })
    .extend({ persons: z.int(), ...recordedFields }),
)

/** A stored estimate without its report. */
export const storedEstimateSchema = derivedObject(
  answerRecord(ROW_SCHEMAS.estimate).extend({
    ...recordedFields,
    smallWithheld: z
      .literal(true)
      .exactOptional()
      .describe('there is an estimate that only an analyst or a statistician is given'),
  }),
)
