// The words before and after a quotation: enough to judge it by, never half a sign.
import type { Span } from '@tumen/claim'

/** Length of the words on each side, in UTF-16 code units. */
const AROUND = 160

/** What stands in `text` before the first and after the last piece of a quotation. */
export function wordsAround(
  text: string,
  quote: readonly Span[],
): { before: string; after: string } {
  const start = Math.min(...quote.map((span) => span.start))
  const end = Math.max(...quote.map((span) => span.end))
  return {
    before: wholeSigns(text.slice(Math.max(0, start - AROUND), start)),
    after: wholeSigns(text.slice(end, end + AROUND)),
  }
}

/** A piece of text without half a sign at either end. */
export function wholeSigns(text: string): string {
  return text.replace(/^[\udc00-\udfff]/, '').replace(/[\ud800-\udbff]$/, '')
}
