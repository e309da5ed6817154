// Keys by which the same name in another spelling or script is found: skeletons of its syllables.
// Source: names.md 11.
import { syllableSkeleton } from './hangul.ts'
import type { Parsed, Reading } from './person-name.ts'
import { hangulOfPinyin, type PinyinReading } from './pinyin.ts'
import type { SyllableSet } from './spelling-index.ts'

/** One key: skeletons of the surname, of the whole given name, of its first two syllables. */
export interface NameKey {
  /** `?` when the name has no surname. */
  surname: string
  /** Skeletons of the given syllables joined by full stops. */
  given: string
  syllable1: string
  syllable2: string | null
  /** Made from pinyin by a guess: to find candidates only, never to count a name. */
  guessed: boolean
}

const MOST_KEYS = 40
const MOST_COMBINATIONS = 24
const MOST_OF_A_SET = 6
const NO_SURNAME = '?'

/** All ways to take one of each, at most so many; the first of each first. */
function combinations(sets: readonly (readonly string[])[]): string[][] {
  let found: string[][] = [[]]
  for (const set of sets)
    found = found
      .flatMap((before) => set.map((one) => [...before, one]))
      .slice(0, MOST_COMBINATIONS)
  return found
}

function skeletonsOf(syllables: Iterable<string>): string[] {
  return [...new Set([...syllables].slice(0, MOST_OF_A_SET).map(syllableSkeleton))]
}

function surnameSkeletons(surnames: Iterable<string>): string[] {
  return [...new Set([...surnames].map((one) => [...one].map(syllableSkeleton).join('')))]
}

function keysFrom(surnames: readonly string[], given: string[][], guessed: boolean): NameKey[] {
  return surnames.flatMap((surname) =>
    combinations(given).map((parts) => ({
      surname,
      given: parts.join('.'),
      syllable1: parts[0] as string,
      syllable2: parts[1] ?? null,
      guessed,
    })),
  )
}

/** A character of no list has no reading: it stands for itself. */
function setSkeletons(set: SyllableSet, character: string | undefined): string[] {
  return set.size > 0 ? skeletonsOf(set.keys()) : [character ?? NO_SURNAME]
}

function keysOfReading({ surname, given, han }: Reading): NameKey[] {
  const before = (han?.length ?? given.length) - given.length
  const sets = given.map((set, i) => setSkeletons(set, han?.[before + i]))
  const surnames = surname && surname.size > 0 ? surnameSkeletons(surname) : [NO_SURNAME]
  return keysFrom(surnames, sets, false)
}

function keysOfPinyin({ surname, given }: PinyinReading): NameKey[] {
  const read = (syllable: string) => hangulOfPinyin(syllable, MOST_OF_A_SET)
  const surnames = combinations(surname.map((one) => read(one))).map((parts) => parts.join(''))
  return keysFrom(
    surnameSkeletons(surnames),
    given.map((one) => skeletonsOf(read(one))),
    true,
  )
}

/**
 * The keys of a name, each once, at most 40; empty for a name without readings. Two names that
 * agree at level 4 or 5 share a key, as long as none was left out and letters did not decide.
 */
export function nameKeys(name: Parsed): NameKey[] {
  const sure = name.pinyin.filter(({ guessed }) => !guessed)
  const all = [...name.readings.flatMap(keysOfReading), ...sure.flatMap(keysOfPinyin)]
  const found = new Map<string, NameKey>()
  for (const key of all) {
    const text = `${key.surname}|${key.given}`
    if (!found.has(text)) found.set(text, key)
  }
  return [...found.values()].slice(0, MOST_KEYS)
}
