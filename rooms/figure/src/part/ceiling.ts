// Parts inside a part (rule F36a): a part that states a maximum limits the parts inside it, so that
// a wider question never answers more than the narrow one allows.

import { isRounded, type OriginValue } from '../scope/value.ts'
import { type Apartness, type Candidate, weigh } from './candidate.ts'
import { type Choice, chooseParts } from './choice.ts'
import type { Part, Parts } from './part.ts'

/** A part whose ceiling is lower than the sum of parts inside it. */
export interface CeilingDispute {
  whole: Part
  /** The parts inside that together exceed it, and their sum. */
  inside: Part[]
  sum: number
}

/** The chosen parts, those of them that are contested, and which ceilings were exceeded. */
export interface BoundedChoice extends Choice {
  contested: ReadonlySet<Part>
  disputes: CeilingDispute[]
}

/** What the choice among parts rests on. */
export interface Bounds extends Apartness, Pick<Parts, 'insideOf'> {
  /** The values that bound what lies inside a part: of all its origins, or of one. */
  valuesOf: (part: Part) => readonly OriginValue[]
  /** Off in the test that breaks F36a. */
  ceilings?: boolean
}

interface Whole {
  candidate: Candidate
  inside: ReadonlySet<Part>
  values: readonly OriginValue[]
  /** U: the smallest number that an origin with a ceiling allows at the most. */
  upper: number
}

/** Chooses the heaviest parts that no ceiling around them forbids. */
export function chooseBounded(candidates: readonly Candidate[], bounds: Bounds): BoundedChoice {
  const wholes = bounds.ceilings === false ? [] : findWholes(candidates, bounds)
  const live = new Map(candidates.map((each) => [each.part, each]))
  const state: State = { live, disputes: [] }
  // From the innermost outward: whoever lies inside another has fewer parts inside.
  for (const whole of wholes) bound(state, whole, bounds)
  const choice = choose(state, wholes, bounds)
  const contested = new Set(state.disputes.map(({ whole }) => whole))
  for (const { part, contested: own } of live.values()) if (own) contested.add(part)
  return { ...choice, contested, disputes: state.disputes }
}

interface State {
  live: Map<Part, Candidate>
  disputes: CeilingDispute[]
}

/** Lets a whole stand for what is inside it where that exceeds it, or may mean the same. */
function bound(state: State, whole: Whole, known: Apartness): void {
  if (!state.live.has(whole.candidate.part)) return
  const inner = innerOf(state, whole)
  if (inner.length === 0) return
  const { candidate, values, upper } = whole
  const hasFloor = values.some(({ floor }) => floor !== null)
  const most = inner.reduce((sum, { weight }) => sum + weight, 0)
  if (hasFloor && most <= upper && most <= candidate.weight) return
  const choice = chooseParts(inner, known)
  if (choice.sum > upper) dispute(state, whole, choice)
  // Whoever says only "up to" leaves the floor to the parts, as for the question itself (F38).
  else if (!hasFloor) state.live.delete(candidate.part)
  else if (choice.sum > candidate.weight && isRounded(values, candidate.weight, choice.sum))
    for (const { part } of inner) state.live.delete(part)
}

function dispute(state: State, whole: Whole, { chosen, sum }: Choice): void {
  for (const inner of innerOf(state, whole)) state.live.delete(inner.part)
  state.live.delete(whole.candidate.part)
  whole.candidate = { ...whole.candidate, contested: true }
  state.live.set(whole.candidate.part, whole.candidate)
  state.disputes.push({ whole: whole.candidate.part, inside: chosen, sum })
}

function innerOf({ live }: State, { inside }: Whole): Candidate[] {
  return [...inside].flatMap((part) => live.get(part) ?? [])
}

/** Among many parts the set within a whole may be found only here: then it is bound after all. */
function choose(state: State, wholes: readonly Whole[], known: Apartness): Choice {
  for (;;) {
    const inOrder = [...state.live.values()].sort((a, b) => a.part.rank - b.part.rank)
    const choice = chooseParts(inOrder, known)
    const chosen = new Set(choice.chosen)
    const broken = wholes.find(({ candidate, inside, upper }) => {
      if (!state.live.has(candidate.part)) return false
      const within = [...inside].filter((part) => chosen.has(part))
      return weigh(within.map((part) => state.live.get(part) as Candidate)) > upper
    })
    if (broken === undefined) return choice
    const within = [...state.live.values()].filter(
      ({ part }) => chosen.has(part) && broken.inside.has(part),
    )
    const exceeding = { chosen: within.map(({ part }) => part), sum: weigh(within), exact: false }
    dispute(state, broken, exceeding)
  }
}

function findWholes(candidates: readonly Candidate[], { valuesOf, insideOf }: Bounds): Whole[] {
  const wholes: Whole[] = []
  const parts = new Set(candidates.map(({ part }) => part))
  for (const candidate of candidates) {
    // A list names some persons and says of nobody else that there are no more.
    if (candidate.part.names !== undefined) continue
    const values = valuesOf(candidate.part)
    const upper = upperOf(values)
    if (upper === undefined) continue
    const inside = insideOf(candidate.part).filter((part) => parts.has(part))
    if (inside.length === 0) continue
    wholes.push({ candidate, inside: new Set(inside), values, upper })
  }
  return wholes.sort(
    (a, b) =>
      a.inside.size - b.inside.size ||
      a.upper - b.upper ||
      a.candidate.part.rank - b.candidate.part.rank,
  )
}

/** The smallest number that one who states a ceiling allows at the most. */
function upperOf(values: readonly OriginValue[]): number | undefined {
  let upper: number | undefined
  for (const { ceiling, high } of values) {
    if (ceiling !== null && (upper === undefined || high < upper)) upper = high
  }
  return upper
}

/** The largest floor or point that is stated on a part or inside it. */
export function mostStated(part: Part, { insideOf }: Parts): number {
  return insideOf(part).reduce((most, inner) => Math.max(most, inner.most), part.most)
}
