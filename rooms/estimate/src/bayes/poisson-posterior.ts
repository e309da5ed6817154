// The posterior of a log-linear model whose coefficients have normal priors of mean zero: its
// density, its mode, and a root of its covariance there.

import type { Model } from '../log-linear/model.ts'
import { exp, log, power } from '../number/elementary.ts'
import { sumSubsets, sumSupersets } from '../number/superset-sum.ts'

export interface Posterior {
  /** The terms, the empty one first. */
  terms: number[]
  mode: Float64Array
  /** A lower triangle whose product with its transpose is the covariance at the mode. */
  root: Float64Array
  logDensity(beta: Float64Array): number
}

/** The posterior for counts by mask; `variance` gives the prior variance of a term. */
export function createPosterior(
  counts: Float64Array,
  model: Model,
  variance: (term: number) => number,
): Posterior {
  const terms = [0, ...[...model].filter((term) => term !== 0)]
  const precisions = terms.map((term) => 1 / variance(term))
  const eta = new Float64Array(counts.length)
  function fill(beta: Float64Array): void {
    eta.fill(0)
    for (const [i, term] of terms.entries()) eta[term] = beta[i] as number
    sumSubsets(eta)
  }
  function logDensity(beta: Float64Array): number {
    fill(beta)
    let sum = 0
    for (let mask = 1; mask < counts.length; mask++)
      sum += (counts[mask] as number) * (eta[mask] as number) - exp(eta[mask] as number)
    for (const [i, precision] of precisions.entries())
      sum -= 0.5 * precision * power(beta[i] as number, 2)
    return sum
  }
  const { mode, root } = findMode({ counts, terms, precisions, fill, eta })
  return { terms, mode, root, logDensity }
}

interface Scene {
  counts: Float64Array
  terms: readonly number[]
  precisions: readonly number[]
  fill(beta: Float64Array): void
  eta: Float64Array
}

// Newton's method, with steps cut to five; the prior keeps the curvature away from nothing.
function findMode(scene: Scene): { mode: Float64Array; root: Float64Array } {
  const { terms, counts } = scene
  const persons = counts.reduce((sum, count) => sum + count, 0)
  const mode = new Float64Array(terms.length)
  mode[0] = log(Math.max(1, persons / 2))
  let root = new Float64Array(terms.length * terms.length)
  for (let step = 0; step < 200; step++) {
    const { gradient, lower } = slopes(scene, mode)
    const move = solveLower(lower, gradient)
    root = inverseRoot(lower, terms.length)
    let largest = 0
    for (let i = 0; i < mode.length; i++) {
      const by = Math.max(-5, Math.min(5, move[i] as number))
      mode[i] = (mode[i] as number) + by
      largest = Math.max(largest, Math.abs(by))
    }
    if (largest < 1e-9) break
  }
  return { mode, root }
}

function slopes(scene: Scene, beta: Float64Array) {
  const { counts, terms, precisions, fill, eta } = scene
  fill(beta)
  const fitted = eta.map((value, mask) => (mask === 0 ? 0 : exp(value)))
  const rest = counts.map((count, mask) => (mask === 0 ? 0 : count - (fitted[mask] as number)))
  sumSupersets(rest)
  sumSupersets(fitted)
  const order = terms.length
  const gradient = Float64Array.from(
    terms,
    (term, i) => (rest[term] as number) - (precisions[i] as number) * (beta[i] as number),
  )
  const lower = new Float64Array(order * order)
  for (let i = 0; i < order; i++)
    for (let j = 0; j <= i; j++) {
      const prior = i === j ? (precisions[i] as number) : 0
      let sum = (fitted[(terms[i] as number) | (terms[j] as number)] as number) + prior
      for (let k = 0; k < j; k++)
        sum -= (lower[i * order + k] as number) * (lower[j * order + k] as number)
      lower[i * order + j] = i === j ? Math.sqrt(sum) : sum / (lower[j * order + j] as number)
    }
  return { gradient, lower }
}

function solveLower(lower: Float64Array, side: Float64Array): Float64Array {
  const order = side.length
  const x = Float64Array.from(side)
  for (let i = 0; i < order; i++) {
    for (let k = 0; k < i; k++)
      x[i] = (x[i] as number) - (lower[i * order + k] as number) * (x[k] as number)
    x[i] = (x[i] as number) / (lower[i * order + i] as number)
  }
  for (let i = order - 1; i >= 0; i--) {
    for (let k = i + 1; k < order; k++)
      x[i] = (x[i] as number) - (lower[k * order + i] as number) * (x[k] as number)
    x[i] = (x[i] as number) / (lower[i * order + i] as number)
  }
  return x
}

// The Cholesky factor of (LLᵀ)⁻¹, the covariance.
function inverseRoot(lower: Float64Array, order: number): Float64Array<ArrayBuffer> {
  const columns = Array.from({ length: order }, (_, j) =>
    solveLower(
      lower,
      Float64Array.from({ length: order }, (_, i) => (i === j ? 1 : 0)),
    ),
  )
  const root = new Float64Array(order * order)
  for (let i = 0; i < order; i++)
    for (let j = 0; j <= i; j++) {
      let sum = (columns[j] as Float64Array)[i] as number
      for (let k = 0; k < j; k++)
        sum -= (root[i * order + k] as number) * (root[j * order + k] as number)
      root[i * order + j] = i === j ? Math.sqrt(sum) : sum / (root[j * order + j] as number)
    }
  return root
}
