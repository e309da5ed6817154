// The normal distribution and its quantiles, with full relative accuracy in both tails.
// Source: Abramowitz & Stegun 26.2.11 and 26.2.14; Wichura, Algorithm AS 241 (1988).
import { exp, log, power } from './elementary.ts'

const ROOT_TWO_PI = Math.sqrt(2 * Math.PI)

/** The density of the standard normal distribution at `x`. */
export function normalDensity(x: number): number {
  return exp(-0.5 * x * x) / ROOT_TWO_PI
}

/** The chance that a standard normal variable is at most `x`; relative accuracy 1e-14. */
export function normalChance(x: number): number {
  if (x < -2.5) return lowerTail(-x)
  if (x > 2.5) return 1 - lowerTail(x)
  let term = x
  let sum = x
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
    term *= (x * x) / k
    sum += term
  }
  return 0.5 + normalDensity(x) * sum
}

// The continued fraction of Laplace for the chance beyond x > 2.5, from its end backwards.
function lowerTail(x: number): number {
  if (x > 40) return 0
  const depth = Math.ceil(20 + 500 / (x * x))
  let fraction = x
  for (let k = depth; k >= 1; k--) fraction = x + k / fraction
  return normalDensity(x) / fraction
}

const CENTRE = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
    45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
    39307.89580009271, 28729.085735721943, 5226.495278852854,
  ],
] as const
const SHOULDER = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
    1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
    0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
  ],
] as const
const TAIL = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
    0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
] as const

/** The value that a standard normal variable stays below with chance `p`; 0 < p < 1. */
export function normalQuantile(p: number): number {
  const offset = p - 0.5
  if (Math.abs(offset) <= 0.425) return offset * ratio(CENTRE, 0.180625 - offset * offset)
  const tail = offset < 0 ? p : 1 - p
  if (tail <= 0) return offset < 0 ? -Infinity : Infinity
  const r = Math.sqrt(-log(tail))
  const size = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5)
  return offset < 0 ? -size : size
}

function ratio([above, below]: readonly [readonly number[], readonly number[]], x: number): number {
  return polynomial(above, x) / polynomial(below, x)
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
}

/** The quantile of the chi-squared distribution with one degree of freedom. */
export function chiSquaredQuantile(p: number): number {
  return power(normalQuantile((1 + p) / 2), 2)
}
