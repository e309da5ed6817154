// Direct quotations: what stands between quotation marks, paragraph by paragraph. A quotation that
// its paragraph does not close goes on to its end. Source: reading.md 4.
import type { Paragraph, PreparedText } from '../text/prepared-text.ts'
import type { Range } from '../text/source-text.ts'

const OPENING = /["\u300c\u300e\u00ab]/g

const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  '\u300c': '\u300d',
  '\u300e': '\u300f',
  '\u00ab': '\u00bb',
}

/** For each sentence the quotations that it shares words with, marks included, in order. */
export function quotesBySentence(text: PreparedText): Range[][] {
  const all: Range[][] = text.sentences.map(() => [])
  for (const paragraph of text.paragraphs) {
    const quotes = quotesIn(text.folded, paragraph)
    let n = 0
    for (let at = paragraph.first; at < paragraph.last; at++) {
      const { start, end } = text.sentences[at] ?? paragraph
      while ((quotes[n]?.end ?? end) <= start) n++
      for (let m = n; (quotes[m]?.start ?? end) < end; m++) all[at]?.push(quotes[m] ?? paragraph)
    }
  }
  return all
}

function quotesIn(folded: string, { start, end }: Paragraph): Range[] {
  const words = folded.slice(start, end)
  const quotes: Range[] = []
  OPENING.lastIndex = 0
  for (let match = OPENING.exec(words); match; match = OPENING.exec(words)) {
    const at = match.index
    const found = words.indexOf(CLOSING[match[0]] ?? '"', at + 1)
    const to = found < 0 ? words.length : found + 1
    quotes.push({ start: start + at, end: start + to })
    OPENING.lastIndex = to
  }
  return quotes
}
