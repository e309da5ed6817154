// Quotations longer than a sentence: those that go on, and those that a colon opens and that stand
// without marks in a paragraph of their own. Source: reading.md 4.
import type { PreparedText } from './prepared-text.ts'
import { isInside, type Range } from './source-text.ts'

/**
 * Whether an English sentence stands in a paragraph that a colon at the end of the one before
 * opens: "Ada Brown explained:". Not where `since`, a sentence too, stands before that colon.
 */
export function isBlock(
  { sentences, paragraphs, language, lower }: PreparedText,
  sentence: number,
  since = sentence,
): boolean {
  const first = paragraphs[sentences[sentence]?.paragraph ?? 0]?.first ?? 0
  const before = sentences[first - 1]
  if (language !== 'en' || !before || since < first - 1) return false
  return lower.charAt(before.end - 1) === ':'
}

/** Whether all of a sentence lies in one quotation. */
export function isAllQuoted(
  { sentences }: PreparedText,
  sentence: number,
  quotes: readonly Range[],
): boolean {
  const own = sentences[sentence]
  return own !== undefined && quotes.some((quote) => isInside(own, quote))
}
