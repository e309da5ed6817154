// Numbers and vague words that may count people, found in a Korean or Chinese sentence with
// their hedges, and read by the claim room. What they count is decided elsewhere.
import { nativeKoreanNumber, type Operator, type QuantityWords, readQuantity } from '@tumen/claim'
import { type CountPatterns, countPatterns } from './count-east-pattern.ts'
import type { CountQuantity } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Range } from './source-text.ts'

/** A number in a sentence: the words with hedge and counter, and what they say. */
export interface CountPhrase extends Range {
  quantity: CountQuantity
  /** How it was found. */
  rule: 'count.number' | 'count.vague' | 'count.none' | 'count.digits' | 'count.bare'
  /** "All 30", 23명 전원. */
  isAll?: true
  /** With a counter that counts things, too. */
  isLoose?: true
  /** Two hedges that say different things, or digits only. */
  isDoubtful: boolean
}

/** Looked at before a number for its hedges. */
const LOOK_BACK = 16

/** The numbers of `lower.slice(start, end)` in order; none overlaps another. */
export function countPhrases(lower: string, range: Range, lexicon: Lexicon): CountPhrase[] {
  const patterns = countPatterns(lexicon)
  const sentence = { words: lower.slice(range.start, range.end), lower, range, lexicon, patterns }
  const found = [
    ...countNone(sentence),
    ...digitCounts(sentence),
    ...vagueCounted(sentence),
    ...numbers(sentence),
    ...vagueAlone(sentence),
  ]
  return apart(found)
}

interface SentenceWords {
  words: string
  lower: string
  range: Range
  lexicon: Lexicon
  patterns: CountPatterns
}

// Of phrases that share words the one that begins first is read, and of these the longest.
function apart(found: CountPhrase[]): CountPhrase[] {
  const inOrder = found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: CountPhrase[] = []
  for (const one of inOrder) if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept
}

function countNone({ lower, range, lexicon }: SentenceWords): CountPhrase[] {
  return findPhrases(lexicon.index('number none'), lower, range)
    .filter(({ start, means }) => means !== '-' && isWordStart(lower, start, lexicon))
    .map(({ start, end }) => ({
      start,
      end,
      quantity: { op: 'none', value: 0, unit: 'persons' },
      rule: 'count.none',
      isDoubtful: false,
    }))
}

// "A two-digit number" bounds a number and says nothing more.
function digitCounts({ lower, range, lexicon }: SentenceWords): CountPhrase[] {
  return findPhrases(lexicon.index('number digit-count'), lower, range).map(
    ({ start, end, means }) => {
      const [low = 0, high = 0] = means.split('-').map(Number)
      const quantity: CountQuantity = { op: 'range', low, high, unit: 'persons' }
      return { start, end, quantity, rule: 'count.digits', isDoubtful: true }
    },
  )
}

function vagueCounted(sentence: SentenceWords): CountPhrase[] {
  const { words, range, lexicon, patterns, lower } = sentence
  return [...words.matchAll(patterns.vague)].flatMap((match) => {
    const start = range.start + match.index
    const end = start + match[0].length
    if (isOtherWord(sentence, end - (match[1]?.length ?? 0))) return []
    const quantity = readWords(lower.slice(start, end), lexicon)
    if (!quantity) return []
    return [{ start, end, rule: 'count.vague' as const, ...quantity }]
  })
}

function isOtherWord({ lower, lexicon }: SentenceWords, counter: number): boolean {
  const range = { start: counter, end: counter + LOOK_BACK }
  const other = phraseAt(lexicon.index('number not-counter'), lower, range)
  return other !== undefined && other.means !== 'counter'
}

function vagueAlone({ lower, range, lexicon }: SentenceWords): CountPhrase[] {
  return findPhrases(lexicon.index('number vague-alone'), lower, range).flatMap(
    ({ start, end, means }) => {
      if (!isWordStart(lower, start, lexicon)) return []
      if (means === 'of' && !standsForPeople(lower, { start: range.start, end: start }, lexicon))
        return []
      const quantity = readWords(lower.slice(start, end), lexicon)
      return quantity ? [{ start, end, rule: 'count.bare' as const, ...quantity }] : []
    },
  )
}

