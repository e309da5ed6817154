// Reading a number as somebody typed it: "at least 39", "600여 명", "至少25人". Unknown words
// give a finding, never a guess; whole sentences are read elsewhere. Source: reading.md 2.
import type { Finding } from '../finding.ts'
import { foldCase, squeeze } from '../text/fold.ts'
import type { Operator, Unit, VagueWord } from '../vocabulary/vocabulary.ts'
import {
  CHINESE_WORDS,
  ENGLISH_WORDS,
  type HedgeWords,
  KOREAN_WORDS,
  type Saying,
} from './hedge-word.ts'
import { eastPair, oddPair, roundNumber } from './number-pair.ts'
import { eastNumber, englishNumber, nativeKoreanNumber } from './number-word.ts'

/** The number part of a quantity, with the hedge as written and the unit if a noun says it. */
export interface QuantityWords {
  op: Operator
  value?: number
  low?: number
  high?: number
  vague?: VagueWord
  hedge?: string
  unit?: Unit
}

/** What was read, or the finding `quantity_not_read` (or a rule that the number breaks). */
export type ReadQuantity =
  | { quantity: QuantityWords; findings?: never }
  | { quantity?: never; findings: Finding[] }

const NOT_READ: Finding = { code: 'quantity_not_read', field: 'quantity' }

/** The words not yet understood, as a stretch of the folded text, and what was understood. */
interface Reading {
  words: HedgeWords
  folded: string
  from: number
  to: number
  hedges: { op: Operator; from: number; to: number }[]
  unit?: Unit
}

// The script of the words decides; the language only where there is no letter to go by.
function languageOf(folded: string, language: string | undefined): 'en' | 'ko' | 'zh' {
  if (/\p{Script=Hangul}/u.test(folded)) return 'ko'
  if (/\p{Script=Han}/u.test(folded)) return 'zh'
  if (/\p{Letter}/u.test(folded)) return 'en'
  const tag = language?.toLowerCase().split('-')[0]
  return tag === 'ko' || tag === 'zh' ? tag : 'en'
}

const WORDS = { en: ENGLISH_WORDS, ko: KOREAN_WORDS, zh: CHINESE_WORDS } as const

function rest(reading: Reading): string {
  return reading.folded.slice(reading.from, reading.to)
}

function trim(reading: Reading): void {
  while (reading.folded[reading.from] === ' ' && reading.from < reading.to) reading.from++
  while (reading.folded[reading.to - 1] === ' ' && reading.from < reading.to) reading.to--
}

// A reader of whole texts asks the same patterns again and again; the lists are short.
function patterns(around: (pattern: string) => string): (pattern: string) => RegExp {
  const compiled = new Map<string, RegExp>()
  return (pattern) => {
    const known = compiled.get(pattern) ?? new RegExp(around(pattern), 'u')
    compiled.set(pattern, known)
    return known
  }
}

const atStart = patterns((pattern) => `^(?:${pattern})`)
const atEnd = patterns((pattern) => `(?:${pattern})$`)
const whole = patterns((pattern) => `^(?:${pattern})$`)

function matchOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0
}

/** For each language one pattern for all words of a kind: most stretches begin with none. */
interface Sieve {
  alone: RegExp
  before: RegExp
  after: RegExp
}

const sieves = new Map<HedgeWords, Sieve>()

function sieveOf(words: HedgeWords): Sieve {
  const known = sieves.get(words)
  if (known) return known
  const first = <T>(sayings: readonly Saying<T>[]) => sayings.map(([pattern]) => pattern)
  const any = (all: readonly string[]) => all.map((pattern) => `(?:${pattern})`).join('|')
  const sieve = {
    alone: whole(any([...first(words.vague), ...words.none, ...words.some])),
    before: atStart(any([...words.neutral, ...first(words.before)])),
    after: atEnd(any([...first(words.after), ...first(words.nouns)])),
  }
  sieves.set(words, sieve)
  return sieve
}

/**
 * The hedges of a language as patterns for whoever looks for numbers in a text: those before a
 * number, with the words that change nothing, and those behind its noun. Folded, lower case.
 */
export function hedgePatterns(language: 'en' | 'ko' | 'zh'): { before: string; after: string } {
  const { before, after, neutral } = WORDS[language]
  const any = (all: readonly string[]) => `(?:${all.join('|')})`
  return {
    before: any([...neutral, ...before.map(([pattern]) => pattern)]),
    after: any(after.map(([pattern]) => pattern)),
  }
}

