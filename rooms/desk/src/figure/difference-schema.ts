// A difference between two figures as a zod schema: the allow-list of what it may say.
import { GRADES } from '@tumen/claim'
import { z } from 'zod'
import { leftOutCodeSchema } from './schema.ts'

/** What moved between two answers, and why. */
export const differenceSchema = z.object({
  entered: z.array(z.string()),
  left: z.array(
    z.object({ claim: z.string(), code: z.enum([...leftOutCodeSchema.options, 'not_visible']) }),
  ),
  changed: z.array(z.string()),
  rows: z.array(
    z.object({
      a: z.string(),
      b: z.string(),
      relation: z.string(),
      change: z.enum(['added', 'removed']),
    }),
  ),
  grades: z.array(
    z.object({
      origin: z.string(),
      before: z.enum(GRADES).nullable(),
      after: z.enum(GRADES).nullable(),
    }),
  ),
  endpoints: z.array(
    z.object({
      end: z.enum(['low', 'best', 'high']),
      before: z.number().nullable(),
      after: z.number().nullable(),
      causes: z.array(z.string()),
    }),
  ),
})
