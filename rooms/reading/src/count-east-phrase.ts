// Numbers and vague words that may count people, found in a Korean or Chinese sentence with
// their hedges, and read by the claim room. What they count is decided elsewhere.
import { nativeKoreanNumber, type QuantityWords, readQuantity } from '@tumen/claim'
import { type CountPatterns, countPatterns } from './count-east-pattern.ts'
import { looseEnd, looseVague, type NumberEnd, nounEnd } from './count-east-people.ts'
import { bareEndZh } from './count-zh-bare.ts'
import type { CountQuantity } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { matchesOf } from './pattern-match.ts'
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
    ...vagueLoose(sentence),
    ...numbers(sentence),
    ...vagueAlone(sentence),
  ]
  return apart(found)
}

/** A sentence with what is needed to find its numbers. */
export interface SentenceWords {
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
      quantity: NONE,
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
  return matchesOf(patterns.vague, words).flatMap((match) => {
    const start = range.start + match.index
    const end = start + match[0].length
    if (isOtherWord(sentence, end - (match[1]?.length ?? 0))) return []
    const quantity = readWords(lower.slice(start, end), lexicon)
    if (!quantity) return []
    return [{ start, end, rule: 'count.vague' as const, ...quantity }]
  })
}

function vagueLoose(sentence: SentenceWords): CountPhrase[] {
  const { lower, lexicon } = sentence
  return looseVague(sentence).flatMap(({ start, end }) => {
    const quantity = readWords(lower.slice(start, end - 1), lexicon)
    return quantity
      ? [{ start, end, rule: 'count.vague' as const, isLoose: true, ...quantity }]
      : []
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
      if (means === '-' || !isWordStart(lower, start, lexicon)) return []
      if (means === 'of' && !standsForPeople(lower, { start: range.start, end: start }, lexicon))
        return []
      const quantity = readWords(lower.slice(start, end), lexicon)
      return quantity ? [{ start, end, rule: 'count.bare' as const, ...quantity }] : []
    },
  )
}

/** Before a vague word that stands for people, their pronoun stands at most so far back. */
const LONGEST_PRONOUN = 8

/** "난민들은 모두": a plural with its particle. */
const PLURAL = /[자민인원생이그]들[은이을] $/u

// "이들 모두": otherwise 모두 says only how something was done.
function standsForPeople(lower: string, { start, end }: Range, lexicon: Lexicon): boolean {
  const before = { start: Math.max(start, end - LONGEST_PRONOUN), end }
  const pronoun = findPhrases(lexicon.index('number stand-before'), lower, before).at(-1)
  if (pronoun !== undefined && lower.slice(pronoun.end, end).trim() === '') return true
  return lexicon.language === 'ko' && PLURAL.test(lower.slice(before.start, end))
}

/** Whether a Korean word begins here; Chinese writes no borders. */
export function isWordStart(lower: string, at: number, { language }: Lexicon): boolean {
  return language !== 'ko' || !/\p{Script=Hangul}/u.test(lower.charAt(at - 1))
}

function numbers(sentence: SentenceWords): CountPhrase[] {
  const { words, range } = sentence
  return matchesOf(sentence.patterns.number, words).flatMap((match) => {
    const start = range.start + match.index
    const number = { start, end: start + match[0].length }
    return partsOf(sentence, number).flatMap((part) => numberAt(sentence, part) ?? [])
  })
}

// "60명에서 95명으로 늘었다": from one number to another, not a range.
function partsOf({ lower, range, lexicon, patterns }: SentenceWords, number: Range): Range[] {
  if (lexicon.language !== 'ko') return [number]
  const after = { start: number.end, end: range.end }
  const skipped = lower[after.start] === ' ' ? after.start + 1 : after.start
  const isChange = phraseAt(lexicon.index('number change-after'), lower, {
    ...after,
    start: skipped,
  })
  if (!isChange) return [number]
  const words = lower.slice(number.start, number.end)
  const first = patterns.single.exec(words)?.[0].length ?? 0
  const last = patterns.last.exec(words)?.index ?? 0
  if (first === 0 || last <= first) return [number]
  return [
    { start: number.start, end: number.start + first },
    { start: number.start + last, end: number.end },
  ]
}

