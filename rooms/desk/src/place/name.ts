// The names of the places that an answer speaks of, and of those that contain them.
import { placeAncestors } from '@tumen/claim'
import { endOfDay } from '../day.ts'
import type { Desk } from '../operation.ts'
import { gazetteerOf } from './gazetteer.ts'

/** Names by language tag, by place path. */
export type PlaceNames = Record<string, Record<string, string>>

/** The names of these places and of all that contain them, as they were on a day. */
export async function placeNamesOf(desk: Desk, paths: string[], on?: string): Promise<PlaceNames> {
  const { places } = await gazetteerOf(desk, on === undefined ? undefined : endOfDay(on))
  const all = new Set(paths.flatMap((path) => [...placeAncestors(path), path]))
  return Object.fromEntries(
    [...all].sort().flatMap((path) => {
      const place = places.get(path)
      return place ? [[path, place.names] as const] : []
    }),
  )
}
