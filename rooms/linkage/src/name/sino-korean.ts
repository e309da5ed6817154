// Names of any length that are read syllable by syllable: one in Hangul, the other in Chinese
// characters. For bodies and outlets, whose names have no surname. Source: names.md 4.
import { isHangulSyllable } from './hangul.ts'
import { readSet } from './name-east.ts'

/** Signs between the words of a name, which the two scripts set differently. */
const BETWEEN = /[\s·・･‧∙.,，、\-–—'"’‘“”「」『』《》〈〉()（）]/gu
const EAST_ONLY = /^[\p{Script=Hangul}\p{Script=Han}]+$/u
/** Two syllables have too many homophones; the end of a longer name needs one more. */
const LEAST_SYLLABLES = 3
const LEAST_END = 4

/**
 * Whether a name in Hangul may be the Korean reading of one in Chinese characters: each syllable is
 * a reading of its character, traditional or simplified, whether or not the initial-sound rule was
 * applied. What describes a body may stand before its name: then the longer name ends with it.
 * Two names in one script are not compared. Symmetric.
 */
export function mayReadAlike(a: string, b: string): boolean {
  const [one, other] = [syllablesOf(a), syllablesOf(b)]
  if (isHangul(one) === isHangul(other)) return false
  const length = Math.min(one.length, other.length)
  if (length < (one.length === other.length ? LEAST_SYLLABLES : LEAST_END)) return false
  const [x, y] = [one.slice(-length), other.slice(-length)]
  return x.every((syllable, n) => isOneSound(syllable, y[n] as string))
}

function isOneSound(a: string, b: string): boolean {
  const there = readSet(b)
  return [...readSet(a).keys()].some((reading) => there.has(reading))
}

function isHangul(syllables: readonly string[]): boolean {
  return syllables.every(isHangulSyllable)
}

/** Nothing for a name that has other letters or digits. */
function syllablesOf(name: string): string[] {
  const bare = name.normalize('NFKC').replace(BETWEEN, '')
  return EAST_ONLY.test(bare) ? [...bare] : []
}
