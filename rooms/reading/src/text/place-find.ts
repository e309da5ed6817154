// Finds the places that a text names; also in words alone, as a person or a model quotes them.
// Source: reading.md 2, Place and role.
import { fold } from '@tumen/claim'
import { lexiconFor } from './lexicon.ts'
import { eastPlaces } from './place-east.ts'
import { englishPlaces } from './place-en.ts'
import type { PlaceIndex } from './place-index.ts'
import type { PlaceMention, PlaceSearch } from './place-mention.ts'
import type { Language } from './source-text.ts'

/** The places of a range of a text, in order; of nested ones the innermost. */
export function placesIn(search: PlaceSearch): PlaceMention[] {
  return search.lexicon.language === 'en' ? englishPlaces(search) : eastPlaces(search)
}

/** The places that words name that stand alone. */
export function findPlaces(words: string, index: PlaceIndex, language: Language): PlaceMention[] {
  const lexicon = lexiconFor(language)
  const folded = language === 'zh' ? lexicon.simplified(fold(words)) : fold(words)
  const text = { folded, lower: folded.toLowerCase() }
  const found = placesIn({ text, lexicon, index, range: { start: 0, end: folded.length } })
  return found.map((one) => ({
    ...one,
    ...(one.place ? {} : { name: words.slice(one.start, one.end) }),
  }))
}
