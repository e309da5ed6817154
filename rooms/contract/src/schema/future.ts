// Rows that a wrong clock put after now, as answers say how many there are.
import { answerObject } from '@tumen/claim'
import { z } from 'zod'

/** What an answer says of such rows. */
export const futureSchema = answerObject({
  changes: z.int().describe('changes that count as recorded after today'),
  statements: z.int().describe('statements that they record or say something of'),
})

/** What lists and searches say besides, where such rows exist. */
export const futureField = {
  future: futureSchema
    .exactOptional()
    .describe('changes that count as recorded after today, which this answer lacks'),
}
