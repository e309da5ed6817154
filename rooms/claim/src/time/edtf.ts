// Partial dates as people write them for machines: our profile of EDTF (ISO 8601-2, level 1
// and the quarters and half-years of level 2), read into days and written back.
// Source: conventions.md section 4; https://www.loc.gov/standards/datetime/

import type { Finding } from '../finding.ts'
import { daysInMonth, FIRST_YEAR, isDay, isoDay, LAST_YEAR } from './date.ts'

/** How sure a date is: approximate, uncertain, or both. */
export type DateMark = '~' | '?' | '%'

/** A closed interval of days, open where a side is absent, with the mark of each side. */
export interface PartialDate {
  earliest?: string
  latest?: string
  earliestMark?: DateMark
  latestMark?: DateMark
}

/** A read date, or why it cannot be read. */
export type ReadDate =
  | { date: PartialDate; findings?: never }
  | { date?: never; findings: Finding[] }

interface Part {
  first: string
  last: string
  mark?: DateMark
}

// Months of the sub-year groups of level 2: 33 to 36 quarters, 40 and 41 half-years.
const GROUPS: Readonly<Record<number, readonly [number, number]>> = {
  33: [1, 3],
  34: [4, 6],
  35: [7, 9],
  36: [10, 12],
  40: [1, 6],
  41: [7, 12],
}

type ReadPart = Part | Finding

function monthsOf(year: number, from: number, to: number): Part {
  return { first: isoDay(year, from, 1), last: isoDay(year, to, daysInMonth(year, to)) }
}

function readMonth(year: number, month: string, at: number): ReadPart {
  if (month === 'XX') return monthsOf(year, 1, 12)
  const n = Number(month)
  const group = GROUPS[n]
  if (group) return monthsOf(year, ...group)
  if (n >= 1 && n <= 12) return monthsOf(year, n, n)
  // 21 to 41 are seasons and other groups: understood by EDTF, not by us.
  if (n >= 21 && n <= 41) return { code: 'date_unsupported', at, character: month.charAt(0) }
  return { code: 'date_impossible', at }
}

function readDay(year: number, month: string, day: string): ReadPart {
  if (month === 'XX' && day !== 'XX') return { code: 'date_unsupported', at: 5, character: 'X' }
  const whole = readMonth(year, month, 5)
  if ('code' in whole || day === 'XX') return whole
  const n = Number(month)
  if (n > 12 || Number(day) < 1 || Number(day) > daysInMonth(year, n))
    return { code: 'date_impossible', at: 8 }
  const iso = isoDay(year, n, Number(day))
  return { first: iso, last: iso }
}

// The first character that our profile does not know, or the place where the form breaks.
function strayCharacter(part: string): Finding {
  const form = '9999-99-99~'
  for (const [at, character] of [...part].entries()) {
    const isDigit = /[0-9X]/.test(character)
    const wanted = form[at]
    if (wanted === '9' ? isDigit && !(at < 4 && character === 'X') : character === wanted) continue
    if (/[0-9]/.test(character)) return { code: 'date_malformed', at }
    return { code: 'date_unsupported', at, character }
  }
  const unspecified = part.indexOf('X')
  if (unspecified === -1) return { code: 'date_malformed', at: part.length }
  return { code: 'date_unsupported', at: unspecified, character: 'X' }
}

