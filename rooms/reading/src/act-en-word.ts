// The words of an English sentence with what they can be: small words by the lists, verbs by
// their forms, numbers, names. No tagger: see docs/decisions/0017.
import {
  type EnglishLexicon,
  englishLexicon,
  FORM,
  type SmallClass,
  type VerbReading,
  verbReading,
} from './act-en-lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { unitAt } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import { slotOf } from './word-slot.ts'

/** What a word is by its letters alone, wherever it stands. */
interface Spelling {
  lower: string
  /** The number of `lower` (word-slot.ts). */
  slot: number
  is: SmallClass | 'word' | 'number' | 'comma' | 'break' | 'mark'
  /** For `be`, `have`, `do`: which form. */
  detail: string
  isNegation: boolean
  /** Begins with a capital letter. */
  isName: boolean
  /** A noun for several, as far as its form shows it. */
  isPlural: boolean
  /** Belongs to a verb before its object: "carried off 20 men". */
  isParticle: boolean
  /** Stands in the list of nouns for acts. */
  isNoun: boolean
  /** What it can be as a verb, the longest first. */
  readings: readonly VerbReading[]
}

/** One word or mark of a sentence. */
export interface Word extends Range, Spelling {
  /** What it can be here. */
  verb?: VerbReading | undefined
}

/** Words that are looked at in a sentence; what is longer is no sentence. */
const MOST_WORDS = 400

const PIECE = /[\p{L}\p{N}]+(?:['’.\-,][\p{L}\p{N}]+){0,8}|[^\s\p{L}\p{N}]/gu
const SPACE = 0x20
const COMMA = 0x2c
const STOP = 0x2e
const OWNER = "'s"
const NUMBER = /^\d/
const CAPITAL = /^\p{Lu}/u
const REGULAR_PAST = /^[a-z-]{3,20}ed$/
const PLURAL = /^[a-z-]{2,24}s$/
const ADVERB = /^[a-z]{2,20}ly$/

/** The words of a part of an English text. */
export function englishWords(text: PreparedText, lexicon: Lexicon, range: Range): Word[] {
  const lists = englishLexicon(lexicon)
  const words: Word[] = []
  const piece = text.folded.slice(range.start, range.end)
  for (let at = 0; at < piece.length && words.length < MOST_WORDS; ) {
    if (piece.charCodeAt(at) === SPACE) {
      at++
      continue
    }
    const { start, end } = pieceFrom(piece, at)
    if (start === end) break
    const spelling = spellingOf(piece.slice(start, end), lists)
    words.push(wordOf(spelling, range.start + start, range.start + end))
    at = end
  }
  openBrackets(words)
  for (let n = 0; n < words.length; n++) {
    const word = words[n]
    if (word) word.verb = verbAt(words, n, lists)
    const before = words[n - 1]
    // "since May", "after 2019": no clause of its own.
    if (before?.is === 'subordinate' && word && isDay(word, lists)) before.is = 'preposition'
  }
  return words
}

// "a total of (40) people": brackets that hold only a number, where its noun or verb follows.
function openBrackets(words: Word[]): void {
  for (let n = words.length - 3; n >= 0; n--) {
    const isPair = words[n]?.detail === '(' && words[n + 2]?.detail === ')'
    if (!isPair || words[n + 1]?.is !== 'number') continue
    const before = words[n - 1]?.is
    const isOpen = before === undefined || OPEN_BEFORE.has(before)
    if (!isOpen || !OPEN_BEHIND.has(words[n + 3]?.is ?? '')) continue
    words.splice(n + 2, 1)
    words.splice(n, 1)
  }
}

const OPEN_BEFORE: ReadonlySet<string> = new Set([
  'preposition',
  'comma',
  'be',
  'relative',
  'adverb',
])
const OPEN_BEHIND: ReadonlySet<string> = new Set([
  'preposition',
  'word',
  'be',
  'have',
  'determiner',
])

// Words of plain letters and digits, which most are, are seen without the pattern; whatever else
// follows them, as in "on-site", "Lee’s" or "Müller", is left to it.
function pieceFrom(piece: string, at: number): Range {
  let end = at
  while (isPlain(unitAt(piece, end))) end++
  if (end > at && isEnd(piece, end)) return { start: at, end }
  PIECE.lastIndex = at
  const match = PIECE.exec(piece)
  if (!match) return { start: at, end: at }
  return { start: match.index, end: PIECE.lastIndex }
}

function isPlain(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39)
  )
}

