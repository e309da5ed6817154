// What an expression of time says, whatever the language, and the days that it means when it is
// said on a certain day. Source: reading.md 2, Time; the choices that it leaves open stand here.
import { type DayInterval, daysInMonth, isoDay, type TimeRole } from '@tumen/claim'
import {
  dayParts,
  daysIn,
  monthInterval,
  shiftDays,
  shiftMonths,
  shiftUnits,
  type TimeUnit,
  unitAround,
  weekdayOf,
  yearInterval,
} from './time-day.ts'
import { isSeason, partOfMonth, partOfYear, type TimePart } from './time-part.ts'

/** A year by its number, or so many years after that of the text, or of what was told last. */
export type YearSense = number | { shift: number; isRunning?: boolean }

/** What an expression of time says before it is known when it was said. */
export type TimeSense =
  | { is: 'day'; month?: number | undefined; date: number; year?: YearSense; monthShift?: number }
  | { is: 'month'; month: number; year?: YearSense; part?: TimePart }
  | { is: 'year'; year: YearSense; part?: TimePart; isOpen?: boolean }
  | { is: 'decade'; year: number }
  | { is: 'relative'; unit: TimeUnit; shift: number; part?: TimePart }
  | { is: 'running'; unit: TimeUnit; shift: number; date?: number }
  | { is: 'weekday'; weekday: number; shift: number; week?: number }
  | { is: 'past'; unit: TimeUnit; count: number }
  | { is: 'ago'; unit: TimeUnit; count: number }
  | { is: 'recent' }
  | { is: 'weekend' }
  | { is: 'same-period'; shift: number; year?: number }
  | { is: 'span'; from: TimeSense; to: TimeSense }

/** When something is said, and of what. */
export interface TimeScope {
  /** The day on which the link speaks: the last one of its interval. */
  reference: string
  /** The period that a yearly report tells of. */
  covers?: DayInterval | undefined
  /** The time that was told of last. */
  running?: DayInterval | undefined
  /** What is told of has not happened yet: days to come stay, and nothing lies a year back. */
  isToCome?: boolean
}

/** A period shorter than this is no year: dates without a year are not of it. */
const MOST_OF_YEAR = 300

/** The days that `sense` means, or nothing where it leans on a time that is not known. */
export function daysOf(sense: TimeSense, scope: TimeScope): DayInterval | undefined {
  switch (sense.is) {
    case 'day':
      return daysOfDate(sense, scope)
    case 'month': {
      const year = sense.year ?? lastYearOf(sense.month, 1, scope)
      const part = partOfMonth(yearNumber(year, scope), sense.month, sense.part)
      return sense.part ? part : soFar(part, scope)
    }
    case 'year':
      return daysOfYear(sense, scope)
    case 'decade':
      return { earliest: isoDay(sense.year, 1, 1), latest: isoDay(sense.year + 9, 12, 31) }
    case 'span':
      return daysOfSpan(sense, scope)
    case 'same-period':
      return samePeriod(sense, scope)
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
    case 'weekend': {
      const { latest: sunday } = unitAround(reference, 'week')
      const back = weekdayOf(reference) < 6 ? -7 : 0
      const days = { earliest: shiftDays(sunday, back - 1), latest: shiftDays(sunday, back) }
      return soFar(days, scope)
    }
    case 'recent':
      return { earliest: `${shiftMonths(reference, -1).slice(0, 7)}-01`, latest: reference }
  }
}

/** The days in a role: "since" runs to the end of what can be told; a baseline lies a year back. */
export function daysInRole(
  sense: TimeSense,
  role: TimeRole,
  scope: TimeScope,
): DayInterval | undefined {
  const days = daysOf(sense, scope)
  if (!days || role !== 'since') return days
  const end = scope.covers?.latest ?? scope.reference
  return days.earliest <= end ? { earliest: days.earliest, latest: end } : days
}

/** The time of something for which none is told: the covered period, or the year so far. */
export function defaultDays({ reference, covers }: TimeScope): DayInterval {
  return covers ?? { earliest: `${reference.slice(0, 4)}-01-01`, latest: reference }
}

/** Whether an expression names its year, a span that of its end. */
export function isAbsolute(sense: TimeSense): boolean {
  if (sense.is === 'span') return isAbsolute(sense.to)
  return sense.is === 'decade' || ('year' in sense && typeof sense.year === 'number')
}

/** The same expression in a year, where it has none of its own. */
export function withYear(sense: TimeSense, year: YearSense | undefined): TimeSense {
  const takes = sense.is === 'month' || (sense.is === 'day' && sense.month !== undefined)
  return takes && year !== undefined && sense.year === undefined ? { ...sense, year } : sense
}

/** What is told of has happened: days after the reference are cut off. */
export function upTo(days: DayInterval, reference: string): DayInterval {
  const isCut = days.earliest <= reference && days.latest > reference
  return isCut ? { earliest: days.earliest, latest: reference } : days
}

/** Cut off at the reference, unless it is told of days to come. */
function soFar(days: DayInterval, { reference, isToCome }: TimeScope): DayInterval {
  return isToCome ? days : upTo(days, reference)
}

