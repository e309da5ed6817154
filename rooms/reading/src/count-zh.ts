// Numbers of people in Chinese.
import { clausesZh } from './clause-zh.ts'
import { readEastCounts } from './count-east.ts'
import type { Draft } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'

/** The counts of a Chinese text. */
export function readCountsZh(text: PreparedText, lexicon: Lexicon): Draft[] {
  return readEastCounts(text, lexicon, clausesZh)
}
