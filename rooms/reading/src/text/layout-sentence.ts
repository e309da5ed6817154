// Where sentences end. Rules instead of Intl.Segmenter: they are several times faster, know
// "No. 5" and "Gov.", and leave a quotation with the words that follow it. Source: reading.md 1.
import { formsOf, type Lexicon, perLexicon } from './lexicon.ts'
import { matchesOf } from './pattern-match.ts'
import { isWordUnit } from './phrase-index.ts'
import type { Language, Range } from './source-text.ts'

/** Units of a sentence at the most; a longer one is cut at a space. */
export const LONGEST_SENTENCE = 2000

/** A text as the splitter needs it. */
export interface SplitText {
  folded: string
  lower: string
  lexicon: Lexicon
}

interface StopWords {
  never: ReadonlySet<string>
  maybe: ReadonlySet<string>
  opener: ReadonlySet<string>
}

const stopWordsOf = perLexicon((lexicon): StopWords => {
  const of = (section: string) =>
    new Set(lexicon.language === 'en' ? formsOf(lexicon, section) : [])
  return {
    never: of('layout abbreviation'),
    maybe: of('layout abbreviation-or-end'),
    opener: of('layout opener'),
  }
})

/** The sentences of a paragraph in order, without the spaces around them. */
export function splitSentences(text: SplitText, { start, end }: Range): Range[] {
  const found: Range[] = []
  let from = start
  let seen = start
  let isOpen = false
  // The search runs on the paragraph alone: a text of many short lines is not searched to its end.
  for (const match of matchesOf(STOP, text.folded.slice(start, end))) {
    const at = start + match.index
    const stop = { start: at, end: at + match[0].length }
    if (isOdd(text.folded.slice(seen, at))) isOpen = !isOpen
    seen = at
    const to = closersEnd(text.folded, { start: stop.end, end }, isOpen)
    if (!isSentenceEnd(text, { stop, to, end })) continue
    addSentence(text.folded, { start: from, end: to }, found)
    from = to
  }
  addSentence(text.folded, { start: from, end }, found)
  return found
}

/** The paragraph in pieces of a sentence's greatest length. */
export function cutLong({ folded }: SplitText, range: Range): Range[] {
  const found: Range[] = []
  addSentence(folded, range, found)
  return found
}

const STOP = /[.!?\u3002\uff61]{1,8}/g
const CLOSERS = '"\')]}\u300d\u300f\u300b\u3009\u3011\u00bb'

// A quotation mark closes only where one is open: "被捕。“他们…" opens the next sentence.
function closersEnd(folded: string, { start, end }: Range, isOpen: boolean): number {
  let to = start
  while (to < end && CLOSERS.includes(folded.charAt(to))) {
    const isSpaced = to + 1 >= end || isGap(folded.charAt(to + 1))
    if (folded.charAt(to) === '"' && !isOpen && !isSpaced) break
    to++
  }
  return to
}

function isOdd(words: string): boolean {
  return (words.split('"').length - 1) % 2 === 1
}

interface Stop {
  /** The full stops themselves. */
  stop: Range
  /** Behind the brackets and quotation marks that close. */
  to: number
  /** The end of the paragraph. */
  end: number
}

const EAST = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** A Korean verb ends the sentence before a name in Latin letters, too. */
const EAST_OR_NAME = /[\p{Script=Han}\p{Script=Hangul}\p{Lu}]/u
const SMALL = /^\p{Ll}/u

function isSentenceEnd(text: SplitText, { stop, to, end }: Stop): boolean {
  const { folded } = text
  if (to >= end) return true
  const mark = folded.charAt(stop.end - 1)
  if (mark === '\u3002' || mark === '\uff61') return !isSpokenOn(folded, stop, to)
  const isSpaced = folded.charAt(to) === ' ' || folded.charAt(to) === '\n'
  if (!isSpaced) return isEastEnd(text.lexicon.language, folded, { stop, to, end })
  let next = to
  while (next < end && isGap(folded.charAt(next))) next++
  if (next >= end) return true
  if (SMALL.test(folded.charAt(next)) || isInDate(text, stop, next)) return false
  return mark !== '.' || !isAbbreviation(text, stop, next)
}

