// place.find: a place by any of its names, in any script.
import { type GazetteerPlace, placeAncestors } from '@tumen/claim'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { placeOutputSchema } from '../record/schema.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'

/** A place with the English names of those that contain it, itself last. */
export const placeAnswerSchema = placeOutputSchema.extend({ path: z.array(z.string()) })

/** The place as it may leave. */
export function placeAnswer(gazetteer: Gazetteer, place: GazetteerPlace) {
  const path = [...placeAncestors(place.id), place.id]
  return { ...place, path: path.map((id) => gazetteer.places.get(id)?.names.en ?? id) }
}

export const findPlace = operation({
  name: 'place.find',
  summary: 'Finds places by name, alias or id, in Korean, Chinese, English or another script.',
  input: z.strictObject({
    name: z.string().min(1).max(500).describe('name, alias or id, e.g. 요녕성 or geonames:2036115'),
  }),
  output: z.object({
    places: z.array(placeAnswerSchema),
  }),
  changes: false,
  long: false,
  async run(desk, input) {
    const gazetteer = await gazetteerOf(desk.ledger)
    const byId = gazetteer.pathOf(input.name)
    const exact = byId === undefined ? undefined : gazetteer.places.get(byId)
    const found = exact ? [exact] : gazetteer.find(input.name)
    const places = found.slice(0, 100).map((place) => placeAnswer(gazetteer, place))
    return { places }
  },
})
