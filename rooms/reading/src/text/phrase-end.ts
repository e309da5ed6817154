// Finding the phrase of a list with which a range of text ends. For Korean and Chinese, where the
// last signs of a name say what it is: 통일부, 观察组.
import { mayEndAt, type PhraseIndex, type PhraseMatch, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** Units of the longest ending that is looked for. */
const LONGEST = 12

/** The longest phrase of the index that ends exactly at the end of the range. */
export function lastPhrase(
  index: PhraseIndex,
  lower: string,
  { start, end }: Range,
): PhraseMatch | undefined {
  if (!mayEndAt(index, lower, end)) return undefined
  for (let at = Math.max(start, end - LONGEST); at < end; at++) {
    const found = phraseAt(index, lower, { start: at, end })
    if (found?.end === end) return found
  }
  return undefined
}
