// How well weighed pairs find the true ones: precision, recall and F1 at probabilities and at the
// best threshold, with what blocking let through. Pairs of equal weight stand or fall together.
// Source: the reference on linkage, section 11.
import { groupSizes, pairsWithin } from '../person/group-size.ts'
import { heaviestFirst, type WeighedPairs } from '../person/resolve.ts'

/** Precision and recall as shares, F1 their harmonic mean; a share of nothing is 0. */
export interface PairScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** A score with the weight in bits from which pairs were taken. */
export interface ScoreAt extends PairScore {
  readonly threshold: number
}

/** What is true of the mentions: the person of each, and the lists when only links count. */
export interface Truth {
  readonly person: Int32Array
  /** Given when pairs within one list are not looked for. */
  readonly list?: Int32Array
}

/** The scores of one set of pairs. */
export interface PairEvaluation {
  readonly truePairs: number
  /** The share of the true pairs that are among the pairs at all. */
  readonly blockingRecall: number
  readonly at: readonly ScoreAt[]
  readonly best: ScoreAt
}

const PROBABILITIES = [0.5, 0.9, 0.95, 0.99]

/** The weight in bits of a probability between 0 and 1. */
export function weightOf(probability: number): number {
  return Math.log2(probability / (1 - probability))
}

/** The probability of a weight in bits. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight)
}

/** Precision, recall and F1 of counts of pairs. */
export function pairScore(right: number, found: number, truePairs: number): PairScore {
  const f1 = found + truePairs > 0 ? (2 * right) / (found + truePairs) : 0
  return {
    precision: found > 0 ? right / found : 0,
    recall: truePairs > 0 ? right / truePairs : 0,
    f1,
  }
}

/** Compares pairs with the truth, at P .5, .9, .95, .99 and at the threshold of the best F1. */
export function evaluatePairs(pairs: WeighedPairs, truth: Truth): PairEvaluation {
  const truePairs = countTruePairs(truth)
  const order = heaviestFirst(pairs, Number.NEGATIVE_INFINITY)
  const right = cumulativeRight(order, pairs, truth.person)
  const scoreOf = (found: number) => pairScore(right[found] as number, found, truePairs)
  let best: ScoreAt = { threshold: Number.POSITIVE_INFINITY, ...scoreOf(0) }
  for (let found = 1; found <= order.length; found += 1) {
    const threshold = pairs.w[order[found - 1] as number] as number
    const tied = found < order.length && pairs.w[order[found] as number] === threshold
    const score = tied ? undefined : scoreOf(found)
    if (score !== undefined && score.f1 > best.f1) best = { threshold, ...score }
  }
  const at = PROBABILITIES.map((probability) => {
    const threshold = weightOf(probability)
    return { threshold, ...scoreOf(countFrom(order, pairs.w, threshold)) }
  })
  return { truePairs, blockingRecall: scoreOf(order.length).recall, at, best }
}

/** How many pairs of mentions are one person; with lists, only pairs of two lists count. */
export function countTruePairs({ person, list }: Truth): number {
  const all = pairsWithin(groupSizes(person))
  if (list === undefined) return all
  const lists = list.reduce((most, id) => Math.max(most, id), 0) + 1
  const inOneList = Float64Array.from(person, (id, at) => id * lists + (list[at] ?? 0))
  return all - pairsWithin(groupSizes(inOneList))
}

/** At index n: how many of the n heaviest pairs are one person. */
function cumulativeRight(order: Uint32Array, pairs: WeighedPairs, person: Int32Array) {
  const right = new Float64Array(order.length + 1)
  for (let at = 0; at < order.length; at += 1) {
    const pair = order[at] as number
    const same = person[pairs.a[pair] as number] === person[pairs.b[pair] as number]
    right[at + 1] = (right[at] as number) + (same ? 1 : 0)
  }
  return right
}

/** How many of the pairs, heaviest first, have at least a weight. */
function countFrom(order: Uint32Array, w: WeighedPairs['w'], threshold: number): number {
  let [low, high] = [0, order.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((w[order[middle] as number] as number) >= threshold) low = middle + 1
    else high = middle
  }
  return low
}
