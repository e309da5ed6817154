// The parts of the asked scope that claims speak of, their weights, and which of them provably
// share no case (rules F35, F37).
import type { Entry, RelatedScope } from '../scope/entry.ts'
import { groupBy } from '../scope/group.ts'
import { compareText } from '../scope/order.ts'
import { isScopeInside } from '../scope/scope.ts'
import { hasExclusion, idsOf, type OriginValue, valuesByOrigin } from '../scope/value.ts'
import { areGroundsApart, incidentHierarchy } from './apart.ts'
import { belowReader, nearReader } from './near.ts'

/** A part, or one origin's list of names. */
export interface Part {
  /** Equal parts differ in their keys only: the last tie-breaker. */
  key: string
  /** Position in the order of the keys. */
  rank: number
  /** Which ground it is of: parts of one ground are never apart. */
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
  /** All parts from which this one may not be apart, and others; nothing: it may be any. */
  near: (part: Part) => ReadonlySet<Part> | undefined
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

/** Groups the precise sub-scope claims into parts; which are apart is found when it is asked. */
export function makeParts(entries: readonly Entry[], pointActsApart: boolean): Parts {
  const grounds = groupGrounds(entries)
  const parts = grounds.flatMap(partsOfGround).sort((a, b) => compareText(a.key, b.key))
  parts.forEach((part, rank) => {
    part.rank = rank
  })
  const hierarchy = incidentHierarchy(entries)
  const isApart = (a: Part, b: Part): boolean =>
    a.ground !== b.ground && areGroundsApart(a, b, { hierarchy, pointActsApart })
  const near = nearReader(parts, hierarchy, pointActsApart)
  const below = belowReader(parts)
  const isInside = (inner: Part, outer: Part): boolean =>
    inner.scope === outer.scope || isScopeInside(inner.scope, outer.scope)
  const found: Part[][] = []
  return {
    parts,
    apart: isApart,
    near,
    insideOf: (outer) => {
      found[outer.rank] ??= [...below(outer)]
        .filter((inner) => inner !== outer && !isApart(inner, outer) && isInside(inner, outer))
        .sort((a, b) => a.rank - b.rank)
      return found[outer.rank] as Part[]
    },
  }
}