/** Before a vague word that stands for people, their pronoun stands at most so far back. */
const LONGEST_PRONOUN = 8

// "이들 모두": otherwise 모두 says only how something was done.
function standsForPeople(lower: string, { start, end }: Range, lexicon: Lexicon): boolean {
  const before = { start: Math.max(start, end - LONGEST_PRONOUN), end }
  const pronoun = findPhrases(lexicon.index('number stand-before'), lower, before).at(-1)
  return pronoun !== undefined && lower.slice(pronoun.end, end).trim() === ''
}

/** Whether a Korean word begins here; Chinese writes no borders. */
export function isWordStart(lower: string, at: number, { language }: Lexicon): boolean {
  return language !== 'ko' || !/\p{Script=Hangul}/u.test(lower.charAt(at - 1))
}

function numbers(sentence: SentenceWords): CountPhrase[] {
  const { words, range } = sentence
  return [...words.matchAll(sentence.patterns.number)].flatMap((match) => {
    const start = range.start + match.index
    return numberAt(sentence, { start, end: start + match[0].length }) ?? []
  })
}

function numberAt(sentence: SentenceWords, number: Range): CountPhrase | undefined {
  const end =
    counterEnd(sentence, number) ?? looseEnd(sentence, number) ?? nounEnd(sentence, number)
  if (end === undefined) return undefined
  const start = hedgeStart(sentence, number.start)
  const quantity = readWords(sentence.lower.slice(start, end.read ?? end.to), sentence.lexicon)
  if (!quantity) return undefined
  const to = allEnd(sentence, end.to)
  const all = to > end.to ? { isAll: true as const } : {}
  const loose = end.read === undefined ? {} : { isLoose: true as const }
  return { start, end: to, rule: end.rule, ...quantity, ...all, ...loose }
}

// "23명 전원": all of them; the word belongs to the number.
function allEnd({ lower, range, lexicon }: SentenceWords, to: number): number {
  const start = lower[to] === ' ' ? to + 1 : to
  return phraseAt(lexicon.index('number all-after'), lower, { start, end: range.end })?.end ?? to
}

/** Where the words of the number end, and where what is read as a number ends. */
type NumberEnd = { to: number; read?: number; rule: 'count.number' | 'count.bare' }

function counterEnd(sentence: SentenceWords, number: Range): NumberEnd | undefined {
  const { patterns, lower, range } = sentence
  patterns.counter.lastIndex = number.end
  const match = patterns.counter.exec(lower)
  if (!match) return undefined
  const to = patterns.counter.lastIndex
  if (to > range.end || isOtherWord(sentence, to - (match[1]?.length ?? 0))) return undefined
  patterns.after.lastIndex = to
  const hedged = patterns.after.exec(lower) ? patterns.after.lastIndex : to
  return { to: Math.min(hedged, range.end), rule: 'count.number' }
}

/** Between a loose counter and the word for people stands at most this much: 九个年轻男人. */
const LONGEST_MODIFIER = 8

// 个 counts anything: only before a word for people, or where it is a part of people ("其中五个").
function looseEnd(sentence: SentenceWords, number: Range): NumberEnd | undefined {
  const { lower, lexicon, range } = sentence
  if (lexicon.language !== 'zh') return undefined
  const at = { start: number.end, end: range.end }
  const counter = phraseAt(lexicon.index('number counter-loose'), lower, at)
  if (!counter) return undefined
  const before = { start: Math.max(range.start, number.start - LOOK_BACK), end: number.start }
  const part = findPhrases(lexicon.index('number counter-before'), lower, before).at(-1)
  const isPart = part !== undefined && part.end === number.start
  if (counter.means === 'part' && !isPart) return undefined
  if (!isPart && peopleAfter(sentence, counter.end) === undefined) return undefined
  return { to: counter.end, read: number.end, rule: 'count.number' }
}

// Where a word for people begins close behind, with nothing but a modifier between.
function peopleAfter({ lower, lexicon, range }: SentenceWords, start: number): number | undefined {
  const end = Math.min(range.end, start + LONGEST_MODIFIER)
  const noun = findPhrases(lexicon.index('number noun'), lower, { start, end }).find(
    ({ means }) => means !== '-',
  )
  if (!noun || /[^\p{Script=Han}]|的/u.test(lower.slice(start, noun.start))) return undefined
  return noun.start
}

