// The one way in which the desk says no: a closed code, the field it is about, and identifiers
// or numbers. The sentence that says what to do is `view`'s, by code and language.

import type { RefusalCode } from '@tumen/contract'

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
