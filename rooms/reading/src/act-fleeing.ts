// Leaving a place in Korean: a border is crossed only where the clause names one, or a country
// that is left or gone to. Who leaves a village stays in the country. Source: claims.md, acts.
import type { Trigger } from './act-trigger.ts'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'

/** Behind the name of a country: it is left or gone to. */
const WAY = /^(?:으로|로|을|를|에서|행|땅|까지|에 |(?:[와과나,·]| 등| 및|이나)[^.]{0,12}로)/

const LONGEST_WAY = 16

/** Whether who leaves goes abroad: 국경, 나라를, 우간다로. */
export function isAbroad(
  { start, end }: Trigger,
  { clause, range }: Draft,
  { text, lexicon, places }: Context,
): boolean {
  const from = Math.min(clause.start, start)
  const words = { start: from, end: Math.max(range.end, end, clause.end) }
  if (findPhrases(lexicon.index('act abroad'), text.lower, words).length > 0) return true
  for (let at = words.start; at < words.end; at++) {
    const name = places.nameAt(text.folded, { start: at, end: words.end })
    if (name?.places[0]?.level !== 'country') continue
    if (WAY.test(text.lower.slice(name.end, name.end + LONGEST_WAY))) return true
    at = name.end - 1
  }
  return false
}
