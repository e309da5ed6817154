// Rows about what was destroyed: the wish to do so, and the tombstone that stays in the place of a
// record. Neither holds a word of it. Source: custody.md section 11, desk.md U6.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { id, openRecord, text, words } from '../shape/field.ts'
import { checkInstant } from '../time/date.ts'
import { SENSITIVITIES } from '../vocabulary/vocabulary.ts'

/**
 * Why something is destroyed. `wish`: a person concerned asked for it; `danger`: it could lead to
 * somebody; `unlawful`: it must not be kept; `mistake`: it should never have been taken in;
 * `expired`: the time for which it could be kept is over.
 */
export const SHRED_REASONS = ['wish', 'danger', 'unlawful', 'mistake', 'expired'] as const
export type ShredReason = (typeof SHRED_REASONS)[number]

/** What leaves a tombstone when it is destroyed. */
export const TOMBSTONE_KINDS = ['document', 'claim', 'agent', 'derivative', 'attachment'] as const
export type TombstoneKind = (typeof TOMBSTONE_KINDS)[number]

/** What is left of a record; when it was destroyed, and by whom, stands on the stored row. */
export const tombstoneSchema = openRecord({
  /** Id of the record, which is never given again. */
  id,
  kind: z.enum(TOMBSTONE_KINDS),
  /** As it was: who could not read the record does not read this. */
  sensitivity: z.enum(SENSITIVITIES),
  /** Instant at which the record was taken in, and the account that did it. */
  taken: words,
  author: text,
  reason: z.enum(SHRED_REASONS),
})
export type Tombstone = z.infer<typeof tombstoneSchema>

export function checkTombstone({ taken }: Tombstone): Finding[] {
  return checkInstant(taken, 'taken')
}

/** Somebody asks that a document be destroyed, where a second person has to do it. */
export const shredRequestSchema = openRecord({ id, document: id, reason: z.enum(SHRED_REASONS) })
export type ShredRequest = z.infer<typeof shredRequestSchema>
