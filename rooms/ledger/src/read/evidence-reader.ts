// The face of evidence that may leave the workspace: what was made of documents, the rows about
// claims that a bundle states, and the files that the custody log keeps of a leaf.
import type { Attachment, Derivative, Redaction, RedactionCopy } from '@tumen/claim'
import type { Stored } from '../ledger.ts'

/** What the log keeps of a leaf. */
export interface LeafFiles {
  opening: Uint8Array
  /** Null where nobody stands behind the leaf. */
  who: Uint8Array | null
  /** Openings of the lines that were asked for, in their order. */
  rows: { line: number; bytes: Uint8Array }[]
  /** The list file that the leaf commits to; nothing when no line was asked for. */
  list?: Uint8Array
}

/** Everything that can be read of it. */
export interface EvidenceReader {
  /** The derivatives of these documents, in the order of recording. */
  derivativesOf(documents: readonly string[]): Promise<Stored<Derivative>[]>
  derivativesById(ids: readonly string[]): Promise<Stored<Derivative>[]>
  /** All of them, in the order of recording. */
  derivatives(): Promise<Stored<Derivative>[]>
  /** The proofs that are kept beside these documents, in the order of recording. */
  attachmentsOf(documents: readonly string[]): Promise<Stored<Attachment>[]>
  attachmentsById(ids: readonly string[]): Promise<Stored<Attachment>[]>
  /** Every revision of these redactions, in the order of recording. */
  redactionsById(ids: readonly string[]): Promise<Stored<Redaction>[]>
  /** Every revision of redactions of these documents, in the order of recording. */
  redactionsOf(documents: readonly string[]): Promise<Stored<Redaction>[]>
  /** From which revision each copy of these documents was made. */
  redactionCopiesOf(documents: readonly string[]): Promise<Stored<RedactionCopy>[]>
  /** The files of a leaf, and of some lines of its batch; nothing when they were shredded. */
  leafFiles(leaf: number, lines?: readonly number[]): Promise<LeafFiles | undefined>
}

/** Signs what leaves the house. */
export interface ManifestSigner {
  /** The signature file (SSHSIG) of the manifest of a bundle. */
  signManifest(manifest: Uint8Array): string
  /** The line of `allowed_signers` by which an outsider checks it. */
  signerLine(): string
}
