// place.find: a place by any of its names, in any script; without a name all of them.
import { type GazetteerPlace, given, namesOn, placeAncestors } from '@tumen/claim'
import { placeFind } from '@tumen/contract'
import { readDay } from '../draft/date-input.ts'
import { implement } from '../operation.ts'
import { byCodePoint } from '../record/in-order.ts'
import { borneOn, type Gazetteer, gazetteerOf } from './gazetteer.ts'

/** The place as it may leave. */
export function placeAnswer(gazetteer: Gazetteer, place: GazetteerPlace, day?: string) {
  const path = [...placeAncestors(place.id), place.id]
  const called = (one: GazetteerPlace) => (day === undefined ? one.names : namesOn(one, day))
  const nameOf = (id: string) => {
    const found = gazetteer.places.get(id)
    return (found && called(found).en) ?? id
  }
  return { ...place, names: called(place), path: path.map(nameOf) }
}

export const findPlace = implement(placeFind, async (desk, { name, on, after = '', limit }) => {
  const day = on === undefined ? undefined : readDay(on, 'on')
  const gazetteer = await gazetteerOf(desk)
  if (name === undefined) return pageOfAll(gazetteer, { after, limit, ...given({ day }) })
  const byId = gazetteer.pathOf(name)
  const exact = byId === undefined ? undefined : gazetteer.places.get(byId)
  const found = exact ? [exact] : borneOn(gazetteer.find(name), name, day)
  const places = found.slice(0, limit).map((place) => placeAnswer(gazetteer, place, day))
  return { places }
})

interface Page {
  after: string
  limit: number
  day?: string
}

function pageOfAll(gazetteer: Gazetteer, { after, limit, day }: Page) {
  const ids = [...gazetteer.places.keys()].filter((id) => byCodePoint(id, after) > 0)
  const page = ids.sort(byCodePoint).slice(0, limit)
  const places = page.flatMap((id) => {
    const place = gazetteer.places.get(id)
    return place ? [placeAnswer(gazetteer, place, day)] : []
  })
  const last = page.at(-1)
  return { places, ...(ids.length > limit && last !== undefined && { next: last }) }
}
