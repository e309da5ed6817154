// Parts of a month and of a year: early, late, halves, quarters, seasons. Months by reading.md 2;
// parts of a year by the same thirds (a choice: the reference says nothing).
import { type DayInterval, daysInMonth, isoDay } from '@tumen/claim'
import { monthInterval, shiftDays } from './time-day.ts'

/** A part that words name, or so many months from the beginning. */
export type TimePart = string | { months: number }

type Bounds = Readonly<Record<string, readonly [first: number, last: number]>>

const DAYS_OF_PART: Bounds = {
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

const MONTHS_OF_PART: Bounds = {
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

const SEASONS: readonly unknown[] = ['spring', 'summer', 'autumn', 'winter']

/** Whether a part is a season. */
export function isSeason(part: TimePart | undefined): boolean {
  return SEASONS.includes(part)
}

/** The days of a part of a month; the whole month for a part that only years have. */
export function partOfMonth(year: number, month: number, part?: TimePart): DayInterval {
  const found = typeof part === 'string' ? DAYS_OF_PART[part] : undefined
  if (!found) return monthInterval(year, month)
  const last = daysInMonth(year, month)
  return {
    earliest: isoDay(year, month, Math.min(found[0], last)),
    latest: isoDay(year, month, Math.min(found[1], last)),
  }
}

/** The days of a part of a year; "earlier" runs to the day before the reference. */
export function partOfYear(
  year: number,
  part: TimePart | undefined,
  reference: string,
): DayInterval {
  const [start, end] = [isoDay(year, 1, 1), isoDay(year, 12, 31)]
  if (part === 'end') return { earliest: end, latest: end }
  if (part === 'earlier') {
    const before = shiftDays(reference, -1)
    return { earliest: start, latest: before >= start && before <= end ? before : end }
  }
  const named = typeof part === 'string' ? MONTHS_OF_PART[part] : [1, part?.months ?? 12]
  const [first = 1, last = 12] = named ?? []
  return {
    earliest: monthInterval(year, first).earliest,
    latest: monthInterval(year, last).latest,
  }
}
