// What a collection that comes in by file calls a claim of ours. A claim holds nothing of this: a
// later version of it is another claim, and a file goes on naming all of them by one id.
// Source: desk.md I4; decision 0105.
import type { z } from 'zod'
import { id, openRecord, text } from '../shape/field.ts'

/** That an import wrote a claim; by its collection's id the newest row is found again. */
export const collectedClaimSchema = openRecord({
  claim: id,
  /** The id that its collection gives it, with the name of the collection before it. */
  external: text.exactOptional(),
  run: id,
})
export type CollectedClaim = z.infer<typeof collectedClaimSchema>
