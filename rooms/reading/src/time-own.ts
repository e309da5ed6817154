// Which expressions of time of its sentence are those of a number, and in what role: not those that
// date the telling, nor those of what the number is compared with. Source: reading.md 2, Time.
import type { DayInterval, TimeRole } from '@tumen/claim'
import { triggersIn } from './act-trigger.ts'
import { type Context, type Draft, draftsOfSentence } from './draft.ts'
import type { Lexicon } from './lexicon.ts'
import { mentionsFor, type OwnMention, surroundingsOf } from './mention.ts'
import { findPhrases } from './phrase-index.ts'
import { isOfCharge } from './time-charge.ts'
import { daysIn } from './time-day.ts'
import type { TimeExpression } from './time-expression.ts'
import { isOfRecord } from './time-ko-record.ts'
import { daysOf, type TimeScope, type TimeSense } from './time-sense.ts'
import { isTelling, timesOfSentence } from './time-setting.ts'
import { isBeforeNow, isHeadOfClause, isOfRelative, isOfThing, withoutLater } from './time-zh.ts'
import { wordPattern, wordPatterns } from './word-pattern.ts'

/** The expressions that may date a number, the best one first. */
export function ownExpressions(draft: Draft, context: Context): OwnMention<TimeExpression>[] {
  const times = timesOfSentence(draft.sentence, context).filter(
    (one) =>
      one.use === 'event' &&
      !isTelling(one, draft, context) &&
      !isInNumber(one, context) &&
      !isOfPlan(one, draft, context) &&
      !isInQuote(one, draft, context) &&
      !isOfThing(one, context) &&
      !isOfCharge(one, draft, context) &&
      !isOfRecord(one, draft, context.text) &&
      !isOfRelative(one, draft, context) &&
      !isBeforeNow(one, draft, context),
  )
  if (times.length === 0) return []
  const isStock = draft.measure?.value.measure === 'stock'
  const named = times.filter((one) => !isSaidAgain(one, times, context))
  const own = mentionsFor(named, surroundingsOf(draft, context)).filter(
    ({ mention }) =>
      !isComparedWith(mention, draft, context) &&
      !isOfCompared(mention, context) &&
      !isOfSpeaker(mention, draft, context) &&
      !isOfLater(mention, draft, context) &&
      !(isStock && isBefore(mention, draft, context)),
  )
  // How many there were is said as of a day.
  const isPoint = ({ mention, how }: OwnMention<TimeExpression>) =>
    isStock && how === 'own' && mention.role === 'as_of'
  const first = own.filter((one) => isPoint(one) || isBehind(one.mention, draft, context))
  const best = [...first, ...own.filter((one) => !first.includes(one))]
  return withoutLater(best, draft, context)
}

// "Thirty in the spring: nine on 12 April, and 21 on 3 May": right behind its number.
function isBehind({ start }: TimeExpression, { range }: Draft, { text }: Context): boolean {
  if (text.language !== 'en' || start < range.end) return false
  return /^ (?:people |others )?(?:in|on) (?:the )?$/.test(text.lower.slice(range.end, start))
}

// "12 were jailed for “holding a feast in June”": of what is quoted.
function isInQuote({ start }: TimeExpression, { range }: Draft, { text }: Context): boolean {
  if (text.language !== 'en' || start < range.end) return false
  const between = text.folded.slice(range.end, start)
  const opened = between.lastIndexOf('“')
  return opened >= 0 ? !between.slice(opened).includes('”') : between.split('"').length === 2
}

