// How many independent origins stand behind what (Step G, rules F41–F44).
import type { Entry } from './entry.ts'
import { groupBy } from './group.ts'
import type { Independence } from './independence.ts'
import { type Part, type Parts, weightOf } from './part.ts'
import { chooseParts } from './part-choice.ts'
import type { OriginValue } from './value.ts'

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
export function findEntailments(totals: readonly OriginValue[], parts: Parts): Entailment[] {
  const found = new Map<number, Entailment>()
  for (const value of totals) {
    if (value.floor === null) continue
    const entries = value.entries.filter((entry) => entry.words.floor === value.floor)
    found.set(value.origin, { origin: value.origin, value: value.floor, entries })
  }
  for (const [origin, own] of ownParts(parts.parts)) {
    const candidates = own.map(({ part, value }) => ({
      part,
      weight: part.names === undefined ? weightOf(value) : part.weight,
      contested: false,
    }))
    const total = found.get(origin)
    const most = candidates.reduce((all, { weight }) => all + weight, 0)
    if (total !== undefined && total.value >= most) continue
    const { chosen, sum } = chooseParts(candidates, parts.apart)
    if (total !== undefined && total.value >= sum) continue
    const taken = new Set(chosen)
    const entries = own.filter(({ part }) => taken.has(part)).flatMap(({ value }) => value.entries)
    found.set(origin, { origin, value: sum, entries })
  }
  return [...found.values()].sort((a, b) => a.origin - b.origin)
}

interface OwnPart {
  part: Part
  value: OriginValue
}

function ownParts(parts: readonly Part[]): Map<number, OwnPart[]> {
  const all = parts.flatMap((part) => part.values.map((value) => ({ part, value })))
  return groupBy(all, ({ value }) => value.origin)
}

function insertSorted(sorted: number[], value: number): void {
  let at = sorted.length
  while (at > 0 && (sorted[at - 1] as number) > value) at--
  sorted.splice(at, 0, value)
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
  const origins: number[] = []
  const linked = independence.grow()
  let alone = 0
  for (let n = 0; n < falling.length; ) {
    const { value } = falling[n] as Entailment
    for (; falling[n]?.value === value; n++) {
      const { origin } = falling[n] as Entailment
      insertSorted(origins, origin)
      if (independence.isLinked(origin)) linked.add(origin)
      else alone++
    }
    const { count, exact } = linked.read()
    curve.exact &&= exact
    curve.steps.push({ value, origins: [...origins], min: alone + count })
  }
  curve.steps.reverse()
  return curve
}
