// The axis of days: from the first to the last day of the data, with ticks at the beginning of
// days, months or years. Ticks are ISO 8601, which every reader of every language can read.
import { dayNumber, daysInMonth, isoDay } from '@tumen/claim'
import { round } from './scale.ts'

/** Where days stand on an axis, and the days that are named there. */
export interface DayScale {
  at(day: string): number
  ticks: { day: string; label: string }[]
  first: string
  last: string
  /** Where time is drawn shorter than it was, between the last event and the day at the end. */
  gap?: number
}

const MONTH_STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200] as const
const DAY_STEPS = [1, 2, 5, 10] as const

/** A scale over the days given, at least one; `most` ticks at most. */
export function dayScale(
  days: readonly string[],
  range: readonly [number, number],
  most: number,
): DayScale {
  const sorted = days.map((day) => day.slice(0, 10)).sort()
  const [first = '1970-01-01', last = first] = [sorted[0], sorted.at(-1)]
  const [from, to] = [dayNumber(first), dayNumber(last)]
  const [start, end] = range
  const length = Math.max(1, to - from)
  const at = (day: string): number => {
    const offset = Math.min(to, Math.max(from, dayNumber(day.slice(0, 10)))) - from
    return round(start + ((end - start) * offset) / length)
  }
  return { at, ticks: ticksBetween(first, last, most), first, last }
}

/** The room after the last event when a gap is drawn: for the day at the end and its label. */
const GAP = 150
/** How many ticks the shorter axis of events has room for. */
const MOST_BEFORE_GAP = 2

/**
 * A scale that fits the events, at least one, and reaches to a later day such as today. Where more
 * time lies between them than among the events, that stretch is a gap of fixed width.
 */
export function eventScale(
  events: readonly string[],
  until: string | undefined,
  range: readonly [number, number],
  most: number,
): DayScale {
  const days = events.map((day) => day.slice(0, 10)).sort()
  const [first, last] = [days[0], days.at(-1)]
  if (until === undefined || first === undefined || last === undefined)
    return dayScale(until === undefined ? days : [...days, until], range, most)
  const [from, to, end] = [dayNumber(first), dayNumber(last), dayNumber(until)]
  if (end - to <= Math.max(MOST_NEAR, to - from)) return dayScale([...days, until], range, most)
  const [left, right] = range
  const inner = dayScale(days, [left, right - GAP], Math.min(most, MOST_BEFORE_GAP))
  const at = (day: string): number => {
    const date = day.slice(0, 10)
    if (date <= last) return inner.at(date)
    const share = Math.min(1, (dayNumber(date) - to) / (end - to))
    return round(inner.at(last) + (right - inner.at(last)) * share)
  }
  const ticks = [...inner.ticks, { day: until, label: until.slice(0, 10) }]
  return { at, ticks, first, last: until.slice(0, 10), gap: round(right - GAP / 2) }
}

/** So many days from the last event to the end are never a gap. */
const MOST_NEAR = 31

function ticksBetween(first: string, last: string, most: number): DayScale['ticks'] {
  const days = dayNumber(last) - dayNumber(first)
  if (days <= 45) return dayTicks(first, last, most)
  const months = monthOf(last) - monthOf(first)
  const step = MONTH_STEPS.find((one) => months / one <= most) ?? 1200
  const ticks = monthTicks(first, last, step)
  // One tick says nothing of how long the axis is.
  if (ticks.length > 1) return ticks
  return [first, last].map((day) => ({ day, label: day }))
}

/** Months since year 0, so that steps begin in January. */
function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function monthTicks(first: string, last: string, step: number): DayScale['ticks'] {
  const ticks: DayScale['ticks'] = []
  const start = Math.ceil(monthOf(first) / step) * step
  for (let month = start; month <= monthOf(last); month += step) {
    const day = isoDay(Math.floor(month / 12), (month % 12) + 1, 1)
    if (day < first || day > last) continue
    ticks.push({ day, label: step % 12 === 0 ? day.slice(0, 4) : day.slice(0, 7) })
  }
  return ticks.length > 0 ? ticks : [{ day: first, label: first }]
}

function dayTicks(first: string, last: string, most: number): DayScale['ticks'] {
  const days = dayNumber(last) - dayNumber(first)
  const step = DAY_STEPS.find((one) => days / one < most) ?? Math.ceil(days / most)
  const ticks: DayScale['ticks'] = []
  for (let day = first, n = 0; day <= last; day = nextDay(day), n += 1)
    if (n % step === 0) ticks.push({ day, label: dayLabel(day, ticks.at(-1)?.day) })
  return ticks
}

/** A day; month and day alone after another day of the same year. */
function dayLabel(day: string, before: string | undefined): string {
  return before?.slice(0, 4) === day.slice(0, 4) ? day.slice(5) : day
}

function nextDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  if (date < daysInMonth(year, month)) return isoDay(year, month, date + 1)
  return month === 12 ? isoDay(year + 1, 1, 1) : isoDay(year, month + 1, 1)
}
