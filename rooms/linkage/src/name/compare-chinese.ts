// Names of which at least one is read as Chinese: pinyin against characters, against Hangul and
// Korean spellings, and against pinyin. Source: names.md 10.
import { better, type Comparison, DIFFERENT } from './compare-reading.ts'
import type { Parsed, Reading } from './person-name.ts'
import { mayBePinyinOf, type PinyinReading } from './pinyin.ts'

const POSSIBLE: Comparison = { level: 3, why: 'pinyin_possible', ambiguity: 1 }
const OF_CHARACTERS: Comparison = { level: 4, why: 'pinyin_of_characters', ambiguity: 1 }
const COMPATIBLE: Comparison = { level: 4, why: 'compatible', ambiguity: 1 }

function fitsCharacters(one: readonly string[], sets: readonly ReadonlySet<string>[]): boolean {
  return one.length === sets.length && one.every((syllable, i) => sets[i]?.has(syllable))
}

/** Whether a Chinese spelling fits Hangul syllables: a guess about the characters behind them. */
function fitsHangul({ surname, given }: PinyinReading, reading: Reading): boolean {
  if (reading.surname === null || reading.given.length !== given.length) return false
  const fits = (syllable: string, i: number, latin: readonly string[]) =>
    mayBePinyinOf(syllable, latin[i] as string)
  const isSurname = [...reading.surname].some(
    (one) => one.length === surname.length && [...one].every((s, i) => fits(s, i, surname)),
  )
  return (
    isSurname && reading.given.every((set, i) => [...set.keys()].some((one) => fits(one, i, given)))
  )
}

function sameJoined(a: readonly string[], b: readonly string[]): boolean {
  return a.join(' ') === b.join(' ')
}

/** A syllable without what many speakers do not tell apart: z and zh, n and ng. */
function blurred(syllable: string): string {
  return syllable.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n')
}

/** Two Chinese names in pinyin: syllables count and not letters. */
function comparePinyinReadings(x: PinyinReading, y: PinyinReading): Comparison {
  if (!sameJoined(x.surname, y.surname)) return DIFFERENT
  if (sameJoined(x.given, y.given)) return COMPATIBLE
  const [a, b] = x.given.length <= y.given.length ? [x.given, y.given] : [y.given, x.given]
  if (a.length < b.length)
    return b.includes(a[0] as string)
      ? { level: 2, why: 'syllable_missing', ambiguity: 1 }
      : DIFFERENT
  if (a.length === 2 && a[0] === b[1] && a[1] === b[0])
    return { level: 2, why: 'swapped', ambiguity: 1 }
  if (a.every((syllable, i) => blurred(syllable) === blurred(b[i] as string)))
    return { level: 2, why: 'letters', ambiguity: 1 }
  const met = a.filter((syllable, i) => syllable === b[i]).length
  return met === 1 ? { level: 1, why: 'shared_syllable', ambiguity: 1 } : DIFFERENT
}

/** The best comparison of two names in pinyin; several readings each. */
export function comparePinyin(
  a: readonly PinyinReading[],
  b: readonly PinyinReading[],
): Comparison {
  let best = DIFFERENT
  for (const x of a) for (const y of b) best = better(best, comparePinyinReadings(x, y))
  return best
}

function syllablesOf({ surname, given }: PinyinReading): string[] {
  return [...surname, ...given]
}

/** One Chinese reading of a name against a reading of another; undefined if they do not compare. */
function compareOne(one: PinyinReading, name: Parsed, other: Reading): Comparison | undefined {
  if (other.pinyin !== undefined) {
    if (!fitsCharacters(syllablesOf(one), other.pinyin)) return DIFFERENT
    return one.guessed ? POSSIBLE : OF_CHARACTERS
  }
  if (name.alphabet === 'hangul' || other.script === 'cyrillic') return undefined
  // One syllable that is also a Korean spelling is too little to take for Chinese.
  const isLittle = one.given.length === 1 && name.readings.length > 0
  if (other.script === 'latin' && isLittle) return undefined
  return fitsHangul(one, other) ? POSSIBLE : DIFFERENT
}

/** A name in Hangul by its Chinese sound against pinyin in Latin letters. */
function compareSound(one: PinyinReading, { alphabet, pinyin }: Parsed): Comparison | undefined {
  if (alphabet !== 'latin' || pinyin.length === 0) return undefined
  const isSame = pinyin.some((other) => sameJoined(syllablesOf(one), syllablesOf(other)))
  if (!isSame) return DIFFERENT
  return one.guessed ? POSSIBLE : COMPATIBLE
}

function compareOneWay(a: Parsed, b: Parsed): Comparison | undefined {
  let best: Comparison | undefined
  for (const one of a.pinyin) {
    const sound = a.alphabet === 'hangul' ? compareSound(one, b) : undefined
    for (const found of [sound, ...b.readings.map((reading) => compareOne(one, a, reading))])
      if (found !== undefined) best = best === undefined ? found : better(best, found)
  }
  return best
}

/** What Chinese readings of two names say; undefined where there is none to compare. */
export function compareChinese(a: Parsed, b: Parsed): Comparison | undefined {
  const [there, back] = [compareOneWay(a, b), compareOneWay(b, a)]
  return there !== undefined && back !== undefined ? better(there, back) : (there ?? back)
}
