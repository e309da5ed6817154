// What this room says when the answer is "no": data with identifiers and numbers, never contents.
// Codes of notes and proofs are those of the C2SP formats as worded in SPEC.md; codes of the log
// check carry the number of the check (`FS1` …) that found them.

/** Every code that a reader of this room can give. */
export type FormCode =
  | 'not-canonical'
  | 'opening-form'
  | 'who-form'
  | 'list-form'
  | 'leaf-form'
  | 'tile-path'
  | 'key-form'
  | 'malformed'
  | 'unknown-key'
  | 'ambiguous-key'
  | 'bad-signature'
  | 'no-log-signature'
  | 'not-included'
  | 'sshsig-form'
  | 'sshsig'
  | 'unknown-signer'
  | 'signers-form'
  | 'imprint'

/** Every code that the log check can give. */
export type LogCode =
  | 'leaf-gap'
  | 'leaf-form'
  | 'opening-form'
  | 'commitment'
  | 'who-form'
  | 'who-digest'
  | 'who-missing'
  | 'who-unexpected'
  | 'opening-missing'
  | 'shred-unlisted'
  | 'shred-not-done'
  | 'row-gap'
  | 'row-unexpected'
  | 'list-count'
  | 'list-digest'
  | 'tile-differs'
  | 'tile-root'
  | 'tile-missing'
  | 'tile-unexpected'
  | 'head-note'
  | 'head-differs'
  | 'head-root'
  | 'head-beyond-log'
  | 'cosignature'
  | 'head-order'
  | 'chain'
  | 'nonce-reused'

/** One reason why bytes are refused. `field` names a member of the format, never a value. */
export interface Finding {
  code: FormCode
  field?: string
}

/** One thing that is wrong in a log. Absent members do not apply. */
export interface LogFinding {
  code: LogCode
  /** The check of `tumen fsck` that found it, `FS1` … `FS12`. */
  check: string
  leaf?: number
  row?: number
  level?: number
  tile?: number
  /** Size of the checkpoint concerned. */
  head?: number
}

/** Whether a reader answered with a finding and not with the value asked for. */
export function isFinding(answer: object): answer is Finding {
  return 'code' in answer && typeof answer.code === 'string'
}
