// The time of a claim that states none, taken from what it refers to: the group of an earlier
// number, a number of the same sentence, the day that its paragraph tells of. Source: reading.md 6.
import {
  actAbove,
  type ClaimTime,
  type DayInterval,
  type Modality,
  type TimeRole,
} from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import type { Reference } from './proposal.ts'
import type { Range } from './source-text.ts'
import { TESTIMONY } from './speaker-testimony.ts'
import { voicesOf } from './speaker-voice.ts'
import { daysIn } from './time-day.ts'
import { leadTime } from './time-lead.ts'
import { daysInRole, endOfScope } from './time-sense.ts'
import { type TimeSetting, timesOfSentence } from './time-setting.ts'

/** Days that were carried over, and the rule that did so. */
export interface CarriedTime {
  days: DayInterval
  rule: string
  /** Whether the reviewer is to be asked. */
  isAsked: boolean
}

const SAME_PEOPLE: readonly Reference[] = [
  'same',
  'all_of',
  'part_of',
  'remainder',
  'group',
  'restatement',
]

/** Sentences, and numbers, back to which something is remembered. */
const FAR = 24

/** The time of the group or of the surroundings, or nothing. */
export function carriedTime(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): CarriedTime | undefined {
  return (
    fromSentence(draft, context, setting) ??
    fromGroup(draft, context, setting) ??
    fromEvent(draft, context, setting) ??
    fromStory(draft, context, setting)
  )
}

/** Whether the text tells of a later stage of people it has told of: not when they were caught. */
export function isLaterStage(draft: Draft, { drafts }: Context): boolean {
  const { refersTo } = draft
  const group = refersTo && drafts[refersTo.draft]
  const isSame = refersTo !== undefined && SAME_PEOPLE.includes(refersTo.how)
  return isSame && group !== undefined && !isSameAct(draft, group)
}

function daysOfDraft(draft: Draft | undefined): DayInterval | undefined {
  const time: ClaimTime | undefined = draft?.times?.value[0]
  return time && { earliest: time.earliest, latest: time.latest }
}

/** Whether a return that people face is told beside one that has happened. */
export function isToCome(draft: Draft, before: Draft | undefined): boolean {
  return draft.act?.value === 'attempted_return' && before?.act?.value !== 'attempted_return'
}

// "140 adults were …; 132 minors were …": one sentence tells of one time.
function fromSentence(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): CarriedTime | undefined {
  const { drafts, at } = context
  const before = drafts[at - 1]
  if (before?.sentence !== draft.sentence || !before.quantity || !draft.quantity) return undefined
  if (isLaterStage(draft, context) || isToCome(draft, before) || isRest(draft)) return undefined
  const group = groupOfState(draft, before, { context, setting })
  if (group) return group
  const days = daysOfDraft(before)
  const role = before.times?.value[0]?.role
  if (!days || role === 'baseline') return undefined
  if (isStateAfter(draft, before, context))
    return { days: sinceThen(days, setting), rule: 'time.after-event', isAsked: true }
  return { days, rule: 'time.same-sentence', isAsked: false }
}

// "25 were wounded on Sunday and 40 are unaccounted for": still so when it is told.
function isStateAfter({ measure }: Draft, before: Draft, { text }: Context): boolean {
  const isState = measure?.value.measure === 'stock'
  return text.language === 'en' && isState && (before.measure?.value.measure ?? 'flow') === 'flow'
}

// "두 명은 풀려났고 나머지 12명은 갇혀 있다": still so when it is told.
function isRest({ refersTo, measure }: Draft): boolean {
  return refersTo?.how === 'remainder' && measure?.value.measure === 'stock'
}

// "8명은 2월 8일 송환됐고 스무 명은 여전히 갇혀 있다": since the group of both was caught.
function groupOfState(
  draft: Draft,
  { refersTo }: Draft,
  { context, setting }: { context: Context; setting: TimeSetting },
): CarriedTime | undefined {
  if (draft.measure?.value.measure !== 'stock' || draft.refersTo) return undefined
  const group = refersTo?.how === 'part_of' ? context.drafts[refersTo.draft] : undefined
  const days = daysOfDraft(group)
  return days && { days: sinceThen(days, setting), rule: 'time.after-group', isAsked: true }
}

