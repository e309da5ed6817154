// Names in Hangul and Chinese characters, read character by character; Hangul and Han may be mixed
// in one name. Source: names.md 4, 5.
import { canonicalSyllable, isHangulSyllable } from './hangul.ts'
import {
  hanRow,
  rareSurnameRows,
  surnameRows,
  traditionalForm,
  traditionalForms,
} from './name-table.ts'
import type { Reading } from './person-name.ts'
import { isChineseSurname, pinyinOf } from './pinyin.ts'
import type { SyllableSet } from './spelling-index.ts'

const OTHER_WEIGHT = 0.5
const MOST_CHARACTERS = 5
const MOST_GIVEN = 3
const EAST = /[\p{Script=Hangul}\p{Script=Han}]/gu
/** 々 stands for the character before it. */
const REPEATED = /(\p{Script=Han})々/gu
const FOREIGN = /[\p{L}\p{N}]/u

const sets = new Map<string, SyllableSet>()

/** The canonical readings of a character, its traditional form's among them, official first. */
export function readSet(character: string): SyllableSet {
  const known = sets.get(character)
  if (known !== undefined) return known
  const set = new Map<string, number>()
  if (isHangulSyllable(character)) set.set(canonicalSyllable(character), 1)
  const rows = [character, ...traditionalForms(character)].map(hanRow)
  for (const official of [true, false])
    for (const row of rows)
      for (const [i, reading] of (row?.readings ?? []).entries()) {
        const canonical = canonicalSyllable(reading)
        if (i < (row?.official ?? 0) === official && !set.has(canonical))
          set.set(canonical, official ? 1 : OTHER_WEIGHT)
      }
  sets.set(character, set)
  return set
}

function traditional(characters: string): string {
  return [...characters].map(traditionalForm).join('')
}

let surnames: ReadonlyMap<string, readonly string[]> | undefined

/** A Korean surname of one character, or of two written as one string, by its characters. */
function surnameOfHanja(hanja: string): readonly string[] | undefined {
  if (surnames === undefined) {
    const made = new Map<string, string[]>()
    for (const row of [...surnameRows(), ...rareSurnameRows()])
      for (const one of row.hanja.map(traditional))
        made.set(one, [...(made.get(one) ?? []), row.hangul])
    surnames = made
  }
  return surnames.get(hanja)
}

function surnameSet(characters: readonly string[]): ReadonlySet<string> {
  const known = surnameOfHanja(traditional(characters.join('')))
  if (known !== undefined) return new Set(known)
  let found = ['']
  for (const character of characters)
    found = found.flatMap((before) => [...readSet(character).keys()].map((one) => before + one))
  return new Set(found)
}

/** Whether the first two characters can be a surname of two syllables. */
function isLongSurname(characters: readonly string[]): boolean {
  const two = characters.slice(0, 2)
  if (isChineseSurname(traditional(two.join('')))) return true
  const may = surnameSet(two)
  return surnameRows().some(({ hangul }) => hangul.length === 2 && may.has(hangul))
}

/** How many characters the surname may have, the longer first. */
function surnameLengths(words: readonly string[], characters: readonly string[]): number[] {
  const first = [...(words[0] as string)].length
  const apart = words.length > 1 && !words.every((word) => [...word].length === 1)
  if ((apart || characters.length === 2) && first <= 2 && words.length > 1) return [first]
  if (characters.length < 3 || !isLongSurname(characters)) return [1]
  return characters.length === 3 ? [2, 1] : [2]
}

/** What a reading says of its characters, as they are written. */
export function writtenIn(
  characters: readonly string[],
): Pick<Reading, 'han' | 'forms' | 'pinyin'> & object {
  return {
    han: characters.map(traditionalForm),
    forms: characters.map((character) => new Set(traditionalForms(character))),
    pinyin: pinyinOf(characters),
  }
}

function readingAt(characters: readonly string[], surname: number, spaced: boolean): Reading {
  const given = characters.slice(surname)
  const allHan = !characters.some(isHangulSyllable)
  return {
    surname: surnameSet(characters.slice(0, surname)),
    given: given.map(readSet),
    script: characters.every(isHangulSyllable) ? 'hangul' : 'han',
    order: spaced ? 'first' : 'single',
    ...(allHan && writtenIn(characters)),
  }
}

/** What a word of Hangul or Han leaves when separators are out; undefined with foreign letters. */
function charactersOf(text: string): string[][] | undefined {
  const words = text
    .replace(REPEATED, '$1$1')
    .split(' ')
    .map((word) => word.match(EAST) ?? [])
  const rest = text.replace(EAST, '')
  return FOREIGN.test(rest) ? undefined : words.filter((word) => word.length > 0)
}

/** The Hangul or Han characters of a name in order. */
export function eastCharacters(text: string): readonly string[] {
  return text.match(EAST) ?? []
}

/** Whether the name is a surname alone: one character, or a surname of two. */
export function isSurnameEast(text: string): boolean {
  const characters = eastCharacters(text)
  return characters.length === 1 || (characters.length === 2 && isLongSurname(characters))
}

/** A surname of one syllable behind the given name, as in 철수 김. */
function lastReading(words: readonly string[][]): Reading[] {
  const [first = [], last = []] = words
  if (words.length !== 2 || first.length !== 2 || last.length !== 1) return []
  if (isLongSurname(first)) return []
  const known = surnameSet(last)
  if (!surnameRows().some(({ hangul }) => known.has(hangul))) return []
  return [{ ...readingAt([...last, ...first], 1, true), order: 'last' }]
}

/** Two syllables of Hangul of which the first is no usual surname are a given name, too: 영희. */
function givenReading([first, ...more]: readonly string[]): Reading[] {
  const [one = '', ...rest] = first ?? ''
  if (more.length > 0 || rest.length !== 1 || !isHangulSyllable(one)) return []
  if (surnameRows().some(({ hangul, dprk }) => hangul === one || dprk === one)) return []
  const reading = readingAt([one, ...rest], 0, false)
  return [{ ...reading, surname: null, order: 'mono' }]
}

/** The name in a word of three syllables of which the last may be a title: 김철님. */
function withoutTitle([word = '', ...more]: readonly string[]): Reading[] {
  const rest = word.slice(0, 2)
  return more.length === 0 && word === `${rest}님` ? [readingAt([...rest], 1, false)] : []
}

/**
 * The readings of a name in Hangul or Han: 2 to 5 characters of which 1 to 3 are given. A space
 * after the first or second says where the surname ends; else the tables of surnames do.
 */
export function readEast(text: string): Reading[] {
  const words = charactersOf(text)
  if (words === undefined) return []
  const characters = words.flat()
  if (characters.length < 2 || characters.length > MOST_CHARACTERS) return []
  // Only between names that are all characters can one without a reading be recognised.
  const isMixed = characters.some(isHangulSyllable)
  if (isMixed && characters.some((one) => readSet(one).size === 0)) return []
  const joined = words.map((word) => word.join(''))
  const lengths = surnameLengths(joined, characters)
  const found = lengths
    .filter((length) => characters.length - length <= MOST_GIVEN)
    .map((length) => readingAt(characters, length, words.length > 1))
  return [...found, ...lastReading(words), ...withoutTitle(joined), ...givenReading(joined)]
}
