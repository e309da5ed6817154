// review.agreement: how often two reviewers who did not see each other said the same.
import { given, type ReviewVerdict } from '@tumen/claim'
import { reviewAgreement } from '@tumen/contract'
import { implement } from '../operation.ts'
import { type Review, reviewsOf } from './book.ts'
import { noticesOf } from './item.ts'
import { kappaOf } from './kappa.ts'

/** Double reads from which on a kappa is told. */
const ENOUGH = 30

/** What was decided, in the order in which people were named and not in that of their decisions. */
function inOrder(named: Review['named'], decisions: Review['decisions']): ReviewVerdict[] {
  return [...named].flatMap((one) => decisions.get(one) ?? [])
}

/**
 * What two said. A decision that was given counts also where somebody else was named in its place:
 * of more than two decisions the first stands beside the first that differs from it.
 */
function pairOf(decisions: readonly ReviewVerdict[]) {
  const [first, second] = decisions
  if (first === undefined || second === undefined) return undefined
  return [first, decisions.find((one) => one !== first) ?? second] as const
}

export const agreeReviews = implement(reviewAgreement, async (desk, _, { actor }) => {
  const double = [...(await reviewsOf(desk)).values()].flatMap(
    ({ item, state, named, decisions }) => {
      const pair = state === 'in-review' ? undefined : pairOf(inOrder(named, decisions))
      return pair ? [{ item, pair }] : []
    },
  )
  const known = await noticesOf(
    desk,
    actor,
    double.map(({ item }) => item),
  )
  const pairs = double.flatMap(({ item, pair }) => (known.has(item) ? [pair] : []))
  const kappa = pairs.length < ENOUGH ? undefined : kappaOf(pairs)
  const agreed = pairs.filter(([a, b]) => a === b).length
  return { double: pairs.length, agreed, ...given({ kappa }) }
})
