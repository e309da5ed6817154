// The time of a claim: what its clause says, else what is known of the group it speaks of, else
// the period that the text tells of, as a question. Never the day of publication alone.
// Source: reading.md 2, Time; 6.
import {
  type Anchor,
  type ClaimTime,
  type DayInterval,
  isPointAct,
  type TimeRole,
} from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import type { Filled, Question } from './proposal.ts'
import { changeTime } from './time-change.ts'
import { earlierStageFirst, isOfEarlierStage } from './time-earlier-stage.ts'
import type { TimeExpression } from './time-expression.ts'
import { carriedOver, timeOf, whichDate } from './time-fill.ts'
import { carriedTime, isLaterStage, isToCome } from './time-group.ts'
import { isOfOneEvent } from './time-lead.ts'
import { mainEventTime } from './time-main-event.ts'
import {
  daysOfShared,
  isTemporalClause,
  narrowest,
  ownExpressions,
  roleFor,
  senseOfEach,
} from './time-own.ts'
import { periodFor } from './time-period.ts'
import { planScope, titledScope } from './time-plan.ts'
import { settingAt } from './time-scope.ts'
import { daysInRole, defaultDays, isAbsolute, type TimeSense } from './time-sense.ts'
import { namedDays, sinceThen } from './time-sentence.ts'
import { settingOf, type TimeSetting } from './time-setting.ts'
import { isStillSo, senseOfState } from './time-state.ts'
import { toldTime } from './time-told.ts'
import { fromStart, isSinceSaid, upToNow } from './time-until.ts'
import { isInLead } from './time-zh.ts'

/** The times of the draft; always some for a number, with a question where nothing is stated. */
export function readTimes(draft: Draft, context: Context): Filled<ClaimTime[]> {
  const setting = settingOf(draft, context)
  return (
    changeTime(draft, context, setting) ??
    statedTime(draft, context, setting) ??
    toldTime(draft, setting) ??
    secondTime(draft, context) ??
    dated(draft, context, setting) ??
    headlineTime(draft, context) ??
    ofMainEvent(draft, context, setting) ??
    assumedTime(draft, context, setting)
  )
}

/** Kinds of claims that hold at no time unless one is stated. */
const TIMELESS = [
  'generic',
  'identity',
  'provenance',
  'source_profile',
  'context',
  'causal',
  'comparison',
]

// The expression that belongs to the number, in the role it has for the act.
function statedTime(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): Filled<ClaimTime[]> | undefined {
  const found = earlierStageFirst(ownExpressions(draft, context), draft, context)
  for (const { mention: named, how } of found) {
    const mention = narrowest(named, draft, { context, scope: setting.scope })
    if (how === 'subordinate' || (how !== 'own' && isLaterStage(draft, context))) continue
    if (how === 'previous' && isToCome(draft, context.drafts[context.at - 1])) continue
    // In Korean and Chinese a time stands before its number: behind one it is the next one's.
    if (how === 'next' && (context.text.language !== 'en' || mention.role === 'since')) continue
    const isLead = how === 'leading' && context.text.language === 'ko'
    const isOfOther = how === 'previous' || how === 'next' || isLead || mention.sense.is === 'past'
    if (isOfOther && mention.role === 'event' && how !== 'own' && isStillSo(draft, context))
      continue
    const own = roleFor(mention, draft, context)
    const role = own === 'event' && upToNow(mention, draft, context) ? 'since' : own
    const each = senseOfEach(mention, draft, context)
    const sense = senseOfState(each, draft, context)
    const here = settingAt(mention, draft, { context, setting })
    const plan = planScope(sense, draft, { text: context.text, ...here })
    const days =
      daysOfShared(mention, context) ?? daysInRole(sense, role, titledScope(sense, plan, context))
    if (!days) continue
    const rule = how === 'own' ? 'time.stated' : `time.${how}`
    const since = isOfEarlierStage(mention, draft, context) ? sinceThen(days, setting) : days
    const isUpTo = role === 'until' || (role === 'as_of' && isSinceSaid(draft, context))
    const whole = isUpTo ? fromStart(draft, { mention, days }, { context, setting }) : since
    const as = whole === days ? role : 'event'
    return stated(draft, { mention, role: as, days: whole, rule }, { context, setting })
  }
  return undefined
}

