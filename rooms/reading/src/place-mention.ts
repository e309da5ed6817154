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
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'

/** How the words lie to a place; bare where none says it. */
export const PLACE_WAYS = ['at', 'from', 'to', 'via', 'bare'] as const
export type PlaceWay = (typeof PLACE_WAYS)[number]

/**
 * What stands for the place: its name, those who act there, an office that speaks, a people, or
 * more than one country.
 */
export type PlaceUse = 'place' | 'agent' | 'office' | 'people' | 'wide'

/** A place in a sentence. */
export interface PlaceMention extends Range {
  /** As written, or the table's name where a people stands for its country. */
  name: string
  /** The place of the table, where it knows just one of this name. */
  place?: GazetteerPlace | undefined
  level: PlaceLevel
  relation: PlaceRelation
  way: PlaceWay
  use: PlaceUse
  /** "Nationals from X": where people come from, whatever befalls them. */
  isHome?: true | undefined
}

/** What the search for places needs. */
export interface PlaceSearch {
  text: PreparedText
  lexicon: Lexicon
  places: PlaceIndex
}

/** The way and relation that a meaning of a word list gives. */
export function wayOf(means: string): Pick<PlaceMention, 'way' | 'relation'> {
  const [word, relation = 'in'] = means.split(' ')
  const way = PLACE_WAYS.find((one) => one === word)
  if (!way) throw new Error(`no way: ${means}`)
  return { way, relation: relation as PlaceRelation }
}

/** The one place that a name means; of a place and one inside it the wider. */
export function onePlace(places: readonly GazetteerPlace[]): GazetteerPlace | undefined {
  const wide = places.filter((a) => !places.some((b) => a !== b && isPlaceWithin(a.id, b.id)))
  return wide.length === 1 ? wide[0] : undefined
}

/** Whether `inner` lies in `outer`; an unknown name is taken to lie in a known place beside it. */
export function liesIn(inner: PlaceMention, outer: PlaceMention): boolean {
  if (!outer.place) return false
  if (!inner.place) return ['country', 'region', 'adm1', 'adm2'].includes(outer.level)
  return inner.place.id !== outer.place.id && isPlaceWithin(inner.place.id, outer.place.id)
}

/** Whether `inner` names the same spot as `outer` more exactly: not "from" and "to" of one way. */
export function isWithinMention(inner: PlaceMention, outer: PlaceMention): boolean {
  if (!inner.place || !outer.place || inner.place.id === outer.place.id) return false
  const isSameWay = inner.way === outer.way || isHere(outer)
  return isSameWay && isPlaceWithin(inner.place.id, outer.place.id)
}

function isHere({ way, use }: PlaceMention): boolean {
  return way === 'at' || way === 'bare' || use === 'agent'
}
