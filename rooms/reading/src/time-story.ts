// The time of a claim that states none, taken from the story around it: the day that its paragraph
// or the lead tells of. Source: reading.md 6; how far a day reaches is a choice.
import type { Act, DayInterval, Modality } from '@tumen/claim'
import type { Context, Draft } from './draft.ts'
import { findPhrases } from './phrase-index.ts'
import { TESTIMONY } from './speaker-testimony.ts'
import { voicesOf } from './speaker-voice.ts'
import { daysIn } from './time-day.ts'
import { isElsewhere } from './time-elsewhere.ts'
import { leadTime } from './time-lead.ts'
import { type CarriedTime, daysOfSentence, FAR, sinceThen } from './time-sentence.ts'
import type { TimeSetting } from './time-setting.ts'
import { wordPattern } from './word-pattern.ts'

/** A month, in days. */
const MONTH = 31
/** From so many people on they are counted over a year. */
const COUNTED = 1000

function isCounted({ quantity }: Draft): boolean {
  return (quantity?.value.value ?? 0) >= COUNTED
}

/** Sentences back to which a time still holds in its paragraph; those of the lead; of its event. */
const NEAR = 3
const LEAD = 3
const STORY = 8
const WEEK = 7
/** 本月初的骚乱: an event may last longer. */
const LONG_EVENT = 16

/**
 * "In July police raided … 30 were beaten": a time holds for what follows in its paragraph, and
 * the day of the lead for what is told of the same event.
 */
export function storyTime(
  draft: Draft,
  context: Context,
  setting: TimeSetting,
): CarriedTime | undefined {
  const { sentences, lower } = context.text
  const range = sentences[draft.sentence] ?? draft.clause
  const until = { start: range.start, end: Math.max(draft.clause.end, draft.range.end) }
  const isOfNow = findPhrases(context.lexicon.index('time now'), lower, until).length > 0
  // In a yearly report each that is cited tells up to its own day.
  if (isOfNow || (setting.telling && setting.scope.covers)) return undefined
  if (!isOfEvent(draft, isHeldThen(draft, context)))
    return isDenied(draft) ? fromLead(draft, context) : undefined
  const counted = countedBefore(draft, context)
  if (counted) return counted
  // Who tells what befell them goes on with the day that was told of last.
  const isTold = voicesOf(context.text, context.lexicon).source?.rule === TESTIMONY
  for (let n = draft.sentence - 1; n >= Math.max(0, draft.sentence - STORY); n--) {
    const days = daysOfSentence(n, context, setting)
    if (!days || isOutside(days, setting, context)) continue
    if (isElsewhere(n, draft, context)) return undefined
    // "5월 … 붙잡았다. 이탈리아에 도착한 사람은 2만1천 명": of the whole year of an entry.
    const isOfYear =
      context.text.language === 'ko' && setting.scope.covers && isMove(draft, context)
    if (isOfYear && daysIn(days) <= MONTH && isCounted(draft)) continue
    const isDay = days.earliest === days.latest
    if ((isDay && isOfCourt(n, draft, context)) || isTooMany(draft, days, context)) continue
    const isNear = isTold || isBeside(n, draft, context)
    if (isNear && (isPerfect(draft, context) || isHeldThen(draft, context)))
      return { days: sinceThen(days, setting), rule: 'time.after-event', isAsked: true }
    if (isNear && (isTold || draft.sentence - n <= NEAR))
      return { days, rule: 'time.paragraph', isAsked: true }
    // "1,843 suspects have been arrested under the plan": no part of another paragraph's event.
    if (!isNear && context.text.language === 'en' && isPerfect(draft, context)) return undefined
    // "Since 2017": what lies behind the event.
    if (!isNear && daysIn(days) > (context.text.language === 'zh' ? LONG_EVENT : WEEK)) continue
    const isLead = n <= LEAD && (days.latest < setting.scope.reference || isOfToday(n, context))
    if (isNear || setting.scope.covers || isMove(draft, context)) return undefined
    const told = fromLead(draft, context)
    return told ?? (isLead ? { days, rule: 'time.story', isAsked: true } : undefined)
  }
  return isMove(draft, context) ? undefined : fromLead(draft, context)
}

// In the same paragraph, or in the question that it answers.
function isBeside(sentence: number, draft: Draft, { text }: Context): boolean {
  const [before, own] = [text.sentences[sentence], text.sentences[draft.sentence]]
  const apart = (own?.paragraph ?? 0) - (before?.paragraph ?? 0)
  if (apart === 0) return true
  return apart === 1 && text.language === 'en' && text.lower.charAt((before?.end ?? 0) - 1) === '?'
}

