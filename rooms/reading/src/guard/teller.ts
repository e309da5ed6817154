// What an English sentence says of whoever tells a number, in a clause of its own: "a clerk, who
// would lose his post if named, said that …". It says nothing of the number. Source: reader.md 4.

import { matchesOf } from '../text/pattern-match.ts'
import { isInside, type Range } from '../text/source-text.ts'

const VERB =
  '(?:said|says|told|tells|added|stated|wrote|recalled|testified|reported|confirmed|estimated|' +
  'claimed|explained|counted|saw)'
const NOT_AFTER = '(?<! and| or| been| was| had| have| he| she| they)'
/** Between commas, or up to the first verb of saying that is no part of it. */
const CLAUSE = new RegExp(
  `,? (?:who|whose|whom)\\b(?:[^,;:]+,(?= (?:\\w+ ){0,3}${VERB}\\b)|` +
    `(?:(?! (?:who|whose|whom|that)\\b)[^,;:])+?${NOT_AFTER}(?= ${VERB}\\b))`,
  'gu',
)

/** Whether words are said of who tells the number; `from`: where its sentence begins. */
export function isOfTeller(inner: Range, lower: string, number: Range, from = 0): boolean {
  const before = lower.slice(from, number.start)
  if (!before.includes(' who')) return false
  for (const { index, 0: clause } of matchesOf(CLAUSE, before)) {
    const [start, end] = [from + index, from + index + clause.length]
    if (isInside(inner, { start, end })) return !/[;:]/u.test(lower.slice(end, number.start))
  }
  return false
}