/** Units of a day as offices write it: 2019. 4. 5. */
const LONGEST_DAY = 8

// "2019. 4. 5. ~ 6. 7. 단속": the stops of a Korean day end no sentence.
function isInDate({ folded, lexicon }: SplitText, { end }: Range, next: number): boolean {
  if (lexicon.language !== 'ko' || !/\d/.test(folded.charAt(end - 2))) return false
  if (/\d/.test(folded.charAt(next))) return true
  return /\d\. ?\d{1,2}\.$/.test(folded.slice(end - LONGEST_DAY, end))
}

function isGap(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\u200b'
}

// "…被捕。"他说: who speaks follows the quotation and belongs to it.
function isSpokenOn(folded: string, stop: Range, to: number): boolean {
  return (
    to > stop.end && !isGap(folded.charAt(to)) && !/["\u300c\u300e\u2014-]/.test(folded.charAt(to))
  )
}

// Korean and Chinese need no space; a particle right behind a quotation goes on with it.
function isEastEnd(language: Language, folded: string, { stop, to }: Stop): boolean {
  if (language === 'en') return isUnspaced(folded, stop, to)
  if (to > stop.end) return false
  if (language === 'ko' && /[다요까]/.test(folded.charAt(stop.start - 1)))
    return EAST_OR_NAME.test(folded.charAt(to))
  return EAST.test(folded.charAt(stop.start - 1)) && EAST.test(folded.charAt(to))
}

const WORD_BEFORE = /\p{Ll}{4}$/u
const WORD_BEHIND = /^\p{Lu}\p{Ll}/u

// "in the spring.The rest": the space was lost between two words, not inside an address.
function isUnspaced(folded: string, stop: Range, to: number): boolean {
  const before = folded.slice(Math.max(0, stop.start - 4), stop.start)
  return WORD_BEFORE.test(before) && WORD_BEHIND.test(folded.slice(to, to + 2))
}

const INITIAL = /^\p{Lu}$/u
/** Units of the longest abbreviation, dots inside included. */
const LONGEST_SHORT = 10

function isAbbreviation({ folded, lower, lexicon }: SplitText, stop: Range, next: number): boolean {
  if (lexicon.language !== 'en' || stop.end - stop.start > 1) return false
  let start = stop.start
  while (stop.start - start <= LONGEST_SHORT && isShortUnit(lower, start - 1)) start--
  const word = lower.slice(start, stop.start)
  const { never, maybe, opener } = stopWordsOf(lexicon)
  if (never.has(word)) return true
  const isInitial = INITIAL.test(folded.slice(start, stop.start))
  if (!isInitial && !maybe.has(word) && !/^(?:[a-z]\.){1,4}[a-z]$/.test(word)) return false
  let after = next
  while (after - next < LONGEST_SHORT && isWordUnit(lower.charCodeAt(after))) after++
  return !opener.has(lower.slice(next, after)) && folded.charAt(next) !== '"'
}

function isShortUnit(lower: string, at: number): boolean {
  const unit = lower.charCodeAt(at)
  return unit === 0x2e || unit === 0x2d || isWordUnit(unit)
}

function addSentence(folded: string, range: Range, found: Range[]): void {
  let { start, end } = trimmed(folded, range)
  while (end - start > LONGEST_SENTENCE) {
    const space = folded.slice(start, start + LONGEST_SENTENCE).lastIndexOf(' ')
    const cut = start + (space > 0 ? space : LONGEST_SENTENCE)
    found.push(trimmed(folded, { start, end: cut }))
    start = trimmed(folded, { start: cut, end }).start
  }
  ;({ start, end } = trimmed(folded, { start, end }))
  if (end > start) found.push({ start, end })
}

/** The range without the spaces, breaks and empty signs at its ends. */
export function trimmed(folded: string, range: Range): Range {
  let { start, end } = range
  while (start < end && isGap(folded.charAt(start))) start++
  while (end > start && isGap(folded.charAt(end - 1))) end--
  return { start, end }
}
