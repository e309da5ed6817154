// Two readings of names, compared as sets of syllables. A level and its reason for each way in
// which they agree or differ. Source: names.md 9.1 to 9.3.
import { jamoDistance } from './hangul.ts'
import type { Reading } from './person-name.ts'
import type { SyllableSet } from './spelling-index.ts'

/** −1 no evidence · 0, 1 different · 2, 3 possibly the same · 4, 5 the same name. */
export type Level = -1 | 0 | 1 | 2 | 3 | 4 | 5

/** Why a level was given. The words for people are in `view`. */
export type Why =
  | 'same_characters'
  | 'same_syllables'
  | 'compatible'
  | 'pinyin_of_characters'
  | 'same_reading_other_characters'
  | 'given_only'
  | 'pinyin_possible'
  | 'one_jamo'
  | 'swapped'
  | 'syllable_missing'
  | 'shared_syllable'
  | 'same_given_other_surname'
  | 'different'
  | 'letters'
  | 'pseudonym'
  | 'masked'
  | 'surname_only'
  | 'empty'
  | 'unparsed'

/** How two names compare; `ambiguity` is how many pairs of syllables may stand behind them. */
export interface Comparison {
  level: Level
  why: Why
  ambiguity: number
}

// Between equal levels the reason that stands first here is given, whichever name comes first.
const REASONS: readonly Why[] = [
  ...(['same_characters', 'same_syllables', 'pinyin_of_characters', 'compatible'] as const),
  ...(['same_reading_other_characters', 'given_only', 'pinyin_possible', 'one_jamo'] as const),
  ...(['swapped', 'syllable_missing', 'shared_syllable', 'same_given_other_surname'] as const),
  ...(['letters', 'different'] as const),
]

/** The better of two comparisons, whichever comes first. */
export function better(a: Comparison, b: Comparison): Comparison {
  if (a.level !== b.level) return a.level > b.level ? a : b
  if (a.why !== b.why) return REASONS.indexOf(a.why) < REASONS.indexOf(b.why) ? a : b
  return a.ambiguity <= b.ambiguity ? a : b
}

/** Nothing in common. */
export const DIFFERENT: Comparison = { level: 0, why: 'different', ambiguity: 1 }

type Found = readonly [level: Level, why: Why]

function meet(a: SyllableSet | ReadonlySet<string>, b: SyllableSet | ReadonlySet<string>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  for (const one of few.keys()) if (many.has(one)) return true
  return false
}

/** Both present and sharing one: 1; one absent: 0; both present and apart: −1. */
function surnameSign(x: Reading, y: Reading): -1 | 0 | 1 {
  if (x.surname === null || y.surname === null) return 0
  return meet(x.surname, y.surname) ? 1 : -1
}

function isSpelled({ script }: Reading): boolean {
  return script === 'latin' || script === 'cyrillic'
}

/** Whether one insertion, removal or change makes two strings the same. */
export function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && short[from] === long[from]) from++
  const skip = long.length === short.length ? 1 : 0
  return short.slice(from + skip) === long.slice(from + 1)
}

function firstOf(set: SyllableSet): SyllableSet {
  return new Map([...set].slice(0, 1))
}

function leastDistance(a: SyllableSet, b: SyllableSet): number {
  let least = 3
  for (const one of a.keys())
    for (const other of b.keys()) least = Math.min(least, jamoDistance(one, other))
  return least
}

/** Whether the characters of a given syllable have a Chinese reading in common. */
function soundsAlike(x: Reading, y: Reading, at: number): boolean {
  const soundAt = ({ pinyin = [], given }: Reading) => pinyin[pinyin.length - given.length + at]
  const [a, b] = [soundAt(x), soundAt(y)]
  return a !== undefined && b !== undefined && meet(a, b)
}

/** Whether the syllables at this place differ in one jamo, and not for the many they may be. */
function isOneJamoOff(x: Reading, y: Reading, at: number): boolean {
  const [a, b] = [x.given[at] as SyllableSet, y.given[at] as SyllableSet]
  const spelled = [x, y].filter(isSpelled).length
  if (spelled === 2 && !isOneEdit(x.letters?.[at] ?? '', y.letters?.[at] ?? '')) return false
  if (sameCharacters(x, y) === false && !soundsAlike(x, y, at)) return false
  if (spelled === 1 && a.size > 1 && b.size > 1) return leastDistance(firstOf(a), firstOf(b)) === 1
  return leastDistance(a, b) === 1
}

function sameCharacters(x: Reading, y: Reading): boolean | undefined {
  const [a, b] = [x.forms, y.forms]
  if (a === undefined || b === undefined) return undefined
  return a.length === b.length && a.every((one, i) => meet(one, b[i] as ReadonlySet<string>))
}

function whenAllMeet(x: Reading, y: Reading, sign: number): Found {
  if (sign < 0) return [1, 'same_given_other_surname']
  if (sign === 0) return [3, 'given_only']
  if (sameCharacters(x, y) === false) return [3, 'same_reading_other_characters']
  return isSpelled(x) || isSpelled(y) ? [4, 'compatible'] : [5, 'same_syllables']
}

function isSwapped({ given: [a, b] }: Reading, { given: [c, d] }: Reading): boolean {
  return a !== undefined && b !== undefined && c !== undefined && d !== undefined
    ? meet(a, d) && meet(b, c)
    : false
}

function whenSameNumber(x: Reading, y: Reading): Found {
  const sign = surnameSign(x, y)
  const apart: number[] = []
  for (const [i, set] of x.given.entries()) if (!meet(set, y.given[i] as SyllableSet)) apart.push(i)
  if (apart.length === 0) return whenAllMeet(x, y, sign)
  const [only] = apart
  if (sign > 0 && apart.length === 1 && isOneJamoOff(x, y, only as number)) return [2, 'one_jamo']
  if (sign >= 0 && x.given.length === 2 && isSwapped(x, y)) return [2, 'swapped']
  if (sign > 0 && x.given.length > 1 && apart.length === 1) return [1, 'shared_syllable']
  return [0, 'different']
}

function isMissingOne(short: readonly SyllableSet[], long: readonly SyllableSet[]): boolean {
  const meetsFrom = (start: number) =>
    short.every((set, i) => meet(set, long[i + start] as SyllableSet))
  return meetsFrom(0) || meetsFrom(1)
}

/** The level of two readings, symmetric in them. */
export function compareReadings(x: Reading, y: Reading): Found {
  if (sameCharacters(x, y) === true) return [5, 'same_characters']
  const difference = x.given.length - y.given.length
  if (difference === 0) return whenSameNumber(x, y)
  const [short, long] = difference < 0 ? [x.given, y.given] : [y.given, x.given]
  if (Math.abs(difference) > 1 || surnameSign(x, y) <= 0) return [0, 'different']
  return isMissingOne(short, long) ? [2, 'syllable_missing'] : [0, 'different']
}

const MOST_OF_ONE = 4

/** How many syllables the sets of a reading may stand for, each set counted up to four. */
export function ambiguityOf({ given }: Reading): number {
  return given.reduce((product, { size }) => product * Math.max(1, Math.min(MOST_OF_ONE, size)), 1)
}
