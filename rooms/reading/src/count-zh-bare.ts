// Chinese numbers without a counter that count people all the same: large ones before a word for
// people, before the name of a people, joined to one with a counter, and in headlines (5死12伤).
import { isPeopleAt, type NumberEnd, peopleAfter } from './count-east-people.ts'
import type { SentenceWords } from './count-east-phrase.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'
import { wordPattern } from './word-pattern.ts'

/** Where the number ends, with the hedge behind it, if it counts people; else nothing. */
export function bareEndZh(sentence: SentenceWords, number: Range): NumberEnd | undefined {
  if (sentence.lexicon.language !== 'zh') return undefined
  const isCounted =
    isFate(sentence, number) ||
    (number.end - number.start >= 2 &&
      (isJoinedToCounter(sentence, number) || isNumbered(sentence, number)))
  if (isCounted) return { to: number.end, rule: 'count.number' }
  if (number.end - number.start < 2) return undefined
  const to = hedgedEnd(sentence, number.end)
  const isPeople =
    isPeopleAt(sentence, { start: to, end: sentence.range.end }) ||
    isOfMany(sentence, { start: number.start, end: to }, number.end)
  return isPeople ? { to, rule: 'count.bare' } : undefined
}

function hedgedEnd({ patterns, lower }: SentenceWords, end: number): number {
  patterns.after.lastIndex = end
  return patterns.after.test(lower) ? patterns.after.lastIndex : end
}

const FATE = wordPattern('zh', '^{number headline-fate}')
/** A number of a headline begins its clause, or stands behind what led to it or behind another. */
const LED = wordPattern('zh', String.raw`(?:^|[\s,、;:]|{number headline-before})$`)
const LONGEST_LED = 3

// "爆炸致5死12伤"
function isFate({ lower, range }: SentenceWords, { start, end }: Range): boolean {
  if (!/^\d/.test(lower.slice(start, end))) return false
  if (!FATE.test(lower.slice(end, end + 2))) return false
  return LED.test(lower.slice(Math.max(range.start, start - LONGEST_LED), start))
}

const AND = /^ ?(?:和|及|与|、|以及|或) ?/
const LONGEST_AND = 4

// "分别送回了730和912名": the counter of the second is that of the first, too.
function isJoinedToCounter({ lower, patterns }: SentenceWords, { end }: Range): boolean {
  const and = AND.exec(lower.slice(end, end + LONGEST_AND))?.[0]
  if (and === undefined) return false
  const start = end + and.length
  const next = patterns.single.exec(lower.slice(start, start + LONGEST_NUMBER))?.[0]
  if (next === undefined || next.length < 2) return false
  patterns.counter.lastIndex = start + next.length
  return patterns.counter.test(lower)
}

const LONGEST_NUMBER = 16

// 一百万维吾尔人, 30,000缅甸人, "离开的人已超过七百万".
function isOfMany(sentence: SentenceWords, number: Range, bareEnd: number): boolean {
  const { lower, lexicon } = sentence
  const words = lower.slice(number.start, bareEnd)
  if (isRound(words, lexicon))
    return peopleAfter(sentence, number.end) !== undefined || isToldOfPeople(sentence, number)
  if (!/^\d/.test(words) || YEAR.test(words)) return isHedgedMany(sentence, number, bareEnd)
  return PEOPLE.test(lower.slice(number.end, number.end + LONGEST_PEOPLE))
}

// "一百多缅甸人"
function isHedgedMany({ lower }: SentenceWords, { end }: Range, bareEnd: number): boolean {
  return end > bareEnd && PEOPLE.test(lower.slice(end, end + LONGEST_PEOPLE))
}

const YEAR = /^(?:19|20)\d\d$/
/** The name of a people, and no counter of things, time or measure. */
const PEOPLE = wordPattern(
  'zh',
  String.raw`^(?:(?={number people-begin})|(?!{number measure-sign}))\p{Script=Han}{2,6}` +
    '{number people-after}(?!权|士|口|均|次)',
)
const LONGEST_PEOPLE = 9
/** "人数高达600-900之多" */
const NUMBERED = /人数\p{Script=Han}{0,6}$/u
const LONGEST_NUMBERED = 8

function isNumbered({ lower, range }: SentenceWords, { start, end }: Range): boolean {
  const words = lower.slice(start, end)
  if (!/^\d/.test(words) || YEAR.test(words)) return false
  if (!/^(?:之多|[,.;。)]|$)/.test(lower.slice(end, Math.min(end + 2, range.end)))) return false
  return NUMBERED.test(lower.slice(Math.max(range.start, start - LONGEST_NUMBERED), start))
}

/** Between those who are so many and their number stands at most this much. */
const LONGEST_LINK = 6

// "离开的人已超过七百万": the number closes what is told of people.
function isToldOfPeople({ lower, lexicon, range }: SentenceWords, number: Range): boolean {
  if (/[\p{L}\p{N}]/u.test(lower.slice(number.end, Math.min(number.end + 1, range.end))))
    return false
  const start = Math.max(range.start, number.start - LONGEST_LINK)
  const before = { start, end: number.start }
  return findPhrases(lexicon.index('number told'), lower, before).length > 0
}

// 一百万维吾尔人: a large round number needs no counter.
function isRound(words: string, lexicon: Lexicon): boolean {
  const last = { start: words.length - 1, end: words.length }
  return phraseAt(lexicon.index('number unit'), words, last) !== undefined
}
