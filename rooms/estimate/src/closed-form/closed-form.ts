// Estimates that need no model: bounds from how many persons stand on one, two … lists, two lists
// against each other, and curves over what cannot be known. Sources: Chao (1987, 2005); Rivest &
// Lévesque (2001); Chapman (1951); Chiu et al. (2014); Lee & Chao (1994).

import { exp, log, log1p, power, powerOfTwo } from '../number/elementary.ts'
import { normalQuantile } from '../number/normal.ts'
import {
  type CaptureTable,
  cellsOf,
  frequencies,
  listSizes,
  sizeOf,
} from '../table/capture-table.ts'

/** An estimate with its error and its log interval. */
export interface Bound {
  estimate: number
  standardError: number
  low: number
  high: number
}

/** Limits on the scale of what is unseen: never below the persons seen. Source: Chao (1987). */
export function logInterval(
  { estimate, variance, persons }: { estimate: number; variance: number; persons: number },
  level = 0.95,
): { low: number; high: number } {
  const unseen = estimate - persons
  if (!(unseen > 0)) return { low: persons, high: persons }
  const z = normalQuantile((1 + level) / 2)
  const spread = exp(z * Math.sqrt(log1p(variance / (unseen * unseen))))
  return { low: persons + unseen / spread, high: persons + unseen * spread }
}

function boundOf(estimate: number, variance: number, persons: number, level = 0.95): Bound {
  const limits = logInterval({ estimate, variance, persons }, level)
  return { estimate, standardError: Math.sqrt(variance), ...limits }
}

/**
 * Chao's lower bound, corrected for bias: valid when persons differ in how easily they are listed;
 * too high when lists avoid each other or links are missed.
 */
export function chaoBound(
  table: CaptureTable,
  options: { variance?: 'rcapture' | 'spade'; level?: number } = {},
): Bound {
  const { f1, f2, share } = frequenciesOf(table)
  const half = (share * f1 * (f1 - 1)) / (2 * (f2 + 1))
  const rest = options.variance === 'spade' ? spadeRest(f1, f2, share) : rcaptureRest(f1, f2, share)
  return boundOf(table.persons + half, half + rest, table.persons, options.level)
}

function frequenciesOf(table: CaptureTable) {
  const [, f1 = 0, f2 = 0, f3 = 0, f4 = 0] = frequencies(table)
  const lists = table.lists.length
  return { f1, f2, f3, f4, lists, share: (lists - 1) / lists }
}

function rcaptureRest(f1: number, f2: number, share: number): number {
  const inner = f1 * f1 + 4 * f1 * f2 + 3 * f1 - 6 * f2 - 6
  return (share * share * f1 * (f1 - 1) * inner) / (4 * power(f2 + 1, 2) * (f2 + 2))
}

function spadeRest(f1: number, f2: number, share: number): number {
  const second = (share * share * f1 * power(2 * f1 - 1, 2)) / (4 * power(f2 + 1, 2))
  return second + (share * share * f1 * f1 * f2 * power(f1 - 1, 2)) / (4 * power(f2 + 1, 4))
}

/** Chao's bound without correction. */
export function chaoTwo(table: CaptureTable): Bound {
  const { f1, f2, share } = frequenciesOf(table)
  if (f2 === 0) return boundOf(table.persons + (share * f1 * (f1 - 1)) / 2, 0, table.persons)
  const r = f1 / f2
  const variance =
    f2 * ((share * r * r) / 2 + share * share * power(r, 3) + (share * share * power(r, 4)) / 4)
  return boundOf(table.persons + (share * f1 * f1) / (2 * f2), variance, table.persons)
}

/** The improved bound of Chiu et al.; it needs persons on three and four lists. */
export function improvedChao(table: CaptureTable): number {
  const { f1, f2, f3, f4, lists } = frequenciesOf(table)
  const divisor = f4 === 0 ? 1 : f4
  const inner = f1 - (((lists - 3) / (lists - 1)) * f2 * f3) / (2 * divisor)
  const more = ((lists - 3) / lists) * (f3 / (4 * divisor)) * Math.max(inner, 0)
  return chaoTwo(table).estimate + more
}

/** The incidence coverage estimator; persons on more than ten lists are taken as all seen. */
export function incidenceCoverage(table: CaptureTable): number {
  const all = frequencies(table)
  const rare = all.slice(0, 11)
  const records = rare.reduce((sum, f, k) => sum + k * f, 0)
  const persons = rare.reduce((sum, f) => sum + f, 0)
  const frequent = all.slice(11).reduce((sum, f) => sum + f, 0)
  const { f1, f2, lists } = frequenciesOf(table)
  const near = (2 * f2) / ((lists - 1) * f1 + 2 * f2)
  const coverage = 1 - (f1 / records) * (1 - near)
  const pairs = rare.reduce((sum, f, k) => sum + k * (k - 1) * f, 0)
  const spread = ((persons / coverage) * (lists / (lists - 1)) * pairs) / (records * (records - 1))
  const gamma = Math.max(spread - 1, 0)
  return frequent + persons / coverage + (f1 / coverage) * gamma
}

