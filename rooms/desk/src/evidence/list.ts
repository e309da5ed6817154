// evidence.list: lists what was made of a document, and whether it may leave the workspace.

import { type DerivativeReview, given } from '@tumen/claim'
import { evidenceList } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { type Desk, implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { answerOf } from '../record/row-answer.ts'

/** The newest review of each derivative that has one. */
export async function newestReviews(desk: Desk): Promise<Map<string, Stored<DerivativeReview>>> {
  const rows = await desk.ledger.read.rows('derivative_review')
  return new Map(rows.map((stored) => [stored.row.derivative, stored]))
}

export const listEvidence = implement(evidenceList, async (desk, { document }, call) => {
  await findDocument(desk, call.actor, document, { code: 'unknown-document', field: 'document' })
  const [found, reviews] = await Promise.all([
    desk.ledger.read.derivativesOf([document]),
    newestReviews(desk),
  ])
  return {
    derivatives: found.map((stored) => {
      const review = reviews.get(stored.row.id)
      const said = { decision: review?.row.decision, decided: review?.leaf }
      return { ...answerOf(stored), ...given(said) }
    }),
  }
})
