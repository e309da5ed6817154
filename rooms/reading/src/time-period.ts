// The period that a number without any time is assumed to be of: that which the text covers, which
// its title or its head names, else the year so far. Always a question. Source: reading.md 2, Time.
import type { DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { leadPeriod } from './time-lead.ts'
import { defaultDays, type TimeScope } from './time-sense.ts'
import { timeOfTitle } from './time-title.ts'

/** Days, and the name of the rule that found them. */
export interface AssumedPeriod {
  days: DayInterval
  rule: string
}

/** The period of the draft; one always holds. */
export function periodFor(draft: Draft, context: Context, scope: TimeScope): AssumedPeriod {
  const days = defaultDays(scope)
  if (scope.covers) return periodCovered(draft, days)
  const kind = draft.measure?.value.measure ?? 'flow'
  const titled = kind === 'flow' || kind === 'cumulative' ? timeOfTitle(context) : undefined
  if (titled) return { days: titled, rule: 'time.covered' }
  const lead = leadPeriod(draft, context)
  return lead ? { days: lead, rule: 'time.lead' } : { days, rule: 'time.year-so-far' }
}

// "More than 23,500 had settled": of a yearly report, how many there were at its end.
function periodCovered({ act, measure }: Draft, days: DayInterval): AssumedPeriod {
  const kind = measure?.value.measure
  const isEnd = act?.value === 'arrival' && (kind === 'cumulative' || kind === 'stock')
  if (isEnd) return { days: { ...days, earliest: days.latest }, rule: 'time.year-end' }
  return { days, rule: 'time.covered' }
}
