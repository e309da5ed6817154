// evidence.review, evidence.list: whether a derivative may leave the house, said by somebody who
// looked at it, and by another person than its maker where a second person decides.
import { type Derivative, type DerivativeReview, REVIEW_DECISIONS } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { referenceSchema } from '../claim/schema.ts'
import { type Actor, type Desk, operation } from '../operation.ts'
import { canRead } from '../policy.ts'
import { findDocument } from '../record/find.ts'
import { answerOf, objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { derivativeSchema } from './schema.ts'

export const reviewEvidence = operation({
  name: 'evidence.review',
  summary: 'Says that a derivative may leave the house, or that it may not.',
  input: z.strictObject({
    derivative: referenceSchema.describe('id of the derivative'),
    decision: z.enum(REVIEW_DECISIONS).describe('approved: nothing in it harms anybody'),
    reason: z.string().trim().min(1).max(2000).optional().describe('why; members read it'),
  }),
  output: z.object({ derivative: z.string(), decision: z.enum(REVIEW_DECISIONS) }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { derivative, decision, reason } = input
    const change = { operation: 'evidence.review', subject: derivative, input }
    return makeChange(desk, call, change, async (write) => {
      const found = await findDerivative(desk, call.actor, derivative)
      const { review } = desk.ledger.settings
      if (review === 'second-person' && found.by === call.actor.account)
        throw new Refusal('own-work', 'derivative')
      const { document } = found.row
      const why = reason === undefined ? {} : { reason }
      await write.append('derivative_review', { derivative, document, decision, ...why })
      return { derivative, decision }
    })
  },
})

/** The derivative, of a document that the asker may read. */
async function findDerivative(desk: Desk, actor: Actor, id: string): Promise<Stored<Derivative>> {
  const [found] = await desk.ledger.read.derivativesById([id])
  const document = found && (await desk.ledger.read.document(found.row.document))
  if (!found || !document || !canRead(actor, objectOf(document)))
    throw new Refusal('unknown-derivative', 'derivative')
  return found
}

/** The newest review of each derivative that has one. */
export async function newestReviews(desk: Desk): Promise<Map<string, Stored<DerivativeReview>>> {
  const rows = await desk.ledger.read.rows('derivative_review')
  return new Map(rows.map((stored) => [stored.row.derivative, stored]))
}

export const listEvidence = operation({
  name: 'evidence.list',
  summary: 'Lists what was made of a document, and whether it may leave the house.',
  input: z.strictObject({ document: referenceSchema.describe('id of the document') }),
  output: z.object({
    derivatives: z.array(
      derivativeSchema.extend({
        recorded: z.string(),
        by: z.string(),
        leaf: z.int(),
        decision: z.enum(REVIEW_DECISIONS).exactOptional().describe('of the newest review'),
      }),
    ),
  }),
  changes: false,
  long: false,
  async run(desk, { document }, call) {
    await findDocument(desk, call.actor, document, { code: 'unknown-document', field: 'document' })
    const [found, reviews] = await Promise.all([
      desk.ledger.read.derivativesOf([document]),
      newestReviews(desk),
    ])
    return {
      derivatives: found.map((stored) => {
        const decision = reviews.get(stored.row.id)?.row.decision
        return { ...answerOf(stored), ...(decision === undefined ? {} : { decision }) }
      }),
    }
  },
})
