// Numbers as people write them: digits with separators, English words, and East Asian
// numerals in Hangul and Hanzi. What is not surely a number is not read. Source: reading.md 2.

const ENGLISH: Readonly<Record<string, number>> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

// Largest first. "Twelve hundred" is said, "twelve thousand thousand" is not.
const SCALES = [
  { word: 'million', size: 1_000_000, most: 999 },
  { word: 'thousand', size: 1000, most: 999 },
  { word: 'hundred', size: 100, most: 99 },
  { word: 'score', size: 20, most: 99 },
  { word: 'dozen', size: 12, most: 99 },
] as const

// Many lists write 100000 without separators, but never "1.000" or "1,00".
const DIGITS = /^(\d{1,15}|\d{1,3}(,\d{3}){1,4}|\d{1,3}( \d{3}){1,4})$/

function digitsNumber(text: string): number | undefined {
  return DIGITS.test(text) ? Number(text.replace(/[, ]/g, '')) : undefined
}

function ownWord(text: string): number | undefined {
  return Object.hasOwn(ENGLISH, text) ? ENGLISH[text] : undefined
}

function underHundred(text: string): number | undefined {
  const plain = digitsNumber(text) ?? ownWord(text)
  if (plain !== undefined) return plain
  const [tens, ones, more] = text.split(/[- ]/)
  const [a, b] = [ownWord(tens ?? '') ?? 0, ownWord(ones ?? '') ?? 0]
  return more === undefined && a >= 20 && b >= 1 && b <= 9 ? a + b : undefined
}

function scaled(text: string, at: number, scale: (typeof SCALES)[number]): number | undefined {
  const left = text.slice(0, at).trim()
  const right = text
    .slice(at + scale.word.length)
    .replace(/^ and /, ' ')
    .trim()
  const times = left === 'a' ? 1 : scaleTimes(left)
  const rest = right === '' ? 0 : englishNumber(right)
  if (times === undefined || rest === undefined) return undefined
  // "30 thousand 40 thousand" and "a dozen three" are not one number.
  if (times > scale.most || rest >= scale.size || (scale.size < 100 && rest > 0)) return undefined
  const total = Math.round(times * scale.size) + rest
  return times > 0 && Math.abs(times * scale.size + rest - total) < 1e-6 ? total : undefined
}

// "1.5 million" is a whole number of persons, "1.5" alone is none.
function scaleTimes(left: string): number | undefined {
  return /^\d{1,3}\.\d{1,2}$/.test(left) ? Number(left) : englishNumber(left)
}

/** The number that lower-case English words or digits say, or nothing. */
export function englishNumber(text: string): number | undefined {
  if (text === 'half a dozen') return 6
  // "3.5k" is written in tables and posts, and is no number of persons without its letter.
  if (/^\d{1,3}(?:\.\d)?k$/.test(text)) return Math.round(Number(text.slice(0, -1)) * 1000)
  for (const scale of SCALES) {
    const at = text.indexOf(scale.word)
    if (at !== -1) return scaled(text, at, scale)
  }
  return underHundred(text)
}

const EAST_DIGITS = '零一二三四五六七八九'
const HANGUL_DIGITS = '영일이삼사오육칠팔구'
const UNIT_SIZES: Readonly<Record<string, number>> = {
  십: 10,
  백: 100,
  천: 1000,
  만: 10_000,
  억: 100_000_000,
  拾: 10,
  佰: 100,
  仟: 1000,
  十: 10,
  百: 100,
  千: 1000,
  万: 10_000,
  萬: 10_000,
  亿: 100_000_000,
  億: 100_000_000,
}
/** Tens in one sign. */
const TENS: Readonly<Record<string, string>> = { 廿: '二十', 卅: '三十' }
const VARIANTS: Readonly<Record<string, string>> = {
  ...{ 两: '二', 兩: '二', 〇: '零', 륙: '육', 壹: '一', 贰: '二', 貳: '二', 叁: '三', 參: '三' },
  ...{
    俩: '二',
    倆: '二',
    仨: '三',
    肆: '四',
    伍: '五',
    陆: '六',
    陸: '六',
    柒: '七',
    捌: '八',
    玖: '九',
  },
}

