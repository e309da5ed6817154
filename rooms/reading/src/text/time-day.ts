// Reckoning with days, months and years as ISO strings, for expressions such as "last week" or
// "in early March". Weeks begin on Monday. Source: reading.md 2, Time.
import { type DayInterval, dayNumber, daysInMonth, isoDay } from '@tumen/claim'

/** The units in which people reckon time. */
export const TIME_UNITS = ['day', 'week', 'month', 'year'] as const
export type TimeUnit = (typeof TIME_UNITS)[number]

/** The year, month (1 to 12) and day of an ISO day. */
export function dayParts(day: string): { year: number; month: number; date: number } {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    date: Number(day.slice(8, 10)),
  }
}

const DAY_MS = 86_400_000

/** How many days an interval has. */
export function daysIn({ earliest, latest }: DayInterval): number {
  return dayNumber(latest) - dayNumber(earliest) + 1
}

/** The day that lies `days` after `day`, or before it when negative. */
export function shiftDays(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10)
}

/** The same date `months` later; the last day of the month where it has no such date. */
export function shiftMonths(day: string, months: number): string {
  const { year, month, date } = dayParts(day)
  const count = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return isoDay(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)))
}

/** The day that lies `count` units after `day`, or before it when negative. */
export function shiftUnits(day: string, unit: TimeUnit, count: number): string {
  if (unit === 'day') return shiftDays(day, count)
  if (unit === 'week') return shiftDays(day, 7 * count)
  return shiftMonths(day, unit === 'month' ? count : 12 * count)
}

/** All days of a month; months below 1 and above 12 run on into other years. */
export function monthInterval(year: number, month: number): DayInterval {
  const first = shiftMonths(isoDay(year, 1, 1), month - 1)
  const { year: toYear, month: toMonth } = dayParts(first)
  return { earliest: first, latest: isoDay(toYear, toMonth, daysInMonth(toYear, toMonth)) }
}

/** All days of a year. */
export function yearInterval(year: number): DayInterval {
  return { earliest: isoDay(year, 1, 1), latest: isoDay(year, 12, 31) }
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: string): number {
  // 1970-01-01 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

/** The whole day, week, month or year in which `day` lies. */
export function unitAround(day: string, unit: TimeUnit): DayInterval {
  const { year, month } = dayParts(day)
  if (unit === 'day') return { earliest: day, latest: day }
  if (unit === 'month') return monthInterval(year, month)
  if (unit === 'year') return yearInterval(year)
  const monday = shiftDays(day, 1 - weekdayOf(day))
  return { earliest: monday, latest: shiftDays(monday, 6) }
}
