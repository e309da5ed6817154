// The part of a long text that a page shows. Offsets are UTF-16 code units of the whole text.

import { given, PART_UNITS, partEnd } from '@tumen/claim'

/** One part of a text, with the offsets where the parts beside it begin. */
export interface ReadingPart {
  text: string
  from: number
  to: number
  /** Number of its first paragraph; lines without a sign in them are not counted. */
  firstParagraph: number
  before?: number
  after?: number
}

/** The part of `text` that holds the offset `at`; the last one when `at` lies behind the end. */
export function readingPart(text: string, at = 0, most = PART_UNITS): ReadingPart {
  let before: number | undefined
  let from = 0
  let firstParagraph = 1
  for (;;) {
    const to = partEnd(text, from, most)
    const part = text.slice(from, to)
    if (to >= text.length || at < to) {
      return {
        text: part,
        from,
        to,
        firstParagraph,
        ...given({ before }),
        ...(to < text.length ? { after: to } : {}),
      }
    }
    firstParagraph += paragraphCount(part)
    before = from
    from = to
  }
}

/** A line of a text that holds something, with its offset in the whole text. */
export interface Paragraph {
  start: number
  end: number
  text: string
}

/** The paragraphs of a text that begins at `from`. */
export function paragraphsOf(text: string, from = 0): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let start = from
  for (const line of text.split('\n')) {
    if (line.trim() !== '') paragraphs.push({ start, end: start + line.length, text: line })
    start += line.length + 1
  }
  return paragraphs
}

function paragraphCount(text: string): number {
  let count = 0
  for (const line of text.split('\n')) if (line.trim() !== '') count++
  return count
}
