// How an estimate is asked for: its table and its options.
import { z } from 'zod'
import { dateSchema } from './date.ts'
import { SELECTIONS } from './estimate.ts'

const nameSchema = z.string().max(1000)

const recordSchema = z.strictObject({
  person: nameSchema,
  list: nameSchema,
  report: nameSchema.exactOptional(),
  origin: nameSchema.exactOptional(),
})

export const frameSchema = z.strictObject({
  population: nameSchema,
  act: nameSchema,
  unit: nameSchema,
  place: nameSchema,
  from: dateSchema,
  to: dateSchema,
})

export const originsSchema = z.strictObject({
  own: z
    .array(z.strictObject({ origin: nameSchema, list: nameSchema }))
    .max(10_000)
    .describe('the list of the reports that an origin writes itself'),
  maybeSame: z
    .array(z.tuple([nameSchema, nameSchema]))
    .max(10_000)
    .optional()
    .describe('origins that cannot be told apart'),
})

const oddsSchema = z.strictObject({
  low: z.number().positive().max(1e6),
  high: z.number().positive().max(1e6),
  why: z.string().trim().min(1).max(1000),
})

/** The forms of a table; exactly one is given. */
export const tableFields = {
  csv: z
    .string()
    .max(8_000_000)
    .optional()
    .describe('one column a list (0/1), the last `count`; or person,list,report,origin'),
  lists: z.array(nameSchema).max(1000).optional().describe('names of the lists, with cells'),
  cells: z
    .array(z.tuple([z.string().max(1000), z.number()]))
    .max(100_000)
    .optional()
    .describe('patterns such as 101 with the number of persons'),
  records: z.array(recordSchema).max(500_000).optional().describe('who stands on which list'),
  origins: originsSchema.optional().describe('for records: whose reports origins write'),
}

/** How the report is made. */
export const optionFields = {
  selection: z.enum(SELECTIONS).optional().describe('how a model is chosen'),
  replicates: z.int().min(200).max(10_000).default(1000).describe('10000 for print'),
  seed: z
    .string()
    .regex(/^\d{1,20}$/)
    .default('1')
    .describe('the same seed gives the same numbers'),
  classes: z.boolean().default(false).describe('also run chains of latent classes'),
  odds: oddsSchema
    .optional()
    .describe('for two lists: the odds ratio that you state (1..4), and why'),
  frames: z.array(frameSchema).max(30).optional().describe('what each list is of'),
  linkage: z
    .strictObject({ pairs: z.int().min(0), unreviewed: z.int().min(0) })
    .optional()
    .describe('pairs of records in question, and those that nobody decided'),
  countsOnly: z.array(nameSchema).max(30).optional().describe('lists known as a number only'),
  smallBelow: z.int().min(1).max(100).optional().describe('cells below it are small; 5'),
}
