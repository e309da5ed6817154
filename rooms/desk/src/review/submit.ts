// review.submit: hands records in; from now on others may be asked to judge them.
import { reviewSubmit } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { reviewsOf } from './book.ts'
import { findJudged, lineOf, namedBy } from './item.ts'

export const submitReview = implement(reviewSubmit, async (desk, input, call) => {
  const items = [...new Set(input.items.map(lineOf))]
  const ids = items.map(() => desk.newId('rv'))
  const change = { operation: 'review.submit', subject: ids[0] as string, input }
  return makeChange(desk, call, change, async (write) => {
    const reviews = await reviewsOf(desk)
    const isSecond = desk.ledger.settings.review === 'second-person'
    for (const [n, item] of items.entries()) {
      const judged = await findJudged(desk, call.actor, item, 'items')
      const detail = [{ item }]
      if (judged.by !== call.actor.account) throw new Refusal('not-allowed', 'items', detail)
      const state = reviews.get(item)?.state
      const isOpen = state === undefined || state === 'returned'
      if (!isOpen || judged.isOver || (isSecond && judged.isAccepted))
        throw new Refusal('wrong-state', 'items', detail)
      const { comment } = input
      const row = { id: ids[n] as string, item, step: 'submitted', comment } as const
      await write.append('review_step', { ...row, ...namedBy(item) })
    }
    return { submitted: items.length }
  })
})
