// From a string to everything that it may say about a name. Total: any string gives an answer, in
// bounded time. Never logs and never throws. Source: names.md 2, 3.
import { type CleanName, cleanName } from './clean-name.ts'
import { comparePersonNames } from './compare-person-names.ts'
import { foldedWords } from './fold-letter.ts'
import { eastCharacters, isSurnameEast, readEast, writtenIn } from './name-east.ts'
import { splitForms } from './name-form.ts'
import { isSurnameSpelled, readSpelled } from './name-spelled.ts'
import type { NoEvidence, Parsed, Reading } from './person-name.ts'
import { readPinyin } from './pinyin.ts'
import { cyrillicSpelling, latinSpelling, type Style } from './spelling-index.ts'
import { readTranscription } from './transcription.ts'

const MOST_CHARACTERS = 80
const MOST_WORDS = 6
/** Longer strings are no names: they are not even compared by letters, or looked at. */
const MOST_LETTERS = 256
const MOST_UNITS = 4 * MOST_LETTERS
/** From here on two forms are the same name. */
const SAME = 4

const EAST = /[\p{Script=Hangul}\p{Script=Han}]/u
const HANGUL_ONLY = /^[\p{Script=Hangul}\s]+$/u
const HANGUL = /\p{Script=Hangul}/u
const CYRILLIC = /\p{Script=Cyrillic}/u
const LETTER = /\p{L}/u
const LATIN = /\p{Script=Latin}/u

type Contents = Omit<Parsed, 'raw'>

const NOTHING: Contents = { readings: [], words: [], alphabet: 'other', pinyin: [], cut: false }

function withoutEvidence(none: NoEvidence): Contents {
  return { ...NOTHING, none }
}

function onlyLetters(text: string): Contents {
  if (!LETTER.test(text)) return NOTHING
  if ([...text].length > MOST_LETTERS) return NOTHING
  return { ...NOTHING, words: foldedWords(text), alphabet: alphabetOf(text) }
}

function alphabetOf(text: string): Parsed['alphabet'] {
  if (HANGUL.test(text)) return 'hangul'
  if (EAST.test(text)) return 'han'
  if (CYRILLIC.test(text)) return LATIN.test(text) ? 'other' : 'cyrillic'
  return LATIN.test(text) ? 'latin' : 'other'
}

function isTooLong(text: string): boolean {
  return [...text].length > MOST_CHARACTERS || text.split(/[\s,]+/).length > MOST_WORDS
}

function readPlain(text: string, style: Style): Contents {
  if (isTooLong(text)) return onlyLetters(text)
  const letters = onlyLetters(text)
  if (EAST.test(text)) {
    if (isSurnameEast(text)) return withoutEvidence('surname_only')
    return { ...letters, readings: readEast(text), pinyin: readTranscription(text) }
  }
  if (letters.alphabet === 'other') return letters
  const isLatin = letters.alphabet === 'latin'
  const spelling = isLatin ? latinSpelling(style) : cyrillicSpelling()
  if (isSurnameSpelled(text, spelling)) return withoutEvidence('surname_only')
  return { ...letters, ...readSpelled(text, spelling), pinyin: isLatin ? readPinyin(text) : [] }
}

function sharesSurname(a: readonly Reading[], b: readonly Reading[]): boolean {
  const surnames = new Set(a.flatMap(({ surname }) => [...(surname ?? [])]))
  return b.some(({ surname }) => [...(surname ?? [])].some((one) => surnames.has(one)))
}

/** A Hangul name with the characters that stand beside it, one a syllable. */
function withCharacters(readings: readonly Reading[], form: string): Reading[] {
  const written = writtenIn(eastCharacters(form))
  return readings.map((reading) => ({ ...reading, ...written }))
}

function isHanOf(form: string, text: string): boolean {
  const characters = eastCharacters(form)
  return (
    HANGUL_ONLY.test(text) &&
    /^[\p{Script=Han}\s·]+$/u.test(form) &&
    characters.length === eastCharacters(text).length
  )
}

function isSpelled({ alphabet }: Parsed): boolean {
  return alphabet === 'latin' || alphabet === 'cyrillic'
}

/** A name and a second form of it. The form in Hangul or Han says more than a spelling of it. */
function joinForms(main: Parsed, other: Parsed): Parsed {
  if (other.none !== undefined) return main
  if (main.none !== undefined) return main
  if (comparePersonNames(main, other).level >= SAME)
    return isSpelled(main) ? { ...other, raw: main.raw } : main
  if (!sharesSurname(main.readings, other.readings)) return main
  return { ...main, readings: [...main.readings, ...other.readings], cut: main.cut || other.cut }
}

function readForms([text = '', ...others]: readonly string[], style: Style, raw: string): Parsed {
  let found: Parsed = { ...readPlain(text, style), raw }
  // The form that the readings so far come from.
  let written = text
  for (const form of others) {
    if (isHanOf(form, written)) found = { ...found, readings: withCharacters(found.readings, form) }
    else if (isHanOf(written, form))
      found = { ...found, readings: withCharacters(readEast(form), written) }
    else {
      const other = parsePersonName(form, { style })
      const joined = joinForms(found, other)
      if (joined.readings === other.readings) written = form
      found = joined
    }
  }
  return found
}

function formsOf({ text, brackets }: CleanName): string[] {
  return [...splitForms(text), ...brackets.flatMap(splitForms)]
}

/**
 * Everything that a string may say about a name: all readings, or why there is none. `style` is
 * the language of the source (default plain) and is never guessed from the name. Over 80 code
 * points or 6 words there are no readings. Never throws.
 */
export function parsePersonName(raw: string, options: { style?: Style } = {}): Parsed {
  if (raw.length > MOST_UNITS) return { ...NOTHING, raw }
  const clean = cleanName(raw)
  if (clean.none !== undefined) return { ...withoutEvidence(clean.none), raw }
  return readForms(formsOf(clean), options.style ?? 'plain', raw)
}
