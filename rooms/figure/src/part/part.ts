// The parts of the asked scope that claims speak of, their weights, and which of them provably
// share no case (rules F35, F37). Spells in different places or times prove nothing: prisoners
// are moved.
import { isPlaceWithin, isPointAct } from '@tumen/claim'
import type { FigureClaim } from '../reckon/evidence.ts'
import { type Entry, type RelatedScope, toScope } from '../scope/entry.ts'
import { groupBy } from '../scope/group.ts'
import { compareText } from '../scope/order.ts'
import { isScopeInside, restrictionsExclude } from '../scope/scope.ts'
import { hasExclusion, idsOf, type OriginValue, valuesByOrigin } from '../scope/value.ts'

/** A part, or one origin's list of names. */
export interface Part {
  /** Equal parts differ in their keys only: the last tie-breaker. */
  key: string
  /** Position in the order of the keys. */
  rank: number
  /** Position of its ground in the table of what is apart. */
  ground: number
  scope: RelatedScope
  /** The one day of a stock, when all its claims name the same. */
  at: string | undefined
  weight: number
  /** The largest floor or point that is stated on it. */
  most: number
  contested: boolean
  values: OriginValue[]
  /** Ids of its precise claims, farther relays included. */
  claims: string[]
  /** Names on the list, when this is a list. */
  names: readonly string[] | undefined
  /** Whether nobody knows what it overlaps. */
  isUnknown: boolean
}

/** All parts, and which are provably disjoint. */
export interface Parts {
  parts: Part[]
  apart: (a: Part, b: Part) => boolean
  /** The other parts of which all that they speak of falls under the scope of this one. */
  insideOf: (outer: Part) => readonly Part[]
}

/** Scope and marking of parts; ordinary parts and lists of one scope share it. */
interface Ground {
  scope: RelatedScope
  unknown: boolean
  at: string | undefined
  entries: Entry[]
}

/** Whether a claim names as many persons as it counts (F37). */
export function isList(entry: Entry): boolean {
  const { listed } = entry.claim
  return listed !== undefined && new Set(listed).size === entry.words.floor
}

function groupGrounds(entries: readonly Entry[]): Ground[] {
  const grounds = new Map<number, Ground>()
  for (const entry of entries) {
    const unknown = entry.claim.overlapsUnknown === true
    const key = entry.scope.index * 2 + Number(unknown)
    const ground = grounds.get(key)
    if (ground === undefined) {
      grounds.set(key, { scope: entry.scope, unknown, at: entry.claim.at, entries: [entry] })
      continue
    }
    ground.entries.push(entry)
    if (ground.at !== entry.claim.at) ground.at = undefined
  }
  return [...grounds.values()].sort(
    (a, b) => compareText(a.scope.key, b.scope.key) || Number(a.unknown) - Number(b.unknown),
  )
}

/** What an origin adds to a part: its floor, or one case when it states none. */
export function weightOf(value: OriginValue): number {
  return value.floor ?? Math.min(1, value.high)
}

function partWeight(values: readonly OriginValue[]): number {
  const floors = values.filter((value) => value.floor !== null)
  const counted = floors.length > 0 ? floors : values
  return counted.reduce((min, value) => Math.min(min, weightOf(value)), Infinity)
}

function partsOfGround(ground: Ground, position: number): Part[] {
  const key = ground.unknown ? `${ground.scope.key}?` : ground.scope.key
  const { scope, at, unknown: isUnknown } = ground
  const common = { rank: 0, ground: position, scope, at, isUnknown }
  const listed = ground.entries.filter(isList)
  const lists = groupBy(listed, (entry) => entry.origin)
  const parts: Part[] = [...lists.values()].map((entries) => {
    const values = valuesByOrigin(entries)
    const names = shortestList(values[0]?.entries ?? [])
    const claims = idsOf(entries)
    const own = `${key}#${String(entries[0]?.origin).padStart(6, '0')}`
    const weight = names.length
    const most = mostOf(values, weight)
    return { ...common, key: own, weight, most, contested: false, values, claims, names }
  })
  const all = listed.length === 0
  const plain = all ? ground.entries : ground.entries.filter((entry) => !isList(entry))
  if (plain.length === 0) return parts
  const values = valuesByOrigin(plain)
  const contested = hasExclusion(values)
  const claims = idsOf(plain)
  const weight = partWeight(values)
  const most = mostOf(values, weight)
  return [{ ...common, key, weight, most, contested, values, claims, names: undefined }, ...parts]
}

function mostOf(values: readonly OriginValue[], weight: number): number {
  return values.reduce((most, { floor, point }) => Math.max(most, floor ?? 0, point ?? 0), weight)
}

function shortestList(entries: readonly Entry[]): string[] {
  const lists = entries.map((entry) => [...new Set(entry.claim.listed)].sort(compareText))
  return lists.reduce((shortest, list) => (list.length < shortest.length ? list : shortest))
}

