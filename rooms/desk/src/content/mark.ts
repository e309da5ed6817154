// content.mark: says what of a document, or of the words of a claim, is hard to look at, so that it
// stands in words where it would be seen unasked. Rows only: the newest counts.
import { CONTENT_WORDS, type ContentMark, checkRow, given } from '@tumen/claim'
import { contentMark, type MarkedKind } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { findClaim, findDocument, refuseFindings } from '../record/find.ts'
import { markedRows } from './book.ts'

export const markContent = implement(contentMark, async (desk, input, call) => {
  const { kind, id, description, seen } = input
  const words = CONTENT_WORDS.filter((word) => input.words.includes(word))
  const about = await markedRecord(desk, call, kind, id)
  const row = { id: desk.newId('cm'), ...about, words, ...given({ description }) }
  refuseFindings(checkRow('content_mark', row))
  const change = { operation: 'content.mark', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    refuseStale(await markedRows(desk, about), seen)
    await write.append('content_mark', row)
    return row
  })
})

/** The record of a mark; one that is not there, or not the asker's to read, is refused alike. */
async function markedRecord(
  desk: Desk,
  { actor }: Call,
  kind: MarkedKind,
  id: string,
): Promise<Pick<ContentMark, 'document' | 'claim'>> {
  if (kind === 'document') return { document: (await findDocument(desk, actor, id)).row.id }
  const { row } = (await findClaim(desk, actor, id)).claim
  return { document: row.doc, claim: row.id }
}