// "In March police freed 14. Nine have flown home": up to the day of telling.
function isPerfect({ range, clause, act }: Draft, { text, drafts, at }: Context): boolean {
  if (text.language !== 'en') return false
  const [before, behind] = [
    text.lower.slice(clause.start, range.start),
    text.lower.slice(range.end, clause.end),
  ]
  const isSame = drafts[at - 1]?.act?.value === act?.value
  if (/^ (?:[\p{L}-]+ ){0,2}(?:have|has) been /u.test(behind)) return !isSame
  // "have recovered 14 persons"
  if (/\b(?:have|has) (?:[a-z]+ly )?[a-z]+ $/.test(before)) return !isSame
  return /^ (?:[\p{L}-]+ ){0,2}(?:have|has) /u.test(behind)
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

const VESSEL = wordPattern('zh', '^{time vessel}')

// How many came or crossed is seldom told of one day.
function isMove({ act }: Draft, { text }: Context): boolean {
  // 船上有七百五十人: those on board of what the text tells of.
  const { start = text.lower.length } = act?.range ?? {}
  if (text.language === 'zh' && VESSEL.test(text.lower.slice(start, start + 2))) return false
  return act?.value === 'arrival' || act?.value === 'border_crossing'
}

/** Modalities of what has not happened, or is not said to have. */
const UNREAL: readonly Modality[] = ['predicted', 'possible', 'hypothetical']

// What happened once, and is no total, no state and no fear.
function isOfEvent(draft: Draft, isHeldThen = false): boolean {
  const { act, measure, quantity, voice } = draft
  if (!quantity || !act || act.value === 'attempted_return') return false
  if (quantity.value.op === 'none') return false
  if ((measure?.value.measure ?? 'flow') !== 'flow' && !isHeldThen) return false
  return !voice || !UNREAL.includes(voice.value.modality)
}

// "截至4月30日,民间团体统计759人遇难. 军政府则称死者为258人": another count of the same.
function countedBefore(draft: Draft, { drafts, at, text }: Context): CarriedTime | undefined {
  const before = drafts[at - 1]
  const [time] = before?.times?.value ?? []
  if (text.language === 'en' || time?.role !== 'as_of' || !before) return undefined
  const [own, other] = [draft, before].map(({ sentence }) => text.sentences[sentence]?.paragraph)
  const counts = drafts.slice(Math.max(0, at - COUNTS), at)
  const isSame = counts.some(
    ({ act, times }) => act?.value === draft.act?.value && times?.value[0]?.role === 'as_of',
  )
  if (own !== other || !isSame) return undefined
  const { earliest, latest } = time
  return { days: { earliest, latest }, rule: 'time.count-before', isAsked: true }
}

/** What a court does; it dates no crime. */
const COURT_ACTS: ReadonlySet<Act | undefined> = new Set([
  ...(['sentence', 'asylum_refusal', 'detention', 'imprisonment', 'release'] as const),
])

/** "1일 징역 20년을 선고했다. … 여성 다섯 명이 성폭행을 당했다": not on the day of the sentence. */
export function isOfCourt(sentence: number, { act }: Draft, { text, lexicon }: Context): boolean {
  const range = text.sentences[sentence]
  if (text.language !== 'ko' || COURT_ACTS.has(act?.value) || !range) return false
  return findPhrases(lexicon.index('time court'), text.lower, range).length > 0
}

/** From so many people on, and at most so many days: more than befalls them in an event. */
const CROWD = 10_000

// "43만 명이 집을 떠났다": not in the two days that were told of before.
function isTooMany({ quantity }: Draft, days: DayInterval, { text }: Context): boolean {
  return text.language === 'ko' && (quantity?.value.value ?? 0) >= CROWD && daysIn(days) <= WEEK
}

/** Numbers back that were counted at one day. */
const COUNTS = 4

/** 遭警方扣留, 被拘留了: something that was done, and no word for what still is. */
const DONE = /[被遭]/
const STILL = wordPattern('zh', '{time still}')

function isDone(
  { range, clause }: Pick<Draft, 'range' | 'clause'>,
  { lower }: Context['text'],
): boolean {
  const words = lower.slice(range.end, clause.end)
  return DONE.test(words) && !STILL.test(words)
}

/** An ending of the past behind a word for holding. */
const PAST = /^[가-힣]{0,3}[됐었였혔졌겼녔렸았]/

// "함께 잡힌 80명은 재판 없이 구금됐다": told as what happened then, not as what is now.
function isHeldThen({ measure, voice, act, range, clause }: Draft, { text }: Context): boolean {
  if (text.language === 'en' || measure?.rules[0] !== 'measure.held') return false
  if (text.language === 'zh') return isDone({ range, clause }, text)
  if (voice && GUESSED.includes(voice.value.modality)) return false
  const end = act?.range?.end ?? text.lower.length
  return PAST.test(text.lower.slice(end - 1, end + 4))
}

const GUESSED: readonly Modality[] = ['estimated', 'believed']
