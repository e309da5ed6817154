// What a sentence says of time: the days of one of its numbers, else those that it names; and what
// other numbers may take over from it. Source: reading.md 6.
import type { ClaimTime, DayInterval, TimeRole } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import type { TimeExpression } from './time-expression.ts'
import { daysInRole, endOfScope } from './time-sense.ts'
import { type TimeSetting, timesOfSentence } from './time-setting.ts'
import { referenceOf } from './time-wire.ts'

/** Days that were carried over, and the rule that did so. */
export interface CarriedTime {
  days: DayInterval
  rule: string
  /** Whether the reviewer is to be asked. */
  isAsked: boolean
}

/** Sentences, and numbers, back to which something is remembered. */
export const FAR = 24

/** The days of a number, where it has any. */
export function daysOfDraft(draft: Draft | undefined): DayInterval | undefined {
  const time: ClaimTime | undefined = draft?.times?.value[0]
  return time && { earliest: time.earliest, latest: time.latest }
}

/** What befell a known group later lies between the first act and the day of telling. */
export function sinceThen(
  { earliest, latest: last }: DayInterval,
  setting: TimeSetting,
): DayInterval {
  const end = setting.told?.latest ?? endOfScope(setting.scope)
  return { earliest, latest: end > last ? end : last }
}

/** The time that a sentence states for one of its numbers, else for what it tells. */
export function daysOfSentence(
  sentence: number,
  context: Context,
  setting: TimeSetting,
): DayInterval | undefined {
  const told = context.drafts
    .slice(Math.max(0, context.at - FAR), context.at)
    .filter((one) => one.sentence === sentence && one.times?.value[0]?.stated)
  // "90 last year, against 70 the year before": what is compared with is not what is told of.
  const held = told.findLast(({ times }) => isHeld(times?.value[0]?.role))
  if (told.length > 0) return daysOfDraft(held)
  return namedDays(sentence, context, setting)
}

/** The time that a sentence names for what it tells. */
export function namedDays(
  sentence: number,
  context: Context,
  setting: TimeSetting,
): DayInterval | undefined {
  const named = timesOfSentence(sentence, context).find(
    (one) =>
      one.use === 'event' &&
      isHeld(one.role) &&
      !isOfLife(one, sentence, context) &&
      !isOfPicture(one, sentence, context.text),
  )
  // Told of on a day of its own, whenever the speaker of the number spoke.
  const { text } = context
  const scope =
    text.language === 'zh' ? { ...setting.scope, reference: referenceOf(context) } : setting.scope
  return named && daysInRole(named.sense, named.role, scope)
}

/** Whether an English sentence ends in ", May 4, 2023": the day on which a picture was taken. */
export function isOfPicture(
  { start, end, sense }: TimeExpression,
  sentence: number,
  { lower, language, sentences }: PreparedText,
): boolean {
  if (language !== 'en' || sense.is !== 'day' || !sense.year) return false
  if (lower.slice(start - 2, start) !== ', ') return false
  return /^\.?$/.test(lower.slice(end, sentences[sentence]?.end ?? end))
}

const LIFE = /,? \b(?:who|whose)\b[^,.;]*$/

// "said Moses Lado, 41, who fled Yei last August": when somebody who speaks did something.
function isOfLife({ start }: Range, sentence: number, { text }: Context): boolean {
  const { start: from = start } = text.sentences[sentence] ?? {}
  const [, speaker] = /\bsa(?:id|ys) (.*)$/.exec(text.lower.slice(from, start)) ?? []
  return text.language === 'en' && speaker !== undefined && LIFE.test(speaker)
}

// What is only compared with, or counted up to a day, dates nothing else.
function isHeld(role: TimeRole | undefined): boolean {
  return role === 'event' || role === 'since'
}
