// Two neighbouring numerals said as one number: 두세, 대여섯, 两三, 三四十, and numerals with an
// open last place: 십수, 十几. Both ends are kept; nothing is averaged. Source: reading.md 2.
import { eastNumber, nativeKoreanNumber } from './number-word.ts'

/** Both ends of a number that is said as two. */
export interface NumberPair {
  low: number
  high: number
}

const NATIVE_PAIRS: Readonly<Record<string, readonly [number, number]>> = {
  한두: [1, 2],
  두세: [2, 3],
  두서너: [2, 4],
  두어: [2, 3],
  두셋: [2, 3],
  서넛: [3, 4],
  서너댓: [3, 5],
  서너: [3, 4],
  너댓: [4, 5],
  네댓: [4, 5],
  네다섯: [4, 5],
  너더댓: [4, 5],
  대여섯: [5, 6],
  예닐곱: [6, 7],
  일고여덟: [7, 8],
  일여덟: [7, 8],
  여덟아홉: [8, 9],
}

/** The words for two neighbouring Korean numerals, and for about five, as one pattern. */
export const NATIVE_PAIR_PATTERN = [...Object.keys(NATIVE_PAIRS), '댓']
  .sort((a, b) => b.length - a.length)
  .join('|')

function nativePair(text: string): NumberPair | undefined {
  for (const [word, [low, high]] of Object.entries(NATIVE_PAIRS)) {
    if (!text.endsWith(word)) continue
    const tens = text.slice(0, -word.length)
    const base = tens === '' ? 0 : nativeKoreanNumber(tens)
    if (base !== undefined && base % 10 === 0) return { low: base + low, high: base + high }
  }
  return undefined
}

const NEIGHBOURS =
  /^(\D{0,8}[십백천만十百千万萬]|)([일이삼사오육칠팔一二两兩三四五六七八])(\D)([십백천만十百千万萬]?)$/

function neighbours(text: string): NumberPair | undefined {
  const [, tens = '', a = '', b = '', unit = ''] = NEIGHBOURS.exec(text) ?? []
  if (b === '' || (tens !== '' && unit === '' && !/[십十]$/.test(tens))) return undefined
  const [first, second] = [eastNumber(a), eastNumber(b)]
  if (first === undefined || second !== first + 1) return undefined
  const [low, high] = [eastNumber(tens + a + unit), eastNumber(tens + b + unit)]
  return low === undefined || high === undefined ? undefined : { low, high }
}

// 十几 is eleven to nineteen; 二十几 twenty-one to twenty-nine.
function openPlace(text: string): NumberPair | undefined {
  const [, tens] = /^(\D?[십十])[수几幾数數]$/.exec(text) ?? []
  const base = tens === undefined ? undefined : eastNumber(tens)
  return base === undefined ? undefined : { low: base + 1, high: base + 9 }
}

// 三五人 are three to five, and not thirty-five.
const FEW = { low: 3, high: 5 }

/** 三、四十: a mark between the two numerals. */
const APART = /^([一二三四五六七八])[、,] ?(?=[二三四五六七八九][十百千万萬])/u

/** Both ends of two neighbouring numerals (두세, 열두세, 三四十, 十几), or nothing. */
export function eastPair(text: string): NumberPair | undefined {
  if (text === '三五') return FEW
  const joined = text.replace(APART, '$1')
  return nativePair(joined) ?? neighbours(joined) ?? openPlace(joined)
}

/** The same and a little more (삼사십여, 三四十余): up to the step from the one to the other. */
export function oddPair(text: string): NumberPair | undefined {
  const pair = eastPair(text)
  const step = pair === undefined ? 0 : pair.high - pair.low
  return pair && step >= 10 ? { low: pair.low, high: pair.high + step - 1 } : undefined
}

// 百十人, 千八百人: "a hundred or so", said without a number before the unit; 댓 is about five.
const ROUND: Readonly<Record<string, number>> = { 百十: 100, 百八十: 100, 千百: 1000, 千八百: 1000 }

/** The round number that words for "so many or so" say (百十, 서른댓), or nothing. */
export function roundNumber(text: string): number | undefined {
  const tens = /^(.{0,2})댓$/u.exec(text)?.[1]
  if (tens === undefined) return Object.hasOwn(ROUND, text) ? ROUND[text] : undefined
  const base = tens === '' ? 0 : nativeKoreanNumber(tens)
  return base !== undefined && base % 10 === 0 ? base + 5 : undefined
}
