// review.agreement: how often two reviewers who did not see each other said the same.
import { given } from '@tumen/claim'
import { reviewAgreement } from '@tumen/contract'
import { readClaims } from '../claim/read.ts'
import { implement } from '../operation.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { reviewsOf } from './book.ts'
import { kappaOf } from './kappa.ts'

/** Double reads from which on a kappa is told. */
const ENOUGH = 30

export const agreeReviews = implement(reviewAgreement, async (desk, _, { actor }) => {
  const all = [...(await reviewsOf(desk.ledger)).values()].filter(
    ({ state }) => state !== 'in-review',
  )
  const contexts = await readClaims(
    desk,
    all.map(({ claim }) => claim),
  )
  const mayRead = mayReadClaim(actor)
  const pairs = all.flatMap(({ claim, reviewers, decisions }) => {
    const context = contexts.get(claim)
    const [first, second] = reviewers.map((one) => decisions.get(one))
    const isRead = context !== undefined && mayRead(context)
    return isRead && first && second ? [[first, second] as const] : []
  })
  const kappa = pairs.length < ENOUGH ? undefined : kappaOf(pairs)
  const agreed = pairs.filter(([a, b]) => a === b).length
  return { double: pairs.length, agreed, ...given({ kappa }) }
})
