// review.decide: what one reviewer says. The claim follows when all have said the same.
import { reviewDecide } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { findClaim } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { decides, reviewOf } from './book.ts'
import { conclude, refuseUndecided } from './conclude.ts'

export const decideReview = implement(reviewDecide, async (desk, input, call) => {
  const { claim, decision, comment } = input
  const { account } = call.actor
  const id = desk.newId('rv')
  const change = { operation: 'review.decide', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const context = await findClaim(desk, call.actor, claim, {
      code: 'unknown-claim',
      field: 'claim',
    })
    const review = await reviewOf(desk.ledger, claim)
    if (!review?.reviewers.includes(account)) throw new Refusal('not-assigned', 'claim')
    if (!decides(review, account)) throw new Refusal('wrong-state', 'claim', [{ claim }])
    await refuseUndecided(desk, context, decision)
    await write.append('review_step', { id, item: claim, step: 'decided', decision, comment })
    const said = review.reviewers.map((one) =>
      one === account ? decision : review.decisions.get(one),
    )
    if (said.includes(undefined)) return { claim, state: 'in-review' as const }
    if (said.some((one) => one !== decision)) return { claim, state: 'disagreement' as const }
    await conclude(desk, write, context, { decision, comment })
    return { claim, state: decision }
  })
})
