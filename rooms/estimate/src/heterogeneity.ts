// Columns for persons who are easier or harder to list, added to a log-linear model. The lower
// bound is a statement; the others extrapolate from the same few cells, and are told apart by
// nothing in the data. Source: Chao (1987); Rivest & Baillargeon (2007); Rivest (2008).
import { type CaptureTable, denseCounts, sizeOf } from './capture-table.ts'
import { type DenseFit, fitDense } from './dense-fit.ts'
import { type Finding, finding } from './finding.ts'
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
  poisson: (k) => 2 ** k - 1,
  darroch: (k) => (k * k) / 2,
  gamma: (k) => Math.log(3.5) - Math.log(3.5 + k),
}

/** What a fit is made with. */
interface Design {
  perList: boolean
  shape?: Heterogeneity
}

/**
 * Fits main effects (`perList`), or one effect for all lists, with the columns of `shape`; without
 * one, none.
 */
export function fitHeterogeneity(table: CaptureTable, design: Design): HeterogeneityFit | Finding {
  const cells = Array.from({ length: (1 << table.lists.length) - 1 }, (_, i) => i + 1)
  const scene = fitColumns(table, denseCounts(table), { ...design, cells })
  const { status } = scene.fit
  if (status !== 'fitted') return finding('R3', status, { about: design.shape ?? 'main' })
  return resultOf(table, scene, design)
}

interface Scene {
  rows: number[][]
  columns: Column[]
  fit: DenseFit
}

// The lower bound leaves out, one after the other, the columns that would make the listed many.
function fitColumns(
  table: CaptureTable,
  counts: Float64Array,
  { perList, shape, cells }: Design & { cells: readonly number[] },
): Scene {
  const width = table.lists.length
  const own = Float64Array.from(cells, (mask) => counts[mask] as number)
  let columns = columnsOf(shape, width)
  for (;;) {
    const rows = cells.map((mask) => designRow(mask, { width, perList, columns }))
    const fit = fitDense(rows, own)
    const first = fit.beta.length - columns.length
    const negative = columns.findIndex((_, i) => (fit.beta[first + i] as number) < 0)
    const isDone = shape !== 'lower-bound' || negative < 0 || fit.status !== 'fitted'
    if (isDone) return { rows, columns, fit }
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

function designRow(
  mask: number,
  { width, perList, columns }: { width: number; perList: boolean; columns: readonly Column[] },
): number[] {
  const k = sizeOf(mask)
  const lists = perList ? Array.from({ length: width }, (_, i) => (mask >> i) & 1) : [k]
  return [1, ...lists, ...columns.map((column) => column(k))]
}

function resultOf(table: CaptureTable, scene: Scene, design: Design): HeterogeneityFit {
  const { beta, covariance, deviance, logLikelihood } = scene.fit
  const terms = beta.length
  const unseen = Math.exp(beta[0] as number)
  return {
    estimate: table.persons + unseen,
    standardError: Math.sqrt(unseen + unseen * unseen * (covariance[0] as number)),
    ...{ deviance, degrees: scene.rows.length - terms },
    aic: 2 * terms - 2 * logLikelihood,
    bic: terms * Math.log(table.persons) - 2 * logLikelihood,
    bias: biasOf(scene, unseen),
    coefficients: Array.from(beta, (value, i) => ({
      value,
      error: Math.sqrt(covariance[i * terms + i] as number),
    })),
    columns: scene.columns.length,
    profile: (level) => profileOf(table, design, { level, start: unseen }),
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
function profileOf(
  table: CaptureTable,
  design: Design,
  { level, start }: { level: number; start: number },
): ProfileInterval {
  const counts = denseCounts(table)
  const cells = Array.from(counts, (_, mask) => mask)
  const fit: CellFit = (unseen) => {
    counts[0] = unseen
    return fitColumns(table, counts, { ...design, cells }).fit.fitted
  }
  const curve = profileCurve(denseCounts(table), table.persons, fit)
  return intervalOf(curve, { persons: table.persons, level, start })
}
