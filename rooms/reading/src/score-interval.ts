// How far a score could be chance: the percentile bootstrap over documents. Sentences of one
// document resemble each other, so whole documents are drawn. Source: reading.md 8, Efron 1979.
import { type ScoreColumn, scoreOf, sumOfTallies, type Tally } from './score.ts'

/** The ends of an interval, as shares of 1. */
export interface ScoreInterval {
  low: number
  high: number
}

/** How many draws, and how much of them stays out on each side. */
export interface Bootstrap {
  draws: number
  /** 0.05 gives an interval of 95 %. */
  outside: number
  seed: number
}

/** A thousand draws and 95 %, the same in every run. */
export const USUAL_BOOTSTRAP: Bootstrap = { draws: 1000, outside: 0.05, seed: 20_090 }

/**
 * The interval of one column over documents drawn with replacement; nothing when the column has
 * no value in any draw.
 */
export function scoreInterval(
  documents: readonly Tally[],
  column: ScoreColumn,
  { draws, outside, seed }: Bootstrap = USUAL_BOOTSTRAP,
): ScoreInterval | undefined {
  const random = makeRandom(seed)
  const scores: number[] = []
  for (let n = 0; n < draws; n++) {
    const drawn = documents.flatMap(() => documents[random(documents.length)] ?? [])
    const score = scoreOf(sumOfTallies(drawn), column)
    if (score !== undefined) scores.push(score)
  }
  scores.sort((a, b) => a - b)
  const low = percentile(scores, outside / 2)
  const high = percentile(scores, 1 - outside / 2)
  return low === undefined || high === undefined ? undefined : { low, high }
}

/** The nearest rank: the smallest value that has at least this share at or below it. */
function percentile(sorted: readonly number[], share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
}

/** A small generator of whole numbers below `n` (mulberry32), so that every run is the same. */
function makeRandom(seed: number): (n: number) => number {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n
  }
}
