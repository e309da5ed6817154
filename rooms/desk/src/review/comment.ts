// review.comment: something is said in a review, and nothing else. Of two who judge apart it is
// kept from everybody else until both have decided.
import { reviewComment } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { reviewOf } from './book.ts'
import { findJudged, lineOf, namedBy } from './item.ts'
import { stateWith } from './state.ts'

export const commentReview = implement(reviewComment, async (desk, input, call) => {
  const { comment } = input
  const item = lineOf(input.item)
  const id = desk.newId('rv')
  const change = { operation: 'review.comment', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const judged = await findJudged(desk, call.actor, item, 'item')
    const review = await reviewOf(desk, item)
    if (!review) throw new Refusal('wrong-state', 'item', [{ item }])
    await write.append('review_step', { id, item, step: 'commented', comment, ...namedBy(item) })
    return { item, state: stateWith(review, judged) }
  })
})
