// The passages that two texts have in common, word for word: what a reviewer looks at before
// saying that one text repeats the other.
import { commonRuns, type Token, weightOf, wordsOf } from '../claim/word-run.ts'

/** A passage in both texts, by its offsets in each (UTF-16 code units). */
export interface SharedRun {
  a: { start: number; end: number }
  b: { start: number; end: number }
}

export interface SharedRuns {
  /** Ascending in the first text; no two overlap there. */
  runs: SharedRun[]
  /** Share of the first text that the passages make up, 0 to 1. */
  share: number
  /** True when a text is longer than what was compared. */
  isBounded: boolean
  /** Units of each text that were compared at the most. */
  most: number
}

const MOST_COMPARED = 200_000

/** The passages of `a` that stand in `b` as well. */
export function sharedRuns(a: string, b: string, most = MOST_COMPARED): SharedRuns {
  const words = new Map<string, number>()
  const left = wordsOf(a.slice(0, most), words)
  const right = wordsOf(b.slice(0, most), words)
  const found = commonRuns(left, right)
  const runs = found.map((run) => ({
    a: spanOf(left, run.left, run.length),
    b: spanOf(right, run.right, run.length),
  }))
  const shared = found.reduce((sum, run) => sum + weightOf(left, run.left, run.length), 0)
  const all = weightOf(left, 0, left.length)
  const isBounded = a.length > most || b.length > most
  return { runs, share: all === 0 ? 0 : shared / all, isBounded, most }
}

function spanOf(tokens: readonly Token[], at: number, length: number) {
  return { start: tokens[at]?.start ?? 0, end: tokens[at + length - 1]?.end ?? 0 }
}
