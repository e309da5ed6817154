// The question of a figure, as it is asked.

import { UNITS } from '@tumen/claim'
import { z } from 'zod'
import { actSchema, restrictionSchema } from './claim.ts'
import { dateSchema } from './date.ts'

/** The date and clock of knowledge. */
export const knownFields = {
  asKnownOn: dateSchema.optional().describe('as known at the end of this day (UTC); default today'),
  knownBy: z
    .enum(['recorded', 'published'])
    .default('recorded')
    .describe('what we had recorded, or what the world could read'),
}

/** The fields of a question. */
export const questionFields = {
  act: actSchema.describe('what happened, e.g. detention, arrest, forced_return'),
  place: z.string().min(1).max(500).optional().describe('name or id; without it: anywhere'),
  period: dateSchema.optional().describe('April 2022, 2022-04 or 2022-01/2022-07'),
  from: dateSchema.optional().describe('first day'),
  to: dateSchema.optional().describe('last day'),
  at: dateSchema.optional().describe('day of a stock: how many were held then'),
  event: z.string().min(1).max(200).optional().describe('event id, instead of place and time'),
  population: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('whose people: name or path of a country; default: those of the claims'),
  restrict: z.array(restrictionSchema).max(20).optional().describe('only women, minors …'),
  unit: z.enum(UNITS).optional().describe('what is counted; default persons'),
}
