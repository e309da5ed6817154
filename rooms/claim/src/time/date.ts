// Days and closed intervals of days: what is a real day, how long is an interval, and the UCDP
// precision of its length. Days are ISO 8601 strings of the years 1800 to 2199.
import type { DayInterval } from '../claim/claim.ts'
import type { Finding, FindingCode } from '../finding.ts'

/** Years that a date of ours may have. */
export const FIRST_YEAR = 1800
export const LAST_YEAR = 2199

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** The number of days in a month (1 to 12) of the Gregorian calendar; 0 for no month. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0)
}

/** The ISO form of a day. */
export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`
}

// The reader of texts asks for many days: padding takes ten times as long.
function twoDigits(n: number): string {
  return n >= 0 && n < 10 ? `0${n}` : `${n}`
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function faultOfDay(value: string): FindingCode | undefined {
  if (!DAY.test(value)) return 'date_malformed'
  const { year, month, day } = partsOfDay(value)
  if (day < 1 || day > daysInMonth(year, month)) return 'date_impossible'
  return year < FIRST_YEAR || year > LAST_YEAR ? 'date_out_of_range' : undefined
}

function partsOfDay(iso: string): { year: number; month: number; day: number } {
  const year = Number(iso.slice(0, 4))
  return { year, month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) }
}

/** What is wrong with `value` as a day: `date_malformed`, `…_impossible`, `…_out_of_range`. */
export function checkDay(value: string, field = 'day'): Finding[] {
  const code = faultOfDay(value)
  return code ? [{ code, field }] : []
}

/** Whether `value` is a real day of the years 1800 to 2199. */
export function isDay(value: string): boolean {
  return faultOfDay(value) === undefined
}

/** What is wrong with a closed interval of days: each day, and `time_order`. */
export function checkInterval(interval: DayInterval, field = 'interval'): Finding[] {
  const { earliest, latest } = interval
  if (isDay(earliest) && isDay(latest) && earliest <= latest) return []
  const days = [...checkDay(earliest, `${field}.earliest`), ...checkDay(latest, `${field}.latest`)]
  return days.length > 0 ? days : [{ code: 'time_order', field }]
}

/** Whole days from 1970-01-01 to `day`; for real days only. */
export function dayNumber(day: string): number {
  const { year, month, day: date } = partsOfDay(day)
  // Counted from 1 March, so that the leap day comes last.
  const y = month > 2 ? year : year - 1
  const sinceMarch = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  return 365 * y + leaps + sinceMarch - 719468
}

/** The length of a closed interval in days; one day has length 1. */
export function intervalDays(interval: DayInterval): number {
  return dayNumber(interval.latest) - dayNumber(interval.earliest) + 1
}

/** UCDP GED `date_prec` of an interval: 1 day, 2–6 days 2, a week 3, 8–31 days 4, more 5. */
export function ucdpPrecOfInterval(interval: DayInterval): number {
  const width = intervalDays(interval)
  if (width <= 1) return 1
  if (width <= 6) return 2
  if (width === 7) return 3
  return width <= 31 ? 4 : 5
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?Z$/

/** What is wrong with `value` as an instant in UTC (RFC 3339 with `Z`): `instant_malformed`. */
export function checkInstant(value: string, field = 'instant'): Finding[] {
  const match = INSTANT.exec(value)
  const [, day = '', hour, minute, second] = match ?? []
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 61
  return match && isDay(day) && isTime ? [] : [{ code: 'instant_malformed', field }]
}
