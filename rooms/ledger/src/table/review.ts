// The table of reviews: who handed in, who judges, what they said.
import { recordsOfStep } from '@tumen/claim'
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
    shred: [
      ['item', 'claims'],
      ['documents', 'documents', 'list'],
      ['claims', 'claims', 'list'],
      ['agents', 'agents', 'list'],
      ['derivatives', 'derivatives', 'list'],
    ],
    seen: { by: 'blind', right: 'review.list', named: recordsOfStep },
  }),
}

const STEP_OF = {
  submitted: 'review.submit',
  assigned: 'review.assign',
  decided: 'review.decide',
  settled: 'review.settle',
  reopened: 'review.reopen',
  commented: 'review.comment',
} as const
