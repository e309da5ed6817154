// A place that a sentence names, before it is known whose place it is: what it is, and how the
// words around it lie to it. Source: reading.md 2, Place and role.
import {
  type GazetteerPlace,
  isPlaceWithin,
  type PlaceLevel,
  type PlaceRelation,
} from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import type { PlaceIndex } from './place-index.ts'
import type { Range } from './source-text.ts'
import type { SearchedText } from './time-find.ts'

/** How the words lie to a place; bare where none says it. */
export type PlaceWay = 'at' | 'from' | 'to' | 'via' | 'bare'

/**
 * What stands for the place: its name, those who act there, an office, outlet or speaker, a people,
 * or where people come from.
 */
export type PlaceUse = 'place' | 'agent' | 'office' | 'people' | 'home'

/** A place in a sentence, before it is known whose place it is. */
export interface PlaceMention extends Range {
  /** As written, or the table's name where a people stands for its country. */
  name: string
  /** The place of the table, where it knows just one of this name. */
  place?: GazetteerPlace | undefined
  level: PlaceLevel
  relation: PlaceRelation
  way: PlaceWay
  use: PlaceUse
}

/** What the search in one sentence needs. */
export interface PlaceSearch {
  text: SearchedText
  lexicon: Lexicon
  index: PlaceIndex
  range: Range
}

/** How a place is tied to the words around it. */
export type Tie = Pick<PlaceMention, 'way' | 'relation'>

/** No word says how. */
export const BARE: Tie = { way: 'bare', relation: 'in' }

/** The tie that a meaning of a word list gives: "at near". */
export function tieOf(means: string): Tie {
  const [way = 'bare', relation = 'in'] = means.split(' ')
  return { way: way as PlaceWay, relation: relation as PlaceRelation }
}

/** The one place that a name means; of a place and one inside it the wider. */
export function onePlace(places: readonly GazetteerPlace[] = []): GazetteerPlace | undefined {
  const wide = places.filter((a) => !places.some((b) => a !== b && isPlaceWithin(a.id, b.id)))
  return wide.length === 1 ? wide[0] : undefined
}

/** The place that the table has under a name, alone. */
export function placeNamed(name: string, index: PlaceIndex): GazetteerPlace | undefined {
  const match = index.nameAt(name, { start: 0, end: name.length })
  return match?.end === name.length ? onePlace(match.places) : undefined
}

const SIZES: readonly PlaceLevel[] = ['point', 'site', 'settlement', 'adm2', 'adm1', 'country']

/** Whether `inner` lies in `outer`; of an unknown name its kind decides, or that it has none. */
export function liesIn(inner: PlaceMention, outer: PlaceMention): boolean {
  if (inner.place && outer.place)
    return inner.place.id !== outer.place.id && isPlaceWithin(inner.place.id, outer.place.id)
  if (inner.level === 'unknown') return ['adm1', 'adm2', 'country'].includes(outer.level)
  const [small, large] = [SIZES.indexOf(inner.level), SIZES.indexOf(outer.level)]
  return small >= 0 && large > small
}
