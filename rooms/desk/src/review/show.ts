// review.show: the review of a claim, as far as the asker may know of it.
import { given } from '@tumen/claim'
import { reviewShow } from '@tumen/contract'
import { implement } from '../operation.ts'
import { findClaim } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { decides, isStepKept, reviewOf } from './book.ts'

export const showReview = implement(reviewShow, async (desk, { claim }, { actor }) => {
  await findClaim(desk, actor, claim, { code: 'unknown-claim', field: 'claim' })
  const review = await reviewOf(desk.ledger, claim)
  if (!review) throw new Refusal('not-found', 'claim')
  const { state, reviewers, due } = review
  const told = review.steps.filter((one) => !isStepKept(review, one, actor.account))
  return {
    ...{ claim, state, reviewers: [...reviewers], decides: decides(review, actor.account) },
    ...given({ due }),
    steps: told.map(({ row: { step, decision, comment }, by, recorded }) => {
      return { step, comment, by, recorded, ...given({ decision }) }
    }),
  }
})
