// The logarithm of the gamma function, its derivative, and logarithms of factorials.
// Source: Abramowitz & Stegun 6.1.15, 6.1.40, 6.3.5, 6.3.18.
import { log } from './elementary.ts'

const HALF_LOG_TWO_PI = 0.5 * log(2 * Math.PI)
// From here on the asymptotic series below are exact to the last bit.
const FAR = 16

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0
  let shifted = x
  let product = 1
  while (shifted < FAR) {
    product *= shifted
    shifted++
  }
  return stirling(shifted) - log(product)
}

function stirling(x: number): number {
  return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + stirlingRest(x)
}

/** What Stirling's formula leaves out of ln Γ(x), for x ≥ 16. */
export function stirlingRest(x: number): number {
  const w = 1 / (x * x)
  const inner = 1 / 1680 - w * (1 / 1188 - w * (691 / 360360 - w / 156))
  return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * inner))) / x
}

/** The derivative of ln Γ at x > 0. */
export function digamma(x: number): number {
  let shifted = x
  let sum = 0
  while (shifted < FAR) {
    sum -= 1 / shifted
    shifted++
  }
  const w = 1 / (shifted * shifted)
  const series = w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w / 132))))
  return sum + log(shifted) - 0.5 / shifted - series
}

const TABLE_END = 1023
const FACTORIALS = logFactorials()

function logFactorials(): Float64Array {
  const table = new Float64Array(TABLE_END + 1)
  for (let k = 2; k <= TABLE_END; k++) table[k] = logGamma(k + 1)
  return table
}

/** ln k! for whole k ≥ 0. */
export function logFactorial(k: number): number {
  if (k <= TABLE_END) return FACTORIALS[k] as number
  const x = k + 1
  return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + 1 / (12 * x) - 1 / (360 * x * x * x)
}
