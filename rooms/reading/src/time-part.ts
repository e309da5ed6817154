// Parts of a month and of a year: early, late, halves, quarters, seasons. Months by reading.md 2;
// parts of a year by the same thirds (a choice: the reference says nothing).
import { type DayInterval, daysInMonth, isoDay } from '@tumen/claim'
import { monthInterval, shiftDays } from './time-day.ts'

/** The parts that words name. */
export const TIME_PARTS = [
  'early',
  'mid',
  'late',
  'end',
  'earlier',
  'later',
  'half-1',
  'half-2',
  'week-1',
  'week-2',
  'week-3',
  'quarter-1',
  'quarter-2',
  'quarter-3',
  'quarter-4',
  'spring',
  'summer',
  'autumn',
  'winter',
] as const
export type NamedPart = (typeof TIME_PARTS)[number]
/** A named part, or so many months from the beginning. */
export type TimePart = NamedPart | { months: number }

/** Whether a word of a list is a part. */
export function isTimePart(word: string): word is NamedPart {
  return (TIME_PARTS as readonly string[]).includes(word)
}

const DAYS_OF_PART: Partial<Record<NamedPart, readonly [first: number, last: number]>> = {
  early: [1, 10],
  mid: [11, 19],
  late: [20, 31],
  end: [31, 31],
  earlier: [1, 15],
  later: [16, 31],
  'half-1': [1, 15],
  'half-2': [16, 31],
  'week-1': [1, 7],
  'week-2': [8, 14],
  'week-3': [15, 21],
}

/** The days of a part of a month; the whole month for a part that only years have. */
export function partOfMonth(year: number, month: number, part: TimePart): DayInterval {
  const found = typeof part === 'string' ? DAYS_OF_PART[part] : undefined
  if (!found) return monthInterval(year, month)
  const last = daysInMonth(year, month)
  return {
    earliest: isoDay(year, month, Math.min(found[0], last)),
    latest: isoDay(year, month, Math.min(found[1], last)),
  }
}

const MONTHS_OF_PART: Partial<Record<NamedPart, readonly [first: number, last: number]>> = {
  early: [1, 4],
  mid: [5, 8],
  late: [9, 12],
  later: [7, 12],
  'half-1': [1, 6],
  'half-2': [7, 12],
  'quarter-1': [1, 3],
  'quarter-2': [4, 6],
  'quarter-3': [7, 9],
  'quarter-4': [10, 12],
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  // The winter of a year begins in its December.
  winter: [12, 14],
}

/** Whether a part can only be one of a year. */
export function isPartOfYear(part: TimePart): boolean {
  return (
    typeof part !== 'string' ||
    (part in MONTHS_OF_PART && !(part in DAYS_OF_PART)) ||
    part === 'half-1' ||
    part === 'half-2'
  )
}

/** The days of a part of a year; "earlier" runs to the day before the reference. */
export function partOfYear(year: number, part: TimePart, reference: string): DayInterval {
  if (part === 'end') return { earliest: isoDay(year, 12, 31), latest: isoDay(year, 12, 31) }
  if (part === 'earlier') return earlierInYear(year, reference)
  const [first, last] = (typeof part === 'string' && MONTHS_OF_PART[part]) || [1, monthsOf(part)]
  return {
    earliest: monthInterval(year, first).earliest,
    latest: monthInterval(year, last).latest,
  }
}

function monthsOf(part: TimePart): number {
  return typeof part === 'string' ? 12 : part.months
}

function earlierInYear(year: number, reference: string): DayInterval {
  const earliest = isoDay(year, 1, 1)
  const before = shiftDays(reference, -1)
  const isInYear = before >= earliest && before <= isoDay(year, 12, 31)
  return { earliest, latest: isInYear ? before : isoDay(year, 12, 31) }
}
