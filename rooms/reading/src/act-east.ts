// What the readers of Korean and Chinese acts share: whether a phrase
// stands there. Source: reading.md 2; the words are data.
import type { Lexicon } from './lexicon.ts'
import { findPhrases } from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** Whether a phrase of the section stands in the stretch. */
export function hasPhrase(lower: string, range: Range, lexicon: Lexicon, section: string): boolean {
  if (range.start >= range.end) return false
  return findPhrases(lexicon.index(section), lower, range).some(({ means }) => means !== '-')
}
