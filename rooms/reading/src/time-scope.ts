// Against which day an expression that leans on another is reckoned in a Korean sentence: that of
// the day named before it there ("11월 5일 끌려갔다가 이틀 뒤"), else the one that was told of last, else
// the day of telling ("전날 집행했다고 20일 밝혔다"). Source: reading.md 2, Time; the order is a choice.
import type { DayInterval } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { shiftDays, type TimeUnit } from './time-day.ts'
import type { TimeExpression } from './time-expression.ts'
import { daysOf, hasOwnYear, type TimeScope, type TimeSense } from './time-sense.ts'
import { type TimeSetting, timesOfSentence } from './time-setting.ts'
import { referenceOf } from './time-wire.ts'

interface Place {
  context: Context
  setting: TimeSetting
}

/** The setting of one expression of the draft's sentence. */
export function settingAt(mention: TimeExpression, draft: Draft, place: Place): TimeSetting {
  return { ...place.setting, scope: scopeAt(mention, draft, place) }
}

function scopeAt(mention: TimeExpression, draft: Draft, place: Place): TimeScope {
  const { context, setting } = place
  const { scope, told } = setting
  const { sense } = mention
  const { language, lower } = context.text
  if (/오는 $/.test(lower.slice(Math.max(0, mention.start - 3), mention.start)))
    return { ...scope, reference: shiftDays(scope.reference, daysAhead(sense)) }
  // "昨(25日)公布,…前日相撞": days are counted from that of the paper.
  const paper = referenceOf(context)
  const shared = language === 'zh' ? sharedUnits(sense) : NONE
  if (scope.reference.slice(0, shared) !== paper.slice(0, shared))
    return { ...scope, reference: paper }
  const isOpen = language === 'zh' || isOpenPart(sense)
  const year = isOpen ? yearBefore(mention, draft, place) : undefined
  if (year) return { ...scope, story: { earliest: `${year}-01-01`, latest: `${year}-12-31` } }
  if (context.text.language !== 'ko' || !isLeaning(sense)) return scope
  const named = namedBefore(mention, draft, place) ?? toldSince(mention, draft, place)
  if (named) return { ...scope, running: named, runningDay: named }
  if (sense.is !== 'running') return scope
  if (sense.unit !== 'day' || scope.runningDay || scope.covers) return scope
  const day = told?.latest ?? scope.reference
  const last = told ? undefined : dayBefore(draft, { context, setting })
  return { ...scope, runningDay: last ?? { earliest: day, latest: day } }
}

/** Days up to which "the coming" day, and the coming month, lie ahead. */
const COMING_DAY = 27
const COMING_MONTH = 330

// 오는 9일, 오는 4월
function daysAhead(sense: TimeSense): number {
  const last = sense.is === 'span' ? sense.to : sense
  return last.is === 'day' && last.month === undefined ? COMING_DAY : COMING_MONTH
}

/** Signs of a day: its year, its year and month, all of it. */
const NONE = 0
const UNITS: Readonly<Record<TimeUnit, number>> = { day: 10, week: 10, month: 7, year: 4 }

// 昨天, 上月, 去年4月: whoever spoke last month, the words are the paper's. So much of the day of
// telling has to be that of the paper for them to mean the same.
function sharedUnits(sense: TimeSense): number {
  if (sense.is === 'relative' || sense.is === 'ago') return UNITS[sense.unit]
  if (sense.is === 'span') return Math.max(sharedUnits(sense.from), sharedUnits(sense.to))
  if (sense.is === 'weekday') return sense.week === undefined ? NONE : UNITS.week
  if (sense.is === 'day' && sense.monthShift !== undefined) return UNITS.month
  const isDated = sense.is === 'year' || sense.is === 'month' || sense.is === 'day'
  const isOwn = isDated && typeof sense.year === 'object' && sense.year.isRunning !== true
  return isOwn ? UNITS.year : NONE
}

