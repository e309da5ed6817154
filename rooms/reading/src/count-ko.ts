// Numbers of people in Korean.
import { clausesKo } from './clause-ko.ts'
import { readEastCounts } from './count-east.ts'
import type { Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'

/** The counts of a Korean text. */
export function readCountsKo(text: PreparedText, lexicon: Lexicon): Draft[] {
  return readEastCounts(text, lexicon, clausesKo)
}
