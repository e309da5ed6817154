// The weight of a pair in bits: the prior, the bits of each level, and what common or rare values
// change. A probability of one half is 0 bits. Source: Fellegi & Sunter 1969; the reference on
// linkage, section 7, and names.md 12 for names with several readings.

import { equalityOf } from '../model/check.ts'
import { type Comparison, type LinkageModel, levelCount } from '../model/model.ts'

/** How often values stand in the lists, of both records; nothing where the value is not known. */
export type Frequencies = readonly (number | undefined)[]

/** The bits of every level of a comparison by its number; an undefined one has no m or u. */
export function levelBits(comparison: Comparison): readonly (number | undefined)[] {
  return comparison.levels
    .slice(1)
    .map(({ m, u }) => (m === undefined || u === undefined ? undefined : Math.log2(m / u)))
    .reverse()
}

/** The bits of a share of pairs that are matches. */
export function priorBits(probability: number): number {
  return Math.log2(probability / (1 - probability))
}

/**
 * What the frequency of a value adds at a level: weight · (log₂ u − log₂ f), u that of the level
 * of equality, f the larger of both frequencies and the minimum; 0 where neither is known.
 */
export function frequencyBits(
  comparison: Comparison,
  level: number,
  frequencies: Frequencies,
): number {
  const tf = comparison.levels[levelCount(comparison) - level]?.tf
  const at = tf && equalityOf(comparison, tf.column)
  const u = at === undefined ? undefined : comparison.levels[at]?.u
  const known = frequencies.filter((one) => one !== undefined)
  if (!tf || u === undefined || known.length === 0) return 0
  return tf.weight * (Math.log2(u) - Math.log2(Math.max(...known, tf.minimum)))
}

/** Chance agreement at the levels that a soft frequency is for. */
export function softChance(comparison: Comparison): number {
  const levels = comparison.softTf?.levels ?? []
  const shares = levels.map((level) => comparison.levels[levelCount(comparison) - level]?.u ?? 0)
  return shares.reduce((all, share) => all + share, 0)
}

/** What the soft frequency of names adds: weight · log₂(u / max(f, floor · u)), f the larger. */
export function softFrequencyBits(comparison: Comparison, [a, b]: Frequencies): number {
  const soft = comparison.softTf
  const u = softChance(comparison)
  if (!soft || u === 0 || (a === undefined && b === undefined)) return 0
  return soft.weight * Math.log2(u / Math.max(a ?? 0, b ?? 0, soft.floor * u))
}

/** The weight of a pair from its levels, one a comparison, and the terms of its frequencies. */
export function pairWeight(
  model: Pick<LinkageModel, 'comparisons'>,
  prior: number,
  levels: readonly number[],
  terms: readonly number[],
): number {
  const bits = model.comparisons.map((comparison, k) => {
    const level = levels[k] as number
    return level === -1 ? 0 : ((levelBits(comparison)[level] as number) ?? Number.NaN)
  })
  return [...bits, ...terms].reduce((sum, bit) => sum + bit, prior)
}
