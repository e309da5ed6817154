// Korean and Chinese numbers that share one verb: the second object of the verb before the first,
// and the first subject of the verb behind the second. Source: reading.md 6.
import { hasPhrase } from './act-east.ts'
import { triggersIn } from './act-trigger.ts'
import type { Surroundings } from './count-east-breakdown.ts'
import type { CountScene } from './count-east-exclusion.ts'
import type { Lexicon } from './lexicon.ts'
import type { Range } from './source-text.ts'

/** A verb stands at most so far before its object. */
export const OBJECT_GAP = 3

/** "기자 8명, 교사 27명을 체포했다" */
const LISTED = /^, (?:\p{Script=Hangul}{1,8} ){1,3}$/u

/** "一名新娘和她的两个孩子被遣返": the verb behind the second number is that of the first, too. */
export function isJoined(
  { lower, lexicon }: Pick<CountScene, 'lower' | 'lexicon'>,
  { phrase, clause, to }: Surroundings,
): boolean {
  const between = { start: phrase.end, end: Math.min(to, clause.end) }
  if (between.end === clause.end) return false
  const words = lower.slice(between.start, between.end)
  const isListed = lexicon.language === 'ko' && LISTED.test(words)
  if (!isListed && words.includes(',')) return false
  if (!isListed && !hasPhrase(lower, between, lexicon, 'number and')) return false
  return triggersIn(lower, { start: to, end: clause.end }, lexicon).length > 0
}

const SECOND = /^\p{Script=Han}{0,8}(?:和|及|与|以及|、)$/u

/** "打伤至少40名学生和15名记者": the verb before the first number has the second as its object, too. */
export function isSecondObject(
  lower: string,
  before: Range,
  phrase: Range,
  lexicon: Lexicon,
): boolean {
  if (!SECOND.test(lower.slice(before.end, phrase.start))) return false
  const verb = triggersIn(lower, before, lexicon).at(-1)
  return verb !== undefined && !verb.isWeak && before.end - verb.end <= OBJECT_GAP + LONGEST_COUNT
}

/** Units of a number with its hedge and counter. */
const LONGEST_COUNT = 10
