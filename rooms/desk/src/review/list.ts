// review.list: the queue. What waits for the asker comes first, then what is due.
import { given } from '@tumen/claim'
import { reviewList } from '@tumen/contract'
import { readClaims } from '../claim/read.ts'
import { dayOf } from '../day.ts'
import { implement } from '../operation.ts'
import { mayReadClaim } from '../record/row-answer.ts'
import { decides, type Review, reviewsOf } from './book.ts'

const OPEN = new Set(['submitted', 'in-review', 'disagreement', 'returned'])
const LATE = '9999-12-31'

export const listReviews = implement(reviewList, async (desk, { state, limit }, { actor }) => {
  const { account } = actor
  const today = dayOf(desk.clock())
  const all = [...(await reviewsOf(desk.ledger)).values()]
  const contexts = await readClaims(
    desk,
    all.map(({ claim }) => claim),
  )
  const mayRead = mayReadClaim(actor)
  const readable = all.filter(({ claim }) => {
    const context = contexts.get(claim)
    return context !== undefined && mayRead(context)
  })
  const isMine = (review: Review) => decides(review, account)
  const isOverdue = (review: Review) => review.state === 'in-review' && (review.due ?? LATE) < today
  const asked = readable.filter((one) => (state ? one.state === state : OPEN.has(one.state)))
  asked.sort(
    (a, b) => Number(isMine(b)) - Number(isMine(a)) || ((a.due ?? LATE) < (b.due ?? LATE) ? -1 : 1),
  )
  const count = (test: (review: Review) => boolean) => readable.filter(test).length
  return {
    counts: {
      mine: count(isMine),
      overdue: count(isOverdue),
      submitted: count((one) => one.state === 'submitted'),
      disagreement: count((one) => one.state === 'disagreement'),
    },
    reviews: asked.slice(0, limit).map((review) => {
      const { claim, reviewers, due } = review
      const stored = contexts.get(claim)?.claim
      return {
        ...{ claim, state: review.state, reviewers: [...reviewers] },
        quote: stored?.row.quote.map(({ text }) => text).join(' … ') ?? '',
        author: stored?.by ?? '',
        ...given({ due }),
        ...{ overdue: isOverdue(review), decides: isMine(review) },
      }
    }),
  }
})
