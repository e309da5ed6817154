// The time of a claim: what its clause says, else what is known of the group it speaks of, else
// the period that the text tells of, as a question. Never the day of publication alone.
// Source: reading.md 2, Time; 6.
import {
  type Anchor,
  type ClaimTime,
  type DayInterval,
  isPointAct,
  type TimeRole,
  ucdpPrecOfInterval,
} from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { mentionsFor, surroundingsOf } from './mention.ts'
import type { Filled, Question } from './proposal.ts'
import type { TimeExpression } from './time-expression.ts'
import { carriedTime, isLaterStage } from './time-group.ts'
import { daysInRole, defaultDays, type TimeSense } from './time-sense.ts'
import { isTelling, settingOf, type TimeSetting, timesOfSentence } from './time-setting.ts'

/** The times of the draft; always some for a number, with a question where nothing is stated. */
export function readTimes(draft: Draft, context: Context): Filled<ClaimTime[]> {
  const setting = settingOf(draft, context)
  return (
    statedTime(draft, context, setting) ??
    inherited(draft, context, setting) ??
    headlineTime(draft, context) ??
    assumedTime(draft, setting)
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
  const found = ownExpressions(draft, context)
  for (const { mention, how } of found) {
    if (how === 'subordinate' || (how !== 'own' && isLaterStage(draft, context))) continue
    const role = roleFor(mention, draft, context)
    const days = daysInRole(mention.sense, role, setting.scope)
    if (!days) continue
    const rule = how === 'own' ? 'time.stated' : `time.${how}`
    return stated(draft, { mention, role, days, rule }, { context, setting })
  }
  return undefined
}

function ownExpressions(draft: Draft, context: Context) {
  const times = timesOfSentence(draft.sentence, context).filter(
    (one) => one.use === 'event' && !isTelling(one, draft, context) && !isInNumber(one, context),
  )
  return times.length === 0 ? [] : mentionsFor(times, surroundingsOf(draft, context))
}

// A number of people that looks like a year or a day.
function isInNumber({ start, end }: TimeExpression, { drafts, at }: Context): boolean {
  const overlaps = (one: Draft | undefined) =>
    one?.quantity !== undefined && start < one.range.end && one.range.start < end
  const sentence = drafts[at]?.sentence
  for (let n = at; drafts[n]?.sentence === sentence; n--) if (overlaps(drafts[n])) return true
  for (let n = at + 1; drafts[n]?.sentence === sentence; n++) if (overlaps(drafts[n])) return true
  return false
}

// "Up from 487 in 2018": the number is the one that is compared with.
function roleFor({ role }: TimeExpression, draft: Draft, { text, lexicon }: Context): TimeRole {
  if (role !== 'event') return role
  const { start } = draft.range
  const before = ` ${text.lower.slice(Math.max(0, start - 16), start).trimEnd()}`
  const isBaseline = lexicon
    .entries('time baseline')
    .some(({ forms }) => forms.some((form) => before.endsWith(` ${form}`)))
  return isBaseline ? 'baseline' : role
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
  // An arrest is not "as of" a day: it lies before it.
  if (role === 'as_of' && isFlow(draft)) {
    const { earliest } = defaultDays({ ...setting.scope, reference: days.latest })
    const time = timeOf({ role: 'event', ...days, earliest }, anchorOf(sense, setting), false)
    return { value: [time], rules: ['time.as-of-flow'], range, questions: [whichDate(time)] }
  }
  const time = timeOf({ role, ...days }, anchorOf(sense, setting), true)
  const span = { start, end, text: words }
  return { value: [{ ...time, expression: words, span }], rules: [rule], range }
}

function isFlow({ act, measure }: Draft): boolean {
  const kind = measure?.value.measure ?? 'flow'
  return kind === 'flow' && act !== undefined && isPointAct(act.value)
}

function timeOf(
  { role, earliest, latest }: { role: TimeRole } & DayInterval,
  anchor: Anchor,
  isStated: boolean,
): ClaimTime {
  const ucdpPrec = ucdpPrecOfInterval({ earliest, latest })
  return { role, earliest, latest, anchor, stated: isStated, ucdpPrec }
}

function anchorOf(sense: TimeSense, { told }: TimeSetting): Anchor {
  if (sense.is === 'running' || sense.is === 'same-period') return 'other_event'
  if (isAbsolute(sense)) return 'absolute'
  return told ? 'report_date' : 'publication_date'
}

function isAbsolute(sense: TimeSense): boolean {
  if (sense.is === 'span') return isAbsolute(sense.to)
  return sense.is === 'decade' || ('year' in sense && typeof sense.year === 'number')
}

function whichDate({ earliest, latest }: ClaimTime): Question {
  return { code: 'which-date', field: 'times', candidates: [`${earliest}/${latest}`] }
}

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

// A headline says the number, the text says when.
function headlineTime(draft: Draft, context: Context): Filled<ClaimTime[]> | undefined {
  const { drafts, at, text } = context
  const value = draft.quantity?.value.value
  if (text.sentences[draft.sentence]?.position !== 'headline' || value === undefined)
    return undefined
  const n = drafts.findIndex((one, n) => n > at && one.quantity?.value.value === value)
  const body = drafts[n]
  if (!body || body.sentence === draft.sentence) return undefined
  const there = { ...context, at: n }
  const found = statedTime(body, there, settingOf(body, there))
  const time = found?.value[0]
  if (!time) return undefined
  const days = { earliest: time.earliest, latest: time.latest }
  return {
    value: [timeOf({ role: 'event', ...days }, 'other_event', false)],
    rules: ['time.headline'],
  }
}

// Nothing is told: the covered period, or the year up to the day of telling.
function assumedTime(draft: Draft, { scope, told }: TimeSetting): Filled<ClaimTime[]> {
  if (TIMELESS.includes(draft.kind)) return { value: [], rules: ['time.none'] }
  const all = defaultDays(scope)
  const latest =
    told && told.latest < all.latest && told.latest >= all.earliest ? told.latest : all.latest
  const anchor: Anchor = told ? 'report_date' : 'publication_date'
  const isEnd = scope.covers !== undefined && isCountToDate(draft)
  const time = timeOf(
    { role: 'event', earliest: isEnd ? all.latest : all.earliest, latest },
    anchor,
    false,
  )
  const rule = isEnd ? 'time.year-end' : scope.covers ? 'time.covered' : 'time.year-so-far'
  const question: Question = { ...whichDate(time), code: 'which-period' }
  return { value: [time], rules: [rule], questions: [question] }
}

// "More than 23,500 had settled": of a yearly report, how many there were at its end.
function isCountToDate({ act, measure }: Draft): boolean {
  const kind = measure?.value.measure
  return act?.value === 'arrival' && (kind === 'cumulative' || kind === 'stock')
}
