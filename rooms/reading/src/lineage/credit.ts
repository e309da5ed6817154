// Whom a text names as where it was taken from, or as having reported what it tells: credits,
// agency tags, by-lines, attributions. A credit names a speaker, never a document. The phrases
// are data. Source: reading.md 4 and 7.
import { fold } from '@tumen/claim'
import {
  formsOf,
  inSimplifiedSigns,
  type Lexicon,
  lexiconFor,
  perLexicon,
} from '../text/lexicon.ts'
import {
  createPhraseIndex,
  findPhrases,
  type PhraseIndex,
  type PhraseMatch,
} from '../text/phrase-index.ts'
import type { Range } from '../text/source-text.ts'
import { wordPattern } from '../text/word-pattern.ts'

/** `credit`: the text is another's; `attribution`: it tells what another reported. */
export type CreditKind = 'credit' | 'attribution'

/** Somebody who is named as the source of a text or of a statement. */
export interface Credit extends Range {
  kind: CreditKind
  /** What the name may be, as `nameKeyOf` writes it, the longest first. */
  names: string[]
}

const HEAD_UNITS = 3000
const TAIL_UNITS = 2000
/** Units in which attributions are looked for. */
const BODY_UNITS = 20_000
/** Units of a name at the most. */
const STRETCH = 80
const MOST_NAMES = 4
const MOST_CREDITS = 40

