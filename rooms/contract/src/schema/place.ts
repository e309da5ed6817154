// A place as answers give it.
import { derivedObject } from '@tumen/claim'
import { z } from 'zod'
import { placeOutputSchema } from './record.ts'

/** A place with the English names of those that contain it, itself last. */
export const placeAnswerSchema = derivedObject(
  placeOutputSchema.extend({ path: z.array(z.string()) }),
)
