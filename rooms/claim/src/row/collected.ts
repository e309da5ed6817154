// What a collection that comes in by file calls a claim or a document of ours. These hold nothing
// of it: a later version of a claim is another claim, which a file goes on naming by one id.
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

/** That an import wrote a document. */
export const collectedDocumentSchema = openRecord({
  document: id,
  /** The id that its collection gives it, with the name of the collection before it. */
  external: text,
  run: id,
})
export type CollectedDocument = z.infer<typeof collectedDocumentSchema>
