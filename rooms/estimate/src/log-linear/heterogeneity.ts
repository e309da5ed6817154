// Columns for persons who are easier or harder to list, added to a log-linear model. The lower
// bound is a statement; the others extrapolate from the same few cells, and are told apart by
// nothing in the data. Source: Chao (1987); Rivest & Baillargeon (2007); Rivest (2008).

import type { Repeats } from '../closed-form/one-list.ts'
import { type DenseFit, fitDense } from '../number/dense-fit.ts'
import { exp, log, powerOfTwo } from '../number/elementary.ts'
import { logFactorial } from '../number/gamma-function.ts'
import { type Finding, finding } from '../report/finding.ts'
import { type CaptureTable, denseCounts, sizeOf } from '../table/capture-table.ts'
import { type CellFit, intervalOf, type ProfileInterval, profileCurve } from './profile.ts'

/** Which columns: the lower bound, or one of three shapes. */
export const HETEROGENEITY = ['lower-bound', 'poisson', 'darroch', 'gamma'] as const
export type Heterogeneity = (typeof HETEROGENEITY)[number]

/** A fit with columns for heterogeneity. */
export interface HeterogeneityFit {
  estimate: number
  standardError: number
  deviance: number
  degrees: number
  aic: number
  bic: number
  bias: number
  /**
   * β with its error: the intercept, the lists (or one for all), then the columns that were kept.
   */
  coefficients: { value: number; error: number }[]
  /** How many columns were kept. */
  columns: number
  profile: (level: number) => ProfileInterval
}

/** Each column as a function of the number of lists. */
type Column = (k: number) => number

const SHAPES: Record<Exclude<Heterogeneity, 'lower-bound'>, Column> = {
  poisson: (k) => powerOfTwo(k) - 1,
  darroch: (k) => (k * k) / 2,
  gamma: (k) => log(3.5) - log(3.5 + k),
}

/** What a fit is made with. */
interface Design {
  perList: boolean
  shape?: Heterogeneity
}

/** The cells of a fit, that of nobody first: how often listed, and what stands beside columns. */
interface Cells {
  counts: Float64Array
  persons: number
  times: number[]
  /** The columns before those of heterogeneity. */
  main: number[][]
  offsets: Float64Array
  shape: Heterogeneity | undefined
}

/**
 * Fits main effects (`perList`), or one effect for all lists, with the columns of `shape`; without
 * one, none.
 */
export function fitHeterogeneity(table: CaptureTable, design: Design): HeterogeneityFit | Finding {
  const { perList, shape } = design
  const counts = denseCounts(table)
  const times = Array.from(counts, (_, mask) => sizeOf(mask))
  const main = times.map((k, mask) => {
    return [1, ...(perList ? table.lists.map((_, i) => (mask >> i) & 1) : [k])]
  })
  const offsets = new Float64Array(counts.length)
  return fitCells({ counts, persons: table.persons, times, main, offsets, shape })
}

/**
 * Fits how often persons stand on one list, as often as they may, with the columns of `shape`. The
 * lower bound and the fit without a shape are those of Chao and of the Poisson distribution.
 */
export function fitRepeats(repeats: Repeats, shape?: Heterogeneity): HeterogeneityFit | Finding {
  const counts = Float64Array.from(repeats, (count, k) => (k === 0 ? 0 : count))
  const times = Array.from(repeats, (_, k) => k)
  const persons = counts.reduce((sum, count) => sum + count, 0)
  const offsets = Float64Array.from(times, (k) => -logFactorial(k))
  return fitCells({ counts, persons, times, main: times.map((k) => [1, k]), offsets, shape })
}

function fitCells(cells: Cells): HeterogeneityFit | Finding {
  const scene = fitColumns(cells, 1)
  const { status } = scene.fit
  if (status !== 'fitted') return finding('R3', status, { about: cells.shape ?? 'main' })
  return resultOf(cells, scene)
}

interface Scene {
  rows: number[][]
  columns: Column[]
  fit: DenseFit
}

// From the cell `from` on. The lower bound leaves out, one after the other, the columns that would
// make the listed many.
function fitColumns({ counts, times, main, offsets, shape }: Cells, from: number): Scene {
  const [own, beside] = [counts.subarray(from), offsets.subarray(from)]
  let columns = columnsOf(shape, Math.max(...times))
  for (;;) {
    const rows = times
      .slice(from)
      .map((k, i) => [...(main[i + from] as number[]), ...columns.map((column) => column(k))])
    const fit = fitDense(rows, own, beside)
    const first = fit.beta.length - columns.length
    const negative = columns.findIndex((_, i) => (fit.beta[first + i] as number) < 0)
    // Empty cells drive a column to −∞: then it is negative long before the fit gives up.
    if (shape !== 'lower-bound' || negative < 0) return { rows, columns, fit }
    columns = columns.filter((_, i) => i !== negative)
  }
}

function columnsOf(shape: Heterogeneity | undefined, width: number): Column[] {
  if (shape === undefined) return []
  if (shape !== 'lower-bound') return [SHAPES[shape]]
  return Array.from(
    { length: Math.max(0, width - 2) },
    (_, i) => (k: number) => Math.max(k - i - 2, 0),
  )
}

function resultOf(cells: Cells, scene: Scene): HeterogeneityFit {
  const { beta, covariance, deviance, logLikelihood } = scene.fit
  const terms = beta.length
  const unseen = exp(beta[0] as number)
  return {
    estimate: cells.persons + unseen,
    standardError: Math.sqrt(unseen + unseen * unseen * (covariance[0] as number)),
    ...{ deviance, degrees: scene.rows.length - terms },
    aic: 2 * terms - 2 * logLikelihood,
    bic: terms * log(cells.persons) - 2 * logLikelihood,
    bias: biasOf(scene, unseen),
    coefficients: Array.from(beta, (value, i) => ({
      value,
      error: Math.sqrt(covariance[i * terms + i] as number),
    })),
    columns: scene.columns.length,
    profile: (level) => profileOf(cells, level, unseen),
  }
}

function biasOf({ rows, fit: { covariance, fitted } }: Scene, unseen: number): number {
  const terms = rows[0]?.length ?? 0
  const psi = new Float64Array(terms)
  psi[0] = -1
  for (const [i, row] of rows.entries()) {
    let spread = 0
    for (let j = 0; j < terms; j++)
      for (let k = 0; k < terms; k++)
        spread += (row[j] as number) * (covariance[j * terms + k] as number) * (row[k] as number)
    for (let j = 0; j < terms; j++)
      psi[j] = (psi[j] as number) + (fitted[i] as number) * spread * (row[j] as number)
  }
  return -0.5 * unseen * psi.reduce((sum, one, j) => sum + one * (covariance[j] as number), 0)
}

// With the unseen as a cell of their own; which columns are left out may change along the curve.
function profileOf(cells: Cells, level: number, start: number): ProfileInterval {
  const counts = Float64Array.from(cells.counts)
  const fit: CellFit = (unseen) => {
    counts[0] = unseen
    return fitColumns({ ...cells, counts }, 0).fit.fitted
  }
  const curve = profileCurve(Float64Array.from(cells.counts), cells.persons, fit)
  return intervalOf(curve, { persons: cells.persons, level, start })
}
