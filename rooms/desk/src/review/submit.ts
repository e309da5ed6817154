// review.submit: hands claims in; from now on others may be asked to judge them.
import { reviewSubmit } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { acceptedDay } from '../claim/state.ts'
import { implement } from '../operation.ts'
import { findClaim } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { reviewsOf } from './book.ts'

const MISSING = { code: 'unknown-claim', field: 'claims' } as const

export const submitReview = implement(reviewSubmit, async (desk, input, call) => {
  const claims = [...new Set(input.claims)]
  const ids = claims.map(() => desk.newId('rv'))
  const change = { operation: 'review.submit', subject: ids[0] as string, input }
  return makeChange(desk, call, change, async (write) => {
    const reviews = await reviewsOf(desk.ledger)
    for (const [n, item] of claims.entries()) {
      const context = await findClaim(desk, call.actor, item, MISSING)
      const detail = [{ claim: item }]
      if (context.claim.by !== call.actor.account)
        throw new Refusal('not-allowed', 'claims', detail)
      const state = reviews.get(item)?.state
      const isOver = context.statuses.some(({ row }) => row.status !== 'live')
      if ((state !== undefined && state !== 'returned') || isOver)
        throw new Refusal('wrong-state', 'claims', detail)
      if (desk.ledger.settings.review === 'second-person' && acceptedDay(context) !== undefined)
        throw new Refusal('wrong-state', 'claims', detail)
      const row = { id: ids[n] as string, item, step: 'submitted', comment: input.comment } as const
      await write.append('review_step', row)
    }
    return { submitted: claims.length }
  })
})