function takeBefore(reading: Reading): boolean {
  const { words } = reading
  if (!sieveOf(words).before.test(rest(reading))) return false
  const neutral = words.neutral.map((pattern) => matchOf(atStart(pattern), rest(reading)))
  const skipped = Math.max(0, ...neutral)
  if (skipped > 0) {
    reading.from += skipped
    return true
  }
  for (const [pattern, op] of words.before) {
    const length = matchOf(atStart(pattern), rest(reading))
    if (length === 0) continue
    reading.hedges.push({ op, from: reading.from, to: reading.from + length })
    reading.from += length
    return true
  }
  return false
}

function takeAfter(reading: Reading): boolean {
  if (!sieveOf(reading.words).after.test(rest(reading))) return false
  for (const [pattern, op] of reading.words.after) {
    const length = matchOf(atEnd(pattern), rest(reading))
    if (length === 0) continue
    reading.hedges.push({ op, from: reading.to - length, to: reading.to })
    reading.to -= length
    return true
  }
  return takeNoun(reading)
}

function takeNoun(reading: Reading): boolean {
  if (reading.unit) return false
  for (const [pattern, unit] of reading.words.nouns) {
    const length = matchOf(atEnd(pattern), rest(reading))
    if (length === 0) continue
    reading.unit = unit
    reading.to -= length
    return true
  }
  return false
}

function sayingOf<T>(sayings: readonly Saying<T>[], text: string): T | undefined {
  return sayings.find(([pattern]) => whole(pattern).test(text))?.[1]
}

// Words that stand for a number: "dozens", "수십", "none", "some of them".
function wordsAlone(reading: Reading): QuantityWords | undefined {
  const { words } = reading
  const text = rest(reading).replace(/ of$/, '')
  if (!sieveOf(words).alone.test(text)) return undefined
  const vague = sayingOf(words.vague, text)
  if (vague) return { op: 'vague', vague }
  const isOf = (list: readonly string[]) =>
    sayingOf(
      list.map((p) => [p, true] as const),
      text,
    )
  if (isOf(words.none)) return { op: 'none', value: 0 }
  return isOf(words.some) ? { op: 'unknown_some' } : undefined
}

function numberOf(text: string): number | undefined {
  return englishNumber(text) ?? nativeKoreanNumber(text.replace(/ /g, '')) ?? eastNumber(text)
}

// "20 to 30 thousand" may mean 20,000: only numbers of one form make a range, each with its own
// counter ("600명에서 2천 명"), or a smaller one before a unit of ten in Hangul or Hanzi.
function isScaled(text: string): boolean {
  return /[십백천만억十百千万萬亿億]|hundred|thousand|million|dozen|score/.test(text)
}

/** Between two numbers a sign alone, or a word that is none in English. */
const SIGN = /^ ?[-–~∼〜至到,·、] ?$/
const SCALE = / (?:hundred|thousand|million|dozen|score)$/

/**
 * What the first number of a pair shares with the second: "2~3천" are 2,000 to 3,000, "5~600"
 * 500 to 600. In figures with a unit every smaller number does; of zeros only its neighbour, and
 * of one zero only in Korean and Chinese, where "4~50명" says 사오십 명.
 */
function sharedPlaces(left: string, right: string, isEast: boolean): string | undefined {
  const [, first = '', places = ''] = /^(\d{1,3})([십백천만억十百千万萬亿億]+)$/.exec(right) ?? []
  if (places !== '' && /^\d{1,3}$/.test(left) && Number(left) < Number(first)) return places
  const [, head = '', zeros = ''] = /^([2-9])(0+)$/.exec(right) ?? []
  const isShort = zeros === '0' && (!isEast || left === '1')
  return zeros !== '' && !isShort && Number(head) === Number(left) + 1 ? zeros : undefined
}

function rangeOf(
  reading: Reading,
  patterns: readonly string[],
): { low: number; high: number } | undefined {
  for (const pattern of patterns) {
    const words = rest(reading)
    const [, left = '', right = ''] = whole(pattern).exec(words) ?? []
    const between = words.slice(left.length, words.length - right.length)
    // "Five or six hundred" are five hundred at the least; of 20 to 30 thousand nobody knows.
    const scale = /^[a-z]+$/.test(left) && !isScaled(left) ? SCALE.exec(right)?.[0] : undefined
    const places =
      scale ??
      (SIGN.test(between) ? sharedPlaces(left, right, reading.words !== WORDS.en) : undefined)
    const [low, high] = [numberOf(left + (places ?? '')), numberOf(right)]
    if (low === undefined || high === undefined) continue
    if (isScaled(right) && !isScaled(left) && !places && !/[명名人]/.test(between)) continue
    return { low, high }
  }
  return undefined
}

