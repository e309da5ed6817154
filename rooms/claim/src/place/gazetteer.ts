// Places as a tree: a place's id is its path (`CN/LN/heron-ford`), so containment is a prefix.
// Data comes in as an argument; this file knows no place by name.
import type { PlaceLevel } from '../vocabulary/vocabulary.ts'

/** One place of a gazetteer. */
export interface GazetteerPlace {
  /** Path of ids from the country down, parts joined by `/`. */
  id: string
  level: PlaceLevel
  /** Preferred name by language tag (en, ko, zh). */
  names: Record<string, string>
  /** Other spellings under which it must be found, any language. */
  aliases?: string[]
  /** Other ids of the same place, e.g. `geonames:2036115`, `iso:CN-LN`. */
  ids?: string[]
  /** Centroid as decimal strings, degrees; absent for sites that must not be shown. */
  latitude?: string
  longitude?: string
}

/** Whether `inner` is `outer` or lies inside it. */
export function isPlaceWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`)
}

/** The places that contain `id`, largest first, without `id` itself. */
export function placeAncestors(id: string): string[] {
  const parts = id.split('/')
  return parts.slice(1).map((_, n) => parts.slice(0, n + 1).join('/'))
}
