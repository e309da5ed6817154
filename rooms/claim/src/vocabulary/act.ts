// The tree of acts: which act lies below which umbrella, which acts happen at one place and
// time, and which place of a claim stands for the act in a figure. Source: claims.md 3.2, 3.4.
import type { Act, PlaceRole, UmbrellaAct } from './vocabulary.ts'

const BELOW: Record<UmbrellaAct, readonly Act[]> = {
  custody: ['arrest', 'detention', 'imprisonment'],
  refoulement: ['forced_return', 'pushback'],
  death: ['killing', 'execution', 'death_in_custody'],
  ill_treatment: ['torture', 'sexual_violence', 'forced_labour'],
}

// Acts that reports tell for one another: who is asked for one would miss the other (F87).
const NEIGHBOURS: readonly (readonly Act[])[] = [
  ['arrest', 'detention', 'imprisonment', 'transfer'],
  ['forced_return', 'attempted_return', 'pushback'],
  ['arrival', 'border_crossing'],
  ['killing', 'death_in_custody', 'execution'],
]

const POINT_ACTS: ReadonlySet<Act> = new Set([
  'arrest',
  'transfer',
  'forced_return',
  'attempted_return',
  'release',
  'border_crossing',
  'arrival',
  'asylum_refusal',
  'sentence',
  'execution',
  'death_in_custody',
  'killing',
  'abduction',
  'pushback',
  'raid',
])

// Acts that lead from one place to another. Of these a border is crossed once by the first five.
const CROSSINGS: readonly Act[] = [
  'forced_return',
  'attempted_return',
  'pushback',
  'refoulement',
  'border_crossing',
]
const PASSAGES: readonly Act[] = [...CROSSINGS, 'arrival', 'transfer']

const PLACE_ROLES_OF_ACT: Partial<Record<Act, readonly PlaceRole[]>> = {
  arrest: ['arrest_site', 'locus'],
  detention: ['custody', 'locus'],
  imprisonment: ['custody', 'locus'],
  custody: ['custody', 'locus'],
  death_in_custody: ['custody', 'locus'],
  forced_return: ['origin', 'locus'],
  attempted_return: ['origin', 'locus'],
  pushback: ['origin', 'locus'],
  refoulement: ['origin', 'locus'],
  arrival: ['destination', 'locus'],
  border_crossing: ['locus', 'destination', 'origin'],
}

/** The acts directly below `act`; empty for all but the umbrella acts. */
export function actsBelow(act: Act): readonly Act[] {
  return BELOW[act as UmbrellaAct] ?? []
}

/** The umbrella act above `act`, or nothing. */
export function actAbove(act: Act): UmbrellaAct | undefined {
  const found = Object.entries(BELOW).find(([, below]) => below.includes(act))
  return found?.[0] as UmbrellaAct | undefined
}

/** The acts that stand beside `act`, or beside an act below it, without `act` itself. */
export function actNeighbours(act: Act): readonly Act[] {
  const own = [act, ...actsBelow(act)]
  const groups = NEIGHBOURS.filter((group) => group.some((one) => own.includes(one)))
  return [...new Set(groups.flat())].filter((one) => !own.includes(one))
}

/** Whether two acts, of which none lies below the other, or acts below them are neighbours. */
export function areActsNear(a: Act, b: Act): boolean {
  if (a === b || actsBelow(a).includes(b) || actsBelow(b).includes(a)) return false
  const near = actNeighbours(a)
  return [b, ...actsBelow(b)].some((act) => near.includes(act))
}

/** Whether `act` happens at one place and time, so that two places are two cases. */
export function isPointAct(act: Act): boolean {
  return POINT_ACTS.has(act)
}

/** Whether `act` leads from one place to another, so that there are places on its way. */
export function isPassage(act: Act): boolean {
  return PASSAGES.includes(act)
}

/** Whether `act` is the crossing of a border, which one case does at one spot. */
export function isCrossing(act: Act): boolean {
  return CROSSINGS.includes(act)
}

/** The roles whose place stands for the act in a figure, best first. */
export function placeRolesOfAct(act: Act): readonly PlaceRole[] {
  return PLACE_ROLES_OF_ACT[act] ?? ['locus']
}
