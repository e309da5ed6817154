// The range while it is being calculated, and its first step: the claims on exactly the asked scope
// (Step C, rules F31–F34).

import {
  hasExclusion,
  highOf,
  idsOf,
  type OriginValue,
  orderMarks,
  statedEndpoint,
  UNGRADED,
} from '../scope/value.ts'
import type { Contradiction, Endpoint, Flag, ValueSet } from './answer.ts'

/** Low, best and high so far, with what they have raised. */
export interface Draft {
  low: Endpoint | null
  best: Endpoint | null
  high: Endpoint | null
  contested: boolean
  /** Whether equally graded origins exclude each other, so that there is no best (F34). */
  bestExcluded: boolean
  flags: Set<Flag>
  contradictions: Contradiction[]
}

/** A value set as it is printed. */
export function toValueSet(value: { low: number; high: number }): ValueSet {
  return { low: value.low, high: Number.isFinite(value.high) ? value.high : null }
}

/** The same endpoint, marked as a floor. */
export function asFloor(endpoint: Endpoint): Endpoint {
  return { ...endpoint, marks: orderMarks([...endpoint.marks, 'floor']) }
}

/** Above so many sides, each is told with its widest opposite only, not with every one. */
const MOST_SIDES = 12

type Side = Contradiction['left']

/** Takes two sides, the one that begins lower first. */
type TellPair = (left: Side, right: Side) => void

/** The sides that exclude each other; origins with the same V are one side. */
export function findContradictions(
  values: readonly OriginValue[],
  kind: Contradiction['kind'],
): Contradiction[] {
  const found: Contradiction[] = []
  if (!hasExclusion(values)) return found
  const sides = toSides(values)
  const tell = sides.length <= MOST_SIDES ? tellAllPairs : tellWidestPairs
  tell(sides, (left, right) => {
    const { high } = left.values
    if (high !== null && right.values.low > high) found.push({ kind, left, right })
  })
  return found
}

/** Origins with the same V; sides that begin at the same number are a chain. */
interface OpenSide {
  first: OriginValue
  others: OriginValue[] | undefined
  next: OpenSide | undefined
}

/** Origins by V, in the order of the first origin of each side. */
function toSides(values: readonly OriginValue[]): Side[] {
  const byLow = new Map<number, OpenSide>()
  const sides: OpenSide[] = []
  for (const value of values) {
    const next = byLow.get(value.low)
    let side = next
    while (side !== undefined && side.first.high !== value.high) side = side.next
    if (side === undefined) {
      side = { first: value, others: undefined, next }
      byLow.set(value.low, side)
      sides.push(side)
    } else if (side.others === undefined) side.others = [value]
    else side.others.push(value)
  }
  return sides.map(closeSide)
}

function closeSide({ first, others }: OpenSide): Side {
  const more = others?.flatMap((value) => value.entries)
  const claims = idsOf(more === undefined ? first.entries : first.entries.concat(more))
  return { claims, values: toValueSet(first) }
}

function tellAllPairs(sides: readonly Side[], tell: TellPair): void {
  for (const [n, one] of sides.entries()) {
    for (const other of sides.slice(n + 1)) {
      if (one.values.low <= other.values.low) tell(one, other)
      else tell(other, one)
    }
  }
}

/** Each side against the one that reaches least far up, and against the one that begins highest. */
function tellWidestPairs(sides: readonly Side[], tell: TellPair): void {
  const highOf = (side: Side): number => side.values.high ?? Infinity
  const lowest = sides.reduce((min, side) => (highOf(side) < highOf(min) ? side : min))
  const highest = sides.reduce((max, side) => (side.values.low > max.values.low ? side : max))
  tell(lowest, highest)
  for (const side of sides) {
    if (side === lowest || side === highest) continue
    tell(lowest, side)
    tell(side, highest)
  }
}

function minFloor(values: readonly OriginValue[]): number | null {
  const floors = values.flatMap((value) => (value.floor === null ? [] : [value.floor]))
  return floors.length === 0 ? null : floors.reduce((min, floor) => Math.min(min, floor))
}

/** The lower median: a mean would be an invented number. */
function lowerMedian(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}

/** F34: the best number of the best graded origins, or none. */
function readBest(draft: Draft, values: readonly OriginValue[], ranks: Ranks): void {
  const rankOf = (value: OriginValue): number => ranks.get(value.origin) ?? UNGRADED
  const top = values.reduce((min, value) => Math.min(min, rankOf(value)), Infinity)
  const trusted = values.filter((value) => rankOf(value) === top)
  draft.bestExcluded = hasExclusion(trusted)
  if (draft.bestExcluded) return
  const pointed = trusted.filter((value) => value.point !== null)
  const unpointed = trusted.filter((value) => value.point === null && value.floor !== null)
  const median = lowerMedian(pointed.map((value) => value.point as number))
  const floor = unpointed.reduce((max, value) => Math.max(max, value.floor as number), -1)
  if (median !== null && median >= floor) {
    draft.best = statedEndpoint(pointed, 'point', median)
  } else if (floor >= 0) {
    draft.best = asFloor(statedEndpoint(unpointed, 'floor', floor))
    draft.flags.add('best_is_floor')
  }
}

type Ranks = ReadonlyMap<number, number>

/** The range from the origins with a value on exactly the asked scope. */
export function readTotals(values: readonly OriginValue[], ranks: Ranks): Draft {
  const contradictions = findContradictions(values, 'totals')
  const draft: Draft = {
    low: null,
    best: null,
    high: null,
    contested: contradictions.length > 0,
    bestExcluded: false,
    flags: new Set(),
    contradictions,
  }
  if (values.length === 0) return draft
  const low = minFloor(values)
  if (low === null) draft.flags.add('no_floor_stated')
  else draft.low = statedEndpoint(values, 'floor', low)
  const high = highOf(values)
  if (high !== null) draft.high = statedEndpoint(values, 'ceiling', high)
  readBest(draft, values, ranks)
  return draft
}
