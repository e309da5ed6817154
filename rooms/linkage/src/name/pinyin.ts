// Chinese readings of names: a Latin name as pinyin, the pinyin of characters, and what pinyin says
// about Hangul, which is a guess about the characters that it stands for. Source: names.md 10.
import { canonicalSyllable } from './hangul.ts'
import { chineseSurnameRows, hanCharacters, hanRow, traditionalForm } from './name-table.ts'

/** A name as pinyin syllables: one or two of the surname, one or two given. */
export interface PinyinReading {
  surname: readonly string[]
  given: readonly string[]
  /** Read by its sound from Hangul that may as well be a Korean name. */
  guessed: boolean
}

const LONGEST_SYLLABLE = 6
const PASSPORT: Readonly<Record<string, string>> = { lyu: 'lv', nyu: 'nv' }

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Every syllable of pinyin that a character or a surname has. */
export const pinyinSyllables = once(() => {
  const found = new Set<string>()
  for (const character of hanCharacters())
    for (const one of hanRow(character)?.pinyin ?? []) found.add(one)
  for (const { pinyin } of chineseSurnameRows())
    for (const one of pinyin) if (one.length <= LONGEST_SYLLABLE) found.add(one)
  // 嗯 and 呒 are `ng` and `m`: interjections, in no name.
  return new Set([...found].filter((one) => /[aeiouv]/.test(one)))
})

/** Pinyin in plain lower case: without tones, `v` for ü, apostrophes and hyphens kept. */
export function foldPinyin(text: string): string {
  return text
    .normalize('NFD')
    .replace(/u\u0308|u:/gi, 'v')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼʻ`´]/g, "'")
    .toLowerCase()
}

/** All ways to cut letters into at most so many syllables of pinyin. */
export function cutPinyin(letters: string, most: number): string[][] {
  if (letters === '') return [[]]
  if (most === 0) return []
  const found: string[][] = []
  for (let end = Math.min(LONGEST_SYLLABLE, letters.length); end > 0; end--) {
    const head = letters.slice(0, end)
    const syllable = PASSPORT[head] ?? head
    if (!pinyinSyllables().has(syllable)) continue
    for (const rest of cutPinyin(letters.slice(end), most - 1)) found.push([syllable, ...rest])
  }
  return found
}

const MOST_SYLLABLES = 2
const MOST_READINGS = 16

function cutPieces(pieces: readonly string[]): string[][] {
  let found: string[][] = [[]]
  for (const piece of pieces)
    found = found.flatMap((before) =>
      cutPinyin(piece, MOST_SYLLABLES - before.length).map((after) => [...before, ...after]),
    )
  return found.filter(({ length }) => length > 0)
}

/** Two syllables only where one is impossible, or where a surname of two characters is so read. */
function surnamesFrom(letters: string): string[][] {
  const one = cutPinyin(letters, 1)
  const isLong = chineseSurnameRows().some(({ pinyin }) => pinyin.includes(letters))
  return one.length > 0 && !isLong ? one : cutPinyin(letters, MOST_SYLLABLES)
}

function readingsFrom(surname: string, given: readonly string[]): PinyinReading[] {
  const pieces = given.flatMap((word) => word.split(/['-]/)).filter((one) => one !== '')
  const names = cutPieces(pieces)
  if (names.length === 0) return []
  return surnamesFrom(surname.replace(/['-]/g, '')).flatMap((one) =>
    names.map((name) => ({ surname: one, given: name, guessed: false })),
  )
}

/**
 * How a Latin name of two or three words may be read as Chinese: surname first and, without a
 * comma, surname last. Takes the name without titles and brackets.
 */
export function readPinyin(text: string): PinyinReading[] {
  const folded = foldPinyin(text)
  const words = folded.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length < 2 || words.length > 3) return []
  if (words.some((word) => !/^[a-z'-]+$/.test(word))) return []
  const [first = '', ...rest] = words
  const found = readingsFrom(first, rest)
  if (!folded.includes(',')) found.push(...readingsFrom(words.at(-1) as string, words.slice(0, -1)))
  return found.slice(0, MOST_READINGS)
}

interface SurnamePinyin {
  one: ReadonlyMap<string, readonly string[]>
  two: ReadonlyMap<string, readonly string[][]>
}

const surnamePinyin = once((): SurnamePinyin => {
  const one = new Map<string, readonly string[]>()
  const two = new Map<string, string[][]>()
  for (const { traditional: written, pinyin } of chineseSurnameRows()) {
    const characters = [...written].map(traditionalForm)
    const traditional = characters.join('')
    if (characters.length === 1) one.set(traditional, pinyin)
    else
      two.set(
        traditional,
        pinyin.flatMap((joined) => cutPinyin(joined, MOST_SYLLABLES)),
      )
  }
  return { one, two }
})

/** Whether these two characters, in traditional form, are a Chinese surname. */
export function isChineseSurname(two: string): boolean {
  return surnamePinyin().two.has(two)
}

/** The pinyin of each character of a name: its own, its traditional form's, a surname's. */
export function pinyinOf(written: readonly string[]): ReadonlySet<string>[] {
  const han = written.map(traditionalForm)
  const sets = written.map((character, i) => {
    const rows = [hanRow(character), hanRow(han[i] as string)]
    return new Set(rows.flatMap((row) => row?.pinyin ?? []))
  })
  for (const one of surnamePinyin().one.get(han[0] as string) ?? []) sets[0]?.add(one)
  for (const both of surnamePinyin().two.get(`${han[0]}${han[1]}`) ?? [])
    for (const [i, one] of both.entries()) sets[i]?.add(one)
  return sets
}

type Counts = Map<string, Map<string, number>>

function count(counts: Counts, key: string, value: string): void {
  const inner = counts.get(key) ?? new Map<string, number>()
  counts.set(key, inner)
  inner.set(value, (inner.get(value) ?? 0) + 1)
}

// How many characters of the official list have a reading in Korean and one in Chinese.
const readingPairs = once(() => {
  const byHangul: Counts = new Map()
  const byPinyin: Counts = new Map()
  for (const character of hanCharacters()) {
    const row = hanRow(character)
    const hangul = new Set(row?.readings.slice(0, row.official).map(canonicalSyllable))
    for (const syllable of hangul)
      for (const one of row?.pinyin ?? []) {
        count(byHangul, syllable, one)
        count(byPinyin, one, syllable)
      }
  }
  return { byHangul, byPinyin }
})

/** Whether some official character has this canonical Korean reading and this pinyin. */
export function mayBePinyinOf(syllable: string, pinyin: string): boolean {
  return readingPairs().byHangul.get(syllable)?.has(pinyin) === true
}

/** The canonical Korean readings of all official characters with a pinyin, most usual first. */
export function hangulOfPinyin(pinyin: string, most: number): string[] {
  const found = [...(readingPairs().byPinyin.get(pinyin) ?? [])]
  return found
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([syllable]) => syllable)
}
