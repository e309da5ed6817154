// One list on which persons stand several times: a bound and extrapolations, which differ widely
// and say so. Sources: Zelterman (1988); Chao (1987); Chiu & Chao (2016); Godwin & Böhning (2017).
import { exp, expm1, power } from '../number/elementary.ts'

/** Persons recorded exactly y times, at place y. */
export type Repeats = readonly number[]

/** All persons by each method; one that cannot be had is left out. */
export interface OneList {
  persons: number
  /** The zero-truncated Poisson distribution. */
  poisson?: number
  zelterman?: number
  /** A lower bound. */
  chao?: number
  chaoCorrected: number
  /** When some are recorded only once by design. */
  oneInflated?: number
  geometric?: number
  /** A lower bound if repeats are geometric. */
  geometricChao?: number
}

/** Estimates from repeated records on one list; nothing when nobody is on it. */
export function oneList(repeats: Repeats): OneList | undefined {
  const [, f1 = 0, f2 = 0, f3 = 0] = repeats
  const persons = repeats.slice(1).reduce((sum, f) => sum + f, 0)
  if (persons === 0) return undefined
  const mean = repeats.reduce((sum, f, y) => sum + y * f, 0) / persons
  const rate = f2 > 0 && f1 > 0 ? (2 * f2) / f1 : 0
  const second = f3 > 0 && f2 > 0 ? (3 * f3) / f2 : 0
  return {
    persons,
    chaoCorrected: persons + (f1 * (f1 - 1)) / (2 * (f2 + 1)),
    ...(mean > 1 && { poisson: persons / -expm1(-poissonRate(mean)) }),
    ...(mean > 1 && { geometric: persons / (1 - 1 / mean) }),
    ...(rate > 0 && { zelterman: persons / -expm1(-rate) }),
    ...(f2 > 0 && { chao: persons + (f1 * f1) / (2 * f2) }),
    ...(f2 > 0 && { geometricChao: persons + (f1 * f1) / f2 }),
    ...(second > 0 && {
      oneInflated: persons + (f2 + f3) / (power(second, 2) / 2 + power(second, 3) / 6),
    }),
  }
}

// λ/(1 − e^−λ) = mean, by Newton's method from above.
function poissonRate(mean: number): number {
  let rate = 2 * (mean - 1)
  for (let step = 0; step < 100; step++) {
    const seen = -expm1(-rate)
    const slope = (seen - rate * exp(-rate)) / (seen * seen)
    const next = rate - (rate / seen - mean) / slope
    if (Math.abs(next - rate) <= 1e-15 * rate) return next
    rate = next
  }
  return rate
}
