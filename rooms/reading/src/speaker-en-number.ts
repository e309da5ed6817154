// What an English verb of counting or of saying takes: none, lives, a number it is put at.
// Source: reading.md 4; the words are data.
import type { Word } from './act-en-word.ts'
import type { SpeakerScene } from './speaker-en-word.ts'

/** Words of a hedge and its number. */
export const NUMBER_AHEAD = 4

/** "Police have identified none of the attackers": the outlet says so. */
export function isNone({ words, lexicon }: SpeakerScene, at: number): boolean {
  const nones = lexicon.words('speaker none')
  return words.slice(at, at + NUMBER_AHEAD).some(({ lower }, n) => {
    // "no more than 1,900" is a number
    return nones.has(lower) && !isCompared(words[at + n + 2])
  })
}

function isCompared(word: Word | undefined): boolean {
  return word?.detail === 'than'
}

/** "The war has claimed more than 10,000 lives": nobody says it. */
export function isToll({ words, lexicon }: SpeakerScene, at: number): boolean {
  const ends = lexicon.words('speaker toll')
  return words.slice(at, at + TOLL_AHEAD).some(({ lower }) => ends.has(lower))
}

/** Words of a number up to what it counts. */
const TOLL_AHEAD = 6

/** Words between "put" and "at". */
const PUT_WORDS = 14

/** "Put the overall number of those held at". */
export function putsNumber({ words, lexicon }: SpeakerScene, at: number): boolean {
  const behind = words.slice(at, at + PUT_WORDS).map(({ lower }) => lower)
  const nouns = lexicon.words('speaker put-noun')
  const noun = behind.findIndex((lower) => nouns.has(lower))
  const ends = lexicon.words('speaker put-at')
  return noun >= 0 && noun < PUT_WORDS / 2 && behind.slice(noun).some((lower) => ends.has(lower))
}
