// review.decide: what one reviewer says. The record follows when all have said the same.
import { reviewDecide } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { forgetDocumentRelations } from '../document/state.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { decides, stateOf } from './book.ts'
import { lineOf } from './item.ts'
import { appendDecision, openJudged } from './judged-review.ts'

export const decideReview = implement(reviewDecide, async (desk, input, call) => {
  const { decision, comment, tiles } = input
  const item = lineOf(input.item)
  const { account } = call.actor
  const id = desk.newId('rv')
  const change = { operation: 'review.decide', subject: id, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const { judged, review } = await openJudged(desk, call, item)
    if (!review?.reviewers.includes(account)) throw new Refusal('not-assigned', 'item')
    if (!decides(review, account)) throw new Refusal('wrong-state', 'item', [{ item }])
    await appendDecision(write, judged, { id, item, step: 'decided', decision, comment, tiles })
    const state = stateOf(review.reviewers, new Map([...review.decisions, [account, decision]]))
    if (state === decision) await judged.conclude(write, decision, comment)
    return { item, state }
  })
  forgetDocumentRelations(desk)
  return answer
})