// The time of a clause that dates what the number tells is better than none.
function clauseTime(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): Filled<ClaimTime[]> | undefined {
  for (const { mention, how } of ownExpressions(draft, context)) {
    if (how !== 'subordinate' || !isTemporalClause(mention, draft, context)) continue
    const days = daysInRole(mention.sense, mention.role, setting.scope)
    if (!days) continue
    const found = { mention, role: mention.role, days, rule: 'time.other-clause' }
    const filled = stated(draft, found, { context, setting })
    return { ...filled, questions: filled.value.map(whichDate) }
  }
  return undefined
}

interface Reading {
  mention: TimeExpression
  role: TimeRole
  days: DayInterval
  rule: string
}

function stated(
  draft: Draft,
  { mention, role, days, rule }: Reading,
  { context, setting }: { context: Context; setting: TimeSetting },
): Filled<ClaimTime[]> {
  const { start, end, sense } = mention
  const words = context.text.source.text.slice(start, end)
  const range = { start, end }
  // An arrest is not "as of" a day: it lies before it, but none is none.
  if (role === 'as_of' && isFlow(draft) && draft.quantity?.value.op !== 'none') {
    const group = draft.refersTo && context.drafts[draft.refersTo.draft]?.times?.value[0]
    const { earliest } = group ?? defaultDays({ ...setting.scope, reference: days.latest })
    const time = timeOf({ role: 'event', ...days, earliest }, anchorOf(sense, setting), false)
    return { value: [time], rules: ['time.as-of-flow'], range, questions: [whichDate(time)] }
  }
  const time = timeOf({ role, ...days }, anchorOf(sense, setting), true)
  const span = { start, end, text: words }
  return { value: [Object.assign(time, { expression: words, span })], rules: [rule], range }
}

function isFlow({ act, measure }: Draft): boolean {
  const kind = measure?.value.measure ?? 'flow'
  return kind === 'flow' && act !== undefined && isPointAct(act.value)
}

function anchorOf(sense: TimeSense, { told }: TimeSetting): Anchor {
  if (sense.is === 'running' || sense.is === 'same-period') return 'other_event'
  if (isAbsolute(sense)) return 'absolute'
  return told ? 'report_date' : 'publication_date'
}

// "Killed when soldiers broke up the sit-in on 3 June": nearer than the day of the story.
function dated(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): Filled<ClaimTime[]> | undefined {
  const carried = inherited(draft, context, setting)
  const isFar = carried !== undefined && FAR_RULES.has(carried.rules[0] ?? '')
  if (carried && !(isFar && context.text.language === 'en')) return carried
  return clauseTime(draft, context, setting) ?? carried
}

/** Rules that take a time from elsewhere in the text. */
const FAR_RULES: ReadonlySet<string> = new Set(['time.story', 'time.lead'])

function inherited(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): Filled<ClaimTime[]> | undefined {
  const carried = carriedTime(draft, context, setting)
  if (!carried) return undefined
  const time = timeOf({ role: 'event', ...carried.days }, 'other_event', false)
  const questions = carried.isAsked ? { questions: [whichDate(time)] } : {}
  return { value: [time], rules: [carried.rule], ...questions }
}

// A headline says the number, the text says when: beside the same number or act, else in its lead.
function headlineTime(draft: Draft, context: Context): Filled<ClaimTime[]> | undefined {
  const { drafts, at, text } = context
  const value = draft.quantity?.value.value
  const position = text.sentences[draft.sentence]?.position
  if (position === 'lead') return belowLead(draft, context)
  if (position !== 'headline') return undefined
  const later = (one: Draft, n: number) => n > at && one.sentence > draft.sentence
  const same = drafts.findIndex((one, n) => later(one, n) && isSameNumber(one, value))
  const act = draft.act?.value
  const n = same < 0 ? drafts.findIndex((one, n) => later(one, n) && one.act?.value === act) : same
  const days =
    (drafts[n] && bodyDays(drafts[n], { ...context, at: n })) ??
    (same < 0 || text.language === 'en' || isInLead(drafts[same], draft, context)
      ? leadDays(draft, context)
      : undefined)
  return days && carriedOver(days, 'time.headline')
}

