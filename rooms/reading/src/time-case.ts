// Whether an English text tells of a crime that a court tries: by the words at its head.
// Source: reading.md 2, Time; a choice.
import type { Context } from './draft.ts'
import { findPhrases } from './phrase-index.ts'

/** Sentences at the head that tell what the text is about. */
const LEAD = 3

/** Whether the head of the text speaks of a trial, a judgment or an inquest. */
export function isCase({ text, lexicon }: Pick<Context, 'text' | 'lexicon'>): boolean {
  const words = lexicon.index('time case')
  return text.sentences
    .slice(0, LEAD)
    .some((range) => findPhrases(words, text.lower, range).length > 0)
}