const PART = /^(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([~?%])?$/

function readPart(part: string): ReadPart {
  const match = PART.exec(part)
  if (!match) return strayCharacter(part)
  const [, years, month, day, mark] = match
  const year = Number(years)
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return { code: 'date_out_of_range', at: 0, character: part.charAt(0) }
  if (month === undefined) return withMark(monthsOf(year, 1, 12), mark)
  const read = day === undefined ? readMonth(year, month, 5) : readDay(year, month, day)
  return 'code' in read ? read : withMark(read, mark)
}

function withMark(part: Part, mark: string | undefined): Part {
  return mark === undefined ? part : { ...part, mark: mark as DateMark }
}

const OPEN = '..'

function readInterval(left: string, right: string): ReadDate {
  const from = left === OPEN ? undefined : readPart(left)
  const to = right === OPEN ? undefined : readPart(right)
  const findings: Finding[] = []
  if (from && 'code' in from) findings.push(from)
  if (to && 'code' in to) findings.push({ ...to, at: (to.at ?? 0) + left.length + 1 })
  if (!from && !to) findings.push({ code: 'date_malformed', at: 0 })
  if (findings.length > 0) return { findings }
  const date: PartialDate = {}
  if (from && 'first' in from) {
    date.earliest = from.first
    if (from.mark) date.earliestMark = from.mark
  }
  if (to && 'last' in to) {
    date.latest = to.last
    if (to.mark) date.latestMark = to.mark
  }
  if (date.earliest && date.latest && date.earliest > date.latest)
    return { findings: [{ code: 'time_order', at: 0 }] }
  return { date }
}

/**
 * The days that an EDTF date of our profile means. Refused with the offset and, where one
 * character is to blame, that character: seasons (21–32), other groups, sets, exponents,
 * unknown sides, times of day, marks before a part, years outside 1800–2199, impossible days.
 */
export function readDate(edtf: string): ReadDate {
  const sides = edtf.split('/')
  const [left = '', right] = sides
  if (sides.length > 2) {
    const at = edtf.indexOf('/', left.length + 1)
    return { findings: [{ code: 'date_unsupported', at, character: '/' }] }
  }
  if (right !== undefined) return readInterval(left, right)
  const part = readPart(edtf)
  if ('code' in part) return { findings: [part] }
  const marks = part.mark ? { earliestMark: part.mark, latestMark: part.mark } : {}
  return { date: { earliest: part.first, latest: part.last, ...marks } }
}

// `2022`, `2022-33`, `2022-05` or `2022-05-18` when one of them means exactly these days.
function writeOne(first: string, last: string): string | undefined {
  if (first === last) return first
  const year = Number(first.slice(0, 4))
  const [from, to] = [Number(first.slice(5, 7)), Number(last.slice(5, 7))]
  const isWhole = first.endsWith('-01') && last === isoDay(year, to, daysInMonth(year, to))
  if (!isWhole) return undefined
  if (from === 1 && to === 12) return first.slice(0, 4)
  if (from === to) return first.slice(0, 7)
  const group = Object.entries(GROUPS).find(([, [a, b]]) => a === from && b === to)
  return group ? `${first.slice(0, 4)}-${group[0]}` : undefined
}

// Both sides of an interval in the coarsest unit that both sides fill: years, months, days.
function writeSides(first: string, last: string): [string, string] {
  if (first.endsWith('-01-01') && last.endsWith('-12-31'))
    return [first.slice(0, 4), last.slice(0, 4)]
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7))]
  if (first.endsWith('-01') && last === isoDay(year, month, daysInMonth(year, month)))
    return [first.slice(0, 7), last.slice(0, 7)]
  return [first, last]
}

/**
 * The canonical EDTF of a partial date: the shortest single date that means exactly these
 * days, else an interval. `readDate` gives the same value back. Throws a RangeError for a date
 * without days, with days that are none, or with a mark on an open side.
 */
export function writeDate(date: PartialDate): string {
  const { earliest, latest, earliestMark = '', latestMark = '' } = date
  assertWritable(date)
  if (earliest === undefined) return `${OPEN}/${latest}${latestMark}`
  if (latest === undefined) return `${earliest}${earliestMark}/${OPEN}`
  const one = earliestMark === latestMark ? writeOne(earliest, latest) : undefined
  if (one !== undefined) return `${one}${earliestMark}`
  const [from, to] = writeSides(earliest, latest)
  return `${from}${earliestMark}/${to}${latestMark}`
}

function assertWritable({ earliest, latest, earliestMark, latestMark }: PartialDate): void {
  const isOpen = earliest === undefined || latest === undefined
  const bad =
    (earliest === undefined && (latest === undefined || earliestMark !== undefined)) ||
    (latest === undefined && latestMark !== undefined) ||
    (!isOpen && earliest > latest) ||
    [earliest, latest].some((day) => day !== undefined && !isDay(day))
  if (bad) throw new RangeError('A partial date needs real days in order, and marks only on days.')
}

/** The plain interval of a date for consumers that know only level 0: `2022-01-01/2022-03-31`. */
export function writePlainInterval(date: { earliest: string; latest: string }): string {
  assertWritable(date)
  return date.earliest === date.latest
    ? date.earliest
    : writeSides(date.earliest, date.latest).join('/')
}
