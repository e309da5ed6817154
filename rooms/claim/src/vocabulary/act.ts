// Acts: what was done. One entry holds all that is known of an act, so that a new one which lacks a
// part does not compile; its words stand under its name in the words of each language.
// Source: HURIDOCS, UCDP GED and ACLED practice; claims.md 3.2, 3.4.
import type { PlaceRole } from './vocabulary.ts'

/** The 5 umbrella acts, for questions and for texts that do not decide. */
export const UMBRELLA_ACTS = [
  'custody',
  'refoulement',
  'death',
  'ill_treatment',
  'exploitation',
] as const
export type UmbrellaAct = (typeof UMBRELLA_ACTS)[number]

interface ActFacts {
  /** The roles whose place stands for the act in a figure, best first. */
  roles: readonly PlaceRole[]
  /** The crossing of a border, which one case does at one spot, or another way between places. */
  way: 'crossing' | 'passage' | null
  /** Code of HURIDOCS' micro-thesaurus 4, in exports; `OTHER` where it has none. */
  huridocs: string
}

interface ActEntry extends ActFacts {
  /** Whether it happens at one place and time, so that two places are two cases. */
  lasts: 'point' | 'spell'
  /** The umbrella above it, and its place in the list of acts under it. */
  umbrella: readonly [UmbrellaAct, number] | null
  /** Acts that reports tell for one another: who is asked for one would miss the other (F87). */
  near: readonly ActName[]
}

type ActName = keyof typeof ENTRIES
export type Act = ActName | UmbrellaAct

const CUSTODY = ['custody', 'locus'] as const
const ORIGIN = ['origin', 'locus'] as const
const LOCUS = ['locus'] as const
const PLAIN = { umbrella: null, near: [], roles: LOCUS, way: null } as const

const OTHER = '900000000000'

// The 38 acts, in the order in which lists name them.
const ENTRIES = {
  arrest: {
    lasts: 'point',
    umbrella: ['custody', 1],
    near: ['detention', 'imprisonment', 'transfer'],
    roles: ['arrest_site', 'locus'],
    way: null,
    huridocs: '030101000000',
  },
  detention: {
    lasts: 'spell',
    umbrella: ['custody', 2],
    near: ['arrest', 'imprisonment', 'transfer'],
    roles: CUSTODY,
    way: null,
    huridocs: '030102000000',
  },
  transfer: {
    lasts: 'point',
    umbrella: null,
    near: ['arrest', 'detention', 'imprisonment'],
    roles: LOCUS,
    way: 'passage',
    huridocs: OTHER,
  },
  forced_return: {
    lasts: 'point',
    umbrella: ['refoulement', 1],
    near: ['attempted_return', 'pushback'],
    roles: ORIGIN,
    way: 'crossing',
    huridocs: '380101000000',
  },
  attempted_return: {
    lasts: 'point',
    umbrella: null,
    near: ['forced_return', 'pushback'],
    roles: ORIGIN,
    way: 'crossing',
    huridocs: OTHER,
  },
  release: { ...PLAIN, lasts: 'point', huridocs: OTHER },
  border_crossing: {
    lasts: 'point',
    umbrella: null,
    near: ['arrival'],
    roles: ['locus', 'destination', 'origin'],
    way: 'crossing',
    huridocs: OTHER,
  },
  arrival: {
    lasts: 'point',
    umbrella: null,
    near: ['border_crossing'],
    roles: ['destination', 'locus'],
    way: 'passage',
    huridocs: OTHER,
  },
  asylum_refusal: { ...PLAIN, lasts: 'point', huridocs: '330103000000' },
  status_classification: { ...PLAIN, lasts: 'spell', huridocs: OTHER },
  sentence: { ...PLAIN, lasts: 'point', huridocs: OTHER },
  torture: {
    lasts: 'spell',
    umbrella: ['ill_treatment', 1],
    near: [],
    roles: LOCUS,
    way: null,
    huridocs: '020111110000',
  },
  sexual_violence: {
    lasts: 'spell',
    umbrella: ['ill_treatment', 2],
    near: [],
    roles: LOCUS,
    way: null,
    huridocs: '020102000000',
  },
  forced_labour: {
    lasts: 'spell',
    umbrella: ['ill_treatment', 3],
    near: [],
    roles: LOCUS,
    way: null,
    huridocs: '300102010000',
  },
  imprisonment: {
    lasts: 'spell',
    umbrella: ['custody', 3],
    near: ['arrest', 'detention', 'transfer'],
    roles: CUSTODY,
    way: null,
    huridocs: '030102000000',
  },
  execution: {
    lasts: 'point',
    umbrella: ['death', 2],
    near: ['killing', 'death_in_custody'],
    roles: LOCUS,
    way: null,
    huridocs: '010101030000',
  },
  collective_punishment: { ...PLAIN, lasts: 'spell', huridocs: '020121000000' },
  enforced_disappearance: { ...PLAIN, lasts: 'spell', huridocs: '030103000000' },
  death_in_custody: {
    lasts: 'point',
    umbrella: ['death', 3],
    near: ['killing', 'execution'],
    roles: CUSTODY,
    way: null,
    huridocs: '010106010000',
  },
  killing: {
    lasts: 'point',
    umbrella: ['death', 1],
    near: ['death_in_custody', 'execution'],
    roles: LOCUS,
    way: null,
    huridocs: '010100000000',
  },
  abduction: {
    ...PLAIN,
    lasts: 'point',
    near: ['trafficking', 'forced_marriage', 'sexual_exploitation'],
    huridocs: '030104000000',
  },
  raid: { ...PLAIN, lasts: 'point', huridocs: '120102000000' },
  crackdown: { ...PLAIN, lasts: 'spell', huridocs: '030107000000' },
  pushback: {
    lasts: 'point',
    umbrella: ['refoulement', 2],
    near: ['forced_return', 'attempted_return'],
    roles: ORIGIN,
    way: 'crossing',
    huridocs: '380101000000',
  },
  state_request: { ...PLAIN, lasts: 'spell', huridocs: OTHER },
  interstate_meeting: { ...PLAIN, lasts: 'spell', huridocs: OTHER },
  treaty: { ...PLAIN, lasts: 'spell', huridocs: OTHER },
  cooperation: { ...PLAIN, lasts: 'spell', huridocs: OTHER },
  surveillance: { ...PLAIN, lasts: 'spell', huridocs: '020103030000' },
  obstruction_of_flight: { ...PLAIN, lasts: 'spell', huridocs: '050106000000' },
  publication: { ...PLAIN, lasts: 'spell', huridocs: OTHER },
  trafficking: {
    lasts: 'point',
    umbrella: ['exploitation', 1],
    near: ['forced_marriage', 'sexual_exploitation', 'abduction'],
    roles: LOCUS,
    way: null,
    huridocs: OTHER,
  },
  forced_marriage: {
    lasts: 'spell',
    umbrella: ['exploitation', 2],
    near: ['trafficking', 'sexual_exploitation', 'abduction'],
    roles: LOCUS,
    way: null,
    huridocs: OTHER,
  },
  sexual_exploitation: {
    lasts: 'spell',
    umbrella: ['exploitation', 3],
    near: ['trafficking', 'forced_marriage', 'abduction'],
    roles: LOCUS,
    way: null,
    huridocs: OTHER,
  },
  forced_abortion: {
    lasts: 'point',
    umbrella: ['ill_treatment', 4],
    near: [],
    roles: LOCUS,
    way: null,
    huridocs: OTHER,
  },
  child_separation: { ...PLAIN, lasts: 'point', huridocs: OTHER },
  movement_restriction: { ...PLAIN, lasts: 'spell', huridocs: OTHER },
  other: { ...PLAIN, lasts: 'spell', huridocs: '900000000000' },
} as const satisfies Record<string, Omit<ActEntry, 'near'> & { near: readonly string[] }>

