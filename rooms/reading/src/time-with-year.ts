// An expression of time with another year than its own: "October" beside "November 2010".
import type { TimeSense } from './time-sense.ts'

/** A day or a month with another year; written out, for spreads make objects slow to ask. */
export function withYear(sense: TimeSense, year: number): TimeSense {
  if (sense.is === 'month') {
    const { is, month, part, isYearEnd } = sense
    const dated: TimeSense = { is, month, year }
    if (part !== undefined) dated.part = part
    if (isYearEnd !== undefined) dated.isYearEnd = isYearEnd
    return dated
  }
  if (sense.is !== 'day') return sense
  const { is, month, date, monthShift } = sense
  const dated: TimeSense = { is, date, year }
  if (month !== undefined) dated.month = month
  if (monthShift !== undefined) dated.monthShift = monthShift
  return dated
}