/** "Five who were jailed have been released": the day below is that of the earlier stage. */
const LATER_STAGE =
  /\b(?:who|which|that) (?:was|were|had been) [^,;]{2,80}? (?:have|has) (?:now |since )?been\b/

// "China has handed over 50. “The gate was opened on July 14”": the lead is dated below.
function belowLead(draft: Draft, context: Context): Filled<ClaimTime[]> | undefined {
  const isFlow = (draft.measure?.value.measure ?? 'flow') === 'flow'
  const days = context.text.language === 'en' && isFlow ? leadDays(draft, context) : undefined
  if (!days || !isOfOneEvent(days)) return undefined
  const { start, end } = draft.clause
  const isLater = LATER_STAGE.test(context.text.lower.slice(start, end))
  return carriedOver(isLater ? sinceThen(days, settingOf(draft, context)) : days, 'time.below')
}

function ofMainEvent(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): Filled<ClaimTime[]> | undefined {
  const days = mainEventTime(draft, context)
  if (!days || assumedTime(draft, context, setting).rules[0] !== 'time.year-so-far')
    return undefined
  return carriedOver(days, 'time.main-event')
}

// "14명 체포…2명은 풀려나": the second number of a headline has the time of its own in the text.
function secondTime(draft: Draft, context: Context): Filled<ClaimTime[]> | undefined {
  const { drafts, at, text } = context
  const value = draft.quantity?.value.value
  const isSecond = drafts[at - 1]?.sentence === draft.sentence
  if (text.language === 'en' || !isSecond) return undefined
  const time = headlineTime(draft, context)
  const isBelow = (one: Draft) => one.sentence > draft.sentence && isSameNumber(one, value)
  return time && drafts.some(isBelow) ? time : undefined
}

function bodyDays(body: Draft, context: Context): DayInterval | undefined {
  const setting = settingOf(body, context)
  const time = statedTime(body, context, setting)?.value[0]
  const { told } = setting
  const isTold = told && told.latest < setting.scope.reference
  const found = time ?? (isTold ? assumedTime(body, context, setting).value[0] : undefined)
  return found && { earliest: found.earliest, latest: found.latest }
}

/** Sentences behind a headline in which its time is looked for. */
const LEAD = 3

function leadDays(draft: Draft, context: Context): DayInterval | undefined {
  const { act, measure } = draft
  if (context.text.source.covers || act?.value === 'attempted_return') return undefined
  if (measure?.value.measure === 'rate') return undefined
  for (let n = draft.sentence + 1; n <= draft.sentence + LEAD; n++) {
    const setting = settingOf(draft, context)
    const days = namedDays(n, context, setting)
    const isToday = context.text.language === 'ko'
    const isPast =
      days && (isToday || days.latest < setting.scope.reference || days.earliest < days.latest)
    if (days) return isPast ? days : undefined
  }
  return undefined
}

function isSameNumber({ quantity }: Draft, value: number | undefined): boolean {
  return value !== undefined && quantity?.value.value === value
}

// Nothing is told: the covered period, or the year up to the day of telling.
function assumedTime(
  draft: Draft,
  context: Context,
  { scope, told }: TimeSetting,
): Filled<ClaimTime[]> {
  if (TIMELESS.includes(draft.kind)) return { value: [], rules: ['time.none'] }
  const { days, rule } = periodFor(draft, context, scope)
  const last = told?.latest ?? toldBefore(draft, context)
  const isWithin = last !== undefined && last < days.latest && last >= days.earliest
  const { earliest } = days
  const latest = isWithin && rule !== 'time.year-end' ? last : days.latest
  const anchor: Anchor = told ? 'report_date' : 'publication_date'
  const time = timeOf({ role: 'event', earliest, latest }, anchor, false)
  const question: Question = { ...whichDate(time), code: 'which-period' }
  return { value: [time], rules: [rule], questions: [question] }
}

// A speaker whose day bounds one number of a paragraph has not gone on to another day.
function toldBefore(draft: Draft, { text, drafts, at }: Context): string | undefined {
  const before = drafts[at - 1]
  const paragraph = (one: Draft) => text.sentences[one.sentence]?.paragraph
  if (!before?.times || paragraph(before) !== paragraph(draft)) return undefined
  const [rule] = before.times.rules
  return rule === 'time.year-so-far' ? before.times.value[0]?.latest : undefined
}
