// A Korean or Chinese sentence as the readers of speakers need it.
import type { Lexicon } from './lexicon.ts'
import { findPhrases, type PhraseMatch } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import { isQuoted, quotesOfSentence } from './speaker-quote.ts'

/** A sentence with its words and its quotations. */
export interface EastScene {
  text: PreparedText
  lexicon: Lexicon
  sentence: Range
  quotes: readonly Range[]
  isHeading: boolean
}

/** The scene of a sentence. */
export function eastScene(text: PreparedText, lexicon: Lexicon, index: number): EastScene {
  const sentence = text.sentences[index]
  return {
    text,
    lexicon,
    sentence: sentence ?? { start: 0, end: 0 },
    quotes: quotesOfSentence(text, index),
    isHeading: sentence?.position === 'headline' || sentence?.position === 'subheading',
  }
}

/** The phrases of a section in the sentence that stand outside its quotations. */
export function phrasesOf(scene: EastScene, section: string): PhraseMatch[] {
  const found = findPhrases(scene.lexicon.index(section), scene.text.lower, scene.sentence)
  return found.filter(({ start }) => !isQuoted(scene.quotes, start))
}

/** Whether words in the first units of the sentence keep to the topic of the one before. */
export function goesOn(scene: EastScene, units: number): boolean {
  const end = scene.sentence.start + units
  // 这一带 is no 这一.
  return phrasesOf(scene, 'speaker on').some(({ start, means }) => start < end && means !== '-')
}
