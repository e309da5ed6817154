// What answers hold of derivatives and of proofs that were kept: allow-lists.

import { answerRecord, derivedObject, ROW_SCHEMAS } from '@tumen/claim'

export const INSPECTIONS = ['passed', 'holds-metadata', 'not-inspected'] as const

/** A proof that was kept: the allow-list of answers and of the history. */
export const attachmentSchema = answerRecord(ROW_SCHEMAS.attachment)

/** A derivative, without what made it possible to find its original. */
export const derivativeSchema = derivedObject(
  answerRecord(ROW_SCHEMAS.derivative).omit({ from: true }),
)
