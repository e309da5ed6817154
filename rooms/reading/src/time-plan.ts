// The period that a plan names: "will be removed in 2016", "will arrive in October". What is only
// planned may lie behind the day of the text. Source: reading.md 2, Time; the month is a choice.
import type { Context, Draft } from './draft.ts'
import type { PreparedText } from './prepared-text.ts'
import { dayParts, daysIn, monthInterval, unitAround } from './time-day.ts'
import type { TimeScope, TimeSense, YearSense } from './time-sense.ts'
import type { TimeSetting } from './time-setting.ts'
import { periodOfTitle } from './time-title.ts'

/** The days against which a time of a plan is reckoned: its whole year or month is meant. */
export function planScope(sense: TimeSense, draft: Draft, { scope, text }: PlanSetting): TimeScope {
  const { voice } = draft
  if (voice?.value.modality !== 'predicted' && !isAnnounced(draft, text)) {
    const isWinter = sense.is === 'year' && sense.part === 'winter'
    return isWinter && voice?.value.modality === 'possible' ? wholeWinter(scope) : scope
  }
  if (sense.is === 'month' && sense.year === undefined) return comingMonth(sense.month, scope)
  if (sense.is === 'day' && sense.month === undefined && text.language !== 'en')
    return comingDay(sense.date, scope)
  const isDay = sense.is === 'day' && sense.year === undefined && text.language === 'en'
  if (isDay && sense.month !== undefined) return comingMonth(sense.month, scope)
  if (sense.is === 'relative' && sense.shift === 0) {
    const { running: _, ...own } = scope
    return { ...own, reference: unitAround(scope.reference, sense.unit).latest }
  }
  if (sense.is === 'year' && sense.part === 'winter') return wholeWinter(scope)
  if (sense.is !== 'year') return scope
  const own = Number(scope.reference.slice(0, 4))
  const year = typeof sense.year === 'number' ? Math.max(own, sense.year) : own
  return { ...scope, reference: `${year}-12-31` }
}

interface PlanSetting extends TimeSetting {
  text: PreparedText
}

// "The ministry estimates that some 400 will be removed"
function isAnnounced({ range, clause }: Draft, { language, lower }: PreparedText): boolean {
  return language === 'en' && /^[^,.;]* will /.test(lower.slice(range.end, clause.end))
}

function wholeWinter(scope: TimeScope): TimeScope {
  const { year, month } = dayParts(scope.reference)
  return { ...scope, reference: monthInterval(month < 6 ? year : year + 1, 2).latest }
}

// "9일 도착할 예정": the next day of that number.
function comingDay(date: number, scope: TimeScope): TimeScope {
  const { year, month, date: today } = dayParts(scope.reference)
  return { ...scope, reference: monthInterval(year, date < today ? month + 1 : month).latest }
}

// The month of the reference itself, or the next of that name.
function comingMonth(month: number, scope: TimeScope): TimeScope {
  const { reference } = scope
  const { year, month: now } = dayParts(reference)
  return { ...scope, reference: monthInterval(month < now ? year + 1 : year, month).latest }
}

/**
 * The same for a report whose heading names its period, in Korean and Chinese: 全年 and 11月 are
 * those of that period, 지난해 is that of the day of the text.
 */
export function titledScope(sense: TimeSense, scope: TimeScope, context: Context): TimeScope {
  if (scope.covers || context.text.language === 'en' || !isOfPeriod(sense)) return scope
  const covers = periodOfTitle(context)
  const isShort = covers !== undefined && daysIn(covers) < SHORTEST_YEAR
  const isWhole = (sense.is === 'relative' || sense.is === 'year') && sense.part === undefined
  if (isShort && isWhole) return scope
  return covers && covers.latest < scope.reference ? { ...scope, covers } : scope
}

const SHORTEST_YEAR = 300

function isOfPeriod(sense: TimeSense): boolean {
  if (sense.is === 'relative') return sense.unit === 'year' && sense.shift === 0
  if (sense.is === 'year') return typeof sense.year !== 'number' && isOwnYear(sense.year)
  if (sense.is === 'month' || sense.is === 'day')
    return sense.year === undefined && sense.month !== undefined
  return sense.is === 'span' && isOfPeriod(sense.to)
}

function isOwnYear({ shift, isRunning }: Exclude<YearSense, number>): boolean {
  return shift === 0 && isRunning !== true
}
