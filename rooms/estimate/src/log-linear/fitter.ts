// Poisson regression of the cells on the terms of a hierarchical model, by the iterations of
// `glm.fit`. The design is the subset relation, so the normal equations come out of two transforms
// of the 2^t cells. All memory is taken once: a bootstrap fits hundreds of thousands of models.
// Source: Fienberg (1972); Cormack (1989); McCullagh & Nelder (1989), section 2.5.
import { exp, log } from '../number/elementary.ts'
import { logFactorial } from '../number/gamma-function.ts'
import { sumSubsets, sumSupersets } from '../number/superset-sum.ts'
import type { Model } from './model.ts'

/** What came of the last fit; the arrays are overwritten by the next one. */
export interface Fitted {
  status: 'fitted' | 'not_identified' | 'not_converged'
  /** e^β₀: the persons that no list saw. */
  unseen: number
  /** The variance of β₀. */
  variance: number
  deviance: number
  logLikelihood: number
  /** Kept terms, the empty one last, with their coefficients. */
  terms: Int32Array
  kept: number
  beta: Float64Array
  /** Fitted counts by mask; 0 outside the kept cells. */
  fitted: Float64Array
  /** 1 for each cell that takes part. */
  isKept: Uint8Array
}

/** Fits model after model to tables over `width` lists. */
export interface Fitter {
  /** Fits `counts` by mask; `margins` are their superset sums. */
  fit(counts: Float64Array, margins: Float64Array, model: Model): Fitted
  /** Whether the last fit itself proves that its maximum exists and is the only one. */
  proves(margins: Float64Array): boolean
  /** The covariance of the coefficients of the last fit, in the order of `terms`. */
  covariance(): Float64Array
}

const SMALLEST_PIVOT = 1e-11
const MOST_STEPS = 50
const FAR_ABOVE = 1e-3

/** The memory of a fitter. */
interface Work {
  size: number
  weights: Float64Array
  scores: Float64Array
  eta: Float64Array
  /** ln y of each cell; 0 for an empty one. */
  logs: Float64Array
  matrix: Float64Array
  result: Fitted
  hasUnseen: boolean
}

/**
 * A fitter for tables over `width` lists and models of up to `most` terms. With `hasUnseen` cell 0
 * takes part: its count, which need not be whole, is given too.
 */
export function createFitter(
  width: number,
  { most = Math.min(1 << width, 256), hasUnseen = false } = {},
): Fitter {
  const size = 1 << width
  const result: Fitted = {
    ...{ status: 'fitted', unseen: 0, variance: 0, deviance: 0, logLikelihood: 0, kept: 0 },
    terms: new Int32Array(most),
    beta: new Float64Array(most),
    fitted: new Float64Array(size),
    isKept: new Uint8Array(size),
  }
  const arrays = { weights: new Float64Array(size), scores: new Float64Array(size) }
  const more = {
    eta: new Float64Array(size),
    logs: new Float64Array(size),
    matrix: new Float64Array(most * most),
  }
  const work: Work = { size, ...arrays, ...more, result, hasUnseen }
  return {
    fit: (counts, margins, model) => fit(work, counts, margins, model),
    proves: (margins) => result.status === 'fitted' && isPositiveSolution(work, margins),
    covariance: () => covariance(work),
  }
}

function fit(work: Work, counts: Float64Array, margins: Float64Array, model: Model): Fitted {
  const { result } = work
  keepCells(work, margins, model)
  let before = start(work, counts)
  result.status = 'not_converged'
  for (let step = 0; step < MOST_STEPS; step++) {
    fillEquations(work, counts)
    if (!factor(work.matrix, result.kept)) {
      result.status = 'not_identified'
      return result
    }
    solve(work.matrix, result.beta, result.kept)
    const deviance = predict(work, counts)
    result.deviance = deviance
    if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < 1e-8) {
      result.status = 'fitted'
      break
    }
    if (!Number.isFinite(deviance)) break
    before = deviance
  }
  const last = result.kept - 1
  const pivot = work.matrix[last * result.kept + last] as number
  result.variance = 1 / (pivot * pivot)
  result.unseen = exp(result.beta[last] as number)
  result.logLikelihood = likelihood(work, counts)
  return result
}

// A fit that gives every kept cell something and has the margins of the counts is itself the
// positive table that existence asks for; and that it could be factored shows the full rank. Where
// there is no maximum, the smallest cell goes to nothing with what is missing from the margins, so
// it must stand far above it.
function isPositiveSolution({ size, scores, result }: Work, margins: Float64Array): boolean {
  const { fitted, isKept, terms, kept } = result
  let least = Infinity
  for (let mask = 1; mask < size; mask++)
    if (isKept[mask] === 1 && (fitted[mask] as number) < least) least = fitted[mask] as number
  scores.set(fitted)
  sumSupersets(scores)
  let missing = 0
  for (let i = 0; i < kept; i++) {
    const term = terms[i] as number
    missing = Math.max(missing, Math.abs((scores[term] as number) - (margins[term] as number)))
  }
  return missing <= FAR_ABOVE * least
}

