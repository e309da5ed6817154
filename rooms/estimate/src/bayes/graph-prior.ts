// Whether the assumption made beforehand decides the answer: the average over graphs with half and
// with twice the prior weight of a cell. A median that leaves the interval is a finding.
// Source: Madigan & York (1997), section 5, on the choice of δ.
import { type Finding, finding } from '../report/finding.ts'
import type { GraphAverage } from './graph-average.ts'

/** What the average says with another prior weight. */
export interface PriorPoint {
  /** So many times the default δ. */
  factor: number
  median: number
  low: number
  high: number
}

/** The factors that are looked at beside the default. */
export const PRIOR_FACTORS = [0.5, 2] as const

/** An average under a prior weight, as a point of the curve. */
export function priorPoint(factor: number, { quantiles }: GraphAverage): PriorPoint {
  const at = (level: string) => quantiles[level] ?? Number.NaN
  return { factor, median: at('0.5'), low: at('0.025'), high: at('0.975') }
}

/** R8 when a median under another prior weight lies outside the interval of the default one. */
export function priorFinding(
  { low, high }: Pick<PriorPoint, 'low' | 'high'>,
  others: readonly Pick<PriorPoint, 'factor' | 'median'>[],
): Finding | undefined {
  const outside = others.find(({ median }) => median < low || median > high)
  if (outside === undefined) return undefined
  const { factor, median } = outside
  return finding('R8', 'prior_moves_it', { about: 'graphs', values: { factor, median, low, high } })
}
