// What every import of a file takes and answers: how columns are read, what becomes of its rows.
import { answerObject, closed, IMPORT_OUTCOMES, MENTION_FIELDS } from '@tumen/claim'
import { z } from 'zod'
import { figureHeadSchema, questionSchema } from './figure.ts'
import { outcomeSchema } from './linkage.ts'

/** The name of a saved mapping, in any script. */
export const mappingNameSchema = z
  .string()
  .regex(/^[^\s\p{C}]{1,64}$/u)
  .describe('name of a saved mapping, without spaces')

/** The columns of a mapping, as a caller writes them. */
export const mappingColumnsSchema = z
  .array(
    z.strictObject({
      column: z.string().trim().min(1).max(500).describe('heading in the file'),
      field: z
        .string()
        .trim()
        .regex(/^[^\s\p{C}]{1,60}$/u)
        .describe(`${MENTION_FIELDS.join(', ')}, or a word of your own`),
      form: z
        .string()
        .trim()
        .min(1)
        .max(60)
        .optional()
        .describe('of ages the year, e.g. "2022" or "2022 korean"; of dates ymd, dmy or mdy'),
      clears: z.boolean().optional().describe('an empty cell clears what was there'),
    }),
  )
  .min(1)
  .max(300)
  .describe('what each column is taken for')

/** What to do where somebody had set a field by hand: keep it, take the file's, or neither yet. */
const CONFLICT_CHOICES = ['queue', 'ours', 'theirs'] as const

export type ConflictChoice = (typeof CONFLICT_CHOICES)[number]

export const conflictsSchema = z
  .enum(CONFLICT_CHOICES)
  .optional()
  .describe('where somebody set a field by hand: keep ours, take theirs; default neither')

export const updateOnlySchema = z
  .boolean()
  .optional()
  .describe('refuse rows that are not there yet')

export const tokenSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional()
  .describe('of the check: refused if the import would do something else by now')

const columnSchema = z.int().describe('place of the column, from 1')

const importedFields = {
  outcomes: z.array(outcomeSchema).describe('how many rows are new, changed and so on'),
  refused: z.int().describe('rows that are not taken in'),
  kept: z.int().describe('rows in which ours stays, as was answered before'),
  problems: z
    .array(
      answerObject({
        code: z.string(),
        line: z.int(),
        column: columnSchema.exactOptional(),
        offsets: z.string().exactOptional().describe('where the words stand in their text'),
      }),
    )
    .describe('what is wrong with these, the first 200'),
  notes: z
    .array(
      answerObject({
        code: z.string(),
        column: columnSchema,
        cells: z.int().describe('how often'),
        lines: z.array(z.int()).describe('the first ones'),
      }),
    )
    .describe('cells that stand as written, but could not be read'),
  mapping: z.string().exactOptional().describe('saved mapping that was used'),
}

/** What a saved question says now, and what it would say once the rows were accepted. */
export const importEffectSchema = answerObject({
  query: z.string().describe('id of the saved question'),
  name: z.string(),
  question: questionSchema,
  was: figureHeadSchema,
  now: figureHeadSchema.describe('as if all of it had been accepted today'),
  isMoved: z.boolean(),
})

/** What an import would do. */
export const importCheckedSchema = answerObject({
  ...importedFields,
  token: z.string().describe('the import refuses when it would do something else by then'),
  columns: z.array(
    answerObject({
      heading: z.string(),
      field: z.string().exactOptional().describe('what it is taken for; nothing if it is not read'),
      restricted: z.literal(true).exactOptional().describe('for those who may see such fields'),
    }),
  ),
  differences: z
    .array(
      answerObject({
        outcome: z.enum(IMPORT_OUTCOMES),
        line: z.int().exactOptional(),
        id: z.string().exactOptional().describe('nothing for a new row without a number'),
        restricted: closed(z.literal(true).exactOptional(), 'restricted').describe(
          'it tells a restricted cell of before',
        ),
        changes: z.array(
          answerObject({
            kind: z.enum(['words', 'value', 'restricted']).describe('cell, or what is read of it'),
            field: z.string(),
            before: z.string().exactOptional(),
            after: z.string().exactOptional(),
          }),
        ),
      }),
    )
    .describe('the first 200 of each outcome'),
  failed: z.string().exactOptional().describe('the refused rows as CSV, with what is wrong'),
})

/** What an import did. */
export const importDoneSchema = answerObject({
  ...importedFields,
  run: z.string().describe('id of the import'),
})
