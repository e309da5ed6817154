// Chinese numbers up to now, at the same time, or of a later stage: 截至目前已有8人获救 counts since
// the event that was told of, 同时 has the time of the sentence before, and who was let go in the
// same breath was let go between then and the telling. Source: reading.md 2, Time; 6; a choice.
import type { Act, DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { daysIn } from './time-day.ts'
import { type CarriedTime, daysOfDraft, daysOfSentence, sinceThen } from './time-sentence.ts'
import type { TimeSetting } from './time-setting.ts'
import { isSinceEvent } from './time-zh.ts'
import { wordPattern } from './word-pattern.ts'

const SO_FAR = wordPattern('zh', '{time so-far}')
const AT_ONCE = wordPattern('zh', '^{time at-once}')

/** Sentences back in which the event is looked for; a longer time is no event. */
const NEAR = 6
const LONGEST = 62
/** What is still so is told of the present, not since an event. */
const LASTING: ReadonlySet<Act | undefined> = new Set(['detention', 'imprisonment', 'custody'])
/** What ends being in somebody's hands, and what begins it. */
const ENDED: ReadonlySet<Act | undefined> = new Set(['release', 'forced_return'])
const BEGUN: ReadonlySet<Act | undefined> = new Set(['arrest', 'detention', 'abduction'])

/** The time that a Chinese number has from what was told before, where its words say so. */
export function timeUpToNow(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): CarriedTime | undefined {
  if (context.text.language !== 'zh' || context.text.source.covers) return undefined
  return sinceEvent(draft, context, setting) ?? atOnce(draft, context, setting)
}

function sinceEvent(draft: Draft, context: Context, setting: TimeSetting): CarriedTime | undefined {
  const { lower, sentences } = context.text
  const { start } = sentences[draft.sentence] ?? draft.clause
  if (LASTING.has(draft.act?.value) || !SO_FAR.test(lower.slice(start, draft.range.start)))
    return undefined
  // 自政变以来,至今已有: since an event with a name.
  if (isSinceEvent(draft, context)) return undefined
  const days = eventBefore(draft, context, setting)
  return days && { days: sinceThen(days, setting), rule: 'time.so-far', isAsked: true }
}

function eventBefore(
  { sentence }: Draft,
  context: Context,
  setting: TimeSetting,
): DayInterval | undefined {
  const { drafts, at } = context
  const own = drafts.slice(Math.max(0, at - NEAR), at).find((one) => one.sentence === sentence)
  const beside = daysOfDraft(own)
  if (beside && daysIn(beside) <= LONGEST) return beside
  for (let n = sentence - 1; n >= Math.max(0, sentence - NEAR); n--) {
    const days = daysOfSentence(n, context, setting)
    if (days && daysIn(days) <= LONGEST) return days
  }
  return undefined
}

function atOnce(draft: Draft, context: Context, setting: TimeSetting): CarriedTime | undefined {
  const { lower, sentences } = context.text
  const own = sentences[draft.sentence]
  const before = sentences[draft.sentence - 1]
  if (!own || own.paragraph !== before?.paragraph) return undefined
  if (!AT_ONCE.test(lower.slice(own.start, draft.range.start))) return undefined
  const days = daysOfSentence(draft.sentence - 1, context, setting)
  return days && { days, rule: 'time.at-once', isAsked: true }
}

/** 5人被拘留,另有14人被抓后获释: whether it ended later than the number before began. */
export function isEndOfIt({ act }: Draft, before: Draft, { text }: Context): boolean {
  return text.language === 'zh' && ENDED.has(act?.value) && BEGUN.has(before.act?.value)
}
