// What came with a document and proves something about it, by the word of the person who sent it:
// the facts of a web archive, and proofs kept beside a document. They are shown, and change no
// figure. Source: custody.md 16.

import { z } from 'zod'
import { type Finding, fieldPath } from '../finding.ts'
import { count, id, list, openRecord, text, words } from '../shape/field.ts'
import { checkInstant } from '../time/date.ts'
import { checkHash } from './form.ts'

/** What a proof is. */
export const PROOF_KINDS = [
  'wacz-anonymous',
  'wacz-domain',
  'timestamp',
  'opentimestamps',
  'c2pa',
  'auto-archiver',
] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

/** How it stands: all checked, something wrong, or nothing wrong and its signer not judged. */
export const PROOF_STATUSES = ['valid', 'invalid', 'unknown-trust'] as const
export type ProofStatus = (typeof PROOF_STATUSES)[number]

/** What was looked at, with the outcome. */
export const PROOF_CHECKS = [
  'signature_valid',
  'signature_invalid',
  'signature_unchecked',
  'hash_equal',
  'hash_differs',
  'hash_unchecked',
  'domain_named',
  'domain_differs',
  'certificate_outdated',
  'token_valid',
  'token_invalid',
  'token_imprint',
  'token_near',
  'token_far',
  'cross_valid',
  'cross_invalid',
  'chain_unchecked',
  'key_unknown',
  'attestation_block',
  'attestation_pending',
  'manifest_unchecked',
  'unsigned',
  'not_understood',
] as const
export type ProofCheck = (typeof PROOF_CHECKS)[number]

/** A proof, in the words of who sent it, with what could be checked. */
export const proofSchema = z.strictObject({
  kind: z.enum(PROOF_KINDS),
  status: z.enum(PROOF_STATUSES),
  checks: list(z.enum(PROOF_CHECKS), 1),
  /** Who signs, by its own words: a domain, an authority, or the digest of an unknown key. */
  by: text.exactOptional(),
  /** Instant that it states. */
  at: words.exactOptional(),
})
export type Proof = z.infer<typeof proofSchema>

/** Where the text of a page of an archive comes from. */
export const PAGE_SOURCES = ['record', 'noted', 'none'] as const
export type PageSource = (typeof PAGE_SOURCES)[number]

/** A page of a web archive, as its list names it. */
const archivePageSchema = z.strictObject({
  url: text,
  /** Instant, by the archive's own words. */
  at: words,
  title: text.exactOptional(),
  source: z.enum(PAGE_SOURCES),
})
export type ArchivePage = z.infer<typeof archivePageSchema>

/** What a web archive says of itself, and what of that was compared when it came in. */
export const archiveSchema = z.strictObject({
  /** Of the format, e.g. `1.1.1`. */
  version: text,
  software: text.exactOptional(),
  /** Instant, by its own words. */
  created: words.exactOptional(),
  files: count,
  records: count,
  /** Digests of records that were equal to those of their bytes. */
  digests: count,
  /** Records without a digest that could be compared. */
  unchecked: count,
  /**
   * Records and files with something else than words and their look. Absent where nobody looked, as
   * in rows of older versions.
   */
  unshown: count.exactOptional(),
  /**
   * Records with a field by which somebody is signed in: what a browser sent, and what a site gave
   * it to keep. Absent where nobody looked, as in rows of older versions.
   */
  credentials: z.strictObject({ sent: count, given: count }).exactOptional(),
  pages: list(archivePageSchema, 1),
  /** Absent when nobody signed. */
  proof: proofSchema.exactOptional(),
})
export type ArchiveFacts = z.infer<typeof archiveSchema>

/** A file that was kept beside a document because it proves something about its bytes. */
export const attachmentSchema = openRecord({
  id,
  document: id,
  /** SHA-256 of the file, lower-case hex. */
  bytesHash: words,
  mediaType: text,
  /** How many. */
  bytes: count,
  proof: proofSchema,
})
export type Attachment = z.infer<typeof attachmentSchema>

/** An archive and its proof state instants in their form. */
export function checkArchive({ created, pages, proof }: ArchiveFacts): Finding[] {
  return [
    ...(created === undefined ? [] : checkInstant(created, 'archive.created')),
    ...pages.flatMap(({ at }, n) => checkInstant(at, fieldPath('archive.pages', n))),
    ...checkProof(proof, 'archive.proof.at'),
  ]
}

/** A kept proof is named by the hash of its bytes. */
export function checkAttachment({ bytesHash, proof }: Attachment): Finding[] {
  return [...checkHash(bytesHash, 'bytesHash'), ...checkProof(proof, 'proof.at')]
}

function checkProof(proof: Proof | undefined, field: string): Finding[] {
  return proof?.at === undefined ? [] : checkInstant(proof.at, field)
}
