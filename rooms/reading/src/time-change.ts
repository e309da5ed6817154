// The times of two numbers between which something changed: "the dead rose from 31 to 42", in
// English. The second has the period that the sentence, or the one before it, tells of; the first
// the one before, or what it is compared with. Source: reading.md 2, Time (the same period).
import type { ClaimTime, DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { Filled } from './proposal.ts'
import { daysIn } from './time-day.ts'
import { carriedOver } from './time-fill.ts'
import { samePeriod } from './time-running.ts'
import { daysInRole } from './time-sense.ts'
import { type TimeSetting, timesOfSentence } from './time-setting.ts'
import { wordPattern } from './word-pattern.ts'

/** Right before and behind the first and the second number. */
const FIRST_EN = wordPattern('en', '\\bfrom (?:{time hedge} )?$')
const TO_EN = wordPattern('en', '^(?: [a-z\\-]+){0,4} to (?:{time hedge} )?\\p{Nd}')
const SECOND_EN = /\bfrom (?:[a-z]+ ){0,2}\p{Nd}[\p{Nd},.]*(?: [a-z-]+){0,4} to (?:[a-z]+ ){0,2}$/u

/** A shorter time is an event, in which nothing grows from one number to another. */
const SHORTEST = 27

/** Sentences back to which the period holds, in the same paragraph. */
const NEAR = 3

/** The time of a number from or to which something changed, where a period is told of. */
export function changeTime(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): Filled<ClaimTime[]> | undefined {
  const days = changeDays(draft, context, setting)
  return days && carriedOver(days, 'time.change')
}

function changeDays(draft: Draft, context: Context, setting: TimeSetting): DayInterval | undefined {
  const { lower, language } = context.text
  if (language !== 'en') return undefined
  const { start } = context.text.sentences[draft.sentence] ?? draft.clause
  const before = lower.slice(Math.max(start, draft.range.start - 90), draft.range.start)
  const isFirst =
    FIRST_EN.test(before) && TO_EN.test(lower.slice(draft.range.end, draft.range.end + 60))
  if (!isFirst && !SECOND_EN.test(before)) return undefined
  const period = periodTold(draft, context, setting)
  if (!period || !isFirst) return period?.own
  return period.before ?? samePeriod({ is: 'same-period', shift: -1 }, period.own)
}

interface Period {
  own: DayInterval
  before?: DayInterval
}

function periodTold(draft: Draft, context: Context, setting: TimeSetting): Period | undefined {
  const { sentences } = context.text
  const { scope } = setting
  for (let n = draft.sentence; n >= Math.max(0, draft.sentence - NEAR); n--) {
    if (sentences[n]?.paragraph !== sentences[draft.sentence]?.paragraph) return undefined
    const times = timesOfSentence(n, context).filter(({ use }) => use === 'event')
    // "between 2 May and 3 June": times right beside the numbers are their own.
    if (
      n === draft.sentence &&
      times.some(({ start }) => start >= draft.range.end && start - draft.range.end < 5)
    )
      return undefined
    const told = times.find(({ role, sense }) => role !== 'baseline' && sense.is !== 'same-period')
    const own = told && daysInRole(told.sense, told.role, scope)
    if (!own || daysIn(own) < SHORTEST) continue
    const other = times.find(({ role, sense }) => role === 'baseline' || sense.is === 'same-period')
    const before = other && daysInRole(other.sense, 'event', { ...scope, running: own })
    return before ? { own, before } : { own }
  }
  return undefined
}
