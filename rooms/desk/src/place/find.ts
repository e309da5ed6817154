// place.find: a place by any of its names, in any script; without a name all of them.
import { type GazetteerPlace, placeAncestors } from '@tumen/claim'
import { placeFind } from '@tumen/contract'
import { implement } from '../operation.ts'
import { byCodePoint } from '../record/in-order.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'

/** The place as it may leave. */
export function placeAnswer(gazetteer: Gazetteer, place: GazetteerPlace) {
  const path = [...placeAncestors(place.id), place.id]
  return { ...place, path: path.map((id) => gazetteer.places.get(id)?.names.en ?? id) }
}

export const findPlace = implement(placeFind, async (desk, { name, after = '', limit }) => {
  const gazetteer = await gazetteerOf(desk)
  if (name === undefined) return pageOfAll(gazetteer, after, limit)
  const byId = gazetteer.pathOf(name)
  const exact = byId === undefined ? undefined : gazetteer.places.get(byId)
  const found = exact ? [exact] : gazetteer.find(name)
  const places = found.slice(0, limit).map((place) => placeAnswer(gazetteer, place))
  return { places }
})

function pageOfAll(gazetteer: Gazetteer, after: string, limit: number) {
  const ids = [...gazetteer.places.keys()].filter((id) => byCodePoint(id, after) > 0)
  const page = ids.sort(byCodePoint).slice(0, limit)
  const places = page.flatMap((id) => {
    const place = gazetteer.places.get(id)
    return place ? [placeAnswer(gazetteer, place)] : []
  })
  const last = page.at(-1)
  return { places, ...(ids.length > limit && last !== undefined && { next: last }) }
}
