// Rows about evidence that leaves the house: what was made of a document's bytes, who looked at it,
// and the bundles that somebody asked for, approved and was handed. Source: custody.md 3.3 and 13,
// desk.md M9.
import { count, id, list, record, text, word, words } from '../shape/shape.ts'

/** What somebody says of a derivative that was looked at, or of a bundle that was asked for. */
export const REVIEW_DECISIONS = ['approved', 'refused'] as const
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number]

/** Bytes that were made of those of a document: a smaller picture, a redacted copy. */
export interface Derivative {
  id: string
  document: string
  /** Commitment, in hex, of the opening with which the document was logged. */
  from: string
  /** SHA-256 of its own bytes, lower-case hex. */
  bytesHash: string
  mediaType: string
  /** How many. */
  bytes: number
  /** What made it. */
  tool: string
}

/** Whether a derivative may leave the house; the newest row about it counts. */
export interface DerivativeReview {
  derivative: string
  /** The document of which it was made. */
  document: string
  decision: ReviewDecision
  reason?: string
}

/** A bundle that somebody asks for. */
export interface BundleRequest {
  id: string
  /** Public, partner or court: what may be in it. */
  profile: string
  documents: string[]
  claims: string[]
  /** Random id that stands in the bundle. */
  recipient: string
  /** Whom the id means: known here alone. */
  meant: string
  /**
   * Documents of which files hold what signs somebody in, as far as that was seen: its asker said
   * that they go out all the same. Absent where there are none.
   */
  credentials?: string[]
  /**
   * Documents and claims with what is above what members read: its asker said that they go out all
   * the same. Absent where there are none.
   */
  notes?: string[]
  reason?: string
}

/** What another person says of a bundle that was asked for; the newest row about it counts. */
export interface BundleDecision {
  bundle: string
  decision: ReviewDecision
  reason?: string
}

/** A bundle that was handed out, with what was in it. */
export interface BundleSeal {
  bundle: string
  /** SHA-256 of its payload manifest, lower-case hex. */
  manifestHash: string
  documents: string[]
  derivatives: string[]
  /** Proofs beside its documents; absent where there are none. */
  attachments?: string[]
  claims: string[]
  /** Objects in it, and their bytes. */
  objects: number
  bytes: number
}

/** The record of each of these tables. */
export interface EvidenceRowByKind {
  derivative: Derivative
  derivative_review: DerivativeReview
  bundle: BundleRequest
  bundle_decision: BundleDecision
  bundle_seal: BundleSeal
}

const DECISION = word(REVIEW_DECISIONS)

/** Their shapes. */
export const EVIDENCE_SHAPES = {
  derivative: record({
    id,
    document: id,
    from: words,
    bytesHash: words,
    mediaType: text,
    bytes: count,
    tool: text,
  }),
  derivative_review: record({ derivative: id, document: id, decision: DECISION }, { reason: text }),
  bundle: record(
    { id, profile: text, documents: list(id), claims: list(id), recipient: id, meant: text },
    { credentials: list(id, 1), notes: list(id, 1), reason: text },
  ),
  bundle_decision: record({ bundle: id, decision: DECISION }, { reason: text }),
  bundle_seal: record(
    {
      bundle: id,
      manifestHash: words,
      documents: list(id),
      derivatives: list(id),
      claims: list(id),
      objects: count,
      bytes: count,
    },
    { attachments: list(id, 1) },
  ),
} as const
