// What a single line of a page is: a heading, a credit, a caption, an advertisement, a row of a
// table. Decided by how it begins and what is in it; the words are data. Source: reading.md 1.
import type { Position } from '@tumen/claim'
import { trimmed } from './layout-sentence.ts'
import type { Lexicon } from './lexicon.ts'
import { matchesOf } from './pattern-match.ts'
import { findPhrases, phraseAt } from './phrase-index.ts'
import type { Language, Range } from './source-text.ts'

/** What the line is looked at with. */
export interface LineText {
  stored: string
  folded: string
  lower: string
  lexicon: Lexicon
}

/** A line with words in it, without the spaces around it. */
export interface Line extends Range {
  /** An empty line stands before it. */
  isAfterGap: boolean
  /** It begins with a bullet or a number of a list; the words begin at `words`. */
  isItem: boolean
  words: number
  isTable: boolean
  /** Credit, caption or boilerplate, by its own words. */
  aside?: Position | undefined
}

/** Lines that are told apart; what follows them is taken in pieces of `PIECE` units or more. */
export const MOST_LINES = 200_000
const PIECE = 2000

/** The lines of a text that have words in them. */
export function linesOf(text: LineText): Line[] {
  const lines: Line[] = []
  let isAfterGap = true
  for (let at = 0; at <= text.folded.length; ) {
    const feed = text.folded.indexOf('\n', lines.length < MOST_LINES ? at : at + PIECE)
    const end = feed < 0 ? text.folded.length : feed
    const range = trimmed(text.folded, { start: at, end })
    if (range.end > range.start) lines.push(lineOf(text, range, isAfterGap))
    isAfterGap = range.end === range.start
    at = end + 1
  }
  return lines
}

const BULLET = /[\u2022\u2023\u2219\u00b7\u25a0-\u25e6*-]{1,2} {0,4}/y
const LIST_NUMBER = /\(?\d{1,2}[.)] {1,4}/y

function lineOf(text: LineText, range: Range, isAfterGap: boolean): Line {
  const words = wordsStart(text.folded, range)
  const isTable = isRow(text, range)
  const aside = asideOf(text, range)
  const { start, end } = range
  return { isAfterGap, start, end, isItem: words > start, words, isTable, aside }
}

function wordsStart(folded: string, { start, end }: Range): number {
  for (const marker of [BULLET, LIST_NUMBER]) {
    marker.lastIndex = start
    const length = marker.exec(folded)?.[0].length ?? 0
    const next = folded.charAt(start + length)
    // "-5" and "*" alone are no items; a bullet needs words behind it.
    const isBullet = marker === LIST_NUMBER || folded.charAt(start + length - 1) === ' '
    if (length > 0 && start + length < end && (isBullet || /[^\d*-]/.test(next)))
      return start + length
  }
  return start
}

const CELL_GAP = /\t| {3,40}| \| |\|/g

// Three cells or more, one of them with a digit or all of them short.
function isRow({ stored }: LineText, { start, end }: Range): boolean {
  const line = stored.slice(start, Math.min(end, start + LONG))
  const cells = line.split(CELL_GAP).filter((cell) => cell.trim() !== '')
  return cells.length >= 3 && cells.every((cell) => cell.length <= 60)
}

/** Units of a line that may still be a credit, a caption or a button. */
const SHORT = 200
const BYLINE = 90
const LONG = 1000

function asideOf(text: LineText, range: Range): Position | undefined {
  if (range.end - range.start > SHORT) return undefined
  if (isDateLine(text, range)) return 'credit'
  if (has(text, range, 'credit-inside')) return 'credit'
  if (isTold(text, range)) return 'caption'
  if (has(text, range, 'rights') || isButton(text, range) || isMenu(text.folded, range))
    return 'boilerplate'
  if (begins(text, range, 'caption-start') || isPictured(text, range)) return 'caption'
  return isByline(text, range) ? 'credit' : undefined
}

