// review.show: the review of a record, as far as the asker may know of it.
import { given } from '@tumen/claim'
import { reviewShow } from '@tumen/contract'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { decides, isStepKept, reviewOf } from './book.ts'
import { findJudged } from './item.ts'
import { stateWith } from './state.ts'

export const showReview = implement(reviewShow, async (desk, { item }, { actor }) => {
  const judged = await findJudged(desk, actor, item, 'item')
  const review = await reviewOf(desk, item)
  if (!review) throw new Refusal('not-found', 'item')
  const { reviewers, due } = review
  const state = stateWith(review, judged)
  const told = review.steps.filter((one) => !isStepKept(review, one, actor.account))
  return {
    ...{ item, state, reviewers: [...reviewers] },
    decides: state === 'in-review' && decides(review, actor.account),
    ...given({ due }),
    steps: told.map(({ row: { step, decision, comment }, by, recorded }) => {
      return { step, comment, by, recorded, ...given({ decision }) }
    }),
  }
})
