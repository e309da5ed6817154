// Steps of a review: who handed something in, who is to judge it, and what they said.
// Source: desk.md 4.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { closed, day, id, list, open, record, text } from '../shape/field.ts'
import { checkDay } from '../time/date.ts'

export const REVIEW_VERDICTS = ['accepted', 'returned', 'rejected'] as const
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number]

export const REVIEW_STEPS = ['submitted', 'assigned', 'decided', 'settled', 'reopened'] as const

/** One step of the review of a claim; steps only follow one another, none replaces one. */
export const reviewStepSchema = record({
  id: closed(id, 'internal'),
  /** The claim. */
  item: open(id),
  step: open(z.enum(REVIEW_STEPS)),
  /** Accounts that are to judge it, each by itself. */
  reviewers: open(list(id).exactOptional()),
  /** Day by which they should have. */
  due: open(day.exactOptional()),
  decision: open(z.enum(REVIEW_VERDICTS).exactOptional()),
  comment: closed(text, 'internal'),
})
export type ReviewStepRow = z.infer<typeof reviewStepSchema>

/** Whom it is assigned to, and what was decided, are said by the steps that need it. */
export function checkReviewStep({ step, reviewers, decision, due }: ReviewStepRow): Finding[] {
  const needed = step === 'decided' || step === 'settled' ? { decision } : { reviewers }
  const missing = Object.entries(step === 'submitted' ? {} : needed)
    .filter(([, value]) => value === undefined)
    .map(([field]) => ({ code: 'field_missing' as const, field }))
  return [...missing, ...(due === undefined ? [] : checkDay(due, 'due'))]
}