function fromGroup(draft: Draft, context: Context, setting: TimeSetting): CarriedTime | undefined {
  const { refersTo } = draft
  const group = refersTo && context.drafts[refersTo.draft]
  const days = daysOfDraft(group)
  if (!refersTo || !group || !days || !SAME_PEOPLE.includes(refersTo.how)) return undefined
  const isSame = (isSameAct(draft, group) && !isRest(draft)) || isBeforeIt(draft, context)
  if (isSame) return { days, rule: 'time.group', isAsked: false }
  return { days: sinceThen(days, setting), rule: 'time.after-group', isAsked: true }
}

// "At least five of them had asked for protection": told by the outlet, it lies before the act.
function isBeforeIt({ clause, range, voice }: Draft, { text, lexicon }: Context): boolean {
  if (text.language !== 'en' || voice?.value.modality !== 'asserted') return false
  const words = { start: range.end, end: clause.end }
  const isLater = findPhrases(lexicon.index('time afterwards'), text.lower, words).length > 0
  return !isLater && /^ (?:\p{L}+ )?had /u.test(text.lower.slice(range.end, clause.end))
}

// What befell a known group later lies between the first act and the day of telling.
function sinceThen({ earliest, latest: last }: DayInterval, setting: TimeSetting): DayInterval {
  const end = setting.told?.latest ?? endOfScope(setting.scope)
  return { earliest, latest: end > last ? end : last }
}

function isSameAct(a: Draft, b: Draft): boolean {
  const [own, other] = [a.act?.value, b.act?.value]
  if (own === undefined || other === undefined || own === other) return true
  const above = actAbove(own)
  return above !== undefined && above === actAbove(other)
}

/** The days since what was told of last, where the sentence says "since then". */
export function afterEvent(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): DayInterval | undefined {
  const found = fromEvent(draft, context, setting)
  return found?.rule === 'time.afterwards' ? found.days : undefined
}

// "In the fighting", 이 과정에서: the event that was told of last; "since then", 此后: after it.
function fromEvent(draft: Draft, context: Context, setting: TimeSetting): CarriedTime | undefined {
  const { text, lexicon } = context
  const range = text.sentences[draft.sentence] ?? draft.clause
  const has = (section: string, words = range) =>
    findPhrases(lexicon.index(section), text.lower, words).length > 0
  const isSame = has('time same-event') && !isStockOfNow(draft, context)
  const own = text.language === 'en' ? draft.clause : range
  if (!isSame && !has('time afterwards', own) && !isHeaded(range, context)) return undefined
  for (let n = draft.sentence - 1; n >= Math.max(0, draft.sentence - FAR); n--) {
    const days = daysOfSentence(n, context, setting)
    // "Since 2016": no event in the course of which something happens.
    if (days && isSame && daysIn(days) > LONGEST_EVENT) continue
    if (days && isSame) return { days, rule: 'time.event', isAsked: true }
    if (days) return { days: sinceThen(days, setting), rule: 'time.afterwards', isAsked: true }
  }
  return undefined
}

const LONGEST_EVENT = 200

// 目前共收容九百餘人, 無任何人於收容期間死亡: how many there are is told of no event.
function isStockOfNow({ measure, clause }: Draft, { text, lexicon }: Context): boolean {
  if (text.language === 'en' || measure?.value.measure !== 'stock') return false
  return findPhrases(lexicon.index('time now'), text.lower, clause).length > 0
}

