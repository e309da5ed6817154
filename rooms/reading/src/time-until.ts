// What happened "until" a day: the days from its begin. Source: reading.md 2, Time; that it began
// with the year is a choice.
import type { DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { TimeExpression } from './time-expression.ts'
import { afterEvent } from './time-group.ts'
import { SINCE_KO } from './time-ko-event.ts'
import { ownExpressions } from './time-own.ts'
import { daysInRole } from './time-sense.ts'
import type { TimeSetting } from './time-setting.ts'
import { timeSinceEvent } from './time-since-event.ts'
import { wordPattern } from './word-pattern.ts'

const SO_FAR = wordPattern('ko', '{time so-far}')

/** "13일 한 명이 들어온 뒤 지금까지 모두 143명": counted from the day that is named up to now. */
export function upToNow(
  { start, end }: { start: number; end: number },
  draft: Draft,
  { text }: Context,
): boolean {
  if (text.language !== 'ko' || end > draft.range.start) return false
  const between = text.lower.slice(end, draft.range.start)
  return start < draft.range.start && SO_FAR.test(between)
}

/** "정변 이후 숨진 사람은 30일 기준 38명": counted from an event that the sentence names. */
export function isSinceSaid({ clause, sentence }: Draft, { text }: Context): boolean {
  if (text.language !== 'ko') return false
  const { start } = text.sentences[sentence] ?? clause
  return SINCE_KO.since.test(text.lower.slice(start, clause.end))
}

/**
 * "Until the end of September this year": of what happened all of it is counted from when the
 * sentence says that it began, else from the first day of the year that it names.
 */
export function fromStart(
  draft: Draft,
  { mention, days }: { mention: TimeExpression; days: DayInterval },
  { context, setting }: { context: Context; setting: TimeSetting },
): DayInterval {
  // "None had been charged by December"
  const isNone = context.text.language === 'en' && draft.quantity?.value.op === 'none'
  if (isNone || draft.measure?.value.measure === 'stock') return days
  // "이달 말까지 200명이 더 들어올 것": nothing of it has begun.
  if (days.latest > setting.scope.reference) return days
  const began = ownExpressions(draft, context).find(({ mention: one }) => one.role === 'since')
  const since = began && daysInRole(began.mention.sense, 'since', setting.scope)
  const after =
    since ??
    afterEvent(draft, context, setting) ??
    timeSinceEvent(SINCE_KO, draft, context, setting)?.days
  if (after && after.earliest < days.latest) return { ...days, earliest: after.earliest }
  const { sense } = mention
  // "작년까지 건너온 어부는 모두 …": all that there were at its end.
  const isWholeYear = sense.is === 'year' && sense.part === undefined
  if (context.text.language === 'ko' && isWholeYear) return { ...days, earliest: days.latest }
  const isOfYear =
    sense.is === 'month' ||
    (sense.is === 'relative' && sense.unit === 'year' && sense.part === 'end') ||
    (context.text.language === 'ko' && sense.is === 'relative' && sense.unit === 'month') ||
    sense.is === 'same-period' ||
    (context.text.language === 'ko' && sense.is === 'running' && sense.unit === 'day')
  return isOfYear ? { ...days, earliest: `${days.latest.slice(0, 4)}-01-01` } : days
}
