// review.reopen: what was accepted is judged once more, and counts no longer from now on.
import { given } from '@tumen/claim'
import { reviewReopen } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { forgetDocumentRelations } from '../document/state.ts'
import { readDay } from '../draft/date-input.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { reviewOf } from './book.ts'
import { findJudged, lineOf, namedBy } from './item.ts'
import { refuseUnfit } from './reviewer.ts'

export const reopenReview = implement(reviewReopen, async (desk, input, call) => {
  const { comment } = input
  const item = lineOf(input.item)
  const reviewers = [...new Set(input.reviewers)]
  const due = input.due === undefined ? undefined : readDay(input.due, 'due')
  const id = desk.newId('rv')
  const change = { operation: 'review.reopen', subject: id, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const judged = await findJudged(desk, call.actor, item, 'item')
    const state = (await reviewOf(desk, item))?.state
    const isAccepted = state === 'accepted' || (state === undefined && judged.isAccepted)
    if (!isAccepted || judged.isOver) throw new Refusal('wrong-state', 'item', [{ item }])
    if (reviewers.includes(judged.by)) throw new Refusal('own-work', 'reviewers', [{ item }])
    await refuseUnfit(desk, reviewers, [item])
    const step = { id, item, step: 'reopened', reviewers, comment } as const
    await write.append('review_step', { ...step, ...namedBy(item), ...given({ due }) })
    await judged.reopen(write, comment)
    return { item, state: 'in-review' as const }
  })
  forgetDocumentRelations(desk)
  return answer
})
