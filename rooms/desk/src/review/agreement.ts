// review.agreement: how often two reviewers who did not see each other said the same.
import { given } from '@tumen/claim'
import { reviewAgreement } from '@tumen/contract'
import { implement } from '../operation.ts'
import { reviewsOf } from './book.ts'
import { noticesOf } from './item.ts'
import { kappaOf } from './kappa.ts'

/** Double reads from which on a kappa is told. */
const ENOUGH = 30

export const agreeReviews = implement(reviewAgreement, async (desk, _, { actor }) => {
  const double = [...(await reviewsOf(desk)).values()].flatMap(
    ({ item, state, reviewers, decisions }) => {
      const [first, second] = reviewers.map((one) => decisions.get(one))
      const isBoth = state !== 'in-review' && first !== undefined && second !== undefined
      return isBoth ? [{ item, pair: [first, second] as const }] : []
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
