// Limits from replicates: percentiles, and levels corrected for bias and acceleration.
// Source: DiCiccio & Efron (1996).
import { normalChance, normalQuantile } from './normal.ts'
import { ascending, quantileOfType8 } from './quantile.ts'

/** A limit by its level. */
export type Limits = Record<string, number>

/** How far the estimate stands from the middle of its replicates; ties count half. */
export function biasCorrection(replicates: ArrayLike<number>, estimate: number): number {
  let below = 0
  for (let i = 0; i < replicates.length; i++) {
    const difference = (replicates[i] as number) - estimate
    if (Math.abs(difference) <= 1e-9 * Math.abs(estimate)) below += 0.5
    else if (difference < 0) below++
  }
  return normalQuantile(below / replicates.length)
}

/** The estimate with one person less in a cell, and the cell's count. */
export interface Shorter {
  estimate: number
  count: number
}

/** The acceleration from estimates with one person less in a cell; of a sum, from those of each
 * of its parts. */
export function accelerationOf(...parts: (readonly Shorter[])[]): number {
  let squares = 0
  let cubes = 0
  for (const shorter of parts) {
    const total = shorter.reduce((sum, { count }) => sum + count, 0)
    const mean = shorter.reduce((sum, { estimate, count }) => sum + estimate * count, 0) / total
    for (const { estimate, count } of shorter) {
      const rest = mean - estimate
      squares += count * rest * rest
      cubes += count * rest * rest * rest
    }
  }
  return squares === 0 ? 0 : cubes / (6 * squares * Math.sqrt(squares))
}

/** The corrected level; nothing where all replicates lie on one side. */
export function adjustedLevel(level: number, z0: number, acceleration: number): number | undefined {
  if (!Number.isFinite(z0)) return undefined
  const z = z0 + normalQuantile(level)
  return normalChance(z0 + z / (1 - acceleration * z))
}

/** Percentile limits of type 8. */
export function percentileLimits(replicates: ArrayLike<number>, levels: readonly number[]): Limits {
  const sorted = ascending(replicates)
  return Object.fromEntries(levels.map((level) => [String(level), quantileOfType8(sorted, level)]))
}

/** BCa limits; empty where the correction is infinite. */
export function bcaLimits(
  replicates: ArrayLike<number>,
  levels: readonly number[],
  { z0, acceleration }: { z0: number; acceleration: number },
): { limits: Limits; adjusted: Limits } {
  const sorted = ascending(replicates)
  const limits: Limits = {}
  const adjusted: Limits = {}
  for (const level of levels) {
    const moved = adjustedLevel(level, z0, acceleration)
    if (moved === undefined) continue
    adjusted[String(level)] = moved
    limits[String(level)] = quantileOfType8(sorted, moved)
  }
  return { limits, adjusted }
}

/** On each side the wider of the two. */
export function widerLimits(one: Limits, other: Limits): Limits {
  const levels = Object.keys({ ...one, ...other })
  const wider = (level: string) => {
    const [a, b] = [one[level] ?? other[level], other[level] ?? one[level]] as [number, number]
    return Number(level) < 0.5 ? Math.min(a, b) : Math.max(a, b)
  }
  return Object.fromEntries(levels.map((level) => [level, wider(level)]))
}

/** Limits of replicates around an estimate, of both kinds and the wider. */
export interface LimitsAround {
  z0: number
  /** The levels that the correction asks for. */
  levels: Limits
  bca: Limits
  percentile: Limits
  printed: Limits
}

/** Both kinds of limits from replicates, and on each side the wider. */
export function limitsAround(
  replicates: Float64Array,
  given: { estimate: number; acceleration: number; levels: readonly number[] },
): LimitsAround {
  const { estimate, acceleration, levels } = given
  const z0 = biasCorrection(replicates, estimate)
  const { limits, adjusted } = bcaLimits(replicates, levels, { z0, acceleration })
  const percentile = percentileLimits(replicates, levels)
  return { z0, levels: adjusted, bca: limits, percentile, printed: widerLimits(limits, percentile) }
}