/** A name without case, spaces, signs and a leading article, to compare it with others. */
export function nameKeyOf(name: string): string {
  if (name === '') return ''
  const plain = fold(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*the\s+/, '')
  return plain.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The sources that a text names, in its order; each phrase once. */
export function creditsOf(text: string): Credit[] {
  const folded = fold(text.slice(0, BODY_UNITS))
  const credits = [...phrases(folded, 0), ...tags(folded), ...bylines(folded)]
  if (text.length > BODY_UNITS) {
    const from = Math.max(BODY_UNITS, text.length - TAIL_UNITS)
    credits.push(...phrases(fold(text.slice(from)), from).filter(({ kind }) => kind === 'credit'))
  }
  const inPlace = credits.filter(({ kind, start }) => kind === 'attribution' || isEdge(text, start))
  return inPlace.sort((a, b) => a.start - b.start || b.end - a.end).slice(0, MOST_CREDITS)
}

/** A text is credited where it begins or ends; in between, the words are part of the story. */
function isEdge(text: string, at: number): boolean {
  return at < HEAD_UNITS || at >= text.length - TAIL_UNITS
}

/** The phrases of a section: English ones by their first word, others by their first sign. */
interface Phrases {
  words: PhraseIndex
  signs: PhraseIndex
}

interface Lists {
  before: Phrases
  after: Phrases
  /** Words that make a credit one of a picture. */
  pictures: string[]
}

const listsOf = perLexicon((en) => perLexicon((ko) => perLexicon((zh) => makeLists(en, ko, zh))))

const phraseLists = () => listsOf(lexiconFor('en'))(lexiconFor('ko'))(lexiconFor('zh'))

function makeLists(en: Lexicon, ko: Lexicon, zh: Lexicon): Lists {
  const phrasesOf = (section: string) => {
    const signs = [ko, zh].flatMap((one) => one.entries(section))
    return { words: en.index(section), signs: createPhraseIndex(signs, 'zh') }
  }
  return {
    before: phrasesOf('credit-before'),
    after: phrasesOf('credit-after'),
    pictures: [en, ko, zh].flatMap((one) => formsOf(one, 'credit-of-picture')),
  }
}

function phrases(folded: string, from: number): Credit[] {
  const isEast = CJK.test(folded)
  const lower = isEast ? inSimplifiedSigns(lowered(folded)) : lowered(folded)
  const { before, after } = phraseLists()
  const isText = isOfText(lower)
  const leading = found(before, lower, isEast)
    .filter(isText)
    .flatMap((one) => creditAt(one, namesAfter(folded.slice(one.end, one.end + STRETCH)), from))
  const following = found(after, lower, isEast)
    .filter(isText)
    .flatMap((one) => {
      const stretch = folded.slice(Math.max(0, one.start - STRETCH), one.start)
      return creditAt(one, namesBefore(stretch), from)
    })
  return [...leading, ...following, ...(isEast ? subjects(lower, folded, from) : [])]
}

/** Units before a credit in which a word would make it that of a picture. */
const BESIDE = 24

/** Whether a credit is of the text: a photograph has its own. */
function isOfText(lower: string): (match: PhraseMatch) => boolean {
  const { pictures } = phraseLists()
  return ({ start, means }) => {
    if (means !== 'credit') return true
    const before = lower.slice(Math.max(0, start - BESIDE), start)
    const line = before.slice(Math.max(before.lastIndexOf('.'), before.lastIndexOf('\n')) + 1)
    return !pictures.some((word) => line.includes(word))
  }
}

/** Units of a sentence at whose end its verb stands. */
const SENTENCE_UNITS = 400

/** Korean says at the end that somebody reported, and at the beginning who: the subject. */
function subjects(lower: string, folded: string, from: number): Credit[] {
  const verbs = lexiconFor('ko').index('credit-verb')
  return findPhrases(verbs, lower, { start: 0, end: lower.length }).flatMap(({ start, end }) => {
    const window = folded.slice(Math.max(0, start - SENTENCE_UNITS), start)
    const sentence = window.slice(lastStop(window) + 1).trimStart()
    const subject = SUBJECT.exec(sentence)?.[1]
    const names = subject === undefined ? [] : keysOf([subject, subject.split(' ').at(-1) ?? ''])
    return creditAt({ means: 'attribution', start, end }, names, from)
  })
}

function lastStop(window: string): number {
  return Math.max(...['.', '!', '?', '\n'].map((stop) => window.lastIndexOf(stop)))
}

/** The first words of a sentence as far as a particle of its subject. */
const SUBJECT = /^([^,\n]{2,40}?)[은는이가] /u

/** In lower case, letter by letter where that would change the length. */
function lowered(folded: string): string {
  const lower = folded.toLowerCase()
  return lower.length === folded.length
    ? lower
    : folded.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function found({ words, signs }: Phrases, lower: string, isEast: boolean): PhraseMatch[] {
  const all = { start: 0, end: lower.length }
  const own = findPhrases(words, lower, all)
  return isEast ? [...own, ...findPhrases(signs, lower, all)] : own
}

function creditAt({ means, start, end }: PhraseMatch, names: string[], from: number): Credit[] {
  if (names.length === 0) return []
  const kind = means === 'credit' ? 'credit' : 'attribution'
  return [{ kind, start: from + start, end: from + end, names }]
}

const ENDS_NAME = /[.,;:()"\n!?<>[\]{}|/\u3001\u3002\u300a\u300b\u300c\u300d]/
const CAPITAL = /^\p{Lu}/u
const SMALL_IN_NAME = /^(?:of|the|for|and|de|des|du|la|le|in|on|to|und)$/
const CJK = /[\p{Script=Han}\p{Script=Hangul}]/u
/** Chinese words that end the name of whoever reported. */
const AFTER_NAME_ZH = wordPattern('zh', '{credit after-name}|的|[0-9 \\n]')

/** The names with which a stretch begins. */
function namesAfter(stretch: string): string[] {
  const text = stretch.replace(/^[ :"'-]+/, '')
  const part = text.slice(0, endOf(text, ENDS_NAME))
  if (!CJK.test(part)) return keysOf([capitalsOf(part.split(' '))])
  const end = AFTER_NAME_ZH.exec(inSimplifiedSigns(part))?.index
  const short = part.slice(0, end)
  return keysOf([part, short, part.split(' ').slice(0, 2).join(' '), part.split(' ')[0] ?? ''])
}

/** The names with which a stretch ends. */
function namesBefore(stretch: string): string[] {
  const text = stretch.replace(/[ ,"'-]+$/, '')
  let start = text.length
  while (start > 0 && !ENDS_NAME.test(text.charAt(start - 1))) start--
  const part = text.slice(start).trim()
  const words = part.split(' ')
  if (!CJK.test(part)) {
    const run: string[] = []
    while (words.length > 0 && isOfName(words.at(-1) ?? '')) run.unshift(words.pop() ?? '')
    return keysOf([capitalsOf(run)])
  }
  const lasts = [1, 2, 3].map((n) => words.slice(-n).join(' '))
  const bare = lasts.map((last) => last.replace(/^[据據]|[은는이가의]$/g, ''))
  return keysOf([...bare.reverse(), ...lasts])
}

function isOfName(word: string): boolean {
  return CAPITAL.test(word) || SMALL_IN_NAME.test(word)
}

/** The capitalised words at the beginning, small ones inside a name included. */
function capitalsOf(words: readonly string[]): string {
  let last = 0
  let n = 0
  for (; n < words.length && isOfName(words[n] ?? ''); n++)
    if (CAPITAL.test(words[n] ?? '')) last = n + 1
  return words.slice(0, last).join(' ').replace(/'s$/, '')
}

function endOf(text: string, pattern: RegExp): number {
  const at = text.search(pattern)
  return at < 0 ? text.length : at
}

function keysOf(names: readonly string[]): string[] {
  const keys = names.map(nameKeyOf).filter((key) => key.length >= (CJK.test(key) ? 2 : 3))
  return [...new Set(keys)].slice(0, MOST_NAMES)
}

/** Not "신속지원군(RSF)": a gloss, not who wrote the text. */
const TAG = /(?<!\p{Script=Hangul})\(([^()\n]{2,40})\)/gu
const TAG_UNITS = 200

/** Agency tags such as "(Harbour Wire)" or "(서울=연합뉴스)" at the edges of a text. */
function tags(folded: string): Credit[] {
  return named(folded.slice(0, TAG_UNITS).matchAll(TAG), (words) => words.split(/[=/|]/).reverse())
}

const BYLINE = /^by ([^\n]{2,80})$/gim
const BYLINE_UNITS = 400

/** By-lines that stand in a line of their own near the beginning. */
function bylines(folded: string): Credit[] {
  const found = folded.slice(0, BYLINE_UNITS).matchAll(BYLINE)
  return named(found, (words) => words.split(/,|\||\/| and | for /))
}

function named(found: Iterable<RegExpExecArray>, namesIn: (words: string) => string[]): Credit[] {
  return [...found].flatMap(({ index, 0: all, 1: words = '' }) =>
    creditAt({ means: 'credit', start: index, end: index + all.length }, keysOf(namesIn(words)), 0),
  )
}