// 이후, 之后: with nothing before it but a comma.
function isHeaded(range: Range, { text, lexicon }: Context): boolean {
  const found = findPhrases(lexicon.index('time afterwards-head'), text.lower, range)
  return found.some(({ start }) => {
    const before = text.lower.slice(Math.max(range.start, start - 2), start).trim()
    return before === '' || /[,,"“]$/u.test(before)
  })
}

// The time that a sentence states for one of its numbers, else for what it tells.
function daysOfSentence(
  sentence: number,
  context: Context,
  setting: TimeSetting,
): DayInterval | undefined {
  const told = context.drafts
    .slice(Math.max(0, context.at - FAR), context.at)
    .findLast((one) => one.sentence === sentence && one.times?.value[0]?.stated)
  if (told) return isHeld(told.times?.value[0]?.role) ? daysOfDraft(told) : undefined
  return namedDays(sentence, context, setting)
}

/** The time that a sentence names for what it tells. */
export function namedDays(
  sentence: number,
  context: Context,
  setting: TimeSetting,
): DayInterval | undefined {
  const named = timesOfSentence(sentence, context).find(
    (one) => one.use === 'event' && isHeld(one.role) && !isOfLife(one, sentence, context),
  )
  return named && daysInRole(named.sense, named.role, setting.scope)
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

/** Sentences back to which a time still holds in its paragraph; those of the lead; of its event. */
const NEAR = 3
const LEAD = 3
const STORY = 8
const WEEK = 7

// "In July police raided … 30 were beaten": a time holds for what follows in its paragraph, and
// the day of the lead for what is told of the same event.
function fromStory(draft: Draft, context: Context, setting: TimeSetting): CarriedTime | undefined {
  const { sentences, lower } = context.text
  const range = sentences[draft.sentence] ?? draft.clause
  const until = { start: range.start, end: Math.max(draft.clause.end, draft.range.end) }
  const isOfNow = findPhrases(context.lexicon.index('time now'), lower, until).length > 0
  if (isOfNow) return undefined
  if (!isOfEvent(draft)) return isDenied(draft) ? fromLead(draft, context) : undefined
  // Who tells what befell them goes on with the day that was told of last.
  const isTold = voicesOf(context.text, context.lexicon).source?.rule === TESTIMONY
  for (let n = draft.sentence - 1; n >= Math.max(0, draft.sentence - STORY); n--) {
    const days = daysOfSentence(n, context, setting)
    if (!days || isOutside(days, setting, context)) continue
    const isNear = isTold || sentences[n]?.paragraph === sentences[draft.sentence]?.paragraph
    if (isNear && (isTold || draft.sentence - n <= NEAR))
      return { days, rule: 'time.paragraph', isAsked: true }
    // "Since 2017": what lies behind the event.
    if (!isNear && daysIn(days) > WEEK) continue
    const isLead = n <= LEAD && (days.latest < setting.scope.reference || isOfToday(n, context))
    if (isNear || setting.scope.covers || isMove(draft)) return undefined
    const told = fromLead(draft, context)
    return told ?? (isLead ? { days, rule: 'time.story', isAsked: true } : undefined)
  }
  return isMove(draft) ? undefined : fromLead(draft, context)
}

function fromLead(draft: Draft, context: Context): CarriedTime | undefined {
  const days = leadTime(draft, context)
  return days && { days, rule: 'time.lead', isAsked: true }
}

// "No one has been expelled", below a lead that tells of it.
function isDenied({ quantity, act }: Draft): boolean {
  return quantity?.value.op === 'none' && act !== undefined
}

// "2月的死亡人数为139人" in a report on March: told to compare with.
function isOutside({ latest }: DayInterval, { scope }: TimeSetting, { text }: Context): boolean {
  return text.language !== 'en' && scope.covers !== undefined && latest < scope.covers.earliest
}

// On the day of publication only where a number of the lead has that day: "11일 9명이 숨졌다".
function isOfToday(sentence: number, { drafts, at }: Context): boolean {
  return drafts
    .slice(Math.max(0, at - FAR), at)
    .some((one) => one.sentence === sentence && isOfEvent(one) && one.times?.value[0]?.stated)
}

// How many came or crossed is seldom told of one day.
function isMove({ act }: Draft): boolean {
  return act?.value === 'arrival' || act?.value === 'border_crossing'
}

/** Modalities of what has not happened, or is not said to have. */
const UNREAL: readonly Modality[] = ['predicted', 'possible', 'hypothetical']

// What happened once, and is no total, no state and no fear.
function isOfEvent({ act, measure, quantity, voice }: Draft): boolean {
  if (!quantity || !act || act.value === 'attempted_return') return false
  if (quantity.value.op === 'none' || (measure?.value.measure ?? 'flow') !== 'flow') return false
  return !voice || !UNREAL.includes(voice.value.modality)
}
