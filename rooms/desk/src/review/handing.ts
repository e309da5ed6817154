// What handing in and assigning ask of one record, for one and for many at once.
import { given, type ReviewStepRow } from '@tumen/claim'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { reviewOf } from './book.ts'
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
  { reviewers, due }: { reviewers: string[]; due: string | undefined },
): Promise<ReviewStepRow> {
  const { item } = step
  const judged = await findJudged(desk, call.actor, item, 'items')
  if ((await reviewOf(desk, item))?.state !== 'submitted' || judged.isOver)
    throw new Refusal('wrong-state', 'items', [{ item }])
  if (reviewers.includes(judged.by)) throw new Refusal('own-work', 'reviewers', [{ item }])
  const assigned = { ...step, step: 'assigned', reviewers } as const
  return { ...assigned, ...namedBy(item), ...given({ due }) }
}
