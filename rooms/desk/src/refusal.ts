// The one way in which the desk says no: a closed code, the field it is about, and identifiers
// or numbers. The sentence that says what to do is `view`'s, by code and language.

/** Every code with which an operation may refuse. */
export const REFUSAL_CODES = [
  'not-allowed',
  'not-found',
  'invalid-input',
  'findings',
  'wrong-passphrase',
  'in-use',
  'damaged',
  'not-a-workspace',
  'read-only',
  'already-exists',
  'newer-format',
  'fork',
  'older-than-known',
  'rewritten',
  'head-unreadable',
  'head-unwritten',
  'log-continues',
  'clock-ahead',
  'clock-behind',
  'clock-right',
  'other-day',
  'head-unsigned',
  'evidence-unfit',
  'policy-unfit',
  'no-authority',
  'stamp-of-another',
  'disk-full',
  'key-reused',
  'duplicate-document',
  'duplicate-claim',
  'too-large',
  'text-too-long',
  'empty',
  'not-understood',
  'digest-differs',
  'archive-refused',
  'unknown-place',
  'ambiguous-place',
  'unknown-agent',
  'near-speaker',
  'unknown-document',
  'unknown-claim',
  'unknown-derivative',
  'unknown-bundle',
  'logged-before',
  'bundle-empty',
  'bundle-changed',
  'holds-credentials',
  'unknown-event',
  'unknown-list',
  'unknown-estimate',
  'unknown-mapping',
  'unknown-mention',
  'impossible-date',
  'quote-not-found',
  'quote-ambiguous',
  'unknown-proposal',
  'proposal-changed',
  'proposal-decided',
  'wrong-state',
  'claim-amended',
  'own-work',
  'lineage-undecided',
  'question-incomplete',
  'table-unreadable',
  'mapping-needed',
  'mapping-ambiguous',
  'mapping-unfit',
  'stale-dry-run',
  'list-repeats',
  'lists-apart',
  'lists-unresolved',
  'estimate-withheld',
  'list-without-names',
  'model-wrong',
  'linkage-refused',
  'too-many-pairs',
  'unknown-linkage',
  'unknown-judgement',
  'unknown-person',
  'pair-changed',
  'not-own-judgement',
  'verdicts-differ',
  'same-person',
  'nothing-left',
  'already-undone',
  'still-used',
  'rests-on-undone',
  'not-undoable',
  'shredded',
  'second-person-needed',
  'cancelled',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** What a refusal carries: identifiers, field names and numbers, never contents. */
export type RefusalDetail = Record<string, string | number | boolean>

/** An operation said no, and the asker can act on it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly field: string | undefined
  readonly details: RefusalDetail[]

  /** `details`: one entry per problem, e.g. `{ code: 'quote_mismatch', claim: 's28' }`. */
  constructor(code: RefusalCode, field?: string, details: RefusalDetail[] = []) {
    super(code)
    this.code = code
    this.field = field
    this.details = details
  }
}
