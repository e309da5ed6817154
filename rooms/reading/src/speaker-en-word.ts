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
  const hidden = taken.words.map(({ start }) => isQuoted(spoken, start))
  const finite = taken.predicates.filter((one) => one.isFinite)
  const byEnd = new Map(finite.map((one) => [one.end, one]))
  const starts = new Set(finite.map((one) => one.first))
  return {
    text,
    lexicon,
    sentence: text.sentences[index] ?? { start: 0, end: 0 },
    words: taken.words,
    quotes,
    isHidden: (n) => hidden[n] ?? false,
    verbBefore: (n) => byEnd.get(n),
    opensVerb: (n) => starts.has(n),
  }
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
