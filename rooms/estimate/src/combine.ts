// One answer from several draws of links: the uncertainty of linking stands in the interval.
// Sources: Sadinle (2018) for the mixture; Rubin (1987) for the combination on a log scale.
import { ascending, quantileOfType7 } from './quantile.ts'
import { studentQuantile } from './student.ts'

/** Of each draw of links: the persons seen, and draws of the persons unseen. */
export interface LinkageDraw {
  persons: number
  unseen: ArrayLike<number>
}

/** The combined answer. */
export interface Combination {
  point: number
  low: number
  high: number
  /** Variance within the draws, between them, and in all, on the log scale. */
  within: number
  between: number
  total: number
  degrees: number
  /** The shares of the variance that linking and sampling bring. */
  shares: { linkage: number; sampling: number }
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
  const logs = draws.map(({ unseen }) => Array.from(unseen, (n0) => Math.log(n0 > 0 ? n0 : 0.1)))
  const means = logs.map(meanOf)
  const within = meanOf(logs.map(varianceOf))
  const between = varianceOf(means)
  const linking = (1 + 1 / count) * between
  const total = within + linking
  const degrees = (count - 1) * (1 + within / divisorOf(between, count, options.degrees)) ** 2
  const seen = Math.round(meanOf(draws.map(({ persons }) => persons)))
  const reach = -studentQuantile((1 - (options.level ?? 0.95)) / 2, degrees) * Math.sqrt(total)
  const unseen = meanOf(draws.map((draw) => meanOf(Array.from(draw.unseen))))
  return {
    point: seen + Math.round(unseen),
    low: seen + Math.exp(meanOf(means) - reach),
    high: seen + Math.exp(meanOf(means) + reach),
    ...{ within, between, total, degrees },
    shares: { linkage: linking / total, sampling: within / total },
  }
}

function divisorOf(between: number, count: number, degrees = 'rubin'): number {
  return degrees === 'rubin' ? (1 + 1 / count) * between : (count + 1) * between
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)
}
