// review.settle: a third person decides where two disagree; both stay readable side by side.
import { reviewSettle } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { forgetDocumentRelations } from '../document/state.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { settles } from './book.ts'
import { lineOf } from './item.ts'
import { appendDecision, openJudged } from './judged-review.ts'

export const settleReview = implement(reviewSettle, async (desk, input, call) => {
  const { decision, comment, tiles } = input
  const item = lineOf(input.item)
  const { account } = call.actor
  const id = desk.newId('rv')
  const change = { operation: 'review.settle', subject: id, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const { judged, review } = await openJudged(desk, call, item)
    if (review?.state !== 'disagreement') throw new Refusal('wrong-state', 'item', [{ item }])
    if (!settles(review, judged.by, account)) throw new Refusal('own-work', 'item', [{ item }])
    await appendDecision(write, judged, { id, item, step: 'settled', decision, comment, tiles })
    await judged.conclude(write, decision, comment)
    return { item, state: decision }
  })
  forgetDocumentRelations(desk)
  return answer
})
