// The words of an English sentence with what they can be: small words by the lists, verbs by
// their forms, numbers, names. No tagger: see docs/decisions/0017.
import {
  type EnglishLexicon,
  englishLexicon,
  FORM,
  type SmallClass,
  type VerbReading,
} from './act-en-lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'

/** One word or mark of a sentence. */
export interface Word extends Range {
  lower: string
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
  verb?: VerbReading
}

/** Words that are looked at in a sentence; what is longer is no sentence. */
const MOST_WORDS = 400

const PIECE = /[\p{L}\p{N}]+(?:['’.\-,][\p{L}\p{N}]+){0,8}|[^\s\p{L}\p{N}]/gu
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
  PIECE.lastIndex = 0
  for (let match = PIECE.exec(piece); match; match = PIECE.exec(piece)) {
    if (words.length === MOST_WORDS) break
    words.push(wordOf(match[0], range.start + match.index, lists))
  }
  for (let n = 0; n < words.length; n++) {
    const verb = verbAt(words, n, lists)
    const word = words[n]
    if (verb && word) word.verb = verb
    const before = words[n - 1]
    // "since May", "after 2019": no clause of its own.
    if (before?.is === 'subordinate' && word && isDay(word, lists)) before.is = 'preposition'
  }
  return words
}

function wordOf(raw: string, start: number, lists: EnglishLexicon): Word {
  const small = raw.toLowerCase()
  const lower = small.endsWith(OWNER) ? small.slice(0, -OWNER.length) : small
  // "May" is a month, "Will" a name.
  const isName = CAPITAL.test(raw)
  const known = lists.small.get(lower)
  const word = known?.is === 'modal' && isName ? undefined : known
  return {
    start,
    end: start + raw.length,
    lower,
    is: word?.is ?? classOf(raw, lower, lists),
    detail: word?.detail ?? (raw === '(' || raw === ')' ? raw : ''),
    isNegation: lists.negations.has(lower),
    isName,
    isNoun: lists.nouns.has(lower),
    isParticle: lists.particles.has(lower),
    isPlural: PLURAL.test(lower) || lists.plurals.has(lower),
  }
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
  for (const reading of lists.verbs.get(word.lower) ?? [])
    if (reading.words.every((part, m) => words[n + m]?.lower === part)) {
      // "Eleven suspects": no verb of many has that form.
      return reading.forms === FORM.third && isNumeral(words[n - 1], lists) ? undefined : reading
    }
  if (!REGULAR_PAST.test(word.lower) || lists.noVerbs.has(word.lower)) return undefined
  return { words: [word.lower], forms: FORM.past | FORM.participle, kind: 'plain' }
}
