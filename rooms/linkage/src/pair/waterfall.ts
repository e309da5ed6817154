// Why a pair has its weight, bar by bar: the prior, each comparison with its level, and what common
// or rare values change. The bars add up to the weight.
// Source: the reference on linkage, section 8; after the waterfall charts of Splink (MIT).
import { type Comparison, levelCount } from '../model/model.ts'
import {
  type Frequencies,
  frequencyBits,
  levelBits,
  priorBits,
  softFrequencyBits,
} from './weight.ts'

/** One bar, with the weight that is reached after it. */
export type Bar = { readonly bits: number; readonly total: number } & (
  | { readonly kind: 'prior'; readonly probability: number }
  | {
      readonly kind: 'level'
      readonly comparison: string
      readonly level: number
      readonly label: string
      readonly m?: number
      readonly u?: number
    }
  | {
      readonly kind: 'frequency'
      readonly comparison: string
      /** A value is common where agreeing on it says less than agreeing as such. */
      readonly tone: 'common' | 'rare'
      /** The share of records with the value, the larger of both. */
      readonly share: number
    }
  | {
      readonly kind: 'ambiguity'
      readonly comparison: string
      /** In how many ways both names can be read together. */
      readonly ways: number
    }
)

/** What is known of a pair: its levels, and the frequencies and openness of its values. */
export interface PairFacts {
  /** One a comparison, -1 where something is missing. */
  readonly levels: readonly number[]
  /** Frequencies of the values at the level, one pair a comparison. */
  readonly frequencies: readonly Frequencies[]
  readonly soft: readonly Frequencies[]
  /** How many ways of reading, by comparison; 1 where nothing is open. */
  readonly ambiguity: readonly number[]
}

/**
 * The bars of a pair, prior first. A bar of a comparison without a value has 0 bits; a note on
 * ambiguity has 0 bits always. A level that was never learned makes bits that are no number.
 */
export function waterfall(
  comparisons: readonly Comparison[],
  prior: number,
  facts: PairFacts,
): readonly Bar[] {
  const bars: Bar[] = []
  let total = 0
  const add = <B extends Omit<Bar, 'bits' | 'total'>>(bits: number, bar: B) => {
    total += bits
    bars.push({ ...bar, bits, total } as B & Bar)
  }
  add(priorBits(prior), { kind: 'prior', probability: prior } as const)
  for (const [k, comparison] of comparisons.entries()) {
    const level = facts.levels[k] as number
    add(bitsOf(comparison, level), levelBar(comparison, level))
    const terms: [number, Frequencies | undefined][] = [
      [frequencyBits(comparison, level, facts.frequencies[k] ?? []), facts.frequencies[k]],
      [softBits(comparison, level, facts.soft[k]), facts.soft[k]],
    ]
    for (const [bits, own] of terms) {
      if (bits !== 0) add(bits, frequencyBar(comparison.name, bits, own ?? []))
    }
    const ways = facts.ambiguity[k] ?? 1
    if (ways > 1) add(0, { kind: 'ambiguity', comparison: comparison.name, ways } as const)
  }
  return bars
}

function bitsOf(comparison: Comparison, level: number): number {
  return level === -1 ? 0 : (levelBits(comparison)[level] ?? Number.NaN)
}

function softBits(comparison: Comparison, level: number, own: Frequencies | undefined): number {
  const isSoft = comparison.softTf?.levels.includes(level) === true
  return isSoft ? softFrequencyBits(comparison, own ?? []) : 0
}

function levelBar(comparison: Comparison, level: number) {
  const { label, m, u } = comparison.levels[level === -1 ? 0 : levelCount(comparison) - level] ?? {}
  return {
    kind: 'level' as const,
    comparison: comparison.name,
    level,
    label: label ?? '',
    ...(m === undefined ? {} : { m }),
    ...(u === undefined ? {} : { u }),
  }
}

function frequencyBar(comparison: string, bits: number, frequencies: Frequencies) {
  const share = Math.max(...frequencies.map((one) => one ?? 0))
  return { kind: 'frequency' as const, comparison, tone: toneOf(bits), share }
}

function toneOf(bits: number): 'common' | 'rare' {
  return bits < 0 ? 'common' : 'rare'
}
