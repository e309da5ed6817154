// What handing in and assigning ask of one record, for one and for many at once.
import { given, type ReviewStepRow } from '@tumen/claim'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { type Review, reviewOf } from './book.ts'
import { findJudged, namedBy } from './item.ts'

/** A step that is about to be written, without what the record decides. */
export interface NewStep {
  id: string
  item: string
  comment: string
}

/** The step by which a record is handed in; refuses where it cannot be. */
export async function submittedStep(desk: Desk, call: Call, step: NewStep): Promise<ReviewStepRow> {
  const { item } = step
  const judged = await findJudged(desk, call.actor, item, 'items')
  const detail = [{ item }]
  if (judged.by !== call.actor.account) throw new Refusal('not-allowed', 'items', detail)
  const state = (await reviewOf(desk, item))?.state
  const isOpen = state === undefined || state === 'returned'
  const isSecond = desk.ledger.settings.review === 'second-person'
  if (!isOpen || judged.isOver || (isSecond && judged.isAccepted))
    throw new Refusal('wrong-state', 'items', detail)
  return { ...step, step: 'submitted', ...namedBy(item) }
}

/** The step by which a record is assigned; refuses where it cannot be. */
export async function assignedStep(
  desk: Desk,
  call: Call,
  step: NewStep,
  { reviewers, instead, due }: Naming,
): Promise<ReviewStepRow> {
  const { item } = step
  const judged = await findJudged(desk, call.actor, item, 'items')
  const review = await reviewOf(desk, item)
  const isReady = review?.state === (instead === undefined ? 'submitted' : 'in-review')
  if (!review || !isReady || judged.isOver) throw new Refusal('wrong-state', 'items', [{ item }])
  // Whether anybody has decided makes no difference, or the author could find it out.
  if (instead !== undefined && judged.by === call.actor.account)
    throw new Refusal('own-work', 'items', [{ item }])
  // Two were meant: the second one would be missed without a word.
  if (new Set(reviewers).size < reviewers.length) throw new Refusal('reviewer-twice', 'reviewers')
  if (reviewers.includes(judged.by)) throw new Refusal('own-work', 'reviewers', [{ item }])
  const all = instead === undefined ? reviewers : replacing(review, instead, reviewers)
  const assigned = { ...step, step: 'assigned', reviewers: all } as const
  return { ...assigned, ...namedBy(item), ...given({ due: due ?? review.due }) }
}

/** Who is to judge, by when, and in whose place. */
export interface Naming {
  reviewers: string[]
  instead?: string | undefined
  due: string | undefined
}

/**
 * Who judges when another one is named in somebody's place. Whether that one has decided makes no
 * difference here, or it could be found out; what they decided stays and counts with the others.
 */
function replacing(review: Review, instead: string, reviewers: readonly string[]): string[] {
  const { item, named } = review
  const [next] = reviewers
  if (!review.reviewers.includes(instead)) throw new Refusal('not-assigned', 'instead', [{ item }])
  if (next === undefined || reviewers.length > 1 || named.has(next))
    throw new Refusal('wrong-state', 'reviewers', [{ item }])
  return review.reviewers.map((one) => (one === instead ? next : one))
}
