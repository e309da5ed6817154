// The table of reviews: who handed in, who judges, what they said.
import { describe } from './descriptor.ts'

export const REVIEW_TABLES = {
  review_step: describe('review_step', {
    made: ({ step }) => STEP_OF[step],
    since: 16,
    columns: { id: 'id', item: 'item' },
    // A leaf about the claim would tell a second reviewer that the first has decided.
    subject: 'id',
    unique: ['id'],
    indexes: [['item']],
    about: ['item'],
    replaces: 'never',
    whole: true,
    shred: [['item', 'claims']],
    seen: { by: 'blind', right: 'review.list', claims: ['item'] },
  }),
}

const STEP_OF = {
  submitted: 'review.submit',
  assigned: 'review.assign',
  decided: 'review.decide',
  settled: 'review.settle',
  reopened: 'review.reopen',
} as const
