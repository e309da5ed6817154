// How many independent origins support each step (Step G, rules F41–F44).

import type { Independence } from '../origin/independence.ts'
import { chooseBounded } from '../part/ceiling.ts'
import { type Part, type Parts, weightOf } from '../part/part.ts'
import type { Entry } from '../scope/entry.ts'
import { groupBy } from '../scope/group.ts'
import type { OriginValue } from '../scope/value.ts'

/** What one origin entails alone (F41). */
export interface Entailment {
  origin: number
  value: number
  /** The claims that entail it. */
  entries: Entry[]
}

/** One step of the support curve. */
export interface SupportStep {
  value: number
  /** Origins that entail at least this value, in their order. */
  origins: number[]
  min: number
}

/** The curve, from the smallest number up. */
export interface SupportCurve {
  steps: SupportStep[]
  exact: boolean
}

/** What each origin with a number entails by itself. */
export function findEntailments(
  totals: readonly OriginValue[],
  parts: Parts,
  ceilings = true,
): Entailment[] {
  const found = new Map<number, Entailment>()
  for (const value of totals) {
    if (value.floor === null) continue
    const entries = value.entries.filter((entry) => entry.words.floor === value.floor)
    found.set(value.origin, { origin: value.origin, value: value.floor, entries })
  }
  const most = mostByOrigin(parts.parts)
  const mayMore = (origin: number): boolean =>
    (found.get(origin)?.value ?? -1) < (most[origin] as number)
  for (const [origin, own] of ownParts(parts.parts, mayMore)) {
    const [only] = own as [OwnPart]
    // Most speakers name one part: there is nothing to choose.
    if (own.length === 1) {
      const sum = ownWeight(only.part, only.value)
      if ((found.get(origin)?.value ?? -1) < sum)
        found.set(origin, { origin, value: sum, entries: [...only.value.entries] })
      continue
    }
    const candidates = own.map(({ part, value }) => ({
      part,
      weight: ownWeight(part, value),
      contested: false,
    }))
    const ownOf = new Map(own.map(({ part, value }) => [part, [value]]))
    const valuesOf = (part: Part) => ownOf.get(part) ?? []
    const { chosen, sum } = chooseBounded(candidates, { ...parts, valuesOf, ceilings })
    if ((found.get(origin)?.value ?? -1) >= sum) continue
    const taken = new Set(chosen)
    const entries = own.filter(({ part }) => taken.has(part)).flatMap(({ value }) => value.entries)
    found.set(origin, { origin, value: sum, entries })
  }
  return [...found.values()].sort((a, b) => a.origin - b.origin)
}

/** What an origin says of a part: its own number, or the persons on its list. */
function ownWeight(part: Part, value: OriginValue): number {
  return part.names === undefined ? weightOf(value) : part.weight
}

/** The sum of all own parts of each origin: what it entails is never more. */
function mostByOrigin(parts: readonly Part[]): number[] {
  const most: number[] = []
  for (const part of parts) {
    for (const value of part.values) {
      most[value.origin] = (most[value.origin] ?? 0) + ownWeight(part, value)
    }
  }
  return most
}

interface OwnPart {
  part: Part
  value: OriginValue
}

/** The parts of the origins that `isAsked` picks. */
function ownParts(
  parts: readonly Part[],
  isAsked: (origin: number) => boolean,
): Map<number, OwnPart[]> {
  const all: OwnPart[] = []
  for (const part of parts) {
    for (const value of part.values) if (isAsked(value.origin)) all.push({ part, value })
  }
  return groupBy(all, ({ value }) => value.origin)
}

/** Both rising lists as one. */
function mergeSorted(one: readonly number[], other: readonly number[]): number[] {
  const merged: number[] = []
  let m = 0
  for (const value of one) {
    for (; m < other.length && (other[m] as number) < value; m++) merged.push(other[m] as number)
    merged.push(value)
  }
  for (; m < other.length; m++) merged.push(other[m] as number)
  return merged
}

/** The support curve (F44): from the top down, every step adds the origins that reach it. */
export function makeSupport(
  entailments: readonly Entailment[],
  independence: Independence,
): SupportCurve {
  const falling = entailments
    .filter((entailment) => entailment.value > 0)
    .sort((a, b) => b.value - a.value || a.origin - b.origin)
  const curve: SupportCurve = { steps: [], exact: true }
  let origins: number[] = []
  const growing = independence.grow()
  for (let n = 0; n < falling.length; ) {
    const { value } = falling[n] as Entailment
    const added: number[] = []
    for (; falling[n]?.value === value; n++) {
      const { origin } = falling[n] as Entailment
      added.push(origin)
      growing.add(origin)
    }
    origins = mergeSorted(origins, added)
    const { count, exact } = growing.read()
    curve.exact &&= exact
    curve.steps.push({ value, origins, min: count })
  }
  curve.steps.reverse()
  return curve
}
