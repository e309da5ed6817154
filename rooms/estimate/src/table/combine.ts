// One answer from several draws of links: the uncertainty of linking stands in the interval.
// Sources: Sadinle (2018) for the mixture; Rubin (1987) for the combination on a log scale.
import { exp, log, power } from '../number/elementary.ts'
import { ascending, quantileOfType7 } from '../number/quantile.ts'
import { studentQuantile } from '../number/student.ts'

/** Of each draw of links: the persons seen, and draws of the persons unseen. */
export interface LinkageDraw {
  persons: number
  unseen: ArrayLike<number>
}

/** The estimate from one draw of links, with its own variance. */
export interface DrawEstimate {
  estimate: number
  variance: number
}

/** How the variance comes together: within the draws, between them, and in all. */
interface Spread {
  within: number
  between: number
  total: number
  degrees: number
  /** The shares of the variance that linking and sampling bring. */
  shares: { linkage: number; sampling: number }
}

/** The combined answer on the log scale of the unseen. */
export interface Combination extends Spread {
  point: number
  low: number
  high: number
}

/** The combined answer on the scale of persons. */
export interface EstimateCombination extends Spread {
  estimate: number
  low: number
  high: number
}

/** Nothing to combine in fewer draws; said below so many. */
export const LEAST_DRAWS = 2
export const FEW_DRAWS = 10

/** All draws together: quantiles of all persons by level; each draw of links counts the same. */
export function mixDraws(
  draws: readonly LinkageDraw[],
  levels: readonly number[],
): Record<string, number> {
  const totals = draws.flatMap(({ persons, unseen }) => Array.from(unseen, (n0) => persons + n0))
  const sorted = ascending(totals)
  return Object.fromEntries(levels.map((level) => [String(level), quantileOfType7(sorted, level)]))
}

/** The combination on the scale of ln n₀; nothing for fewer than two draws. */
export function combineDraws(
  draws: readonly LinkageDraw[],
  options: { level?: number; degrees?: 'rubin' | 'verdata' } = {},
): Combination | undefined {
  const count = draws.length
  if (count < LEAST_DRAWS) return undefined
  const logs = draws.map(({ unseen }) => Array.from(unseen, (n0) => log(n0 > 0 ? n0 : 0.1)))
  const own = logs.map((values) => ({ estimate: meanOf(values), variance: varianceOf(values) }))
  const spread = spreadOf(own, options.degrees)
  const seen = Math.round(meanOf(draws.map(({ persons }) => persons)))
  const reach = reachOf(spread, options.level)
  const middle = meanOf(own.map(({ estimate }) => estimate))
  const unseen = meanOf(draws.map((draw) => meanOf(Array.from(draw.unseen))))
  return {
    point: seen + Math.round(unseen),
    low: seen + exp(middle - reach),
    high: seen + exp(middle + reach),
    ...spread,
  }
}

/**
 * The mean of the estimates; its variance is the mean of theirs and (1 + 1/K) times the variance
 * between them. Nothing for fewer than two draws.
 */
export function combineEstimates(
  draws: readonly DrawEstimate[],
  options: { level?: number } = {},
): EstimateCombination | undefined {
  if (draws.length < LEAST_DRAWS) return undefined
  const estimate = meanOf(draws.map((one) => one.estimate))
  const spread = spreadOf(draws)
  const reach = reachOf(spread, options.level)
  return { estimate, low: estimate - reach, high: estimate + reach, ...spread }
}

// Rubin (1987), section 3.3.
function spreadOf(draws: readonly DrawEstimate[], degrees?: 'rubin' | 'verdata'): Spread {
  const count = draws.length
  const within = meanOf(draws.map(({ variance }) => variance))
  const between = varianceOf(draws.map(({ estimate }) => estimate))
  const linking = (1 + 1 / count) * between
  const total = within + linking
  return {
    ...{ within, between, total },
    // Draws that are all alike leave the variance of sampling alone, which is as good as known.
    degrees:
      linking === 0
        ? Number.POSITIVE_INFINITY
        : (count - 1) * power(1 + within / divisorOf(between, count, degrees), 2),
    shares: {
      linkage: total === 0 ? 0 : linking / total,
      sampling: total === 0 ? 0 : within / total,
    },
  }
}

function reachOf({ total, degrees }: Spread, level = 0.95): number {
  return -studentQuantile((1 - level) / 2, degrees) * Math.sqrt(total)
}

function divisorOf(between: number, count: number, degrees = 'rubin'): number {
  return degrees === 'rubin' ? (1 + 1 / count) * between : (count + 1) * between
}

/** The mean of some numbers. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Their variance, with one less than their number below. */
export function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + power(value - mean, 2), 0) / (values.length - 1)
}
