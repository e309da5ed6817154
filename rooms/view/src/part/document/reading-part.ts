// A long text in parts that a page can bear: each begins at a line, so that a paragraph is never
// torn unless it alone is longer than a part. Offsets are UTF-16 code units of the whole text.

/** One part of a text, with the offsets where the parts beside it begin. */
import { given } from '@tumen/claim'
export interface ReadingPart {
  text: string
  from: number
  to: number
  /** Number of its first paragraph; lines without a sign in them are not counted. */
  firstParagraph: number
  before?: number
  after?: number
}

/** Length from which a text is shown in parts. */
export const PART_UNITS = 60_000

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

function partEnd(text: string, from: number, most: number): number {
  const wanted = from + most
  if (wanted >= text.length) return text.length
  const line = text.lastIndexOf('\n', wanted)
  if (line > from) return line + 1
  // Half of a pair would be no sign at all.
  const unit = text.charCodeAt(wanted)
  return unit >= 0xdc00 && unit <= 0xdfff ? wanted - 1 : wanted
}
