// A table of figures: what is asked, and its cells. A cell is the head of a figure with the places
// of its question on the three axes.
import { answerObject, derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { actSchema } from './claim.ts'
import { dateSchema } from './date.ts'
import { figureHeadSchema } from './figure.ts'
import { knownFields, questionFields } from './question.ts'

/** Most cells of one table, without its sums. */
export const MOST_CELLS = 10_000

/** By what the places of a table are taken: those of one level inside the asked place. */
export const TABLE_LEVELS = ['country', 'adm1', 'adm2', 'settlement', 'site'] as const

export const TABLE_STEPS = ['year', 'half-year', 'month'] as const
export type TableStep = (typeof TABLE_STEPS)[number]

/** What is counted: what happened in a period, or who was held on its last day. */
export const TABLE_COUNTS = ['during', 'held'] as const

/** The fields of a table of figures. */
export const figureTableFields = {
  acts: z.array(actSchema).min(1).max(20).describe('one row of each; an umbrella brings its acts'),
  place: questionFields.place,
  level: z
    .enum(TABLE_LEVELS)
    .exactOptional()
    .describe('a row of each place of this level in the place; without it: the place alone'),
  from: dateSchema.describe('first day, e.g. 2022-01'),
  to: dateSchema.describe('last day, e.g. 2022-12'),
  step: z.enum(TABLE_STEPS).exactOptional().describe('a column of each; without it: one column'),
  count: z
    .enum(TABLE_COUNTS)
    .default('during')
    .describe('what happened in the period, or who was held on its last day'),
  population: questionFields.population,
  ...knownFields,
}

const endSchema = answerObject({
  value: z.number(),
  marks: figureHeadSchema.shape.low.unwrap().shape.marks,
}).nullable()

const answerFields = { low: endSchema, best: endSchema, high: endSchema }

export const tableCellSchema = derivedObject(
  figureHeadSchema.omit({ low: true, best: true, high: true }).extend({
    act: actSchema,
    place: z.string().exactOptional(),
    period: z.int().describe('which of the periods, from 0'),
    population: z.string().exactOptional().describe('whose people, asked or of all its claims'),
    ...answerFields,
  }),
)

/** Why cells are not added. */
export const noSumSchema = z.enum([
  'nothing',
  'one',
  'populations',
  'same_day_only',
  'lasts',
  'ways',
  'lists',
  'overlap',
  'whole',
])

export const tableTotalSchema = derivedObject(
  tableCellSchema.omit({ period: true }).extend({
    period: z.int().exactOptional().describe('of one period, or of the whole time'),
    sum: answerObject({
      ...answerFields,
      cells: z.int().describe('cells with a stated number'),
    }).exactOptional(),
    noSum: noSumSchema.exactOptional().describe('why the cells are not added'),
  }),
)
