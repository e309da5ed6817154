// The period that a plan names: "will be removed in 2016", "will arrive in October". What is only
// planned may lie behind the day of the text. Source: reading.md 2, Time; the month is a choice.
import type { Draft } from './draft.ts'
import type { PreparedText } from './prepared-text.ts'
import { dayParts, monthInterval, unitAround } from './time-day.ts'
import type { TimeScope, TimeSense } from './time-sense.ts'
import type { TimeSetting } from './time-setting.ts'

/** The days against which a time of a plan is reckoned: its whole year or month is meant. */
export function planScope(sense: TimeSense, draft: Draft, { scope, text }: PlanSetting): TimeScope {
  const { voice } = draft
  if (voice?.value.modality !== 'predicted' && !isAnnounced(draft, text)) {
    const isWinter = sense.is === 'year' && sense.part === 'winter'
    return isWinter && voice?.value.modality === 'possible' ? wholeWinter(scope) : scope
  }
  if (sense.is === 'month' && sense.year === undefined) return comingMonth(sense.month, scope)
  if (sense.is === 'relative' && sense.shift === 0)
    return { ...scope, reference: unitAround(scope.reference, sense.unit).latest }
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

// The month of the reference itself, or the next of that name.
function comingMonth(month: number, scope: TimeScope): TimeScope {
  const { reference } = scope
  const { year, month: now } = dayParts(reference)
  return { ...scope, reference: monthInterval(month < now ? year + 1 : year, month).latest }
}
