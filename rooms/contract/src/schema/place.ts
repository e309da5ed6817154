// A place as answers give it.
import { z } from 'zod'
import { placeOutputSchema } from './record.ts'

/** A place with the English names of those that contain it, itself last. */
export const placeAnswerSchema = placeOutputSchema.extend({ path: z.array(z.string()) })
