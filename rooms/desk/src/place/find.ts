// place.find: a place by any of its names, in any script.
import { type GazetteerPlace, placeAncestors } from '@tumen/claim'
import { placeFind } from '@tumen/contract'
import { implement } from '../operation.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'

/** The place as it may leave. */
export function placeAnswer(gazetteer: Gazetteer, place: GazetteerPlace) {
  const path = [...placeAncestors(place.id), place.id]
  return { ...place, path: path.map((id) => gazetteer.places.get(id)?.names.en ?? id) }
}

export const findPlace = implement(placeFind, async (desk, input) => {
  const gazetteer = await gazetteerOf(desk)
  const byId = gazetteer.pathOf(input.name)
  const exact = byId === undefined ? undefined : gazetteer.places.get(byId)
  const found = exact ? [exact] : gazetteer.find(input.name)
  const places = found.slice(0, 100).map((place) => placeAnswer(gazetteer, place))
  return { places }
})
