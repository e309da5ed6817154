// review.show: the review of a record, as far as the asker may know of it.
import { given, itemOf } from '@tumen/claim'
import { reviewShow } from '@tumen/contract'
import { implement } from '../operation.ts'
import { can } from '../policy.ts'
import { decides, isStepKept, reviewOf, settles } from './book.ts'
import { needsTwo } from './double.ts'
import { findJudged, lineOf, titlesOf } from './item.ts'
import { closedIn } from './quoted.ts'
import { nobodySettles, unfitOf } from './reviewer.ts'
import { hadSince, isBefore, reviewersSince } from './said-before.ts'
import { stateWith } from './state.ts'

export const showReview = implement(reviewShow, async (desk, input, { actor }) => {
  const item = lineOf(input.item)
  const judged = await findJudged(desk, actor, item, 'item')
  const review = await reviewOf(desk, item)
  const state = review ? stateWith(review, judged) : 'draft'
  const since = await hadSince(desk, actor, item)
  const told = review?.steps.filter((one) => {
    return !isStepKept(review, one, actor.account) && !isBefore(one, since, actor.account)
  })
  const reviewers = reviewersSince(review, since, actor.account)
  const title = (await titlesOf(desk, actor, [item])).get(item) ?? ''
  const closed = (await closedIn(desk, [item])).get(item)
  const isNaming = state === 'in-review' && can(actor, 'review.assign')
  const isSettling = state === 'disagreement' && can(actor, 'review.settle')
  const absent = isNaming ? await unfitOf(desk, reviewers, [item]) : []
  const isStuck =
    state === 'disagreement' && review && (await nobodySettles(desk, review, judged.by))
  return {
    ...{ item, state, title, author: judged.by, counts: judged.isAccepted },
    ...{ kind: itemOf(item)?.kind ?? 'claim', two: needsTwo(item) },
    reviewers: [...reviewers],
    decides: review !== undefined && state === 'in-review' && decides(review, actor.account),
    settles: isSettling && review !== undefined && settles(review, judged.by, actor.account),
    ...(isStuck && { nobodySettles: true as const }),
    ...given({ due: review?.due, closed, ...(absent.length > 0 && { absent }) }),
    ...(await judged.subject?.()),
    steps: (told ?? []).map(({ row: { step, decision, comment }, by, recorded }) => {
      return { step, comment, by, recorded, ...given({ decision }) }
    }),
  }
})
