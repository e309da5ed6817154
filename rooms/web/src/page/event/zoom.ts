// How long a picture of time is: a month day by day, a year of months, four years of half-years,
// twelve of years; and which part comes before and after it.
import { daysInMonth, isoDay } from '@tumen/claim'

export const ZOOMS = ['day', 'month', 'half-year', 'year'] as const
export type Zoom = (typeof ZOOMS)[number]

const MONTHS: Readonly<Record<Zoom, number>> = { day: 1, month: 12, 'half-year': 48, year: 144 }

/** First and last day of a picture. */
export interface Span {
  from: string
  to: string
}

export function isZoom(value: string | null): value is Zoom {
  return ZOOMS.some((one) => one === value)
}

/** The picture of this length that holds a day; `by`: so many lengths later. */
export function spanAround(zoom: Zoom, day: string, by = 0): Span | undefined {
  const [year, month] = day.split('-').map(Number) as [number, number]
  const length = MONTHS[zoom]
  const first = (Math.floor((year * 12 + month - 1) / length) + by) * length
  const last = first + length - 1
  const [from, to] = [Math.floor(first / 12), Math.floor(last / 12)]
  if (from < 1 || to > 9999) return undefined
  const [begin, end] = [(first % 12) + 1, (last % 12) + 1]
  return { from: isoDay(from, begin, 1), to: isoDay(to, end, daysInMonth(to, end)) }
}