/** A sentence of some length, and behind it at most the name of who took the picture. */
const TOLD = /^[^©ⓒ]{16,}(?:[다요]\.|\u3002|\p{Ll}\.)["')\u300d]{0,2}[^©ⓒ]{0,70}[©ⓒ]/u

// "20,000 have crossed the border this year. © Agency": the words under a picture.
function isTold({ folded }: LineText, { start, end }: Range): boolean {
  return TOLD.test(folded.slice(start, end))
}

/** Units of a line of each language that may be a button or an advertisement. */
const BUTTON: Readonly<Record<Language, number>> = { en: 160, ko: 40, zh: 30 }

// A line that tells something is worth more than a clean page: with a number it stays.
function isButton(text: LineText, range: Range): boolean {
  const { language } = text.lexicon
  if (range.end - range.start > BUTTON[language]) return false
  const line = text.folded.slice(range.start, range.end)
  if (/\d/.test(line) && line.length > 20) return isBanner(text, range)
  if (has(text, range, 'boilerplate-inside')) return true
  const isSentence = language !== 'en' && endsSentence(text.folded, range)
  return !isSentence && begins(text, range, 'boilerplate-start')
}

// "Join our 500 members on Telegram": no sentence, and not the middle of one.
function isBanner(text: LineText, range: Range): boolean {
  if (endsSentence(text.folded, range) || /^\p{Ll}/u.test(text.folded.charAt(range.start)))
    return false
  return begins(text, range, 'boilerplate-start')
}

function begins({ lower, lexicon }: LineText, range: Range, section: string): boolean {
  const found = phraseAt(lexicon.index(`layout ${section}`), lower, range)
  if (!found || lexicon.language !== 'ko') return found !== undefined
  // A Korean word goes on behind its first syllables: 사진작가 is no 사진.
  return !/\p{L}/u.test(lower.charAt(found.end))
}

function has({ lower, lexicon }: LineText, range: Range, section: string): boolean {
  return findPhrases(lexicon.index(`layout ${section}`), lower, range).length > 0
}

const AGENCY = /\([^()/\n]{2,60}\/ ?\p{Lu}[^()/\n]{1,40}\)$/u

// "(Name/Agency)" closes the words under a picture.
function isPictured(text: LineText, range: Range): boolean {
  if (AGENCY.test(text.folded.slice(range.start, range.end))) return true
  const marks = findPhrases(text.lexicon.index('layout caption-mark'), text.lower, range)
  return marks.some(({ start, end }) => {
    return isMark(text.folded.charAt(end)) || isMark(text.folded.charAt(start - 1))
  })
}

function isMark(unit: string): boolean {
  return unit === '=' || unit === ':' || unit === '/'
}

const SENTENCE_END = /[.!?\u3002]["')\]\u300d\u300f\u300b]{0,3}$/

/** Whether the line ends as a sentence does. */
export function endsSentence(folded: string, { start, end }: Range): boolean {
  return SENTENCE_END.test(folded.slice(Math.max(start, end - 6), end))
}

function isByline(text: LineText, range: Range): boolean {
  if (range.end - range.start > BYLINE || endsSentence(text.folded, range)) return false
  if (begins(text, range, 'credit-start'))
    return text.lexicon.language === 'en' ? isNamed(text, range) : isLabel(text, range)
  const ends = findPhrases(text.lexicon.index('layout credit-end'), text.lower, range)
  return ends.at(-1)?.end === range.end && range.end - range.start <= BYLINE / 2
}

// "By the end of May sixty were held" begins like a by-line; names are written large.
function isNamed({ folded }: LineText, { start, end }: Range): boolean {
  const words = folded.slice(start, end).split(' ').slice(1).filter(Boolean)
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length
  return words.length > 0 && words.length <= 10 && small * 2 <= words.length
}

const LABEL = /^[^ :=|/]{1,10} {0,3}(?:[:=|/]|\d|$)/

// "출처: …", "记者 2019": a word with a sign or a number behind it.
function isLabel({ folded }: LineText, { start, end }: Range): boolean {
  return LABEL.test(folded.slice(start, end))
}

function isMenu(folded: string, { start, end }: Range): boolean {
  const line = folded.slice(start, end)
  const parts = line.split(/[|\u00bb\u203a>\u2022\u00b7]/)
  return parts.length >= 4 && !/\d/.test(line) && parts.every((part) => part.length <= 25)
}

const DATE_WORD = /[\p{L}.]{1,20}/gu

function isDateLine({ folded, lower, lexicon }: LineText, { start, end }: Range): boolean {
  const line = folded.slice(start, end)
  if (end - start > 70 || !/\d/.test(line)) return false
  if (!/(?:19|20)\d\d/.test(line)) return false
  const index = lexicon.index('layout date-word')
  for (const match of matchesOf(DATE_WORD, line)) {
    const at = start + match.index
    const found = findPhrases(index, lower, { start: at, end: at + match[0].length })
    const length = found.reduce((sum, phrase) => sum + phrase.end - phrase.start, 0)
    if (length < match[0].replace(/\.$/, '').length) return false
  }
  return true
}
