// review.assign: one reviewer, or two who do not see each other; never the author.
import { given } from '@tumen/claim'
import { reviewAssign } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { readDay } from '../draft/date-input.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { reviewsOf } from './book.ts'
import { findJudged, lineOf, namedBy } from './item.ts'
import { refuseUnfit } from './reviewer.ts'

export const assignReview = implement(reviewAssign, async (desk, input, call) => {
  const items = [...new Set(input.items.map(lineOf))]
  const reviewers = [...new Set(input.reviewers)]
  const due = input.due === undefined ? undefined : readDay(input.due, 'due')
  const ids = items.map(() => desk.newId('rv'))
  const change = { operation: 'review.assign', subject: ids[0] as string, input }
  return makeChange(desk, call, change, async (write) => {
    const reviews = await reviewsOf(desk)
    for (const [n, item] of items.entries()) {
      const judged = await findJudged(desk, call.actor, item, 'items')
      if (reviews.get(item)?.state !== 'submitted' || judged.isOver)
        throw new Refusal('wrong-state', 'items', [{ item }])
      if (reviewers.includes(judged.by)) throw new Refusal('own-work', 'reviewers', [{ item }])
      const { comment } = input
      await write.append('review_step', {
        ...{ id: ids[n] as string, item, step: 'assigned', reviewers, comment },
        ...{ ...namedBy(item), ...given({ due }) },
      })
    }
    await refuseUnfit(desk, reviewers, items)
    return { assigned: items.length }
  })
})
