// Whether an English text tells of a crime that a court tries: by the words at its head.
// Source: reading.md 2, Time; a choice.
import type { Context } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { PreparedText } from './prepared-text.ts'

/** Sentences at the head that tell what the text is about. */
const LEAD = 3

const known = new WeakMap<PreparedText, boolean>()

/** Whether the head of the text speaks of a trial, a judgment or an inquest; looked for once. */
export function isCase({ text, lexicon }: Pick<Context, 'text' | 'lexicon'>): boolean {
  const found = known.get(text)
  if (found !== undefined) return found
  const words = lexicon.index('time case')
  const made = text.sentences
    .slice(0, LEAD)
    .some((range) => findPhrases(words, text.lower, range).length > 0)
  known.set(text, made)
  return made
}
