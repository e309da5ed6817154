// What somebody has seen of a record before they say something else about it.
import { z } from 'zod'

/** The leaf of the newest row that was seen. */
export const seenSchema = z
  .int()
  .min(0)
  .describe('leaf of the newest row that you saw, 0 for none; refused if another is the newest now')