const UMBRELLAS: Readonly<Record<UmbrellaAct, ActFacts>> = {
  custody: { roles: CUSTODY, way: null, huridocs: '030100000000' },
  refoulement: { roles: ORIGIN, way: 'crossing', huridocs: '380101000000' },
  death: { roles: LOCUS, way: null, huridocs: '010100000000' },
  ill_treatment: { roles: LOCUS, way: null, huridocs: '020000000000' },
  exploitation: { roles: LOCUS, way: null, huridocs: OTHER },
}

// Typed again, so that a neighbour that is no act does not compile.
const ACT_ENTRIES: Readonly<Record<ActName, ActEntry>> = ENTRIES

/** The 38 acts. */
export const ACTS = Object.keys(ENTRIES) as readonly ActName[]

const BELOW = new Map<Act, readonly Act[]>(
  UMBRELLA_ACTS.map((umbrella) => [umbrella, ACTS.filter(isUnder(umbrella)).sort(byPlace)]),
)

function isUnder(umbrella: UmbrellaAct): (act: ActName) => boolean {
  return (act) => ACT_ENTRIES[act].umbrella?.[0] === umbrella
}

function byPlace(a: ActName, b: ActName): number {
  return (ACT_ENTRIES[a].umbrella?.[1] ?? 0) - (ACT_ENTRIES[b].umbrella?.[1] ?? 0)
}

function isUmbrella(act: Act): act is UmbrellaAct {
  return Object.hasOwn(UMBRELLAS, act)
}

function factsOf(act: Act): ActFacts {
  return isUmbrella(act) ? UMBRELLAS[act] : ACT_ENTRIES[act]
}

/** The acts directly below `act`; empty for all but the umbrella acts. */
export function actsBelow(act: Act): readonly Act[] {
  return BELOW.get(act) ?? []
}

/** The umbrella act above `act`, or nothing. */
export function actAbove(act: Act): UmbrellaAct | undefined {
  return isUmbrella(act) ? undefined : ACT_ENTRIES[act].umbrella?.[0]
}

/** The acts that stand beside `act`, or beside an act below it, without `act` itself. */
export function actNeighbours(act: Act): readonly Act[] {
  const own = [act, ...actsBelow(act)]
  const near = own.flatMap((one) => (isUmbrella(one) ? [] : ACT_ENTRIES[one].near))
  return [...new Set(near)].filter((one) => !own.includes(one))
}

/** Whether two acts, of which none lies below the other, or acts below them are neighbours. */
export function areActsNear(a: Act, b: Act): boolean {
  if (a === b || actsBelow(a).includes(b) || actsBelow(b).includes(a)) return false
  const near = actNeighbours(a)
  return [b, ...actsBelow(b)].some((act) => near.includes(act))
}

/** Whether `act` happens at one place and time, so that two places are two cases. */
export function isPointAct(act: Act): boolean {
  return !isUmbrella(act) && ACT_ENTRIES[act].lasts === 'point'
}

/** Whether `act` leads from one place to another, so that there are places on its way. */
export function isPassage(act: Act): boolean {
  return factsOf(act).way !== null
}

/** Whether `act` is the crossing of a border, which one case does at one spot. */
export function isCrossing(act: Act): boolean {
  return factsOf(act).way === 'crossing'
}

/** The roles whose place stands for the act in a figure, best first. */
export function placeRolesOfAct(act: Act): readonly PlaceRole[] {
  return factsOf(act).roles
}

/** Code of the act in HURIDOCS' micro-thesaurus 4: 12 digits, two a level. */
export function huridocsOf(act: Act): string {
  return factsOf(act).huridocs
}