// Terms whose margin is zero are −∞: they leave, and with them every cell that contains them.
function keepCells({ result, size, hasUnseen }: Work, margins: Float64Array, model: Model): void {
  const { terms, isKept } = result
  isKept.fill(1)
  isKept[0] = hasUnseen ? 1 : 0
  let kept = 0
  for (let i = 0; i < model.length; i++) {
    const term = model[i] as number
    if (term === 0) continue
    if ((margins[term] as number) > 0) terms[kept++] = term
    else for (let mask = term; mask < size; mask = (mask + 1) | term) isKept[mask] = 0
  }
  terms[kept++] = 0
  result.kept = kept
}

// The first step of glm.fit: μ = y + 0.1. Gives the deviance there.
function start({ size, eta, logs, result }: Work, counts: Float64Array): number {
  const { fitted, isKept } = result
  let deviance = 0
  for (let mask = 0; mask < size; mask++) {
    if (isKept[mask] === 0) {
      fitted[mask] = 0
      continue
    }
    const y = counts[mask] as number
    const mu = y + 0.1
    fitted[mask] = mu
    eta[mask] = log(mu)
    logs[mask] = y > 0 ? log(y) : 0
    deviance += y * ((logs[mask] as number) - (eta[mask] as number)) - (y - mu)
  }
  return 2 * deviance
}

// XᵀWX by look-up at the union of two terms, and XᵀWz.
function fillEquations(work: Work, counts: Float64Array): void {
  const { size, weights, scores, eta, matrix, result } = work
  const { fitted, isKept, terms, kept, beta } = result
  for (let mask = 0; mask < size; mask++) {
    const mu = fitted[mask] as number
    weights[mask] = mu
    scores[mask] =
      isKept[mask] === 0 ? 0 : mu * (eta[mask] as number) + (counts[mask] as number) - mu
  }
  sumSupersets(weights)
  sumSupersets(scores)
  for (let i = 0; i < kept; i++) {
    const term = terms[i] as number
    beta[i] = scores[term] as number
    for (let j = 0; j <= i; j++)
      matrix[i * kept + j] = weights[term | (terms[j] as number)] as number
  }
}

// Cholesky in place, lower triangle; false when a pivot says that the model is not identified.
function factor(matrix: Float64Array, order: number): boolean {
  for (let i = 0; i < order; i++) {
    const row = i * order
    for (let j = 0; j < i; j++) {
      const other = j * order
      let sum = matrix[row + j] as number
      for (let k = 0; k < j; k++) sum -= (matrix[row + k] as number) * (matrix[other + k] as number)
      matrix[row + j] = sum / (matrix[other + j] as number)
    }
    const diagonal = matrix[row + i] as number
    let pivot = diagonal
    for (let k = 0; k < i; k++) pivot -= (matrix[row + k] as number) * (matrix[row + k] as number)
    if (!(pivot > SMALLEST_PIVOT * diagonal)) return false
    matrix[row + i] = Math.sqrt(pivot)
  }
  return true
}

// Solves with the factor, in place.
function solve(matrix: Float64Array, side: Float64Array, order: number): void {
  for (let i = 0; i < order; i++) {
    let sum = side[i] as number
    for (let k = 0; k < i; k++) sum -= (matrix[i * order + k] as number) * (side[k] as number)
    side[i] = sum / (matrix[i * order + i] as number)
  }
  for (let i = order - 1; i >= 0; i--) {
    let sum = side[i] as number
    for (let k = i + 1; k < order; k++)
      sum -= (matrix[k * order + i] as number) * (side[k] as number)
    side[i] = sum / (matrix[i * order + i] as number)
  }
}

// η and μ from the coefficients; gives the deviance.
function predict({ size, eta, logs, result }: Work, counts: Float64Array): number {
  const { fitted, isKept, terms, kept, beta } = result
  eta.fill(0)
  for (let i = 0; i < kept; i++) eta[terms[i] as number] = beta[i] as number
  sumSubsets(eta)
  let deviance = 0
  for (let mask = 0; mask < size; mask++) {
    if (isKept[mask] === 0) continue
    const y = counts[mask] as number
    const mu = exp(eta[mask] as number)
    fitted[mask] = mu
    deviance += y * ((logs[mask] as number) - (eta[mask] as number)) - (y - mu)
  }
  return 2 * deviance
}

function likelihood({ size, eta, result }: Work, counts: Float64Array): number {
  const { fitted, isKept } = result
  let sum = 0
  for (let mask = 1; mask < size; mask++) {
    if (isKept[mask] === 0) continue
    const y = counts[mask] as number
    sum += y * (eta[mask] as number) - (fitted[mask] as number) - logFactorial(y)
  }
  return sum
}

// (LLᵀ)⁻¹ column by column.
function covariance({ matrix, result }: Work): Float64Array {
  const { kept } = result
  const inverse = new Float64Array(kept * kept)
  const column = new Float64Array(kept)
  for (let j = 0; j < kept; j++) {
    column.fill(0)
    column[j] = 1
    solve(matrix, column, kept)
    for (let i = 0; i < kept; i++) inverse[i * kept + j] = column[i] as number
  }
  return inverse
}
