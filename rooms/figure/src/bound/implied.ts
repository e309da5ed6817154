// What a rate implies for the asked period (rule F47): shown apart, never added to anything.
import { intervalDays, type RateUnit } from '@tumen/claim'
import type { Implied } from '../reckon/answer.ts'
import type { FigureClaim } from '../reckon/evidence.ts'
import type { Entry } from '../scope/entry.ts'
import { earlierDay, laterDay } from '../scope/order.ts'
import type { Question } from '../scope/question.ts'
import { FIRST_DAY, LAST_DAY, relateAct, relateWhere, toPeriod } from '../scope/scope.ts'

const DAYS: Record<RateUnit, number> = { day: 1, week: 7, month: 30.4375, year: 365.25 }
function daysPerPeriod(rate: NonNullable<FigureClaim['rate']>): number {
  const unit = rate.unit.replace(/s$/, '') as RateUnit
  return rate.n * DAYS[unit]
}

/** Whole rate periods in the days that the rate and the question share; nothing without any. */
function countPeriods(question: Question, entry: Entry): number | undefined {
  const { rate } = entry.claim
  const { period } = entry.scope
  if (rate === undefined || rate.n <= 0 || period === undefined) return undefined
  const asked = toPeriod(question.from, question.to) ?? period
  const earliest = laterDay(asked.from, period.from)
  const latest = earlierDay(asked.to, period.to)
  if (earliest > latest || earliest === FIRST_DAY || latest === LAST_DAY) return undefined
  return Math.floor(intervalDays({ earliest, latest }) / daysPerPeriod(rate) + 0.5)
}

/** What each rate of exactly the asked act and place implies, in the order of the claims. */
export function implyFromRates(question: Question, rates: readonly Entry[]): Implied[] {
  return rates.flatMap((entry) => {
    const { words, scope, id } = entry
    const place = relateWhere(question.place, scope)
    if (relateAct(question.act, scope.act) !== 'exact' || place !== 'exact') return []
    const periods = countPeriods(question, entry)
    if (periods === undefined) return []
    const low = words.floor === null || !words.precise ? null : words.floor * periods
    const high = words.ceiling === null ? null : words.ceiling * periods
    return [{ low, high, claims: [id], periods }]
  })
}