function eastDigit(sign: string): number {
  const plain = VARIANTS[sign] ?? sign
  return Math.max(EAST_DIGITS.indexOf(plain), HANGUL_DIGITS.indexOf(plain))
}

interface Count {
  total: number
  section: number
  current: number | undefined
  /** The last unit inside the section, and the last 万 or 亿. */
  unit: number
  big: number
  /** A zero stood between: 一百零五. */
  filled: boolean
}

function takeUnit(count: Count, size: number): boolean {
  const isBig = size >= 10_000
  if (size >= (isBig ? count.big : count.unit)) return false
  const spoken = isBig ? count.section + (count.current ?? 0) : (count.current ?? 1)
  if (!isBig && spoken > 9) return false
  const product = Math.round((spoken || 1) * size)
  if (Math.abs(product - (spoken || 1) * size) > 1e-6) return false
  if (isBig) {
    count.total += product
    count.section = 0
    count.unit = Number.POSITIVE_INFINITY
    count.big = size
  } else {
    count.section += product
    count.unit = size
  }
  count.current = undefined
  count.filled = false
  return true
}

function takeNumber(count: Count, token: string): boolean {
  const isArabic = /^\d/.test(token)
  const value = isArabic ? Number(token.replace(/,/g, '')) : eastDigit(token)
  if (value === 0 && !isArabic && count.total + count.section > 0 && !count.filled) {
    count.filled = true
    return true
  }
  if (value < 0 || count.current !== undefined) return false
  if (isArabic && !/^(\d{1,15}|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(token)) return false
  count.current = value
  return true
}

/**
 * The number that East Asian numerals say, with or without digits (`2만3500`, `六百`, `两万`),
 * or nothing. The Chinese `三百五` is not read: it may mean 350 or, badly written, 305.
 */
export function eastNumber(text: string): number | undefined {
  const bound = Number.POSITIVE_INFINITY
  const count: Count = {
    total: 0,
    section: 0,
    current: undefined,
    unit: bound,
    big: bound,
    filled: false,
  }
  // Half a hundred: "逾半百人".
  const spelt = text.replace(/^半百$/, '五十').replace(/[廿卅]/g, (sign) => TENS[sign] ?? sign)
  const tokens = spelt.match(/\d[\d,]*(?:\.\d+)?|[^\d\s]|\s(?=\d)(?<=\d\s)/g) ?? []
  // A fraction is a number of persons only before a unit: 1.5만, but not 1.000.
  if (tokens.length === 0 || tokens.at(-1)?.includes('.')) return undefined
  for (const token of tokens) {
    const size = Object.hasOwn(UNIT_SIZES, token) ? UNIT_SIZES[token] : undefined
    if (!(size === undefined ? takeNumber(count, token) : takeUnit(count, size))) return undefined
  }
  const rest = count.current ?? 0
  const above = Math.min(count.unit, count.section > 0 ? bound : count.big)
  const isShort = /[百千万萬][一二三四五六七八九两兩]$/.test(text) && !count.filled
  if (!Number.isInteger(rest) || rest >= above || isShort) return undefined
  return count.total + count.section + rest
}

const NATIVE_TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔']
const NATIVE_ONES = [
  [''],
  ['하나', '한'],
  ['둘', '두'],
  ['셋', '세'],
  ['넷', '네'],
  ['다섯'],
  ['여섯'],
  ['일곱'],
  ['여덟'],
  ['아홉'],
]

const NATIVE = new Map([['스무', 20]])
for (const [t, tens] of NATIVE_TENS.entries())
  for (const [n, ones] of NATIVE_ONES.entries())
    for (const word of ones) if (tens + word !== '') NATIVE.set(tens + word, 10 * t + n)

/** The number that native Korean numerals say (열두, 스무), or nothing. */
export function nativeKoreanNumber(text: string): number | undefined {
  return NATIVE.get(text)
}