// Without a counter before a word for people: 600脱北者 in a headline, 두 여성 with a native
// numeral; "한 여성" is only "a woman".
function nounEnd(sentence: SentenceWords, number: Range): NumberEnd | undefined {
  const isKorean = sentence.lexicon.language === 'ko'
  const isPeople = isKorean ? isOfPeopleKo(sentence, number) : isOfPeopleZh(sentence, number)
  return isPeople ? { to: number.end, rule: 'count.bare' } : undefined
}

function isOfPeopleKo(sentence: SentenceWords, number: Range): boolean {
  const { lower, range } = sentence
  const words = lower.slice(number.start, number.end)
  if ((nativeKoreanNumber(words) ?? 0) < 2) return false
  if (lower[number.end] !== ' ') return isAfterPeople(sentence, number)
  return isPeopleAt(sentence, { start: number.end + 1, end: range.end })
}

// "사촌 둘은": the noun stands before a numeral with a particle.
function isAfterPeople({ lower, lexicon, range }: SentenceWords, number: Range): boolean {
  const after = { start: number.end, end: number.end + 1 }
  if (!phraseAt(lexicon.index('number subject'), lower, after)) return false
  const before = { start: Math.max(range.start, number.start - LOOK_BACK), end: number.start - 1 }
  const noun = findPhrases(lexicon.index('number noun'), lower, before).at(-1)
  return noun?.end === before.end && noun.means !== '-' && lower[before.end] === ' '
}

function isOfPeopleZh(sentence: SentenceWords, number: Range): boolean {
  const { lower, lexicon, range } = sentence
  if (number.end - number.start < 2) return false
  const isLarge = isRound(lower.slice(number.start, number.end), lexicon)
  if (isLarge && isBesidePeople(sentence, number)) return true
  return isPeopleAt(sentence, { start: number.end, end: range.end })
}

function isBesidePeople(sentence: SentenceWords, number: Range): boolean {
  return peopleAfter(sentence, number.end) !== undefined || isToldOfPeople(sentence, number)
}

function isPeopleAt({ lower, lexicon }: SentenceWords, range: Range): boolean {
  const noun = phraseAt(lexicon.index('number noun'), lower, range)
  return noun !== undefined && noun.means !== '-' && noun.end - noun.start > 1
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

function hedgeStart({ lower, range, patterns, lexicon }: SentenceWords, start: number): number {
  const before = lower.slice(Math.max(range.start, start - LOOK_BACK), start)
  const hedge = patterns.before.exec(before)
  if (!hedge) return start
  const from = start - hedge[0].length
  const words = { start: Math.max(range.start, from - 1), end: start }
  return phraseAt(lexicon.index('number not-hedge'), lower, words) ? start : from
}

type ReadWords = Pick<CountPhrase, 'quantity' | 'isDoubtful'>

function readWords(words: string, lexicon: Lexicon): ReadWords | undefined {
  const { quantity } = readQuantity(words, lexicon.language)
  if (quantity) return { quantity: peopleOf(quantity), isDoubtful: false }
  return innermost(words, lexicon)
}

const BOUNDS: readonly Operator[] = ['at_least', 'more_than', 'up_to', 'fewer_than']

// "약 600여 명" has two hedges: the inner one is kept unless the outer one is a bound; asked.
function innermost(words: string, lexicon: Lexicon): ReadWords | undefined {
  const hedge = countPatterns(lexicon).before
  for (let cut = words.length - 1; cut > 0; cut--) {
    const before = words.slice(0, cut)
    if (!hedge.test(before)) continue
    const inner = readQuantity(words.slice(cut), lexicon.language).quantity
    const outer = readQuantity(`${before}20`, lexicon.language).quantity?.op ?? 'exactly'
    if (!inner) continue
    const bound = BOUNDS.includes(outer) && inner.value !== undefined
    const quantity = bound ? { ...inner, op: outer, hedge: before.trim() } : inner
    return { quantity: peopleOf(quantity), isDoubtful: true }
  }
  return undefined
}

function peopleOf(quantity: QuantityWords): CountQuantity {
  return { ...quantity, unit: quantity.unit ?? 'persons' }
}
