// What somebody found hard to look at, said in words before anybody opens it: of a document, its
// pictures and its text; or of the words of one claim. Source: desk.md 8, R1 and R5.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { id, list, openRecord, text } from '../shape/field.ts'
import { CONTENT_WORDS } from '../vocabulary/row-vocabulary.ts'

/** A mark; the newest row of a record counts, and one without words takes it off. */
export const contentMarkSchema = openRecord({
  id,
  document: id,
  /** The claim whose words are marked; absent: the document as a whole. */
  claim: id.exactOptional(),
  words: list(z.enum(CONTENT_WORDS)),
  /** What is to be seen or read, for whoever does not open it. */
  description: text.exactOptional(),
})
export type ContentMark = z.infer<typeof contentMarkSchema>

/** Where nothing is marked nothing is described. */
export function checkContentMark({ words, description }: ContentMark): Finding[] {
  const isIdle = words.length === 0 && description !== undefined
  return isIdle ? [{ code: 'field_missing', field: 'words' }] : []
}
