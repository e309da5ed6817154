// Poisson regression on any design, by the iterations of `glm.fit`: for columns that are no
// interactions, and as a second way to the fits of `fitter`.
// Source: McCullagh & Nelder (1989), section 2.5.
import { exp, log } from './elementary.ts'
import { logFactorial } from './gamma-function.ts'

/** A fit on a dense design. */
export interface DenseFit {
  status: 'fitted' | 'not_identified' | 'not_converged'
  beta: Float64Array
  covariance: Float64Array
  fitted: Float64Array
  deviance: number
  logLikelihood: number
}

const MOST_STEPS = 50

/** Fits counts on the columns of `design`, one row per cell; `offsets` stand beside the columns. */
export function fitDense(
  design: readonly ArrayLike<number>[],
  counts: ArrayLike<number>,
  offsets: ArrayLike<number>,
): DenseFit {
  const order = design[0]?.length ?? 0
  const fit = startOf(order, counts)
  const eta = fit.fitted.map(log)
  let before = devianceOf(counts, fit.fitted)
  for (let step = 0; step < MOST_STEPS; step++) {
    const { matrix, side } = equations(design, counts, { eta, offsets, fitted: fit.fitted })
    const inverse = inverseOf(matrix, order)
    if (inverse === undefined) return { ...fit, status: 'not_identified' }
    fit.covariance = inverse
    fit.beta = times(inverse, side)
    for (const [i, row] of design.entries()) {
      eta[i] = dot(row, fit.beta) + (offsets[i] as number)
      fit.fitted[i] = exp(eta[i] as number)
    }
    fit.deviance = devianceOf(counts, fit.fitted)
    const change = Math.abs(fit.deviance - before) / (Math.abs(fit.deviance) + 0.1)
    if (!Number.isFinite(fit.deviance)) break
    if (change < 1e-8) {
      fit.status = 'fitted'
      break
    }
    before = fit.deviance
  }
  fit.logLikelihood = likelihoodOf(counts, fit.fitted)
  return fit
}

function startOf(order: number, counts: ArrayLike<number>): DenseFit {
  return {
    status: 'not_converged',
    beta: new Float64Array(order),
    covariance: new Float64Array(order * order),
    fitted: Float64Array.from(counts, (y) => y + 0.1),
    deviance: Number.NaN,
    logLikelihood: Number.NaN,
  }
}

function equations(
  design: readonly ArrayLike<number>[],
  counts: ArrayLike<number>,
  of: { eta: Float64Array; offsets: ArrayLike<number>; fitted: Float64Array },
) {
  const { eta, offsets, fitted } = of
  const order = design[0]?.length ?? 0
  const matrix = new Float64Array(order * order)
  const side = new Float64Array(order)
  for (const [i, row] of design.entries()) {
    const mu = fitted[i] as number
    const from = (eta[i] as number) - (offsets[i] as number)
    const score = mu * from + (counts[i] as number) - mu
    for (let j = 0; j < order; j++) {
      const x = row[j] as number
      if (x === 0) continue
      side[j] = (side[j] as number) + x * score
      for (let k = 0; k < order; k++)
        matrix[j * order + k] = (matrix[j * order + k] as number) + mu * x * (row[k] as number)
    }
  }
  return { matrix, side }
}

// Gauss–Jordan with the largest pivot of the scaled matrix; nothing when it is singular.
function inverseOf(matrix: Float64Array, order: number): Float64Array | undefined {
  const scale = Float64Array.from({ length: order }, (_, i) =>
    Math.sqrt(matrix[i * order + i] as number),
  )
  const rows = Array.from({ length: order }, (_, i) => {
    const row = new Float64Array(2 * order)
    for (let j = 0; j < order; j++)
      row[j] = (matrix[i * order + j] as number) / ((scale[i] as number) * (scale[j] as number))
    row[order + i] = 1
    return row
  })
  for (let column = 0; column < order; column++) {
    const at = largestFrom(rows, column)
    const pivot = (rows[at] as Float64Array)[column] as number
    if (!(Math.abs(pivot) > 1e-11)) return undefined
    exchange(rows, at, column)
    const line = (rows[column] as Float64Array).map((value) => value / pivot)
    rows[column] = line
    for (const [i, row] of rows.entries()) if (i !== column) subtract(row, line, column)
  }
  const inverse = new Float64Array(order * order)
  for (let i = 0; i < order; i++)
    for (let j = 0; j < order; j++)
      inverse[i * order + j] =
        ((rows[i] as Float64Array)[order + j] as number) /
        ((scale[i] as number) * (scale[j] as number))
  return inverse
}

function exchange<T>(all: T[], i: number, j: number): void {
  const [one, other] = [all[i] as T, all[j] as T]
  all[i] = other
  all[j] = one
}

function largestFrom(rows: readonly Float64Array[], column: number): number {
  let best = column
  const size = (i: number) => Math.abs((rows[i] as Float64Array)[column] as number)
  for (let i = column + 1; i < rows.length; i++) if (size(i) > size(best)) best = i
  return best
}

function subtract(row: Float64Array, line: Float64Array, column: number): void {
  const factor = row[column] as number
  if (factor === 0) return
  for (let j = 0; j < row.length; j++) row[j] = (row[j] as number) - factor * (line[j] as number)
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const order = vector.length
  return vector.map((_, i) => dot(matrix.subarray(i * order, (i + 1) * order), vector))
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < b.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function devianceOf(counts: ArrayLike<number>, fitted: Float64Array): number {
  let sum = 0
  for (let i = 0; i < fitted.length; i++) {
    const [y, mu] = [counts[i] as number, fitted[i] as number]
    sum += y > 0 ? y * log(y / mu) - (y - mu) : mu
  }
  return 2 * sum
}

function likelihoodOf(counts: ArrayLike<number>, fitted: Float64Array): number {
  let sum = 0
  for (let i = 0; i < fitted.length; i++) {
    const [y, mu] = [counts[i] as number, fitted[i] as number]
    sum += (y > 0 ? y * log(mu) : 0) - mu - (Number.isInteger(y) ? logFactorial(y) : 0)
  }
  return sum
}
