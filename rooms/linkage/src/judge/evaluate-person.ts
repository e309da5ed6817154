// How well persons were found: pairs within them, B-cubed, and how many there are against how
// many there should be. Source: the reference on linkage, section 11; Bagga and Baldwin,
// Algorithms for scoring coreference chains, 1998, for B-cubed.

import { groupSizes, pairsWithin } from '../person/group-size.ts'
import { type PairScore, pairScore } from './evaluate-pair.ts'

/** Scores of persons against the truth. */
export interface PersonEvaluation {
  readonly pairs: PairScore
  /** Means over mentions: of their person found, and of their true person, the shared part. */
  readonly bCubed: { readonly precision: number; readonly recall: number; readonly f1: number }
  readonly found: number
  readonly true: number
}

/** Compares the person found for each mention with the true one; both name persons by number. */
export function evaluatePersons(found: Int32Array, truth: Int32Array): PersonEvaluation {
  const foundSizes = groupSizes(found)
  const trueSizes = groupSizes(truth)
  const width = truth.reduce((most, id) => Math.max(most, id), 0) + 1
  const cells = groupSizes(Float64Array.from(found, (id, at) => id * width + (truth[at] ?? 0)))
  let [precision, recall, right] = [0, 0, 0]
  for (const [cell, shared] of cells) {
    precision += shared ** 2 / (foundSizes.get(Math.floor(cell / width)) ?? 1)
    recall += shared ** 2 / (trueSizes.get(cell % width) ?? 1)
    right += (shared * (shared - 1)) / 2
  }
  const mentions = Math.max(found.length, 1)
  return {
    pairs: pairScore(right, pairsWithin(foundSizes), pairsWithin(trueSizes)),
    bCubed: bCubed(precision / mentions, recall / mentions),
    found: foundSizes.size,
    true: trueSizes.size,
  }
}

function bCubed(precision: number, recall: number) {
  const sum = precision + recall
  return { precision, recall, f1: sum > 0 ? (2 * precision * recall) / sum : 0 }
}
