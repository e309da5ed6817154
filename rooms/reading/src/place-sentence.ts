// The places that a sentence names, looked for once, and those of them that can hold an act.
import type { Context } from './draft.ts'
import { eastPlaces } from './place-east.ts'
import { englishPlaces } from './place-en.ts'
import type { PlaceMention } from './place-mention.ts'
import type { PreparedText } from './prepared-text.ts'

const bySentence = new WeakMap<PreparedText, Map<number, PlaceMention[]>>()

/** What the search in a sentence needs of a context. */
export type PlaceContext = Pick<Context, 'text' | 'lexicon' | 'places'>

/** The places that a sentence names, in order; looked for once. */
export function placesOfSentence(
  sentence: number,
  { text, lexicon, places }: PlaceContext,
): readonly PlaceMention[] {
  const known = bySentence.get(text) ?? new Map<number, PlaceMention[]>()
  bySentence.set(text, known)
  const found = known.get(sentence)
  if (found) return found
  const range = text.sentences[sentence]
  const find = text.language === 'en' ? englishPlaces : eastPlaces
  const made = range ? find({ text, lexicon, places }, range) : []
  known.set(sentence, made)
  return made
}

/** Places that stand for where somebody is, not for a people or for an office that speaks. */
export function scenesOfSentence(sentence: number, context: PlaceContext): PlaceMention[] {
  return placesOfSentence(sentence, context).filter(({ use }) => use === 'place' || use === 'agent')
}
