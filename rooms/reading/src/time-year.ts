// The days of a year, or of a part of one: a quarter or half without a year, a season. Source:
// reading.md 2, Time; of which year an open part is, is a choice.
import { type DayInterval, dayNumber } from '@tumen/claim'
import { dayParts, yearInterval } from './time-day.ts'
import { partOfYear, type TimePart } from './time-part.ts'
import { type TimeScope, upTo, type YearSense } from './time-sense.ts'

function baseYear({ reference, covers }: TimeScope): number {
  return dayParts(covers?.latest ?? reference).year
}

/** The year that is meant. */
export function yearNumber(year: YearSense, scope: TimeScope): number {
  if (typeof year === 'number') return year
  const told = year.isRunning && scope.running
  return (told ? dayParts(told.latest).year : baseYear(scope)) + year.shift
}

/** The days of a year, or of its part, as far as they have come. */
export function daysOfYear(
  year: YearSense,
  part: TimePart | undefined,
  scope: TimeScope,
): DayInterval {
  const isOpen = typeof year !== 'number' && year.isOpen === true
  const y = isOpen ? yearOfPart(part, scope) : yearNumber(year, scope)
  // "This winter", said in January, began in the year before.
  const isLastWinter = part === 'winter' && typeof year !== 'number' && isEarly(scope)
  if (part && isSeason(part) && isOwnYear(year) && scope.story)
    return seasonAfter(part, scope.story, scope.reference)
  if (part && typeof year !== 'number' && year.isOver) return lastOver(part, scope)
  if (isLastWinter) return upTo(partOfYear(y - 1, part, scope.reference), scope.reference)
  if (part) return upTo(partOfYear(y, part, scope.reference), scope.reference)
  if (scope.covers && y === baseYear(scope) && typeof year !== 'number') return scope.covers
  return upTo(yearInterval(y), scope.reference)
}

// "The fourth quarter": of the year that was named before, else the last of which half is over, for
// of a quarter that has just begun nobody gives figures.
function yearOfPart(part: TimePart | undefined, scope: TimeScope): number {
  const own = baseYear(scope)
  if (!part || isSeason(part)) return own
  const year = scope.story ? dayParts(scope.story.latest).year : own
  const { earliest, latest } = partOfYear(year, part, scope.reference)
  const isHalfOver = dayNumber(scope.reference) * 2 >= dayNumber(earliest) + dayNumber(latest)
  return isHalfOver || scope.covers ? year : year - 1
}

const SEASONS: ReadonlySet<TimePart> = new Set(['spring', 'summer', 'autumn', 'winter'])

// "Last summer", said in November: the latest one that is over.
function lastOver(part: TimePart, scope: TimeScope): DayInterval {
  const year = baseYear(scope)
  const [now, before] = [year, year - 1].map((one) => partOfYear(one, part, scope.reference))
  const over = [now, before].find((one) => one && one.latest < scope.reference)
  return over ?? partOfYear(year - 2, part, scope.reference)
}

function isSeason(part: TimePart | undefined): boolean {
  return typeof part === 'string' && SEASONS.has(part)
}

function isOwnYear(year: YearSense): boolean {
  return typeof year !== 'number' && year.shift === 0 && year.isRunning !== true
}

// "1977년 8월 … 첫해 겨울에": the season behind what a narrative has reached.
function seasonAfter(part: TimePart, { earliest }: DayInterval, reference: string): DayInterval {
  const { year } = dayParts(earliest)
  const own = partOfYear(year, part, reference)
  return upTo(own.latest < earliest ? partOfYear(year + 1, part, reference) : own, reference)
}

function isEarly({ reference }: TimeScope): boolean {
  return dayParts(reference).month < 6
}
