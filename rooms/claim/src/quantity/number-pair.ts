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
  서너: [3, 4],
  너댓: [4, 5],
  네댓: [4, 5],
  네다섯: [4, 5],
  너더댓: [4, 5],
  대여섯: [5, 6],
  예닐곱: [6, 7],
  일고여덟: [7, 8],
  여덟아홉: [8, 9],
}

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

/** Both ends of two neighbouring numerals (두세, 열두세, 三四十, 十几), or nothing. */
export function eastPair(text: string): NumberPair | undefined {
  return nativePair(text) ?? neighbours(text) ?? openPlace(text)
}
