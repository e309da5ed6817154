// What answers about bundles have in common.
import { z } from 'zod'
import { LEFT_CODES } from './plan.ts'

/** What was asked for and is not in it. */
export const leftSchema = z
  .array(z.object({ id: z.string(), code: z.enum(LEFT_CODES) }))
  .describe('what was asked for and is not in it, and why')
