// Rows about what was destroyed: the wish to do so, and the tombstone that stays in the place of a
// record. Neither holds a word of it. Source: custody.md section 11, desk.md U6.
import { id, record, text, word, words } from '../shape/shape.ts'
import { SENSITIVITIES, type Sensitivity } from '../vocabulary/vocabulary.ts'

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
export interface Tombstone {
  /** Id of the record, which is never given again. */
  id: string
  kind: TombstoneKind
  /** As it was: who could not read the record does not read this. */
  sensitivity: Sensitivity
  /** Instant at which the record was taken in, and the account that did it. */
  taken: string
  author: string
  reason: ShredReason
}

/** Somebody asks that a document be destroyed, where a second person has to do it. */
export interface ShredRequest {
  id: string
  document: string
  reason: ShredReason
}

/** The record of each of these tables. */
export interface ShredRowByKind {
  shred_request: ShredRequest
  tombstone: Tombstone
}

/** Their shapes. */
export const SHRED_SHAPES = {
  shred_request: record({ id, document: id, reason: word(SHRED_REASONS) }),
  tombstone: record({
    id,
    kind: word(TOMBSTONE_KINDS),
    sensitivity: word(SENSITIVITIES),
    taken: words,
    author: text,
    reason: word(SHRED_REASONS),
  }),
} as const