// "31명이 붙잡혀 다음 주 법정에 설 예정": when something else is to come.
function isOfPlan({ sense }: TimeExpression, { voice, act }: Draft, { text }: Context): boolean {
  if (text.language !== 'ko' || sense.is !== 'relative' || sense.shift <= 0) return false
  // 다음 달 may follow a month that was told of.
  if (sense.unit !== 'week') return false
  return voice?.value.modality !== 'predicted' && act?.value !== 'attempted_return'
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

/** Between a time and the part of it that is named beside it: "last month on Feb. 25". */
const BESIDE_PART = /^(?:,? (?:on |in |at |around )?|,? )$/

/** The expression, or the one beside it that names a part of its days. */
export function narrowest(
  mention: TimeExpression,
  { sentence }: Draft,
  { context, scope }: { context: Context; scope: TimeScope },
): TimeExpression {
  const days = mention.role === 'event' ? daysOf(mention.sense, scope) : undefined
  if (context.text.language !== 'en' || !days) return mention
  const part = timesOfSentence(sentence, context).find(({ start, end, use, role, sense }) => {
    const [first, last] = start < mention.start ? [end, mention.start] : [mention.end, start]
    if (use !== 'event' || role !== 'event' || first > last) return false
    if (!BESIDE_PART.test(context.text.lower.slice(first, last))) return false
    // "Yesterday, 7 May 2023": the date was written to be read later.
    if (mention.sense.is === 'relative' && sense.is === 'day' && sense.year) return true
    const own = daysOf(sense, scope)
    if (!own || own.earliest < days.earliest || own.latest > days.latest) return false
    return daysIn(own) < daysIn(days)
  })
  return part ?? mention
}

/** "Up from 487 in 2018": the role of an expression for a number that is compared with. */
export function roleFor({ role }: TimeExpression, draft: Draft, context: Context): TimeRole {
  return role === 'event' && isBaseline(draft, context) ? 'baseline' : role
}

const baselines = new WeakMap<Lexicon, string[]>()

// In English with the space before a whole word.
function baselineOf(lexicon: Lexicon): string[] {
  const known = baselines.get(lexicon)
  if (known) return known
  const space = lexicon.language === 'en' ? ' ' : ''
  const forms = lexicon
    .entries('time baseline')
    .flatMap((entry) => entry.forms.map((form) => `${space}${form}`))
  baselines.set(lexicon, forms)
  return forms
}

function isBaseline({ range: { start, end } }: Draft, { text, lexicon }: Context): boolean {
  const { lower, language } = text
  const forms = baselineOf(lexicon)
  const before = ` ${lower.slice(Math.max(0, start - 18), start).trimEnd()}`
  if (language === 'en') return forms.some((form) => before.endsWith(form))
  const after = lower.slice(end, end + 8).replace(/^[ )]+/, '')
  return forms.some((form) => before.endsWith(form) || after.startsWith(form))
}

/** Units between an earlier period and its own number: 去年同期为1018人. */
const BESIDE = 6

// "More than in 2013", 전년보다: the time of another number, told or not.
function isComparedWith(mention: TimeExpression, draft: Draft, context: Context): boolean {
  const isBeside = mention.end <= draft.range.start && draft.range.start - mention.end < BESIDE
  if (mention.role === 'baseline' && isOnlyOne(mention, draft, context)) return false
  if (mention.role !== 'baseline' || isBeside || isHeadOfClause(mention, draft, context))
    return false
  return !isBaseline(draft, context)
}

/** Behind an earlier period: another number is compared with it. */
const THAN = wordPattern('ko', '^(?:에|의)? ?(?:{time than}|의 \\d)')

// "지난해 같은 기간 송환된 사람은 3,870명이었다": the time of the only number of the sentence.
function isOnlyOne({ start, end }: TimeExpression, draft: Draft, { text, drafts, at }: Context) {
  if (text.language !== 'ko' || start > draft.range.start) return false
  const [before, after] = [drafts[at - 1], drafts[at + 1]]
  if (before?.sentence === draft.sentence || after?.sentence === draft.sentence) return false
  return !THAN.test(text.lower.slice(end, end + 10))
}

// "3月27日 建军节当天": the day that the sentence has named.
function isSaidAgain(
  { start, sense }: TimeExpression,
  times: readonly TimeExpression[],
  { text }: Context,
): boolean {
  if (text.language === 'en' || sense.is !== 'running') return false
  if (sense.unit !== 'day' || sense.shift !== 0) return false
  return times.some((one) => one.sense.is === 'day' && one.end <= start)
}

// "有四人逃走,两天后被抓回": so long after what the number tells.
function isOfLater(
  { start, sense }: TimeExpression,
  { act, range, clause }: Draft,
  { text }: Context,
): boolean {
  const verb = act?.range
  // "10명은 기소됐으며, 이들은 11월까지 … 만나지 못했다"
  const isBehind = verb && verb.start >= range.end && verb.end <= clause.end && start >= clause.end
  if (text.language === 'ko' && isBehind) return true
  if (text.language === 'en' || sense.is !== 'running') return false
  const from = Math.max(range.end, act?.range?.end ?? 0)
  // "4명이 체포돼 이튿날 인계됐다"
  if (text.language === 'ko' && start > from && (act?.range?.start ?? 0) >= range.end) return true
  return start > from && text.lower.slice(from, start).includes(',')
}