/** Groups the precise sub-scope claims into parts, and finds out which are apart. */
export function makeParts(entries: readonly Entry[], pointActsApart: boolean): Parts {
  const grounds = groupGrounds(entries)
  const size = grounds.length
  const hierarchy = incidentHierarchy(entries)
  const table = new Uint8Array(size * size)
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      const first = grounds[a] as Ground
      const second = grounds[b] as Ground
      if (areGroundsApart(first, second, { hierarchy, pointActsApart })) {
        table[a * size + b] = APART
        table[b * size + a] = APART
        continue
      }
      if (isGroundInside(first, second)) table[a * size + b] = INSIDE
      if (isGroundInside(second, first)) table[b * size + a] = INSIDE
    }
  }
  const parts = grounds.flatMap(partsOfGround).sort((a, b) => compareText(a.key, b.key))
  parts.forEach((part, rank) => {
    part.rank = rank
  })
  return {
    parts,
    apart: (a, b) => table[a.ground * size + b.ground] === APART,
    insideOf: insideReader(parts, (inner, outer) => {
      return inner.ground === outer.ground || table[inner.ground * size + outer.ground] === INSIDE
    }),
  }
}

/** Finds the parts inside each part when it is first asked for. */
function insideReader(
  parts: readonly Part[],
  isInside: (inner: Part, outer: Part) => boolean,
): Parts['insideOf'] {
  const found: Part[][] = []
  return (outer) => {
    found[outer.rank] ??= parts.filter((inner) => inner !== outer && isInside(inner, outer))
    return found[outer.rank] as Part[]
  }
}

// How one ground stands to another in the table of them.
const APART = 1
const INSIDE = 2

function isGroundInside(inner: Ground, outer: Ground): boolean {
  return inner.scope === outer.scope || isScopeInside(inner.scope, outer.scope)
}

interface Apartness {
  hierarchy: ReadonlyMap<string, ReadonlySet<string>>
  pointActsApart: boolean
}

/** Tells of two of these claims whether what they speak of provably shares no case (F35). */
export function apartReader(
  claims: readonly FigureClaim[],
): (a: FigureClaim, b: FigureClaim) => boolean {
  const grounds = new Map(claims.map((claim) => [claim, bareGround(claim)]))
  const hierarchy = incidentHierarchy([...grounds.values()])
  return (a, b) => {
    const [first, second] = [grounds.get(a), grounds.get(b)]
    if (first === undefined || second === undefined || first === second) return false
    return areGroundsApart(first, second, { hierarchy, pointActsApart: true })
  }
}

function bareGround(claim: FigureClaim): Bare {
  const scope = { ...toScope(claim), index: 0, relation: 'sub' as const }
  return { scope, unknown: claim.overlapsUnknown === true, at: claim.at }
}

type Bare = Omit<Ground, 'entries'>

function areGroundsApart(a: Bare, b: Bare, how: Apartness): boolean {
  if (a.unknown || b.unknown) return false
  if (areIncidentsApart(a.scope, b.scope, how.hierarchy)) return true
  if (restrictionsExclude(a.scope.restrict, b.scope.restrict)) return true
  const places = arePlacesApart(a.scope, b.scope)
  if (places && a.at !== undefined && a.at === b.at) return true
  if (!how.pointActsApart || !isPointAct(a.scope.act) || !isPointAct(b.scope.act)) return false
  return places || areCrossingsApart(a.scope, b.scope) || arePeriodsApart(a.scope, b.scope)
}

/** Events by incident that contain it, as far as the claims themselves say so. */
function incidentHierarchy(entries: readonly Pick<Entry, 'scope'>[]): Map<string, Set<string>> {
  const above = new Map<string, Set<string>>()
  const add = (inner: string | undefined, outer: string | undefined): void => {
    if (inner === undefined || outer === undefined || inner === outer) return
    const set = above.get(inner)
    if (set === undefined) above.set(inner, new Set([outer]))
    else set.add(outer)
  }
  for (const { scope } of entries) {
    add(scope.event, scope.partOf)
    add(scope.whole, scope.event)
  }
  return above
}

function contains(
  outer: string,
  inner: string,
  hierarchy: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const seen = new Set([inner])
  for (const incident of seen) {
    if (incident === outer) return true
    for (const above of hierarchy.get(incident) ?? []) seen.add(above)
  }
  return false
}

/** F35(1): different incidents, neither of them inside the other. */
function areIncidentsApart(
  a: RelatedScope,
  b: RelatedScope,
  hierarchy: ReadonlyMap<string, ReadonlySet<string>>,
): boolean {
  const first = a.event ?? a.partOf
  const second = b.event ?? b.partOf
  if (first === undefined || second === undefined) return false
  return !contains(first, second, hierarchy) && !contains(second, first, hierarchy)
}

function arePlacesApart(a: RelatedScope, b: RelatedScope): boolean {
  if (a.uncertain || b.uncertain || a.places.length === 0 || b.places.length === 0) return false
  return areBranchesApart(a.places, b.places)
}

/** F92: one case crosses a border at one spot; other places on the way prove nothing. */
function areCrossingsApart({ through: a }: RelatedScope, { through: b }: RelatedScope): boolean {
  if (!a?.crossing || !b?.crossing || a.uncertain || b.uncertain) return false
  return areBranchesApart(a.places, b.places)
}

function areBranchesApart(a: readonly string[], b: readonly string[]): boolean {
  return a.every((one) =>
    b.every((other) => !isPlaceWithin(one, other) && !isPlaceWithin(other, one)),
  )
}

function arePeriodsApart(a: RelatedScope, b: RelatedScope): boolean {
  if (a.period === undefined || b.period === undefined) return false
  return a.period.from > b.period.to || b.period.from > a.period.to
}
