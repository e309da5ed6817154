// What answers hold of derivatives and bundles: allow-lists. Of a bundle the history tells whom it
// was for and what came of it; what is in it, `bundle.list` tells who may read that.

import { REVIEW_DECISIONS } from '@tumen/claim'
import { z } from 'zod'
import { proofSchema } from './record.ts'

export const INSPECTIONS = ['passed', 'holds-metadata', 'not-inspected'] as const

/** A proof that was kept: the allow-list of answers and of the history. */
export const attachmentSchema = z.object({
  id: z.string(),
  document: z.string(),
  bytesHash: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  proof: proofSchema,
})

/** A derivative, without what made it possible to find its original. */
export const derivativeSchema = z.object({
  id: z.string(),
  document: z.string(),
  bytesHash: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  tool: z.string(),
})

const decision = z.enum(REVIEW_DECISIONS)

const reason = z.string().exactOptional()

/** What a row of each table may show in its history. */
export const EVIDENCE_FIELDS = {
  derivative: derivativeSchema,
  derivative_review: z.object({
    derivative: z.string(),
    document: z.string(),
    decision,
    reason,
  }),
  bundle: z.object({
    id: z.string(),
    profile: z.string(),
    recipient: z.string(),
    meant: z.string(),
    reason,
  }),
  bundle_decision: z.object({ bundle: z.string(), decision, reason }),
  bundle_seal: z.object({ bundle: z.string(), objects: z.int(), bytes: z.int() }),
}
