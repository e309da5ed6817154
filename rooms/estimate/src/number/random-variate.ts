// Random variates of the distributions that the methods draw from. Nothing is allocated per draw.
// Sources: Marsaglia & Tsang (2000) for the normal ziggurat and the gamma; Doornik (2005) for the
// choice of the layer; Hörmann (1993) for BTRS and PTRS.
import { exp, log, power } from './elementary.ts'
import { logFactorial } from './gamma-function.ts'
import type { RandomStream } from './random-stream.ts'

const LAYERS = 128
const EDGE = 3.442619855899
const AREA = 9.91256303526217e-3
const [WIDTHS, HEIGHTS] = zigguratTables()

// Widths of the layers from the widest on, and the density (without its constant) at each.
function zigguratTables(): [Float64Array, Float64Array] {
  const widths = new Float64Array(LAYERS + 1)
  widths[0] = AREA / exp(-0.5 * EDGE * EDGE)
  widths[1] = EDGE
  for (let i = 2; i < LAYERS; i++) {
    const before = widths[i - 1] as number
    widths[i] = Math.sqrt(-2 * log(AREA / before + exp(-0.5 * before * before)))
  }
  const heights = widths.map((width) => exp(-0.5 * width * width))
  return [widths, heights]
}

/** A standard normal variate. */
export function normalVariate(stream: RandomStream): number {
  for (;;) {
    const layer = stream.bits() & (LAYERS - 1)
    const u = (stream.bits() + 0.5) / 2147483648 - 1
    const width = WIDTHS[layer] as number
    const inner = WIDTHS[layer + 1] as number
    const x = u * width
    if (Math.abs(x) < inner) return x
    if (layer === 0) return u < 0 ? -tailVariate(stream) : tailVariate(stream)
    const low = HEIGHTS[layer] as number
    const high = HEIGHTS[layer + 1] as number
    if (low + stream.uniform() * (high - low) < exp(-0.5 * x * x)) return x
  }
}

function tailVariate(stream: RandomStream): number {
  for (;;) {
    const x = -log(stream.uniform()) / EDGE
    const y = -log(stream.uniform())
    if (2 * y > x * x) return EDGE + x
  }
}

/** The logarithm of a gamma variate of scale 1; for small shapes the variate itself underflows. */
export function logGammaVariate(stream: RandomStream, shape: number): number {
  if (shape >= 1) return log(gammaVariate(stream, shape))
  return log(gammaVariate(stream, shape + 1)) + log(stream.uniform()) / shape
}

/** A gamma variate of scale 1 and `shape` > 0. */
export function gammaVariate(stream: RandomStream, shape: number): number {
  if (shape < 1) return exp(logGammaVariate(stream, shape))
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalVariate(stream)
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = stream.uniform()
    if (u < 1 - 0.0331 * x * x * x * x) return d * v
    if (log(u) < 0.5 * x * x + d * (1 - v + log(v))) return d * v
  }
}

/** A beta variate; both shapes > 0. */
export function betaVariate(stream: RandomStream, a: number, b: number): number {
  const x = gammaVariate(stream, a)
  const y = gammaVariate(stream, b)
  return x / (x + y)
}

/** How many of n trials succeed with chance p each. */
export function binomialVariate(stream: RandomStream, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - binomialVariate(stream, n, 1 - p)
  return n * p < 10 ? binomialByInversion(stream, n, p) : binomialByRejection(stream, n, p)
}

function binomialByInversion(stream: RandomStream, n: number, p: number): number {
  const odds = p / (1 - p)
  const none = power(1 - p, n)
  for (;;) {
    let chance = none
    let u = stream.uniform()
    for (let k = 0; k <= n && k <= 110; k++) {
      if (u < chance) return k
      u -= chance
      chance *= (odds * (n - k)) / (k + 1)
    }
  }
}

function binomialByRejection(stream: RandomStream, n: number, p: number): number {
  const q = 1 - p
  const spread = Math.sqrt(n * p * q)
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const c = n * p + 0.5
  const sure = 0.92 - 4.2 / b
  const alpha = (2.83 + 5.1 / b) * spread
  const mode = Math.floor((n + 1) * p)
  const top = logFactorial(mode) + logFactorial(n - mode)
  const slope = log(p / q)
  for (;;) {
    const u = stream.uniform() - 0.5
    const v = stream.uniform()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + c)
    if (us >= 0.07 && v <= sure) return k
    if (k < 0 || k > n) continue
    const bound = top - logFactorial(k) - logFactorial(n - k) + (k - mode) * slope
    if (log((v * alpha) / (a / (us * us) + b)) <= bound) return k
  }
}

/** A Poisson variate of the given mean ≥ 0. */
export function poissonVariate(stream: RandomStream, mean: number): number {
  if (mean <= 0) return 0
  return mean < 10 ? poissonByInversion(stream, mean) : poissonByRejection(stream, mean)
}

function poissonByInversion(stream: RandomStream, mean: number): number {
  const none = exp(-mean)
  for (;;) {
    let chance = none
    let u = stream.uniform()
    for (let k = 0; k <= 110; k++) {
      if (u < chance) return k
      u -= chance
      chance *= mean / (k + 1)
    }
  }
}

function poissonByRejection(stream: RandomStream, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean)
  const a = -0.059 + 0.02483 * b
  const inverse = log(1.1239 + 1.1328 / (b - 3.4))
  const sure = 0.9277 - 3.6224 / (b - 2)
  const logMean = log(mean)
  for (;;) {
    const u = stream.uniform() - 0.5
    const v = stream.uniform()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43)
    if (us >= 0.07 && v <= sure) return k
    if (k < 0 || (us < 0.013 && v > us)) continue
    const height = log(v) + inverse - log(a / (us * us) + b)
    if (height <= k * logMean - mean - logFactorial(k)) return k
  }
}

/** Failures before `successes` > 0 successes, each with chance p. */
export function negativeBinomialVariate(
  stream: RandomStream,
  successes: number,
  p: number,
): number {
  return poissonVariate(stream, (gammaVariate(stream, successes) * (1 - p)) / p)
}

/** The sums of `weights` from each place to the end. */
export function suffixSums(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length + 1)
  for (let i = weights.length - 1; i >= 0; i--)
    sums[i] = (sums[i + 1] as number) + (weights[i] as number)
  return sums
}

/** Divides n by `weights` at random into `out`; `suffix` are the suffix sums of the weights. */
export function multinomialInto(
  stream: RandomStream,
  n: number,
  { weights, suffix }: { weights: ArrayLike<number>; suffix: ArrayLike<number> },
  out: Int32Array | Float64Array,
): void {
  let left = n
  const last = weights.length - 1
  for (let i = 0; i < last; i++) {
    const rest = suffix[i] as number
    const share = rest > 0 ? (weights[i] as number) / rest : 0
    const drawn = left > 0 ? binomialVariate(stream, left, share) : 0
    out[i] = drawn
    left -= drawn
  }
  if (last >= 0) out[last] = left
}