// "2008年奥运之前查得凶,6月里": the year that the sentence has named before; "90 in the first
// quarter of 2014, 70 in the second": also one that the paragraph has.
function yearBefore(
  { start, sense }: TimeExpression,
  { sentence }: Draft,
  { context, setting }: Place,
): number | undefined {
  const isPart = isOpenPart(sense)
  const isDate = (sense.is === 'month' || sense.is === 'day') && sense.year === undefined
  if (!isPart && !(isDate && sense.month !== undefined)) return undefined
  const { sentences } = context.text
  for (let n = sentence; n >= Math.max(0, sentence - (isPart ? NEAR : 0)); n--) {
    if (sentences[n]?.paragraph !== sentences[sentence]?.paragraph) return undefined
    const named = timesOfSentence(n, context).findLast(
      (one) => one.end <= start && (isPart ? isYearNamed(one.sense) : hasOwnYear(one.sense)),
    )
    const days = named && daysOf(named.sense, { reference: setting.scope.reference })
    if (days) return Number(days.latest.slice(0, 4))
  }
  return undefined
}

function isYearNamed(sense: TimeSense): boolean {
  if (hasOwnYear(sense)) return true
  return (
    'year' in sense && typeof sense.year === 'object' && !isOpenPart(sense) && !isLeaning(sense)
  )
}

// 4분기, "the second half"
function isOpenPart(sense: TimeSense): boolean {
  if (sense.is === 'span') return isOpenPart(sense.to)
  return sense.is === 'year' && typeof sense.year === 'object' && sense.year.isOpen === true
}

/** Sentences back to which a day is meant by "the same day". */
const NEAR = 6

// "17일 밝혔다. … 같은 날 두 명이 다쳤다": also the day of telling.
function dayBefore({ sentence }: Draft, { context, setting }: Place): DayInterval | undefined {
  for (let n = sentence - 1; n >= Math.max(0, sentence - NEAR); n--) {
    const named = timesOfSentence(n, context).findLast(({ sense }) => sense.is === 'day')
    if (named) return daysOf(named.sense, setting.scope)
  }
  return undefined
}

// "2017년 4월 문을 열었다. 그해 말까지": named behind the last number that has a time.
function toldSince({ sense }: TimeExpression, draft: Draft, place: Place): DayInterval | undefined {
  const { drafts, at } = place.context
  if (!isLeaning(sense) || draft.refersTo) return undefined
  const unit = sense.is === 'running' ? sense.unit : 'year'
  for (let n = draft.sentence - 1; n >= Math.max(0, draft.sentence - NEAR); n--) {
    if (drafts.slice(Math.max(0, at - NEAR), at).some((one) => one.sentence === n)) return undefined
    const named = timesOfSentence(n, place.context).findLast(
      (one) => isNamed(one) && one.role === 'event' && one.use === 'event',
    )
    const days = named && daysOf(named.sense, place.setting.scope)
    if (days && (unit !== 'day' || days.earliest === days.latest)) return days
  }
  return undefined
}

function namedBefore(
  { start, sense }: TimeExpression,
  draft: Draft,
  { context, setting }: Place,
): DayInterval | undefined {
  if (!isLeaning(sense)) return undefined
  const unit = sense.is === 'running' ? sense.unit : 'year'
  const before = timesOfSentence(draft.sentence, context).findLast(
    (one) => one.end <= start && one.use !== 'name' && one.role === 'event' && isNamed(one),
  )
  const days = before && daysOf(before.sense, setting.scope)
  const isFit = days && (unit !== 'day' || days.earliest === days.latest)
  return isFit ? days : undefined
}

// 그날, 이듬해 3월
function isLeaning(sense: TimeSense): boolean {
  if (sense.is === 'running') return true
  if (sense.is !== 'month' && sense.is !== 'day' && sense.is !== 'year') return false
  return typeof sense.year === 'object' && sense.year.isRunning === true
}

function isNamed({ sense }: TimeExpression): boolean {
  if (isLeaning(sense)) return false
  return sense.is === 'day' || sense.is === 'month' || sense.is === 'year'
}
