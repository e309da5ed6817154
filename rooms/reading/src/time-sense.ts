// What an expression of time says, whatever the language, and the days that it means when it is
// said on a certain day. Source: reading.md 2, Time; the choices that it leaves open stand here.
import { type DayInterval, daysInMonth, isoDay, type TimeRole } from '@tumen/claim'
import {
  dayParts,
  daysIn,
  monthInterval,
  shiftDays,
  shiftUnits,
  type TimeUnit,
  unitAround,
  weekdayOf,
} from './time-day.ts'
import { partOfMonth, type TimePart } from './time-part.ts'
import { daysOfRunning, samePeriod } from './time-running.ts'
import { withYear } from './time-with-year.ts'
import { daysOfYear, yearNumber } from './time-year.ts'

/**
 * A year as a number, or as so many years after that of the text or the one told of last; open
 * where nothing names it ("the fourth quarter"); the season that is over ("last summer").
 */
export type YearSense = number | { shift: number; isRunning?: true; isOpen?: true; isOver?: true }

/** What an expression of time says before it is known when it was said. */
export type TimeSense =
  | { is: 'day'; month?: number; date: number; year?: YearSense; monthShift?: number }
  | { is: 'month'; month: number; year?: YearSense; part?: TimePart; isYearEnd?: true }
  | { is: 'year'; year: YearSense; part?: TimePart }
  | { is: 'decade'; year: number }
  | { is: 'relative'; unit: TimeUnit; shift: number; part?: TimePart }
  | { is: 'weekday'; weekday: number; shift: number; week?: number }
  | { is: 'past'; unit: TimeUnit; count: number }
  | { is: 'ago'; unit: TimeUnit; count: number }
  | { is: 'recent' }
  | { is: 'weekend' }
  | { is: 'span'; from: TimeSense; to: TimeSense }
  | { is: 'same-period'; shift: number; year?: number }
  | { is: 'running'; unit: TimeUnit; shift: number; part?: TimePart; date?: number }

/** When something is said, and of what. */
export interface TimeScope {
  /** The day on which the link speaks: the last one of its interval. */
  reference: string
  /** The period that a yearly report tells of. */
  covers?: DayInterval | undefined
  /** The time that was told of last. */
  running?: DayInterval | undefined
  /** The single day that was told of last. */
  runningDay?: DayInterval | undefined
  /** The time that a narrative has reached: its next month without a year lies behind it. */
  story?: DayInterval | undefined
}

/** The days that `sense` means, or nothing where it leans on a time that is not known. */
export function daysOf(sense: TimeSense, scope: TimeScope): DayInterval | undefined {
  switch (sense.is) {
    case 'day':
      return daysOfDate(sense, scope)
    case 'month':
      return daysOfMonth(sense, scope)
    case 'year':
      return daysOfYear(sense.year, sense.part, scope)
    case 'decade':
      return { earliest: isoDay(sense.year, 1, 1), latest: isoDay(sense.year + 9, 12, 31) }
    case 'span':
      return daysOfSpan(sense, scope)
    case 'same-period':
      return scope.running && samePeriod(sense, scope.running)
    case 'running':
      return daysOfRunning(sense, scope)
    default:
      return daysFromReference(sense, scope)
  }
}

type FromReference = Extract<
  TimeSense,
  { is: 'relative' | 'weekday' | 'past' | 'ago' | 'recent' | 'weekend' }
>

function daysFromReference(sense: FromReference, scope: TimeScope): DayInterval {
  const { reference } = scope
  switch (sense.is) {
    case 'relative':
      return daysOfRelative(sense, scope)
    case 'weekday':
      return oneDay(weekdayNear(sense, reference))
    case 'past':
      return { earliest: shiftUnits(reference, sense.unit, -sense.count), latest: reference }
    case 'ago':
      return unitAround(shiftUnits(reference, sense.unit, -sense.count), sense.unit)
    case 'weekend':
      return lastWeekend(reference)
    case 'recent':
      return { earliest: `${shiftUnits(reference, 'month', -1).slice(0, 7)}-01`, latest: reference }
  }
}

// The Saturday and Sunday that were last.
function lastWeekend(reference: string): DayInterval {
  const { latest: sunday } = unitAround(reference, 'week')
  const back = weekdayOf(reference) < 6 ? -7 : 0
  const days = { earliest: shiftDays(sunday, back - 1), latest: shiftDays(sunday, back) }
  return upTo(days, reference)
}

/** The days that `sense` means in a role: "since" runs to the end, "by" has its last day. */
export function daysInRole(
  sense: TimeSense,
  role: TimeRole,
  scope: TimeScope,
): DayInterval | undefined {
  const days = role === 'baseline' ? baselineDays(sense, scope) : daysOf(sense, scope)
  if (!days || role !== 'since') return days
  const end = endOfScope(scope)
  return days.earliest <= end ? { earliest: days.earliest, latest: end } : days
}

// "Up from 940 a year earlier": the same days of the year before.
function baselineDays(sense: TimeSense, scope: TimeScope): DayInterval | undefined {
  if (!scope.running) return daysOf(sense, scope)
  // 比一年前的: the same day or period of the year before.
  if (sense.is === 'ago' && sense.unit === 'year')
    return samePeriod({ is: 'same-period', shift: -sense.count }, scope.running)
  if (sense.is !== 'running' || sense.unit !== 'year') return daysOf(sense, scope)
  return samePeriod({ is: 'same-period', shift: sense.shift }, scope.running)
}

/** The last day that can be told of: that of the covered period, or the reference. */
export function endOfScope({ reference, covers }: TimeScope): string {
  return covers ? covers.latest : reference
}