// "이달 초 풀려난 한 여성은 … 증언했다": the time is that of who speaks.
function isOfSpeaker(
  { start, end }: TimeExpression,
  { speakers }: Draft,
  { text, lexicon }: Context,
): boolean {
  if (text.language === 'en') return false
  return (speakers?.value ?? []).some(({ span }) => {
    if (!span || span.start > start || end >= span.end) return false
    return triggersIn(text.lower, { start: end, end: span.end }, lexicon).length > 0
  })
}

// "48만 명을 …, 이는 전년의 77만 명에 견줘": the year of the number that is compared with.
function isOfCompared({ start, end }: TimeExpression, context: Context): boolean {
  const { drafts, at } = context
  const own = drafts[at]
  const isOther = (one: Draft | undefined) =>
    one?.quantity !== undefined && one.sentence === own?.sentence
  for (const step of [-1, 1])
    for (let n = at + step; isOther(drafts[n]); n += step) {
      const other = drafts[n]
      const gap = (other?.range.start ?? 0) - end
      if (other && gap >= 0 && gap < BESIDE && isBaseline(other, context)) return true
      // "68 were killed, against 41 in September"
      const behind = other ? start - other.range.end : -1
      if (other && behind >= 0 && behind < BESIDE && isBaseline(other, context)) return true
    }
  return false
}

// "The camp was opened in 1980 and is home to …": another verb has had the time.
function isBefore({ end }: TimeExpression, { clause, range }: Draft, { text }: Context): boolean {
  if (text.language !== 'en' || end > clause.start) return false
  return / and /.test(text.lower.slice(end, range.start))
}

/** Whether a clause of time tells when it was: "after their arrival on 11 March". */
export function isTemporalClause(
  mention: TimeExpression,
  draft: Draft,
  { text, lexicon }: Context,
): boolean {
  const { start } = text.sentences[draft.sentence] ?? draft.clause
  const from = mention.start > draft.range.end ? draft.range.end : start
  const head = { start: from, end: mention.start }
  const last = findPhrases(lexicon.index('time subordinator'), text.lower, head).at(-1)
  if (!last) return false
  return findPhrases(lexicon.index('time when'), text.lower, last).length > 0
}

/** "The day before" is the same day for all numbers that share it, whatever was told of since. */
export function daysOfShared(
  { start, sense }: TimeExpression,
  { drafts, at }: Context,
): DayInterval | undefined {
  if (sense.is !== 'running' && sense.is !== 'same-period') return undefined
  for (let n = at - 1; n >= 0 && drafts[n]?.sentence === drafts[at]?.sentence; n--) {
    const time = drafts[n]?.times?.value[0]
    if (time?.span?.start === start) return { earliest: time.earliest, latest: time.latest }
  }
  return undefined
}

/** What says that each of two times has its own number, and what stands before the second. */
const EACH = wordPatterns('{time each}')
const AND = / and |[和与及、과와]|\d및| 및 /
const SECOND = /(?:\p{Nd}|[万千百十]) ?(?:名|人|명)? ?(?:和|与|及|、|,|and|과|와) ?$/u

/**
 * What each of several numbers has of a span: "In 2013 and 2014, 98 and 108 were returned
 * respectively", 1-3月分别为31人、42人和17人.
 */
export function senseOfEach(mention: TimeExpression, draft: Draft, context: Context): TimeSense {
  const { sense } = mention
  const { lower, sentences, language } = context.text
  const { start, end } = sentences[draft.sentence] ?? draft.clause
  if (sense.is !== 'span' || sense.from.is !== sense.to.is) return sense
  if (!EACH[language].test(lower.slice(start, end))) return sense
  const month = monthOfEach(mention, draft, context)
  if (month) return month
  if (!AND.test(lower.slice(mention.start, mention.end))) return sense
  return SECOND.test(lower.slice(start, draft.range.start)) ? sense.to : sense.from
}

// As many numbers as months.
function monthOfEach(
  { sense, end }: TimeExpression,
  draft: Draft,
  { drafts }: Context,
): TimeSense | undefined {
  if (sense.is !== 'span' || sense.from.is !== 'month' || sense.to.is !== 'month') return undefined
  const [from, to] = [sense.from, sense.to]
  const behind = draftsOfSentence(drafts, draft.sentence).filter(
    ({ quantity, range }) => quantity && range.start >= end,
  )
  const n = behind.indexOf(draft)
  if (n < 0 || behind.length !== to.month - from.month + 1) return undefined
  return { ...to, month: from.month + n }
}