/** Two lists: how many are on the first, on the second, and on both. */
export interface Pair {
  first: number
  second: number
  both: number
}

/** The pair of lists i and j of a table, whatever the other lists say. */
export function pairOf(table: CaptureTable, i: number, j: number): Pair {
  const mask = (1 << i) | (1 << j)
  const sum = (isMeant: (one: number) => boolean) =>
    cellsOf(table).reduce((total, [one, count]) => (isMeant(one) ? total + count : total), 0)
  const [first, second] = [
    sum((one) => ((one >> i) & 1) === 1),
    sum((one) => ((one >> j) & 1) === 1),
  ]
  return { first, second, both: sum((one) => (one & mask) === mask) }
}

/** Lincoln and Petersen's estimate; nothing where nobody is on both. */
export function petersen({ first, second, both }: Pair): number | undefined {
  return both === 0 ? undefined : (first * second) / both
}

/** Chapman's estimate for two lists. */
export function chapman({ first, second, both }: Pair, level = 0.95): Bound {
  const estimate = ((first + 1) * (second + 1)) / (both + 1) - 1
  const above = (first + 1) * (second + 1) * (first - both) * (second - both)
  const variance = above / (power(both + 1, 2) * (both + 2))
  return boundOf(estimate, variance, first + second - both, level)
}

/** One point of a curve over something that no data can tell. */
export interface CurvePoint extends Bound {
  /** The value that is assumed. */
  at: number
}

/** The odds ratios at which curves are shown. */
export const CURVE_AT = [0.25, 0.5, 1, 2, 4] as const

/**
 * Two lists under an assumed odds ratio: above one, who is on one list is likelier to be on the
 * other. Nothing where nobody is on both.
 */
export function oddsCurve(
  { first, second, both }: Pair,
  at: readonly number[] = CURVE_AT,
  level = 0.95,
): CurvePoint[] | undefined {
  if (both === 0) return undefined
  const [onlyFirst, onlySecond] = [first - both, second - both]
  const persons = first + second - both
  return at.map((odds) => {
    const unseen = (odds * onlyFirst * onlySecond) / both
    const spread = 1 / both + 1 / onlyFirst + 1 / onlySecond
    const variance = unseen === 0 ? 0 : unseen + unseen * unseen * spread
    return { at: odds, ...boundOf(persons + unseen, variance, persons, level) }
  })
}

/**
 * Three and more lists under an assumed interaction of the highest order: 1 is none. Nothing where
 * a cell is empty. Source: Aleshin-Guendel, Sadinle & Wakefield (2024).
 */
export function highestOrderCurve(
  table: CaptureTable,
  at: readonly number[] = CURVE_AT,
  level = 0.95,
): CurvePoint[] | undefined {
  const cells = cellsOf(table)
  if (cells.length < powerOfTwo(table.lists.length) - 1) return undefined
  const sign = (mask: number) => (sizeOf(mask) % 2 === 1 ? 1 : -1)
  const logs = cells.reduce((before, [mask, count]) => before + sign(mask) * log(count), 0)
  const spread = cells.reduce((sum, [, count]) => sum + 1 / count, 0)
  return at.map((odds) => {
    const unseen = exp(logs) / odds
    const variance = unseen + unseen * unseen * spread
    return { at: odds, ...boundOf(table.persons + unseen, variance, table.persons, level) }
  })
}

/** Independent lists, corrected for bias. */
export function independentLists(table: CaptureTable, level = 0.95): Bound {
  const lists = table.lists.length
  const sizes = listSizes(table).map((size) => size + (lists + 2) / (2 * lists))
  const seen = table.persons + lists / 2
  const gap = (total: number) =>
    sizes.reduce((product, size) => product * (1 - size / total), 1) - (1 - seen / total)
  const total = rootOf(gap, seen)
  const inverse = sizes.reduce((sum, size) => sum + 1 / (total - size), 0)
  const variance = 1 / (1 / (total - seen) + (lists - 1) / total - inverse)
  return boundOf(total - lists / 2, variance, table.persons, level)
}

// The root above `from`, by doubling and bisection.
function rootOf(gap: (total: number) => number, from: number): number {
  let [low, high] = [from * (1 + 1e-12), 2 * from]
  while (gap(high) > 0 && high < 1e15) [low, high] = [high, high * 2]
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2
    if (gap(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
