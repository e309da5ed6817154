// What can be drawn of an estimate, as data; the room `view` draws it. `inside` marks what shows
// single cells or persons and never enters a release. Keys of assumptions have sentences in `view`.

import { exp, log } from '../number/elementary.ts'
import { normalQuantile } from '../number/normal.ts'
import {
  type CaptureTable,
  cellsOf,
  countWhere,
  frequencies,
  listSizes,
  sizeOf,
} from '../table/capture-table.ts'

/** What every picture says of itself. */
export interface PictureBase {
  unit: 'persons'
  /** What must hold for it to mean anything; a key. */
  assumption: 'none' | 'independence' | 'model' | 'graphs' | 'classes' | 'odds' | 'highest_order'
  inside: boolean
}

const OWN: PictureBase = { unit: 'persons', assumption: 'none', inside: true }

/** Sizes of the lists and of their intersections, largest first. */
export interface OverlapPicture extends PictureBase {
  lists: { name: string; size: number }[]
  intersections: { lists: number[]; persons: number }[]
}

/** The overlap of a table. */
export function overlapPicture(table: CaptureTable): OverlapPicture {
  const sizes = listSizes(table)
  const cells = cellsOf(table).sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return {
    ...OWN,
    lists: table.lists.map((name, i) => ({ name, size: sizes[i] as number })),
    intersections: cells.map(([mask, persons]) => ({ lists: membersOf(mask), persons })),
  }
}

/** The lists of a mask, from 0 on. */
export function membersOf(mask: number): number[] {
  return Array.from({ length: 31 }, (_, i) => i).filter((i) => (mask >> i) & 1)
}

/** The odds ratio of each two lists among those who stand on some other, with its interval. */
export interface PairsPicture extends PictureBase {
  pairs: { one: number; other: number; odds?: number; low?: number; high?: number }[]
}

/** How each two lists hang together, among the persons on a third. */
export function pairsPicture(table: CaptureTable): PairsPicture {
  const pairs: PairsPicture['pairs'] = []
  for (let one = 0; one < table.lists.length; one++)
    for (let other = one + 1; other < table.lists.length; other++)
      pairs.push({ one, other, ...oddsOf(table, one, other) })
  return { ...OWN, pairs }
}

function oddsOf(table: CaptureTable, one: number, other: number) {
  const pair = (1 << one) | (1 << other)
  const within = (pattern: number) =>
    countWhere(table, (mask) => (mask & pair) === pattern && (mask & ~pair) !== 0)
  const cells = [pair, 0, 1 << one, 1 << other].map(within) as [number, number, number, number]
  const [both, neither, first, second] = cells
  if (cells.some((count) => count === 0)) return {}
  const odds = (both * neither) / (first * second)
  const spread = exp(
    normalQuantile(0.975) * Math.sqrt(cells.reduce((sum, count) => sum + 1 / count, 0)),
  )
  return { odds, low: odds / spread, high: odds * spread }
}

/** ln(f_k / C(t, k)): points on a straight line when all persons are alike. */
export interface FrequenciesPicture extends PictureBase {
  points: { lists: number; value: number; persons: number }[]
}

/** How many stand on one, two … lists. */
export function frequenciesPicture(table: CaptureTable): FrequenciesPicture {
  const width = table.lists.length
  const points = frequencies(table).flatMap((persons, lists) => {
    if (lists === 0 || persons === 0) return []
    return [{ lists, persons, value: log(persons / choose(width, lists)) }]
  })
  return { ...OWN, points }
}

function choose(n: number, k: number): number {
  let product = 1
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i
  return product
}

/** One dot a model; those that were not tested for existence are hollow. */
export interface LandscapePicture extends PictureBase {
  models: {
    model: string
    estimate: number
    bic: number
    order: number
    code?: number
    /** Its share of exp(−BIC/2) among the models with a maximum. */
    weight: number
  }[]
}

interface Landmark {
  model: string
  terms: Int32Array
  estimate: number
  bic: number
  code?: number
}

/** The best models by BIC against what they say; at most `most`. */
export function landscapePicture(ranked: readonly Landmark[], most = 500): LandscapePicture {
  const shown = ranked.slice(0, most)
  const existing = ranked.filter(({ code }) => code === 0)
  const least = Math.min(...existing.map(({ bic }) => bic))
  const weightOf = (bic: number) => exp((least - bic) / 2)
  const sum = existing.reduce((total, { bic }) => total + weightOf(bic), 0)
  const models = shown.map(({ model, terms, estimate, bic, code }) => {
    const order = terms.reduce((largest, term) => Math.max(largest, sizeOf(term)), 0)
    const weight = code === 0 ? weightOf(bic) / sum : 0
    return { model, estimate, bic, order, weight, ...(code !== undefined && { code }) }
  })
  return { unit: 'persons', assumption: 'model', inside: false, models }
}

/** A curve of a posterior or a profile. */
export interface CurvePicture extends PictureBase {
  points: { at: number; value: number }[]
}

/** At most `most` points of a posterior, those far below its peak left out. */
export function posteriorPicture(
  posterior: Float64Array,
  totalAt: (i: number) => number,
  most = 200,
): CurvePicture {
  const peak = posterior.reduce((a, b) => Math.max(a, b), 0)
  const used = Array.from(posterior, (_, i) => i).filter(
    (i) => (posterior[i] as number) > peak * 1e-4,
  )
  const [first = 0, last = 0] = [used[0], used.at(-1)]
  const step = Math.max(1, Math.ceil((last - first) / most))
  const points: { at: number; value: number }[] = []
  for (let i = first; i <= last; i += step)
    points.push({ at: totalAt(i), value: (posterior[i] as number) / peak })
  return { unit: 'persons', assumption: 'graphs', inside: false, points }
}

/** A histogram of the replicates. */
export interface ReplicatesPicture extends PictureBase {
  bars: { from: number; to: number; count: number }[]
}

/** Replicates in bars of equal width between their 0.5 and 99.5 percent points. */
export function replicatesPicture(sorted: Float64Array, bars = 40): ReplicatesPicture {
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0
  const [from, to] = [at(0.005), at(0.995)]
  const width = (to - from) / bars || 1
  const counts = new Array<number>(bars).fill(0)
  for (const value of sorted) {
    const bar = Math.floor((value - from) / width)
    if (value >= from && value <= to)
      counts[Math.min(bar, bars - 1)] = (counts[Math.min(bar, bars - 1)] ?? 0) + 1
  }
  return {
    unit: 'persons',
    assumption: 'model',
    inside: false,
    bars: counts.map((count, i) => ({ from: from + i * width, to: from + (i + 1) * width, count })),
  }
}

/** At most 500 points of each chain, in its order. */
export interface ChainsPicture extends PictureBase {
  chains: number[][]
}

/** The trace of each chain. */
export function chainsPicture(draws: readonly Float64Array[], most = 500): ChainsPicture {
  const chains = draws.map((chain) => {
    const step = Math.max(1, Math.ceil(chain.length / most))
    return Array.from(chain).filter((_, i) => i % step === 0)
  })
  return { unit: 'persons', assumption: 'classes', inside: false, chains }
}
