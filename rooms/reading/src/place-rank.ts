// Which of the places around a number stands for its act, and in what role: where people are sent
// from before where to, where they are arrested before where they come from.
// Source: reading.md 2, Place and role; claims.md 3.4.
import type { Act, PlaceRole } from '@tumen/claim'
import type { Belonging } from './mention.ts'
import type { PlaceMention, PlaceWay } from './place-mention.ts'

/** How a place is tied to an act: by a way, or by those who act there. */
type Tie = PlaceWay | 'agent'

const RETURN: readonly Tie[] = ['from', 'to', 'agent', 'bare', 'at', 'via']
const ARRIVAL: readonly Tie[] = ['to', 'at', 'bare', 'agent', 'via', 'from']
const CROSSING: readonly Tie[] = ['to', 'from', 'via', 'at', 'bare', 'agent']
const STAY: readonly Tie[] = ['at', 'agent', 'bare', 'to', 'via', 'from']

const TIES_OF_ACT: Partial<Record<Act, readonly Tie[]>> = {
  forced_return: RETURN,
  attempted_return: RETURN,
  pushback: RETURN,
  refoulement: RETURN,
  arrival: ARRIVAL,
  sentence: ['agent', 'at', 'bare', 'to', 'via', 'from'],
  border_crossing: CROSSING,
  transfer: ['to', 'at', 'from', 'agent', 'bare', 'via'],
}

/** How far from the front a place stands for an act; smaller is better. */
export function placeRank(act: Act | undefined, mention: PlaceMention): number {
  const ties = (act && TIES_OF_ACT[act]) ?? STAY
  const rank = ties.indexOf(tieOf(mention))
  // Whom people are handed over to is not where they are.
  if (act === 'transfer' && mention.use === 'agent' && mention.way === 'to') return ties.length
  // A name of which only the preposition tells that it is a place may be that of a firm.
  const isDoubtful = mention.level === 'unknown' && !mention.place
  // Along a border lies less of what happened than in a place.
  return rank + (mention.relation === 'at_border_of' ? 0.5 : 0) + (isDoubtful ? 0.25 : 0)
}

function tieOf({ use, way }: PlaceMention): Tie {
  return use === 'agent' && (way === 'bare' || way === 'at') ? 'agent' : way
}

/** Before a number's own places come none; shared ones are better from the head of the sentence. */
export const PLACE_BELONGING: Record<Belonging, number> = {
  own: 0,
  leading: 1,
  previous: 2,
  next: 3,
  subordinate: 4,
}

const CUSTODY: readonly Act[] = ['imprisonment', 'custody', 'death_in_custody']
const RETURNS: readonly Act[] = ['forced_return', 'attempted_return', 'pushback', 'refoulement']

/** Acts by which people get somewhere of themselves or are brought there. */
export const MOVES: ReadonlySet<Act> = new Set(['arrival', 'border_crossing', 'transfer'])

/** Whether an act brings people back against their will. */
export function isReturn(act: Act): boolean {
  return RETURNS.includes(act)
}

/** The role of a place for an act. */
export function roleOfPlace(act: Act | undefined, mention: PlaceMention): PlaceRole {
  if (mention.way === 'from') return 'origin'
  if (mention.way === 'to') return 'destination'
  if (mention.way === 'via') return 'transit'
  if (act && isReturn(act) && tieOf(mention) !== 'at') return 'origin'
  return act ? roleOfStay(act) : 'locus'
}

/** The role of the place where an act happens. */
export function roleOfStay(act: Act): PlaceRole {
  if (act === 'arrest') return 'arrest_site'
  if (act === 'arrival') return 'destination'
  return CUSTODY.includes(act) ? 'custody' : 'locus'
}

/** Whether the verb leaves open what the place is to the act: "detained in". */
export function isRoleOpen(act: Act | undefined, { way }: PlaceMention): boolean {
  return way === 'at' && act !== undefined && (act === 'detention' || isReturn(act))
}
