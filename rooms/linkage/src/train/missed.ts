// How many matches blocking never saw: two families of rules that fail for different reasons are
// two captures of the matches. Source: the reference on linkage, 12.2; Lincoln and Petersen.

import type { WeighedPairs } from '../person/resolve.ts'
import { type CalibrationCurve, calibratedProbability } from './calibration.ts'

/** Pairs with the rules that found each, one bit a rule. */
export interface FoundPairs extends WeighedPairs {
  readonly rules: Int32Array
}

/** Bits of the rules that use the name, and of those that do not. */
export interface BlockingFamilies {
  readonly withName: number
  readonly withoutName: number
}

/** Expected matches; `missed` is 0 and `known` false where the families share too few. */
export interface MissedMatches {
  /** The sum of the probabilities of the pairs found. */
  readonly expected: number
  readonly missed: number
  /** False: the flag `blocking_recall_unknown` goes with every number that follows. */
  readonly known: boolean
}

const FEWEST_SHARED = 50

/** The expected matches among the pairs, and those that blocking missed. */
export function missedMatches(
  pairs: FoundPairs,
  families: BlockingFamilies,
  curve: CalibrationCurve,
): MissedMatches {
  let [expected, withName, withoutName, both] = [0, 0, 0, 0]
  for (let pair = 0; pair < pairs.w.length; pair += 1) {
    const p = calibratedProbability(pairs.w[pair] as number, curve)
    const rules = pairs.rules[pair] as number
    const [named, unnamed] = [rules & families.withName, rules & families.withoutName]
    expected += p
    if (named !== 0) withName += p
    if (unnamed !== 0) withoutName += p
    if (named !== 0 && unnamed !== 0) both += p
  }
  if (both < FEWEST_SHARED) return { expected, missed: 0, known: false }
  return {
    expected,
    missed: Math.max(0, (withName * withoutName) / both - expected),
    known: true,
  }
}
