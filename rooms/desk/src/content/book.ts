// What is hard to look at, as it stands: of a document, and of the words of a claim, of which that
// of its document is a part. The newest row of a record counts.
import { CONTENT_WORDS, type ContentMark, given } from '@tumen/claim'
import type { Content } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import type { Desk } from '../operation.ts'
import { answerOf } from '../record/row-answer.ts'

type Marked = Pick<ContentMark, 'document' | 'claim'>

/** Every mark of one record, the newest last. */
export async function markedRows(
  { ledger }: Desk,
  { document, claim }: Marked,
): Promise<Stored<ContentMark>[]> {
  const rows = await ledger.read.rows('content_mark')
  return rows.filter(({ row }) => row.document === document && row.claim === claim)
}

/** The newest mark of a record, which the next one is to have seen. */
export async function newestMark(desk: Desk, marked: Marked) {
  const newest = (await markedRows(desk, marked)).at(-1)
  return given({ mark: newest && answerOf(newest) })
}

/** Says what of a document, or of a claim on it, is hard to look at, where somebody said so. */
export type ContentOf = (document: string, claim?: string) => { content?: Content }

/** Reads the marks once, for as many records as are asked for. */
export async function openContent({ ledger }: Desk): Promise<ContentOf> {
  const newest = new Map<string, ContentMark>()
  for (const { row } of await ledger.read.rows('content_mark')) newest.set(keyOf(row), row)
  return (document, claim) => {
    const keys = claim === undefined ? [{ document }] : [{ document, claim }, { document }]
    const marks = keys.flatMap((one) => newest.get(keyOf(one)) ?? [])
    const said = new Set(marks.flatMap(({ words }) => words))
    if (said.size === 0) return {}
    return given({
      content: {
        words: CONTENT_WORDS.filter((word) => said.has(word)),
        descriptions: marks.flatMap(({ description }) => description ?? []),
      },
    })
  }
}

function keyOf({ document, claim = '' }: Marked): string {
  return `${document} ${claim}`
}
