// The patterns by which numbers are found in Korean and Chinese, made once from the word lists
// and from the hedges that the claim room reads, so that there is one table of hedges.
import { CHINESE_WORDS, type HedgeWords, KOREAN_WORDS } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import { alternation } from './word-pattern.ts'

/** Patterns of one language; each is bounded, and sticky or global as its use needs. */
export interface CountPatterns {
  /** The number itself, a range included (global). */
  number: RegExp
  /** One number at the begin of a stretch, and one at its end. */
  single: RegExp
  last: RegExp
  /** Hedge, space and counter after a number (sticky); the counter is group 1. */
  counter: RegExp
  /** A hedge after the counter (sticky). */
  after: RegExp
  /** Hedges that end where a number begins: matched against the end of a stretch. */
  before: RegExp
  /** A vague word with its counter (global). */
  vague: RegExp
}

const ARABIC = String.raw`(?<!\d)(?<!\d[.,])\d[\d,]{0,14}(?:\.\d{1,2})?`

function koreanNumber(lexicon: Lexicon): string {
  const [unit, digit, ten, one] = ['unit', 'digit', 'native-ten', 'native-one'].map((name) =>
    alternation(lexicon, `number ${name}`),
  )
  const free = String.raw`(?<![\p{Script=Hangul}\d])`
  const arabic = `${ARABIC}(?: ?(?:${unit})(?: ?\\d[\\d,]{0,5})?){0,3}`
  const sino = `${free}(?:${digit}|${unit}){0,8}(?:${unit})(?:${digit}|${unit}){0,2}`
  const native = `${free}(?:(?:${ten})(?:${one})?|(?:${one}))`
  return `(?:${arabic}|${sino}|${native})`
}

function chineseNumber(lexicon: Lexicon): string {
  const [unit, digit, open] = ['unit', 'digit', 'open-place'].map((name) =>
    alternation(lexicon, `number ${name}`),
  )
  const arabic = `${ARABIC}(?: ?(?:${unit}|[余多](?=${unit}))(?:\\d[\\d,]{0,9})?){0,3}`
  const han = `(?:${digit}|${unit}){1,14}(?:(?:${open})|[余多](?:${unit}))?`
  return `(?<![第\\d])(?:${arabic}|${han})`
}

function countersOf(lexicon: Lexicon): string {
  return alternation(lexicon, 'number counter')
}

function patternsOf(lexicon: Lexicon, words: HedgeWords, number: string): CountPatterns {
  const after = words.after.map(([pattern]) => pattern).join('|')
  const before = [...words.before.map(([pattern]) => pattern), ...words.neutral].join('|')
  const counter = countersOf(lexicon)
  const mark = alternation(lexicon, 'number range-mark')
  const upper = alternation(lexicon, 'number range-upper')
  const vague = [...words.vague.map(([pattern]) => pattern), ...words.some].join('|')
  const free = lexicon.language === 'ko' ? String.raw`(?<!\p{Script=Hangul})` : '(?<![更最第瓦瓜])'
  return {
    number: new RegExp(`${number}(?: ?(?:${mark}) ?(?:(?:${upper}) ?)?${number})?`, 'gu'),
    single: new RegExp(`^${number}`, 'u'),
    last: new RegExp(`${number}$`, 'u'),
    counter: new RegExp(`(?:${after})? ?(${counter})`, 'uy'),
    after: new RegExp(`(?:${after})`, 'uy'),
    before: new RegExp(`${free}(?:(?:${before}) ?){1,3}$`, 'u'),
    vague: new RegExp(`${free}(?:${vague}) ?(${counter})`, 'gu'),
  }
}

const made = new WeakMap<Lexicon, CountPatterns>()

/** The patterns of a Korean or Chinese word list; made once. */
export function countPatterns(lexicon: Lexicon): CountPatterns {
  const known = made.get(lexicon)
  if (known) return known
  const isKorean = lexicon.language === 'ko'
  const number = isKorean ? koreanNumber(lexicon) : chineseNumber(lexicon)
  const patterns = patternsOf(lexicon, isKorean ? KOREAN_WORDS : CHINESE_WORDS, number)
  made.set(lexicon, patterns)
  return patterns
}
