// What a place is to an act, and which places of one act can be those of another act of the same
// story: people who were returned are where they were sent to, people who are arrested are not.
// Source: reading.md 2, Place and role; claims.md 3.4.
import type { Act, ClaimPlace, PlaceRole } from '@tumen/claim'
import type { Draft } from '../port/draft.ts'
import type { PlaceMention, PlaceWay } from '../text/place-mention.ts'

const RETURNS: readonly Act[] = ['forced_return', 'attempted_return', 'pushback', 'refoulement']
const CUSTODY: readonly Act[] = ['imprisonment', 'custody', 'death_in_custody']

/** Whether an act brings people back against their will. */
export function isReturn(act: Act): boolean {
  return RETURNS.includes(act)
}

const STAY: readonly PlaceWay[] = ['at', 'bare', 'to', 'via', 'from']
const RETURN: readonly PlaceWay[] = ['from', 'to', 'bare', 'at', 'via']
const MOVE: readonly PlaceWay[] = ['to', 'at', 'bare', 'via', 'from']

/** How far from the front a place stands for an act; smaller is better. */
export function rankOf(act: Act | undefined, { way, level }: PlaceMention): number {
  // 在图们向朝鲜遣返: whoever is sent to a country in a town is sent from there.
  if (act !== undefined && isReturn(act))
    return way === 'at' && level !== 'country' ? 0.5 : RETURN.indexOf(way)
  const isMove = act === 'arrival' || act === 'border_crossing' || act === 'transfer'
  return (isMove ? MOVE : STAY).indexOf(way)
}

/** The role of a place for an act. */
export function roleOf(
  act: Act | undefined,
  { way, use }: Pick<PlaceMention, 'way' | 'use'>,
): PlaceRole {
  if (way === 'from') return 'origin'
  if (way === 'to') return 'destination'
  if (way === 'via') return 'transit'
  if (act === undefined) return 'locus'
  return isReturn(act) && (way === 'bare' || use === 'agent') ? 'origin' : roleOfStay(act)
}

function roleOfStay(act: Act): PlaceRole {
  if (act === 'arrest') return 'arrest_site'
  if (act === 'arrival') return 'destination'
  return CUSTODY.includes(act) ? 'custody' : 'locus'
}

/** The places of one number in their roles for another one's act. */
export function fittingPlaces({ places, act: before }: Draft, { act: own }: Draft): ClaimPlace[] {
  const act = own?.value
  const all = places?.value ?? []
  if (act === undefined || act === before?.value) return all
  return all.map((place) => ({ ...place, role: roleIn(place, act) }))
}

function roleIn({ role }: ClaimPlace, act: Act): PlaceRole {
  if (isReturn(act)) return role === 'destination' ? role : 'origin'
  return act === 'arrival' || act === 'border_crossing' ? role : roleOfStay(act)
}
