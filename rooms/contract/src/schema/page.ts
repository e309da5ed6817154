// How a part of a long answer is asked for.

import { z } from 'zod'
import { MOST_ID, MOST_ROWS } from '../limit.ts'

/** The input of every list that has an order. */
export const orderInput = {
  order: z
    .enum(['oldest', 'newest', 'id'])
    .default('oldest')
    .describe('in the order of recording, the newest first, or by id'),
}

/** The input of every list. */
export const pageInput = {
  after: z.string().max(MOST_ID).optional().describe('id of the last row of the page before'),
  limit: z.int().min(1).max(MOST_ROWS).default(100).describe('how many at the most'),
  ...orderInput,
}
