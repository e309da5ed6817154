// The choice of what a field holds among all that a text offers for it: every offer has signs, a
// sign has a weight that was learnt from labelled texts, and the heaviest offer is taken, with its
// share as confidence. A conditional logit (McFadden 1974).
import type { Confidence, Filled } from './proposal.ts'

/** One thing that a field may hold, and the names of what speaks for or against it. */
export interface Offer<T> {
  signs: readonly string[]
  /** The field with it: made only of the offer that is taken. */
  fill(): Filled<T>
}

/** What each sign weighs; one that was never learnt from weighs nothing. */
export type SignWeights = ReadonlyMap<string, number>

/** The weight of an offer: that of all its signs. */
export function weightOf(signs: readonly string[], weights: SignWeights): number {
  let sum = 0
  for (const sign of signs) sum += weights.get(sign) ?? 0
  return sum
}

/** The share of each offer, in their order; together they are 1. */
export function sharesOf(
  offers: readonly { signs: readonly string[] }[],
  weights: SignWeights,
): Confidence[] {
  const sums = offers.map(({ signs }) => weightOf(signs, weights))
  // Without the greatest the powers of far apart sums would overflow.
  const most = Math.max(...sums)
  const powers = sums.map((sum) => Math.exp(sum - most))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}

/** What the field holds: the heaviest offer, of several alike the first; nothing without offers. */
export function chosenOf<T>(
  offers: readonly Offer<T>[],
  weights: SignWeights,
): Filled<T> | undefined {
  const shares = sharesOf(offers, weights)
  const best = shares.reduce((so, share, n) => (share > (shares[so] ?? 0) ? n : so), 0)
  const offer = offers[best]
  return offer && Object.assign({ confidence: shares[best] ?? 0 }, offer.fill())
}
