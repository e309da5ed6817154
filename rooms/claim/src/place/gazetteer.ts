// Places as a tree: a place's id is its path (`CN/LN/heron-ford`), so containment is a prefix.
// Data comes in as an argument; this file knows no place by name.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { checkDecimal, checkNames } from '../row/form.ts'
import { id, list, map, openRecord, text, words } from '../shape/field.ts'
import { PLACE_LEVELS } from '../vocabulary/vocabulary.ts'
import { readDatedName } from './dated-name.ts'

/** One place of a gazetteer. */
export const placeRowSchema = openRecord({
  /** Path of ids from the country down, parts joined by `/`. */
  id,
  level: z.enum(PLACE_LEVELS),
  /** Preferred name by language tag (en, ko, zh). */
  names: map(text),
  /** Other spellings under which it must be found, any language. */
  aliases: list(text).exactOptional(),
  /** Names of a time, e.g. `en: Heron County (../2014-12-31)`; see `dated-name.ts`. */
  dated: list(text).exactOptional(),
  /** Other ids of the same place, e.g. `geonames:2036115`, `iso:CN-LN`. */
  ids: list(id).exactOptional(),
  /** Centroid as decimal strings, degrees; absent for sites that must not be shown. */
  latitude: words.exactOptional(),
  longitude: words.exactOptional(),
})
export type GazetteerPlace = z.infer<typeof placeRowSchema>

export function checkPlace({ names, dated = [], latitude, longitude }: GazetteerPlace): Finding[] {
  const isRead = dated.every((line) => readDatedName(line) !== undefined)
  return [
    ...(isRead ? [] : [{ code: 'dated_name_malformed' as const, field: 'dated' }]),
    ...checkNames(names, 'names'),
    ...checkDecimal(latitude, [-90, 90], 'latitude'),
    ...checkDecimal(longitude, [-180, 180], 'longitude'),
  ]
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
