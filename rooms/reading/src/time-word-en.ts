// The words that English expressions of time are built of, and how a pattern is made of them.
// Source: reading.md 2, Time.
import type { Lexicon } from './lexicon.ts'
import { type TimePattern, type WordClass, wordClass } from './time-expression.ts'
import { isTimePart, type TimePart } from './time-part.ts'

/** A year of four digits, and no other number. */
export const YEAR = '(?:1[89]\\d\\d|20\\d\\d)(?!\\d|,\\d|\\.\\d)'
/** A day of a month in digits, and the letters that may follow it. */
export const DATE = '(?:[12]\\d|3[01]|0?[1-9])(?!\\d|[.,]\\d)'
export const ORDINAL = '(?:st|nd|rd|th)?'
// Small letters and digits first: at nearly every place of a text that cheap look is enough.
const BEFORE = '(?<![a-z\\d])(?<![\\p{L}\\p{N}$.,-])'
const AFTER = '(?![\\p{L}\\p{N}])'

/** The classes of words that the patterns are built of. */
export interface EnglishTimeWords {
  month: WordClass
  weekday: WordClass
  number: WordClass
  few: WordClass
  ordinal: WordClass
  /** Which half or quarter. */
  which: WordClass
  past: WordClass
  recent: WordClass
  same: WordClass
  /** Before a bare "quarter". */
  quarter: WordClass
  unit: WordClass
  part: WordClass
  season: WordClass
  shift: WordClass
  running: WordClass
  own: WordClass
  phrase: WordClass
}

/** The classes of words of a word list. */
export function englishTimeWords(lexicon: Lexicon): EnglishTimeWords {
  const of = (name: string) => wordClass(lexicon, `time ${name}`)
  return {
    month: of('month'),
    weekday: of('weekday'),
    number: of('number'),
    few: of('few'),
    ordinal: of('ordinal'),
    which: of('which'),
    past: of('past'),
    recent: of('recent'),
    same: of('same-period'),
    quarter: of('quarter'),
    unit: of('unit'),
    part: of('part'),
    season: of('season'),
    shift: of('shift'),
    running: of('running'),
    own: of('this'),
    phrase: of('phrase'),
  }
}

/** What the groups of a match hold, by name. */
export type Groups = (name: string) => string | undefined

/** A pattern that stands for whole words; `core` is what every match holds. */
export function pattern(source: string, read: TimePattern['read'], core?: RegExp): TimePattern {
  const whole = new RegExp(`${BEFORE}${source}${AFTER}`, 'gu')
  return { pattern: whole, read, ...(core ? { core } : {}) }
}

/** The part of a month or a year that a word means. */
export function partIn(words: EnglishTimeWords, word: string | undefined): { part?: TimePart } {
  const part = words.part.means(word)
  return part !== undefined && isTimePart(part) ? { part } : {}
}

/** The number that a word or digits mean. */
export function countIn(words: EnglishTimeWords, word: string | undefined): number {
  return Number(words.number.means(word) ?? word)
}
