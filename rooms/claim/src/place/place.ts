// Places of a claim: the precision that follows from level and words, and the place that
// stands for the claim's act in a figure. Source: claims.md 3.4, UCDP GED codebook `where_prec`.

import type { ClaimPlace } from '../claim/claim.ts'
import { isCrossing, isPassage, placeRolesOfAct } from '../vocabulary/act.ts'
import type { Act, PlaceLevel, PlaceRelation } from '../vocabulary/vocabulary.ts'

const PREC_OF_LEVEL: Record<PlaceLevel, number> = {
  point: 1,
  site: 1,
  settlement: 1,
  adm2: 3,
  adm1: 4,
  region: 5,
  country: 6,
  multi_country: 6,
  sea: 7,
  // A place whose size nobody knows is no better than its country.
  unknown: 6,
}

/**
 * UCDP GED `where_prec`, 1 to 7. Sea is 7 whatever the words; "various parts of" is 6; along
 * and at the border of are 5; near and outskirts turn 1 into 2 and change nothing larger.
 */
export function ucdpPrecOfPlace(place: { level: PlaceLevel; relation: PlaceRelation }): number {
  if (place.level === 'sea') return 7
  if (place.relation === 'various_parts_of') return 6
  if (place.relation === 'along' || place.relation === 'at_border_of') return 5
  const own = PREC_OF_LEVEL[place.level]
  return place.relation === 'in' ? own : Math.max(own, 2)
}

/** Whether the words leave open if the act lay inside the named place. */
export function isPlaceUncertain(place: { relation: PlaceRelation }): boolean {
  return ['near', 'along', 'at_border_of', 'outskirts'].includes(place.relation)
}

/**
 * The places that stand for `act` in a figure: all places in the first role of the act that
 * the claim has. Empty when none of the act's roles is there: the place is unknown.
 */
export function placesOfAct<P extends Pick<ClaimPlace, 'role'>>(act: Act, places: P[]): P[] {
  for (const role of placeRolesOfAct(act)) {
    const found = places.filter((place) => place.role === role)
    if (found.length > 0) return found
  }
  return []
}

/** The places on the way of `act`: those that it passes through, if it leads anywhere. */
export function placesOnWay<P extends Pick<ClaimPlace, 'role'>>(act: Act, places: P[]): P[] {
  return isPassage(act) ? places.filter((place) => place.role === 'transit') : []
}

/**
 * Whether places are said, and none of them says where the act was: nowhere one in a role that
 * stands for it, or on its way. In figures such a claim could be anywhere.
 */
export function isPlaceAside(act: Act, places: Pick<ClaimPlace, 'role'>[]): boolean {
  const said = [...placesOfAct(act, places), ...placesOnWay(act, places)]
  return places.length > 0 && said.length === 0
}

/**
 * Whether a place on the way is also where the act is. It is not where the claim says at which
 * place the act happened; whence it came, and where a crossing led, are no such places.
 */
export function isWhereItPasses(act: Act, places: Pick<ClaimPlace, 'role'>[]): boolean {
  const role = placesOfAct(act, places)[0]?.role
  return role === undefined || role === 'origin' || (role === 'destination' && isCrossing(act))
}
