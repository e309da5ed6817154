// Rows about evidence that leaves the workspace: what was made of a document's bytes, who looked at
// it, and the bundles that somebody asked for, approved and was handed. Source: custody.md 3.3 and
// 13, desk.md M9.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import {
  closed,
  count,
  id,
  list,
  open,
  openRecord,
  record,
  text,
  whole,
  words,
} from '../shape/field.ts'
import { checkHash } from './form.ts'

/** What somebody says of a derivative that was looked at, or of a bundle that was asked for. */
export const REVIEW_DECISIONS = ['approved', 'refused'] as const
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number]

/** Bytes that were made of those of a document: a smaller picture, a redacted copy. */
export const derivativeSchema = record({
  id: open(id),
  document: open(id),
  /** Commitment, in hex, of the opening with which the document was logged. */
  from: closed(words, 'internal'),
  /** SHA-256 of its own bytes, lower-case hex. */
  bytesHash: open(words),
  mediaType: open(text),
  /** How many. */
  bytes: open(count),
  /** What made it. */
  tool: open(text),
})
export type Derivative = z.infer<typeof derivativeSchema>

/** A derivative names an opening and its own bytes, each by a hash in its form. */
export function checkDerivative({ from, bytesHash }: Derivative): Finding[] {
  return [...checkHash(from, 'from'), ...checkHash(bytesHash, 'bytesHash')]
}

/** Whether a derivative may leave the house; the newest row about it counts. */
export const derivativeReviewSchema = openRecord({
  derivative: id,
  /** The document of which it was made. */
  document: id,
  decision: z.enum(REVIEW_DECISIONS),
  reason: text.exactOptional(),
  /** Of a redacted copy: numbers of the parts that its judge has looked at. */
  tiles: list(whole).exactOptional(),
})
export type DerivativeReview = z.infer<typeof derivativeReviewSchema>

/** A bundle that somebody asks for. */
export const bundleSchema = record({
  id: open(id),
  /** Public, partner or court: what may be in it. */
  profile: open(text),
  documents: closed(list(id), 'internal'),
  claims: closed(list(id), 'internal'),
  /** Random id that stands in the bundle. */
  recipient: open(id),
  /** Whom the id means: known here alone. */
  meant: open(text),
  /**
   * Documents of which files hold what signs somebody in, as far as that was seen: its asker said
   * that they go out all the same. Absent where there are none.
   */
  credentials: closed(list(id, 1).exactOptional(), 'internal'),
  /**
   * Documents and claims with what is above what members read: its asker said that they go out all
   * the same. Absent where there are none.
   */
  notes: closed(list(id, 1).exactOptional(), 'internal'),
  reason: open(text.exactOptional()),
  /** How many files would have been in it when it was asked for, and their size in bytes. */
  objects: open(count.exactOptional()),
  size: open(count.exactOptional()),
})
export type BundleRequest = z.infer<typeof bundleSchema>

/** A bundle is asked for with something in it. */
export function checkBundle({ documents, claims }: BundleRequest): Finding[] {
  const isEmpty = documents.length === 0 && claims.length === 0
  return isEmpty ? [{ code: 'list_empty', field: 'documents' }] : []
}

/** What another person says of a bundle that was asked for; the newest row about it counts. */
export const bundleDecisionSchema = openRecord({
  bundle: id,
  decision: z.enum(REVIEW_DECISIONS),
  reason: text.exactOptional(),
})
export type BundleDecision = z.infer<typeof bundleDecisionSchema>

/** A bundle that was handed out, with what was in it. */
export const bundleSealSchema = record({
  bundle: open(id),
  /** SHA-256 of its payload manifest, lower-case hex. */
  manifestHash: closed(words, 'internal'),
  documents: closed(list(id), 'internal'),
  derivatives: closed(list(id), 'internal'),
  /** Proofs beside its documents; absent where there are none. */
  attachments: closed(list(id, 1).exactOptional(), 'internal'),
  claims: closed(list(id), 'internal'),
  /** Objects in it, and their bytes. */
  objects: open(count),
  bytes: open(count),
})
export type BundleSeal = z.infer<typeof bundleSealSchema>

/**
 * The bundle of a partner that was taken in: from which log, how far that was, and what became of
 * it here. The next one of the same log has to go on from there.
 */
export const bundleTakenSchema = record({
  id: open(id),
  /** Our name for the partner, with which the ids of its records begin. */
  partner: open(id),
  /** Name and key of its log, its entries, and the root of them in hex. */
  log: open(text),
  vkey: open(text),
  size: open(count),
  root: open(words),
  /** SHA-256 of its payload manifest, lower-case hex. */
  manifestHash: open(words),
  profile: open(text),
  documents: open(list(id)),
  claims: open(list(id)),
})
export type BundleTaken = z.infer<typeof bundleTakenSchema>

/** Manifest and root are named by hashes. */
export function checkBundleTaken({ manifestHash, root }: BundleTaken): Finding[] {
  return [...checkHash(manifestHash, 'manifestHash'), ...checkHash(root, 'root')]
}

/** What was handed out is named by the hash of its manifest. */
export function checkBundleSeal({ manifestHash }: BundleSeal): Finding[] {
  return checkHash(manifestHash, 'manifestHash')
}
