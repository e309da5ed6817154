// review.settle: a third person decides where two disagree; both stay readable side by side.
import { reviewSettle } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { findClaim } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { reviewOf } from './book.ts'
import { conclude, refuseUndecided } from './conclude.ts'

export const settleReview = implement(reviewSettle, async (desk, input, call) => {
  const { claim, decision, comment } = input
  const { account } = call.actor
  const id = desk.newId('rv')
  const change = { operation: 'review.settle', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const context = await findClaim(desk, call.actor, claim, {
      code: 'unknown-claim',
      field: 'claim',
    })
    const review = await reviewOf(desk.ledger, claim)
    if (review?.state !== 'disagreement') throw new Refusal('wrong-state', 'claim', [{ claim }])
    if (review.reviewers.includes(account) || context.claim.by === account)
      throw new Refusal('own-work', 'claim', [{ claim }])
    await refuseUndecided(desk, context, decision)
    await write.append('review_step', { id, item: claim, step: 'settled', decision, comment })
    await conclude(desk, write, context, { decision, comment })
    return { claim, state: decision }
  })
})
