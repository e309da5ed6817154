// Shreddings as zod schemas: what a plan of one says. Ids, numbers and codes only.

import { answerObject, SHRED_REASONS } from '@tumen/claim'
import { z } from 'zod'

export const shredReasonSchema = z.enum(SHRED_REASONS)

const ids = z.array(z.string())

/** What goes with a document, and what stays beside it. */
export const shredPlanSchema = answerObject({
  documents: ids.describe('all documents of the same bytes in the same hands'),
  claims: ids.describe('claims on their words: figures are without them, on every day'),
  agents: ids.describe('speakers that are named nowhere else'),
  derivatives: ids.describe('what was made of their bytes'),
  attachments: ids.describe('proofs that were kept beside them'),
  rows: z.record(z.string(), z.int()).describe('rows that go, by table'),
  revoked: ids.describe('claims elsewhere that these withdraw or correct: that stays in force'),
  events: ids.describe('events of which no claim is left; they stay'),
  lists: ids.describe('lists that stand in one of the documents; they stay'),
  bundles: ids.describe('bundles handed out with something of it: they prove that it was logged'),
  staying: ids.describe('documents of the same bytes in other hands; they stay'),
})