// "10여만 명", 十多万人: the hedge stands inside the number.
const INNER_ODD = /^([^여余餘多]{1,20})[여余餘多] ?([만억万萬亿億])$/

function innerOdd(text: string): number | undefined {
  const [, left = '', unit = ''] = INNER_ODD.exec(text) ?? []
  return left === '' ? undefined : eastNumber(left + unit)
}

// "최소 600명에서 최대 2천 명": the bound before the first number belongs to the range.
function rangeWith(reading: Reading, op: Operator | undefined) {
  const { ranges, bounded = [] } = reading.words
  if (op === undefined || op === 'at_least') {
    const range = rangeOf(reading, bounded)
    if (range) return range
  }
  if (op === 'odd') return oddPair(rest(reading))
  const isRange = op === undefined || op === 'about'
  return isRange ? (eastPair(rest(reading)) ?? rangeOf(reading, ranges)) : undefined
}

function numbersOf(reading: Reading, op: Operator | undefined): ReadQuantity {
  const odd = op === undefined ? innerOdd(rest(reading)) : undefined
  if (odd !== undefined) return { quantity: { op: 'odd', value: odd } }
  const round = op === undefined || op === 'about' ? roundNumber(rest(reading)) : undefined
  if (round !== undefined) return { quantity: { op: 'about', value: round } }
  const value = numberOf(rest(reading))
  if (value !== undefined) {
    if (value === 0 && op === undefined) return { quantity: { op: 'none', value } }
    if (op === 'odd' && value < 10) return { findings: [{ code: 'odd_below_ten', field: 'value' }] }
    return { quantity: { op: op ?? 'exactly', value } }
  }
  const range = rangeWith(reading, op)
  if (!range) return { findings: [NOT_READ] }
  if (range.low > range.high) return { findings: [{ code: 'range_order', field: 'low' }] }
  return { quantity: { op: 'range', ...range } }
}

// Two hedges that say different things ("at least 600-odd") are for a person to decide.
function finish(reading: Reading, written: (from: number, to: number) => string): ReadQuantity {
  const ops = new Set(reading.hedges.map(({ op }) => op))
  if (ops.size > 1) return { findings: [NOT_READ] }
  const [op] = ops
  const alone = op === undefined ? wordsAlone(reading) : undefined
  const read: ReadQuantity = alone ? { quantity: alone } : numbersOf(reading, op)
  if (read.findings) return read
  const hedge = reading.hedges.map(({ from, to }) => written(from, to)).join(' … ')
  const { quantity } = read
  if (hedge !== '' && op !== 'exactly') quantity.hedge = hedge
  if (reading.unit) quantity.unit = reading.unit
  return { quantity }
}

/**
 * The quantity that `text` says: a number with its hedge and the noun counted, in English,
 * Korean or Chinese. The script decides; `language`, a BCP 47 tag, helps where there are digits
 * only. Not read: two different hedges, "the 60", "all 30" (hedged by an earlier mention).
 */
export function readQuantity(text: string, language?: string): ReadQuantity {
  const nfc = text.normalize('NFC')
  const { text: folded, at } = squeeze(foldCase(nfc))
  if (folded.length > 200) return { findings: [NOT_READ] }
  const words = WORDS[languageOf(folded, language)]
  const reading: Reading = { words, folded, from: 0, to: folded.length, hedges: [] }
  trim(reading)
  while (!wordsAlone(reading) && (takeBefore(reading) || takeAfter(reading))) trim(reading)
  const written = (from: number, to: number) => nfc.slice(at[from], (at[to - 1] ?? 0) + 1).trim()
  return finish(reading, written)
}

/**
 * What the words of a number say, where it was decided otherwise; nothing where they agree, or
 * where they cannot be read alone.
 */
export function readOtherwise(
  decided: Omit<QuantityWords, 'unit'> & { span?: { text: string } },
  language?: string,
): QuantityWords | undefined {
  const { span, hedge = '' } = decided
  if (span === undefined) return undefined
  const { quantity } = readQuantity(span.text, language)
  if (quantity === undefined) return undefined
  const numbers = ['value', 'low', 'high', 'vague'] as const
  const isSame = numbers.every((name) => quantity[name] === decided[name])
  // A hedge that stands elsewhere in the text belongs to the number, too: then only numbers differ.
  if (!span.text.includes(hedge)) {
    const hasOwn = numbers.some((name) => decided[name] !== undefined)
    return isSame || !hasOwn ? undefined : quantity
  }
  return isSame && quantity.op === decided.op ? undefined : quantity
}