function numberAt(sentence: SentenceWords, number: Range): CountPhrase | undefined {
  const end =
    counterEnd(sentence, number) ??
    nativeEnd(sentence, number) ??
    looseEnd(sentence, number) ??
    nounEnd(sentence, number) ??
    bareEndZh(sentence, number)
  if (end === undefined) return undefined
  const start = hedgeStart(sentence, number.start)
  const words = sentence.lower.slice(start, end.read ?? end.to)
  const hedge = start === number.start ? hedgeBeforeNoun(sentence, start) : ''
  const quantity = readWords(hedge + words, sentence.lexicon)
  if (!quantity) return undefined
  if (isNever(sentence, start, quantity))
    return { start, end: end.to, rule: 'count.none', quantity: NONE, isDoubtful: false }
  const to = allEnd(sentence, end.to)
  const all = to > end.to ? { isAll: true as const } : {}
  const loose = end.read === undefined ? {} : { isLoose: true as const }
  return { start, end: to, rule: end.rule, ...quantity, ...all, ...loose }
}

const NONE: CountQuantity = { op: 'none', value: 0, unit: 'persons' }
const NEVER = /(?:没有|没|未曾|从未|不曾|并未|未)\p{Script=Han}{1,8}(?:过|任何)$/u

// "没有赶走过一个人": not even one.
function isNever(
  { lower, lexicon }: SentenceWords,
  start: number,
  { quantity: { op, value } }: ReadWords,
): boolean {
  if (lexicon.language !== 'zh' || value !== 1 || op !== 'exactly') return false
  return NEVER.test(lower.slice(Math.max(0, start - LOOK_BACK), start))
}

// "23명 전원": all of them; the word belongs to the number.
function allEnd({ lower, range, lexicon }: SentenceWords, to: number): number {
  const start = lower[to] === ' ' ? to + 1 : to
  return phraseAt(lexicon.index('number all-after'), lower, { start, end: range.end })?.end ?? to
}

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

// "다섯 분": with a native numeral no minutes but people, politely.
function nativeEnd({ lower, lexicon }: SentenceWords, number: Range): NumberEnd | undefined {
  if (lexicon.language !== 'ko') return undefined
  if (nativeKoreanNumber(lower.slice(number.start, number.end)) === undefined) return undefined
  const start = lower[number.end] === ' ' ? number.end + 1 : number.end
  const counter = phraseAt(lexicon.index('number counter-native'), lower, {
    start,
    end: start + LOOK_BACK,
  })
  return counter && counter.means !== '-' ? { to: counter.end, rule: 'count.number' } : undefined
}

function hedgeStart({ lower, range, patterns, lexicon }: SentenceWords, start: number): number {
  const before = lower.slice(Math.max(range.start, start - LOOK_BACK), start)
  const hedge = patterns.before.exec(before)
  if (!hedge) return start
  const from = start - hedge[0].length
  const words = { start: Math.max(range.start, from - 1), end: start }
  return phraseAt(lexicon.index('number not-hedge'), lower, words) ? start : from
}

// "최소 민간인 750명": the hedge stands before the noun.
function hedgeBeforeNoun({ lower, range, lexicon }: SentenceWords, start: number): string {
  if (lexicon.language !== 'ko') return ''
  const from = Math.max(range.start, start - LOOK_BACK)
  const noun = findPhrases(lexicon.index('number noun'), lower, { start: from, end: start }).at(-1)
  if (!noun || noun.means === '-' || lower.slice(noun.end, start).trim() !== '') return ''
  return countPatterns(lexicon).before.exec(lower.slice(from, noun.start))?.[0] ?? ''
}

type ReadWords = Pick<CountPhrase, 'quantity' | 'isDoubtful'>

function readWords(words: string, lexicon: Lexicon): ReadWords | undefined {
  const { quantity } = readQuantity(words, lexicon.language)
  if (quantity) return { quantity: peopleOf(quantity), isDoubtful: false }
  return outermost(words, lexicon)
}

// "약 600여 명" has two hedges: the outer one is kept; asked.
function outermost(words: string, lexicon: Lexicon): ReadWords | undefined {
  const hedge = countPatterns(lexicon).before
  for (let cut = words.length - 1; cut > 0; cut--) {
    const before = words.slice(0, cut)
    if (!hedge.test(before)) continue
    const inner = readQuantity(words.slice(cut), lexicon.language).quantity
    const outer = readQuantity(`${before}20`, lexicon.language).quantity?.op ?? 'exactly'
    if (!inner) continue
    const isHedged = outer !== 'exactly' && inner.value !== undefined
    const quantity = isHedged ? { ...inner, op: outer, hedge: before.trim() } : inner
    return { quantity: peopleOf(quantity), isDoubtful: true }
  }
  return undefined
}

function peopleOf(quantity: QuantityWords): CountQuantity {
  const { op, ...said } = quantity
  return { op, ...said, unit: said.unit ?? 'persons' }
}
