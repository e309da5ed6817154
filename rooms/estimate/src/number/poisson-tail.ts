// Chances of a Poisson variable. Both tails are summed by themselves, so that a small one keeps
// its digits. Source: Loader, Fast and accurate computation of binomial probabilities (2000).
import { exp, log } from './elementary.ts'
import { logFactorial, stirlingRest } from './gamma-function.ts'

/** The chance of exactly k, for whole k ≥ 0 and mean > 0. */
export function poissonChance(k: number, mean: number): number {
  if (k === 0) return exp(-mean)
  if (k < 15) return exp(k * log(mean) - mean - logFactorial(k))
  const rest = stirlingRest(k) + deviance(k, mean)
  return exp(-rest) / Math.sqrt(2 * Math.PI * k)
}

// k ln(k/mean) + mean − k without cancellation when both are close.
function deviance(k: number, mean: number): number {
  const difference = k - mean
  if (Math.abs(difference) >= 0.1 * (k + mean)) return k * log(k / mean) - difference
  const v = difference / (k + mean)
  let sum = difference * v
  let term = 2 * k * v
  for (let j = 1; j < 100; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) return sum
    sum = next
  }
  return sum
}

/** The chance of at most k. */
export function poissonLower(k: number, mean: number): number {
  if (mean <= 0) return 1
  const anchor = Math.min(k, Math.floor(mean))
  const above = k > anchor ? sumUp(anchor, k, mean) : 0
  return Math.min(1, poissonChance(anchor, mean) * (1 + sumDown(anchor, 0, mean) + above))
}

/** The chance of at least k. */
export function poissonUpper(k: number, mean: number): number {
  if (mean <= 0) return k === 0 ? 1 : 0
  if (k === 0) return 1
  const anchor = Math.max(k, Math.floor(mean))
  const below = k < anchor ? sumDown(anchor, k, mean) : 0
  return Math.min(1, poissonChance(anchor, mean) * (1 + sumUp(anchor, Infinity, mean) + below))
}

// The chances of anchor − 1 … end as multiples of that of the anchor.
function sumDown(anchor: number, end: number, mean: number): number {
  let term = 1
  let sum = 0
  for (let j = anchor; j > end; j--) {
    term *= j / mean
    sum += term
    if (term < 1e-17 * sum) break
  }
  return sum
}

// The chances of anchor + 1 … end as multiples of that of the anchor.
function sumUp(anchor: number, end: number, mean: number): number {
  let term = 1
  let sum = 0
  for (let j = anchor + 1; j <= end; j++) {
    term *= mean / j
    sum += term
    if (term < 1e-17 * sum) break
  }
  return sum
}