/** The time of something for which no time is told: the covered period, or the year so far. */
export function defaultDays({ reference, covers }: TimeScope): DayInterval {
  return covers ?? { earliest: isoDay(dayParts(reference).year, 1, 1), latest: reference }
}

function oneDay(day: string): DayInterval {
  return { earliest: day, latest: day }
}

/** What is told of has happened: days after the reference are cut off, but not a plan's. */
export function upTo(days: DayInterval, reference: string): DayInterval {
  return days.earliest <= reference && days.latest > reference
    ? { earliest: days.earliest, latest: reference }
    : days
}

function daysOfDate(
  { month, date, year, monthShift }: Extract<TimeSense, { is: 'day' }>,
  scope: TimeScope,
): DayInterval | undefined {
  const exists = (y: number, m: number) => date >= 1 && date <= daysInMonth(y, m)
  if (month !== undefined) {
    const y = year === undefined ? yearOfDate(month, date, scope) : yearNumber(year, scope)
    return exists(y, month) ? oneDay(isoDay(y, month, date)) : undefined
  }
  const back = monthShift ?? 0
  // A day without a month that has not come yet was last month's, or of the last with such a day.
  for (let n = 0; n < 3; n++) {
    const first = monthInterval(
      dayParts(scope.reference).year,
      dayParts(scope.reference).month + back - n,
    )
    const { year: y, month: m } = dayParts(first.earliest)
    if (!exists(y, m)) continue
    const day = isoDay(y, m, date)
    if (monthShift !== undefined || day <= scope.reference) return oneDay(day)
  }
  return undefined
}

// In the covered year, else the latest on or before the reference.
function yearOfDate(month: number, date: number, scope: TimeScope): number {
  const { reference, covers, story } = scope
  if (story) {
    const { year, month: reached } = dayParts(story.earliest)
    const own = month < reached ? year + 1 : year
    if (isoDay(own, month, 1) <= reference) return own
  }
  const last = dayParts(covers && daysIn(covers) > MOST_OF_YEAR ? covers.latest : reference)
  const isLater = month > last.month || (month === last.month && date > last.date)
  return isLater ? last.year - 1 : last.year
}

/** A period shorter than this is no year. */
const MOST_OF_YEAR = 300

function daysOfMonth(
  { month, year, part }: Extract<TimeSense, { is: 'month' }>,
  scope: TimeScope,
): DayInterval {
  const y = year === undefined ? yearOfDate(month, 1, scope) : yearNumber(year, scope)
  const days = part ? partOfMonth(y, month, part) : monthInterval(y, month)
  return part ? days : upTo(days, scope.reference)
}

function daysOfRelative(
  { unit, shift, part }: Extract<TimeSense, { is: 'relative' }>,
  scope: TimeScope,
): DayInterval {
  if (unit === 'year') return daysOfYear({ shift }, part, scope)
  const { covers, story, running } = scope
  // "2011년 9월 … 다음 달": the month after the one that the line tells of.
  if (unit === 'month' && shift > 0 && story)
    return unitAround(shiftUnits(unitAround(story.latest, 'month').earliest, unit, shift), unit)
  // "During the month", "at the end of the month" in a monthly report.
  const isCovered = unit === 'month' && shift === 0 && covers && daysIn(covers) <= 31
  if (isCovered && !part) return covers
  // "4月20日…。到月底": the end of the month that was told of.
  const isTold = part === 'end' && shift === 0 && running && running.latest < scope.reference
  const reference = isCovered ? covers.latest : isTold ? running.latest : scope.reference
  const start = unitAround(reference, unit).earliest
  const days = unitAround(shiftUnits(start, unit, shift), unit)
  if (!part || unit !== 'month') return upTo(days, reference)
  const { year, month } = dayParts(days.earliest)
  if (part !== 'earlier') return partOfMonth(year, month, part)
  return upTo(partOfMonth(year, month, part), shiftDays(reference, -1))
}

function weekdayNear(
  { weekday, shift, week }: Extract<TimeSense, { is: 'weekday' }>,
  reference: string,
): string {
  if (week !== undefined)
    return shiftDays(unitAround(reference, 'week').earliest, 7 * week + weekday - 1)
  const back = (weekdayOf(reference) - weekday + 7) % 7
  if (shift > 0) return shiftDays(reference, 7 - back)
  return shiftDays(reference, shift < 0 && back === 0 ? -7 : -back)
}

function daysOfSpan(
  { from, to }: Extract<TimeSense, { is: 'span' }>,
  scope: TimeScope,
): DayInterval | undefined {
  const end = daysOf(to, scope)
  if (!end) return undefined
  // "October and November 2010": the first part has the year of the second, or the year before.
  const start = daysOf(hasYear(from) ? from : withYear(from, dayParts(end.earliest).year), scope)
  if (!start) return undefined
  if (start.earliest <= end.latest) return { earliest: start.earliest, latest: end.latest }
  const before = daysOf(withYear(from, dayParts(end.earliest).year - 1), scope)
  return before && before.earliest <= end.latest
    ? { earliest: before.earliest, latest: end.latest }
    : undefined
}

function hasYear(sense: TimeSense): boolean {
  return (
    !(sense.is === 'month' || (sense.is === 'day' && sense.month !== undefined)) ||
    sense.year !== undefined
  )
}

/** Whether an expression names its year, a span that of its end. */
export function isAbsolute(sense: TimeSense): boolean {
  if (sense.is === 'span') return isAbsolute(sense.to)
  return sense.is === 'decade' || hasOwnYear(sense)
}

/** Whether an expression holds the number of its year. */
export function hasOwnYear(sense: TimeSense): boolean {
  return 'year' in sense && typeof sense.year === 'number'
}