// A space, perhaps behind a mark, or the end of the text.
function isEnd(piece: string, at: number): boolean {
  const unit = unitAt(piece, at)
  if (unit === SPACE || at === piece.length) return true
  return (unit === COMMA || unit === STOP) && unitAt(piece, at + 1) === SPACE
}

// Written out, for a spread makes objects that are slower to ask.
function wordOf(spelling: Spelling, start: number, end: number): Word {
  const { lower, slot, is, detail, readings } = spelling
  const { isNegation, isName, isPlural, isParticle, isNoun } = spelling
  return {
    start,
    end,
    lower,
    slot,
    is,
    detail,
    readings,
    isNegation,
    isName,
    isPlural,
    isParticle,
    isNoun,
    verb: undefined,
  }
}

const spellings = new WeakMap<EnglishLexicon, Map<string, Spelling>>()
/** Spellings that are kept in mind; a text with more begins anew. */
const MOST_SPELLINGS = 20_000
/** Units of one: a longer piece of a text would keep all of the text in memory. */
const LONGEST_KEPT = 12

// A text says few words again and again: each is looked up in the lists once.
function spellingOf(raw: string, lists: EnglishLexicon): Spelling {
  const kept = spellings.get(lists) ?? new Map<string, Spelling>()
  const known = kept.get(raw)
  if (known) return known
  const made = readSpelling(raw, lists)
  if (raw.length > LONGEST_KEPT) return made
  if (kept.size >= MOST_SPELLINGS) kept.clear()
  spellings.set(lists, kept.set(raw, made))
  return made
}

function readSpelling(raw: string, lists: EnglishLexicon): Spelling {
  const small = raw.toLowerCase()
  const lower = small.endsWith(OWNER) ? small.slice(0, -OWNER.length) : small
  // "May" is a month, "Will" a name.
  const isName = CAPITAL.test(raw)
  const known = lists.small.get(lower)
  const word = known?.is === 'modal' && isName ? undefined : known
  return {
    lower,
    slot: slotOf(lower),
    is: word?.is ?? classOf(raw, lower, lists),
    detail: word?.detail ?? (raw === '(' || raw === ')' ? raw : ''),
    isNegation: lists.negations.has(lower),
    isName,
    isNoun: lists.nouns.has(lower),
    isParticle: lists.particles.has(lower),
    isPlural: PLURAL.test(lower) || lists.plurals.has(lower),
    readings: readingsOf(lower, lists),
  }
}

function readingsOf(lower: string, { verbs, noVerbs }: EnglishLexicon): VerbReading[] {
  const listed = verbs.get(lower) ?? []
  if (!REGULAR_PAST.test(lower) || noVerbs.has(lower)) return [...listed]
  const forms = FORM.past | FORM.participle
  return [...listed, verbReading({ words: [lower], forms, kind: 'plain' })]
}

function classOf(raw: string, lower: string, lists: EnglishLexicon): Word['is'] {
  if (raw === ',') return 'comma'
  if (raw === ';' || raw === ':' || raw === '(' || raw === ')' || raw === '-') return 'break'
  if (NUMBER.test(raw)) return 'number'
  if (!/[\p{L}]/u.test(raw)) return 'mark'
  return ADVERB.test(lower) && !lists.noAdverbs.has(lower) ? 'adverb' : 'word'
}

const YEAR = /^(?:19|20)\d\d$/

function isDay({ lower }: Word, { days }: EnglishLexicon): boolean {
  return days.has(lower) || YEAR.test(lower)
}

function isNumeral(word: Word | undefined, { numerals }: EnglishLexicon): boolean {
  return word !== undefined && numerals.has(word.lower.slice(word.lower.lastIndexOf('-') + 1))
}

function verbAt(words: readonly Word[], n: number, lists: EnglishLexicon): VerbReading | undefined {
  const word = words[n]
  if (!word || (word.is !== 'word' && word.is !== 'adverb' && word.is !== 'preposition'))
    return undefined
  for (const reading of word.readings)
    if (reading.words.every((part, m) => words[n + m]?.lower === part)) {
      // "Eleven suspects": no verb of many has that form.
      return reading.forms === FORM.third && isNumeral(words[n - 1], lists) ? undefined : reading
    }
  return undefined
}
