// One cell of a list of persons, from its words to what can be compared: years, ages, sexes, days.
// What is impossible or can be read in two ways is a problem; what is only words is a note, and
// stands as written. Source: linkage.md 5 and 15, desk.md I3.
import { type DayInterval, readDate, type Sex } from '@tumen/claim'

/** What a cell gives: a value, a problem that refuses the row, a note that is told, or nothing. */
export type CellReading<T> =
  | { value: T; problem?: never; note?: never }
  | { problem: string; value?: never; note?: never }
  | { note: string; value?: never; problem?: never }
  | { value?: never; problem?: never; note?: never }

/** Years that a birth may have, first and last. */
export interface Band {
  low: number
  high: number
}

const NOTHING = {} as const

// "Not known", in the words that lists have for it.
const UNKNOWN =
  /^(?:[?？\-–—.]+|n\/?a|unknown|not known|unclear|미상|불명|모름|알 수 없음|불상|不明|不详|未知|未详|不詳|無|无|없음)$/iu

/** The cell without what cannot be text, normalised; a note where something had to be left out. */
export function cleanCell(text: string): { text: string; note?: 'not_utf8' } {
  // Half a sign and the zero sign stand in no text: the cell says nothing.
  if (/[\0\p{Surrogate}]/u.test(text)) return { text: '', note: 'not_utf8' }
  const trimmed = text.normalize('NFC').trim()
  return { text: /^'[=+\-@\t\r]/.test(trimmed) ? trimmed.slice(1) : trimmed }
}

/** The first and the last possible year of a birth that is told by its year or its day. */
export function readBirthYear(text: string, thisYear: number): CellReading<Band> {
  const plain = text.normalize('NFKC')
  if (UNKNOWN.test(plain)) return NOTHING
  const years = plain.match(/(?<!\d)\d{4}(?!\d)/g)?.map(Number) ?? []
  const [first, second = first, third] = years
  if (first === undefined || second === undefined || third !== undefined || isHedged(plain))
    return { note: 'year_unreadable' }
  const isPossible = (year: number) => year >= 1850 && year <= thisYear
  if (!isPossible(first) || !isPossible(second) || first > second)
    return { problem: 'year_impossible' }
  return { value: { low: first, high: second } }
}

const isHedged = (plain: string) =>
  /약|경|추정|大约|约|左右|circa|about|around|c\.|~$/iu.test(plain)

/** How an age is counted; nothing when nobody says. */
export type AgeCounting = 'korean' | 'international'

/** How a cell says that ages are counted. */
export function readCounting(text: string): CellReading<AgeCounting> {
  const plain = text.normalize('NFKC').toLowerCase()
  if (plain === '' || UNKNOWN.test(plain) || plain === 'none') return NOTHING
  if (/^(?:korean|korea|kr|세는 ?나이|한국 ?나이|한국식|虚岁|虛歲)$/u.test(plain))
    return { value: 'korean' }
  if (/^(?:international|full|만|만 ?나이|周岁|周歲|实岁)$/u.test(plain))
    return { value: 'international' }
  return { note: 'counting_unreadable' }
}

/** An age in whole years, and the counting that its own words name. */
export function readAge(text: string): CellReading<{ age: number; counting?: AgeCounting }> {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ')
  if (UNKNOWN.test(plain)) return NOTHING
  const match = /^(만 ?)?(\d{1,3}) ?(세|살|岁|歲|周岁|虚岁|years?(?: old)?)?$/iu.exec(plain)
  if (!match) return { note: 'age_unreadable' }
  const age = Number(match[2])
  if (age > 130) return { problem: 'age_impossible' }
  if (match[1] || match[3] === '周岁') return { value: { age, counting: 'international' } }
  return match[3] === '虚岁' ? { value: { age, counting: 'korean' } } : { value: { age } }
}

/** The years of a birth by an age that was said in a year, for each way of counting. */
export function bandOfAge(age: number, year: number, counting: AgeCounting | undefined): Band {
  if (counting === 'korean') return { low: year - age + 1, high: year - age + 1 }
  return { low: year - age - 1, high: counting ? year - age : year - age + 1 }
}

const WOMEN = 'f female w woman women girl 여 여자 여성 녀 녀자 녀성 여아 소녀 女 女性 女子 女的'
const MEN = 'm male man men boy 남 남자 남성 남아 소년 男 男性 男子 男的'
const SEX_WORDS: ReadonlyMap<string, Sex> = new Map([
  ...WOMEN.split(' ').map((word) => [word, 'f'] as const),
  ...MEN.split(' ').map((word) => [word, 'm'] as const),
])

/** The sex, by the words for it in English, Korean and Chinese. */
export function readSex(text: string): CellReading<Sex> {
  const plain = text.normalize('NFKC').toLowerCase()
  if (UNKNOWN.test(plain)) return NOTHING
  const value = SEX_WORDS.get(plain)
  return value === undefined ? { note: 'sex_unreadable' } : { value }
}

/** The order of day and month in a column of dates. */
export const DATE_FORMS = ['ymd', 'dmy', 'mdy'] as const

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/**
 * The days that a date means: of a year, a month, a day, or between two of these. Days and months
 * that could change places are a problem until `form` says which comes first.
 */
export function readDays(text: string, form: string | undefined): CellReading<DayInterval> {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ')
  if (UNKNOWN.test(plain)) return NOTHING
  const edtf = edtfOf(plain, form)
  if ('problem' in edtf) return edtf
  const read = readDate(edtf.edtf)
  if (read.date) {
    const { earliest, latest } = read.date
    if (earliest === undefined || latest === undefined) return { note: 'date_open' }
    return { value: { earliest, latest } }
  }
  const IMPOSSIBLE = ['date_impossible', 'date_out_of_range', 'time_order']
  const isImpossible = read.findings.some(({ code }) => IMPOSSIBLE.includes(code))
  return isImpossible ? { problem: 'date_impossible' } : { note: 'date_unreadable' }
}

type AsEdtf = { edtf: string } | { problem: string }

function edtfOf(plain: string, form: string | undefined): AsEdtf {
  const year = /^(\d{4}) ?[-./년年] ?(?:(\d{1,2}) ?[-./월月]? ?(?:(\d{1,2}) ?[일日號号.]?)?)?$/u
  const first = year.exec(plain.replace(/[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?$/, ''))
  if (first) return { edtf: joined(first[1], first[2], first[3]) }
  const named = namedMonth(plain)
  if (named) return named
  const last = /^(?:(\d{1,2})[-./])?(\d{1,2})[-./](\d{4})$/.exec(plain)
  if (!last) return { edtf: plain }
  const [, a, b, of] = last
  if (a === undefined) return { edtf: joined(of, b) }
  return ordered(a, b ?? '', of ?? '', form)
}

function ordered(a: string, b: string, year: string, form: string | undefined): AsEdtf {
  if (form === 'dmy') return { edtf: joined(year, b, a) }
  if (form === 'mdy') return { edtf: joined(year, a, b) }
  if (Number(a) === Number(b)) return { edtf: joined(year, a, b) }
  if (Number(a) > 12) return { edtf: joined(year, b, a) }
  if (Number(b) > 12) return { edtf: joined(year, a, b) }
  return { problem: 'date_ambiguous' }
}

function namedMonth(plain: string): AsEdtf | undefined {
  const match =
    /^(?:(\d{1,2}) )?([a-z]{3,9})\.? (?:(\d{1,2}),? )?(\d{4})$/i.exec(plain) ?? undefined
  const month = match && MONTHS.indexOf((match[2] ?? '').slice(0, 3).toLowerCase()) + 1
  if (!match || !month) return undefined
  return { edtf: joined(match[4], String(month), match[1] ?? match[3]) }
}

function joined(year = '', month?: string, day?: string): string {
  return [year, ...[month, day].flatMap((part) => part?.padStart(2, '0') ?? [])].join('-')
}
