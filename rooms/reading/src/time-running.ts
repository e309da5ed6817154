// Expressions that lean on the time that was told of last: "the following day", "that month", "in
// the same period of 2012". Source: reading.md 2, Time; what the same week of a whole month is, is
// a choice.
import { type DayInterval, daysInMonth, isoDay } from '@tumen/claim'
import { dayParts, daysIn, shiftMonths, shiftUnits, type TimeUnit, unitAround } from './time-day.ts'
import { partOfMonth, partOfYear } from './time-part.ts'
import { type TimeScope, type TimeSense, upTo } from './time-sense.ts'

/** The period that was told of last, so many years later, or in a year. */
export function samePeriod(
  { shift, year }: Extract<TimeSense, { is: 'same-period' }>,
  running: DayInterval,
): DayInterval {
  // The same period as that of one day is its month.
  if (shift === 0 && year === undefined && daysIn(running) === 1)
    return unitAround(running.earliest, 'month')
  const years = year === undefined ? shift : year - dayParts(running.latest).year
  return {
    earliest: shiftMonths(running.earliest, 12 * years),
    latest: shiftEnd(running.latest, 12 * years),
  }
}

// The last of February stays the last.
function shiftEnd(day: string, months: number): string {
  const { year, month, date } = dayParts(day)
  const shifted = shiftMonths(day, months)
  if (date < daysInMonth(year, month)) return shifted
  const end = dayParts(shifted)
  return isoDay(end.year, end.month, daysInMonth(end.year, end.month))
}

const LENGTH: Record<TimeUnit, number> = { day: 1, week: 7, month: 28, year: 365 }

// 同月26日: a day of the month that was told of.
function dayOfMonth(inMonth: string, date: number): DayInterval | undefined {
  const { year, month } = dayParts(inMonth)
  if (date < 1 || date > daysInMonth(year, month)) return undefined
  const day = isoDay(year, month, date)
  return { earliest: day, latest: day }
}

/** Months of a quarter, and days that no quarter has. */
const QUARTER = 3
const NO_QUARTER = 120

// "The previous quarter": before the one that is told of, else before that of the reference.
function quarterNear(
  shift: number,
  told: DayInterval | undefined,
  reference: string,
): DayInterval | undefined {
  const isTold = told !== undefined && daysIn(told) < NO_QUARTER
  const { year, month } = dayParts(isTold ? told.earliest : reference)
  const first = isoDay(year, month - ((month - 1) % QUARTER), 1)
  const from = shiftMonths(first, QUARTER * shift)
  const last = dayParts(shiftMonths(from, QUARTER - 1))
  const end = isoDay(last.year, last.month, daysInMonth(last.year, last.month))
  return upTo({ earliest: from, latest: end }, reference)
}

/** The days that lie so many units after what was told of last. */
export function daysOfRunning(
  { unit, shift, part, date }: Extract<TimeSense, { is: 'running' }>,
  { running: last, runningDay, reference, story, covers }: TimeScope,
): DayInterval | undefined {
  if (typeof part === 'object') return quarterNear(shift, covers ?? last, reference)
  const running = (unit === 'day' ? (runningDay ?? last) : last) ?? story
  if (!running) return undefined
  if (date !== undefined) return dayOfMonth(shiftMonths(running.latest, shift), date)
  // "The same week" of a time told as a month: no more is known.
  if (shift === 0 && part === undefined && daysIn(running) > LENGTH[unit]) return running
  if (unit === 'day' && running.earliest !== running.latest) return undefined
  const days = unitAround(shiftUnits(running.latest, unit, shift), unit)
  if (part !== undefined && unit !== 'week') {
    const { year, month } = dayParts(days.earliest)
    return unit === 'month' ? partOfMonth(year, month, part) : partOfYear(year, part, reference)
  }
  return upTo(days, reference)
}
