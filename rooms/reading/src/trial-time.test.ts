// The days that are read of the numbers of a short text, for tests that need no place.
// No tests here.
import { createPlaceIndex } from './place-index.ts'
import { readText } from './read-text.ts'
import type { Language } from './source-text.ts'

const RESOURCES = { places: createPlaceIndex([]) }

/** "earliest/latest" of each number of a text that came out on the day, in order. */
export function daysOfNumbers(text: string, language: Language, day: string): string[] {
  const published = { earliest: day, latest: day }
  return readText({ text, language, published }, RESOURCES).flatMap(({ quantity, times }) =>
    quantity ? [times.map(({ earliest, latest }) => `${earliest}/${latest}`).join()] : [],
  )
}
