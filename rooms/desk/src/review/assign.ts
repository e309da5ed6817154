// review.assign: one reviewer, or two who do not see each other; never the author.
import { given } from '@tumen/claim'
import { reviewAssign } from '@tumen/contract'
import { accountsOf, hasRole } from '../account/book.ts'
import { makeChange } from '../change/make.ts'
import { readDay } from '../draft/date-input.ts'
import { type Desk, implement } from '../operation.ts'
import { findClaim } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { reviewsOf } from './book.ts'

const MISSING = { code: 'unknown-claim', field: 'claims' } as const

export const assignReview = implement(reviewAssign, async (desk, input, call) => {
  const claims = [...new Set(input.claims)]
  const reviewers = [...new Set(input.reviewers)]
  const due = input.due === undefined ? undefined : readDay(input.due, 'due')
  const ids = claims.map(() => desk.newId('rv'))
  const change = { operation: 'review.assign', subject: ids[0] as string, input }
  return makeChange(desk, call, change, async (write) => {
    await refuseNoReviewers(desk, reviewers)
    const reviews = await reviewsOf(desk.ledger)
    for (const [n, item] of claims.entries()) {
      const { claim } = await findClaim(desk, call.actor, item, MISSING)
      if (reviews.get(item)?.state !== 'submitted')
        throw new Refusal('wrong-state', 'claims', [{ claim: item }])
      if (reviewers.includes(claim.by))
        throw new Refusal('own-work', 'reviewers', [{ claim: item }])
      const { comment } = input
      await write.append('review_step', {
        ...{ id: ids[n] as string, item, step: 'assigned', reviewers, comment },
        ...given({ due }),
      })
    }
    return { assigned: claims.length }
  })
})

/** Where there are accounts only those of reviewers are asked. */
async function refuseNoReviewers(desk: Desk, reviewers: readonly string[]): Promise<void> {
  const accounts = await accountsOf(desk.ledger)
  if (accounts.size === 0) return
  const wrong = reviewers.filter((id) => {
    const row = accounts.get(id)?.row
    const isOwner = id === desk.ledger.settings.owner
    return !isOwner && (row?.state !== 'active' || !hasRole(row.roles, 'reviewer'))
  })
  if (wrong.length > 0) throw new Refusal('unknown-account', 'reviewers')
}