function oneDay(day: string): DayInterval {
  return { earliest: day, latest: day }
}

function baseYear({ reference, covers }: TimeScope): number {
  return dayParts(covers?.latest ?? reference).year
}

function yearNumber(year: YearSense, scope: TimeScope): number {
  if (typeof year === 'number') return year
  const told = year.isRunning && scope.running
  return (told ? dayParts(told.latest).year : baseYear(scope)) + year.shift
}

// In the covered year, else the latest on or before the reference.
function lastYearOf(month: number, date: number, { reference, covers }: TimeScope): number {
  const last = dayParts(covers && daysIn(covers) > MOST_OF_YEAR ? covers.latest : reference)
  const isLater = month > last.month || (month === last.month && date > last.date)
  return isLater ? last.year - 1 : last.year
}

function daysOfDate(
  { month, date, year, monthShift }: Extract<TimeSense, { is: 'day' }>,
  scope: TimeScope,
): DayInterval | undefined {
  const exists = (y: number, m: number) => date >= 1 && date <= daysInMonth(y, m)
  if (month !== undefined) {
    const y = yearNumber(year ?? lastYearOf(month, date, scope), scope)
    return exists(y, month) ? oneDay(isoDay(y, month, date)) : undefined
  }
  const { year: y0, month: m0 } = dayParts(scope.reference)
  // A day without a month that has not come yet was last month's, or of the last with such a day.
  for (let n = 0; n < 3; n++) {
    const { year: y, month: m } = dayParts(monthInterval(y0, m0 + (monthShift ?? 0) - n).earliest)
    if (!exists(y, m)) continue
    const day = isoDay(y, m, date)
    if (monthShift !== undefined || day <= scope.reference) return oneDay(day)
  }
  return undefined
}

function daysOfYear(
  { year, part, isOpen }: Extract<TimeSense, { is: 'year' }>,
  scope: TimeScope,
): DayInterval {
  const { reference, covers } = scope
  const named = yearNumber(year, scope)
  // "The fourth quarter", "this winter": of a year in which it has begun.
  const isAhead =
    !scope.isToCome &&
    (isOpen || isSeason(part)) &&
    partOfYear(named, part, reference).earliest > reference
  const y = isAhead ? named - 1 : named
  if (part) return soFar(partOfYear(y, part, reference), scope)
  if (covers && y === baseYear(scope) && typeof year !== 'number') return covers
  return soFar(yearInterval(y), scope)
}

function daysOfRelative(
  { unit, shift, part }: Extract<TimeSense, { is: 'relative' }>,
  scope: TimeScope,
): DayInterval {
  if (unit === 'year')
    return daysOfYear({ is: 'year', year: { shift }, ...(part && { part }) }, scope)
  const { covers } = scope
  // "During the month" in a monthly report.
  const isCovered = unit === 'month' && shift === 0 && covers !== undefined && daysIn(covers) <= 31
  const reference = isCovered ? covers.latest : scope.reference
  const days = unitAround(shiftUnits(unitAround(reference, unit).earliest, unit, shift), unit)
  if (!part || unit !== 'month') return soFar(days, { ...scope, reference })
  const { year, month } = dayParts(days.earliest)
  const found = partOfMonth(year, month, part)
  return part === 'earlier' ? upTo(found, shiftDays(reference, -1)) : found
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
  const { year } = dayParts(end.earliest)
  for (const own of [year, year - 1]) {
    const start = daysOf(withYear(from, own), scope)
    if (start && start.earliest <= end.latest)
      return { earliest: start.earliest, latest: end.latest }
  }
  return undefined
}

// The day, week, month or year so many after the one told of last; the 26th of that month.
function daysOfRunning(
  { unit, shift, date }: Extract<TimeSense, { is: 'running' }>,
  { running, reference }: TimeScope,
): DayInterval | undefined {
  if (!running) return undefined
  const start = unit === 'day' && shift > 0 ? running.latest : running.earliest
  const days = unitAround(shiftUnits(unitAround(start, unit).earliest, unit, shift), unit)
  if (date === undefined) return upTo(days, reference)
  const { year, month } = dayParts(days.earliest)
  return date <= daysInMonth(year, month) ? oneDay(isoDay(year, month, date)) : undefined
}

// The same days of another year; the last of a month stays its last.
function samePeriod(
  { shift, year }: Extract<TimeSense, { is: 'same-period' }>,
  scope: TimeScope,
): DayInterval | undefined {
  const days = scope.running ?? (shift < 0 ? defaultDays(scope) : undefined)
  if (!days) return undefined
  const months = 12 * (year === undefined ? shift : year - dayParts(days.latest).year)
  const end = dayParts(days.latest)
  const isWhole = end.date === daysInMonth(end.year, end.month)
  const latest = shiftMonths(days.latest, months)
  return {
    earliest: shiftMonths(days.earliest, months),
    latest: isWhole ? unitAround(latest, 'month').latest : latest,
  }
}
