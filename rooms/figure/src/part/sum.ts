// What the sum of the parts does to the range (Step D, rule F38).
import type { Derivation, Endpoint, Mark } from '../reckon/answer.ts'
import { asFloor, type Draft, findContradictions, toValueSet } from '../reckon/draft.ts'
import type { Entry } from '../scope/entry.ts'
import {
  idsOf,
  isRounded,
  marksOf,
  type OriginValue,
  orderMarks,
  statingEntries,
} from '../scope/value.ts'
import { type BoundedChoice, type CeilingDispute, chooseBounded, mostStated } from './ceiling.ts'
import type { Part, Parts } from './part.ts'

/** The parts with the choice among them, and whether the sum set low. */
export interface Summed extends BoundedChoice {
  parts: Parts
  setsLow: boolean
}

/** The claims that make the weight of a part. */
export function weightEntries(part: Part): Entry[] {
  const stating = statingEntries(part.values, 'floor', part.weight)
  return stating.length > 0 ? stating : part.values.flatMap((value) => value.entries)
}

interface Piece {
  value: number
  marks: Mark[]
  claims: string[]
}

function toPiece(part: Part): Piece {
  const entries = weightEntries(part)
  const stated = part.values.some((value) => value.floor === part.weight)
  return { value: part.weight, marks: stated ? marksOf(entries) : [], claims: idsOf(entries) }
}

/** The lists of a sum as one piece: the persons on any of them. */
function toUnion(lists: readonly Part[]): Piece {
  const names = new Set(lists.flatMap((list) => list.names ?? []))
  const claims = idsOf(lists.flatMap(weightEntries))
  return { value: names.size, marks: ['union'], claims }
}

/** The sum as an endpoint, with its derivation down to claims. */
export function sumEndpoint(choice: Pick<BoundedChoice, 'chosen' | 'sum'>): Endpoint {
  const lists = choice.chosen.filter((part) => part.names !== undefined)
  const others = choice.chosen.filter((part) => part.names === undefined)
  if (lists.length > 1 && others.length === 0) {
    const parts = lists.map(toPiece)
    return { value: choice.sum, marks: ['union'], from: { rule: 'union', parts } }
  }
  const union = lists.length > 1 ? [toUnion(lists)] : lists.map(toPiece)
  const parts = [...others.map(toPiece), ...union]
  const from: Derivation = { rule: 'sum', parts }
  return { value: choice.sum, marks: orderMarks(['sum', ...parts.flatMap((p) => p.marks)]), from }
}

/** Whether a weighty part stays out that is not simply contained in the chosen lists. */
function leavesWeightOut(parts: readonly Part[], chosen: readonly Part[]): boolean {
  const taken = new Set(chosen)
  const named = new Set(chosen.flatMap((part) => part.names ?? []))
  return parts.some((part) => {
    if (part.weight === 0 || taken.has(part)) return false
    return part.names === undefined || part.names.some((name) => !named.has(name))
  })
}

/** Chooses among the parts and lets their sum act on the range. */
export function addParts(
  draft: Draft,
  totals: readonly OriginValue[],
  parts: Parts,
  ceilings = true,
): Summed {
  const candidates = parts.parts.map((part) => ({
    part,
    weight: part.weight,
    contested: part.contested,
  }))
  const valuesOf = ({ values }: Part) => values
  const choice = chooseBounded(candidates, { ...parts, valuesOf, ceilings })
  const summed: Summed = { ...choice, parts, setsLow: false }
  if (parts.parts.length === 0) return summed
  for (const part of parts.parts) {
    if (!part.contested) continue
    draft.flags.add('part_contested')
    draft.contradictions.push(...findContradictions(part.values, 'part'))
  }
  for (const dispute of choice.disputes) tellDispute(draft, dispute)
  if (leavesWeightOut(parts.parts, choice.chosen)) draft.flags.add('parts_may_overlap')
  if (!choice.exact) draft.flags.add('parts_bound')
  applySum(draft, totals, summed)
  return summed
}

/** Parts inside a part exceed it: both sides are told (F36a). */
function tellDispute(draft: Draft, { whole, inside, sum }: CeilingDispute): void {
  draft.flags.add('part_contested')
  const left = { claims: idsOf(inside.flatMap(weightEntries)), values: { low: sum, high: null } }
  for (const value of whole.values) {
    if (value.ceiling === null || value.high >= sum) continue
    const right = { claims: idsOf(value.entries), values: toValueSet(value) }
    draft.contradictions.push({ kind: 'parts_against_whole', left, right })
  }
}

/**
 * Whether the dispute about chosen parts is small beside the rest: neither what they weigh nor what
 * the larger side would add reaches half of the sum (F38).
 */
function isSmallDispute({ chosen, contested, sum, parts }: Summed): boolean {
  const disputed = chosen.filter((part) => contested.has(part))
  const weight = disputed.reduce((all, part) => all + part.weight, 0)
  const more = disputed.reduce((all, part) => all + mostStated(part, parts) - part.weight, 0)
  return 2 * weight < sum && 2 * more < sum
}

function applySum(draft: Draft, totals: readonly OriginValue[], summed: Summed): void {
  const { sum } = summed
  const exceeded = totals.filter((value) => sum > value.high)
  if (exceeded.length > 0) {
    contestWhole(draft, exceeded, summed)
    return
  }
  if (draft.low !== null && sum <= draft.low.value) return
  if (draft.low !== null && isRounded(totals, draft.low.value, sum)) {
    raiseHigh(draft, summed)
    return
  }
  summed.setsLow = true
  setLow(draft, summed)
}

/** The parts say more than an origin's total allows: both stand, low as stated. */
function contestWhole(draft: Draft, exceeded: readonly OriginValue[], summed: Summed): void {
  const left = {
    claims: idsOf(summed.chosen.flatMap(weightEntries)),
    values: { low: summed.sum, high: null },
  }
  for (const value of exceeded) {
    const right = { claims: idsOf(value.entries), values: toValueSet(value) }
    draft.contradictions.push({ kind: 'parts_against_whole', left, right })
  }
  draft.contested = true
  draft.flags.add('parts_exceed_whole')
  draft.best = null
  draft.flags.delete('best_is_floor')
  if (draft.high !== null && summed.sum > draft.high.value) draft.high = sumEndpoint(summed)
}

function raiseHigh(draft: Draft, summed: Summed): void {
  if (draft.high === null || summed.sum <= draft.high.value) return
  draft.high = sumEndpoint(summed)
  draft.flags.add('sum_differs_within_rounding')
}

function setLow(draft: Draft, summed: Summed): void {
  const endpoint = sumEndpoint(summed)
  draft.low = endpoint
  draft.flags.add('sum_of_parts')
  if (summed.chosen.some((part) => summed.contested.has(part)) && !isSmallDispute(summed)) {
    draft.contested = true
    draft.best = null
    draft.flags.delete('best_is_floor')
  } else if (!draft.bestExcluded && (draft.best === null || summed.sum > draft.best.value)) {
    draft.best = asFloor(endpoint)
    draft.flags.add('best_is_floor')
  }
  raiseHigh(draft, summed)
  const lists = summed.chosen.filter((part) => part.names !== undefined)
  if (lists.length > 1) draft.flags.add('distinct_persons_from_lists')
}
