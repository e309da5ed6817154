// Quantiles of Student's distribution, by Newton's method on its lower tail.
// Source: Abramowitz & Stegun 26.7.1; the continued fraction of the incomplete beta function
// 26.5.8.
import { exp, log, log1p, power } from './elementary.ts'
import { logGamma, stirlingRest } from './gamma-function.ts'
import { normalQuantile } from './normal.ts'

// Beyond it the normal distribution is no further away than the last digit.
const AS_NORMAL = 1e15

/** The value that a variable with `degrees` > 0 of freedom stays below with chance p; 0 < p < 1. */
export function studentQuantile(p: number, degrees: number): number {
  if (p === 0.5) return 0
  if (degrees > AS_NORMAL) return normalQuantile(p)
  if (p > 0.5) return -studentQuantile(1 - p, degrees)
  let size = startOf(p, degrees)
  let low = 0
  let high = Infinity
  for (let step = 0; step < 200; step++) {
    const tail = tailBeyond(size, degrees)
    if (tail > p) low = size
    else high = size
    const moved = size + (tail * log(tail / p)) / density(size, degrees)
    const isInside = moved > low && moved < high
    const next = isInside ? moved : high === Infinity ? 2 * low : (low + high) / 2
    if (Math.abs(next - size) <= 1e-14 * size) return -next
    size = next
  }
  return -size
}

function startOf(p: number, degrees: number): number {
  const z = -normalQuantile(p)
  return Math.max(1e-3, z + (power(z, 3) + z) / (4 * degrees))
}

function density(x: number, degrees: number): number {
  const rest = ((degrees + 1) / 2) * log1p((x * x) / degrees)
  return exp(halfStep(degrees / 2) - 0.5 * log(degrees * Math.PI) - rest)
}

/** ln Γ(a + ½) − ln Γ(a), without cancellation where both are large. */
function halfStep(a: number): number {
  if (a < 16) return logGamma(a + 0.5) - logGamma(a)
  const rest = stirlingRest(a + 0.5) - stirlingRest(a)
  return a * log1p(0.5 / a) + 0.5 * log(a) - 0.5 + rest
}

/** The chance beyond x > 0 on one side: half of the beta share of df/(df + x²) at (df/2, ½). */
function tailBeyond(x: number, degrees: number): number {
  const a = degrees / 2
  const far = (x * x) / degrees
  const share = 1 / (1 + far)
  const logs = halfStep(a) - 0.5 * log(Math.PI) - (a + 0.5) * log1p(far)
  const front = exp(logs + 0.5 * log(far))
  if (share < (a + 1) / (a + 2.5)) return (0.5 * front * betaFraction(share, a, 0.5)) / a
  return 0.5 - front * betaFraction(far * share, 0.5, a)
}

// Lentz's evaluation of the continued fraction.
function betaFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return value
}
