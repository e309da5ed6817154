// An English sentence as the readers of speakers need it: its words, its verb groups and its
// quotations, and the word lists made ready.
import { type EnglishSentence, englishSentence } from './act-en-predicate.ts'
import type { VerbGroup } from './act-en-verb.ts'
import type { Word } from './act-en-word.ts'
import type { Lexicon } from './lexicon.ts'
import { type PhraseMatch, phraseAt } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import { isQuoted, quotesOfSentence } from './speaker-quote.ts'

/** A sentence with what is asked of it. */
export interface SpeakerScene {
  text: PreparedText
  lexicon: Lexicon
  sentence: Range
  words: readonly Word[]
  quotes: readonly Range[]
  /** Whether the word of this index stands in a quotation; `false` beyond the sentence. */
  isHidden(n: number): boolean
  /** The finite verb group that ends before the word of this index. */
  verbBefore(n: number): VerbGroup | undefined
  /** Whether a finite verb group begins with the word of this index. */
  opensVerb(n: number): boolean
}

/** A noun phrase: indexes of words, half-open. */
export interface NounPhrase {
  first: number
  end: number
}

/** The scene of a sentence. */
export function speakerScene(text: PreparedText, lexicon: Lexicon, index: number): SpeakerScene {
  const taken: EnglishSentence = englishSentence(text, lexicon, index)
  const quotes = quotesOfSentence(text, index)
  const spoken = quotes.filter((quote) => !isQuotedName(text.folded, quote))
  const words = withNames(
    withAsides(taken),
    quotes.filter((quote) => !spoken.includes(quote)),
  )
  const hidden = words.map(({ start }) => isQuoted(spoken, start))
  const finite = taken.predicates.filter((one) => one.isFinite)
  const byEnd = new Map(finite.map((one) => [one.end, one]))
  const starts = new Set(finite.map((one) => one.first))
  return {
    text,
    lexicon,
    sentence: text.sentences[index] ?? { start: 0, end: 0 },
    words,
    quotes,
    isHidden: (n) => hidden[n] ?? false,
    verbBefore: (n) => byEnd.get(n),
    opensVerb: (n) => starts.has(n),
  }
}

/** Words between two brackets that only add to what stands before them. */
const LONGEST_ASIDE = 6

// "The Northern Network (NNHR) said", "Ali Farah (34), a nurse, said": brackets part no name from
// its verb.
function withAsides({ words, predicates }: EnglishSentence): readonly Word[] {
  if (!words.some(({ detail }) => detail === '(')) return words
  const made = [...words]
  for (const [open, { detail }] of words.entries()) {
    if (detail !== '(') continue
    const inside = words.slice(open + 1, open + LONGEST_ASIDE + 2)
    const close = open + 1 + inside.findIndex((word) => word.detail === ')')
    const isClause = predicates.some(({ first }) => first > open && first < close)
    if (close <= open + 1 || isClause) continue
    const aside = words.slice(open, close + 1).map(asideOf)
    made.splice(open, aside.length, ...aside)
  }
  return made
}

// "according to figures of the “Steppe Monitor”": the marks of a name part nothing.
function withNames(words: readonly Word[], names: readonly Range[]): readonly Word[] {
  if (names.length === 0) return words
  const isMark = ({ start, end }: Word) =>
    names.some((name) => start === name.start || end === name.end)
  return words.map((word) => (word.is === 'mark' && isMark(word) ? { ...word, lower: '' } : word))
}

function asideOf(word: Word): Word {
  return { ...word, is: 'mark', isName: false, isPlural: false, readings: [] }
}

/** The phrase without the brackets at its end: the Northern Network (NNHR). */
export function beforeAside({ words }: SpeakerScene, { first, end }: NounPhrase): NounPhrase {
  if (words[end - 1]?.detail !== ')') return { first, end }
  let n = end - 1
  while (n > first && words[n]?.detail !== '(') n--
  return n > first ? { first, end: n } : { first, end }
}

/** Units of a name between quotation marks: a witness called "Jonah". */
const LONGEST_NAME = 25

function isQuotedName(folded: string, { start, end }: Range): boolean {
  return end - start <= LONGEST_NAME && /[\p{L}\p{N}]"$/u.test(folded.slice(start, end))
}

/** The phrase of a section that begins with the word of this index. */
export function phraseAtWord(
  { words, text, lexicon, sentence }: SpeakerScene,
  n: number,
  section: string,
): PhraseMatch | undefined {
  const word = words[n]
  if (!word) return undefined
  return phraseAt(lexicon.index(section), text.lower, { start: word.start, end: sentence.end })
}

/** The index of the first word that begins at or after this place. */
export function wordFrom({ words }: SpeakerScene, at: number, from = 0): number {
  let n = from
  while ((words[n]?.start ?? Number.POSITIVE_INFINITY) < at) n++
  return Math.min(n, words.length)
}

/** The range of the text that a phrase covers. */
export function rangeOfPhrase({ words }: SpeakerScene, { first, end }: NounPhrase): Range {
  return { start: words[first]?.start ?? 0, end: words[end - 1]?.end ?? 0 }
}

/** The words of a phrase as they stand in the text. */
export function wordsOfPhrase(scene: SpeakerScene, phrase: NounPhrase): string {
  const { start, end } = rangeOfPhrase(scene, phrase)
  return scene.text.source.text.slice(start, end)
}

/** Whether the word of this index stands in a section of single words. */
export function isWordOf({ words, lexicon }: SpeakerScene, n: number, section: string): boolean {
  return lexicon.words(section).has(words[n]?.lower ?? '')
}
