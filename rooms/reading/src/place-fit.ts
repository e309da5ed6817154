// Which places of one act can be those of another act of the same story: people who were returned
// are where they were sent to, people who are arrested are not. Source: reading.md 6; a choice.
import type { Act, ClaimPlace, PlaceRole } from '@tumen/claim'
import { isReturn, roleOfStay } from './place-rank.ts'

/** What befalls people where they were returned to, whoever they are. */
const AFTER_RETURN: readonly Act[] = [
  'imprisonment',
  'sentence',
  'torture',
  'sexual_violence',
  'forced_labour',
  'execution',
  'collective_punishment',
  'enforced_disappearance',
  'death_in_custody',
  'death',
  'ill_treatment',
]

const FROM_FIRST: readonly PlaceRole[] = ['origin', 'arrest_site', 'custody', 'locus', 'transit']
const TO_FIRST: readonly PlaceRole[] = ['destination', 'transit', 'locus', 'custody', 'arrest_site']
const ARRIVED: readonly PlaceRole[] = ['destination', 'transit', 'locus']
const STAY: readonly PlaceRole[] = ['arrest_site', 'custody', 'locus', 'transit', 'origin']

/** The act that is looked at, and the one whose places are offered. */
export interface ActPair {
  act: Act | undefined
  before: Act | undefined
  /** Whether the people are known to be the same. */
  isSameGroup: boolean
}

/** The places that can be those of the act, best first; in their role for it. */
export function fittingPlaces(places: readonly ClaimPlace[], pair: ActPair): ClaimPlace[] {
  const roles = rolesFor(pair)
  // Of the same act the places keep their order.
  const isSame = pair.act !== undefined && pair.act === pair.before
  return places
    .filter(({ role }) => roles.includes(role))
    .map((place, n) => ({ place, n, rank: isSame ? 0 : roles.indexOf(place.role) }))
    .sort((a, b) => a.rank - b.rank || a.n - b.n)
    .map(({ place }) => ({ ...place, role: roleFor(place, pair) }))
}

function rolesFor({ act, before, isSameGroup }: ActPair): readonly PlaceRole[] {
  if (act === undefined || act === before) return [...STAY, 'destination']
  if (isReturn(act)) return isSameGroup ? [...FROM_FIRST, 'destination'] : FROM_FIRST
  // Nobody arrives where others are caught and held.
  if (act === 'arrival' && !isSameGroup) return ARRIVED
  if (act === 'arrival' || act === 'border_crossing') return TO_FIRST
  const isAfter = before !== undefined && isReturn(before)
  if (isAfter && (isSameGroup || AFTER_RETURN.includes(act))) return ['destination', ...STAY]
  return isSameGroup ? [...STAY, 'destination'] : STAY
}

function roleFor({ role }: ClaimPlace, { act, before }: ActPair): PlaceRole {
  if (act === before || act === undefined) return role
  if (isReturn(act)) return role === 'destination' ? role : 'origin'
  return act === 'arrival' || act === 'border_crossing' ? role : roleOfStay(act)
}
