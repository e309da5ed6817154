// What only Chinese times need: the day of a crime in a text on its trial, "since the war began"
// without a date, the time of a thing. Source: reading.md 2, Time; 6; the rest is a choice.
import type { Act, DayInterval } from '@tumen/claim'
import { triggersIn } from './act-trigger.ts'
import { countOfOther } from './count-zh-other.ts'
import type { Context, Draft } from './draft.ts'
import type { OwnMention } from './mention.ts'
import { findPhrases } from './phrase-index.ts'
import { daysIn } from './time-day.ts'
import type { TimeExpression } from './time-expression.ts'
import { daysInRole, daysOf } from './time-sense.ts'
import { type CarriedTime, daysOfDraft } from './time-sentence.ts'
import { type TimeSetting, timesOfSentence } from './time-setting.ts'
import type { SinceWords } from './time-since-event.ts'
import { wordPattern } from './word-pattern.ts'

/** Sentences at the head in which the crime that is tried has its day. */
const HEAD = 4
/** Units behind that day in which the word for a case stands. */
const NEAR = 14
/** What a court does has a day of its own. */
const COURT_ACTS: ReadonlySet<Act | undefined> = new Set([
  ...(['sentence', 'imprisonment', 'execution'] as const),
])

/** "2019年10月1日荃湾冲突案,区域法院今日判处…。警方在现场拘捕52人": the day of what is tried. */
export function caseTime({ act, measure }: Draft, context: Context): CarriedTime | undefined {
  const { text, lexicon } = context
  const isFlow = (measure?.value.measure ?? 'flow') === 'flow'
  if (text.language !== 'zh' || !isFlow || COURT_ACTS.has(act?.value)) return undefined
  const head = { start: 0, end: text.sentences[HEAD]?.start ?? text.lower.length }
  if (findPhrases(lexicon.index('time court'), text.lower, head).length === 0) return undefined
  for (let n = 0; n < HEAD; n++)
    for (const { start, end, sense, role } of timesOfSentence(n, context)) {
      const after = { start: end, end: end + NEAR }
      const isCase = findPhrases(lexicon.index('time case'), text.lower, after).length > 0
      const isBefore = role === 'event' && start >= 0
      const days =
        isCase && isBefore ? daysOf(sense, { reference: text.source.published.latest }) : undefined
      if (days) return { days, rule: 'time.case', isAsked: true }
    }
  return undefined
}

/** Whether something is told of an event with a name: 疫情期间, 政变以来. */
export function isSinceEvent(draft: Draft, { text }: Context): boolean {
  const { start } = text.sentences[draft.sentence] ?? draft.clause
  return text.language === 'zh' && SINCE_EVENT.test(text.lower.slice(start, draft.clause.end))
}

const SINCE_EVENT = wordPattern(
  'zh',
  String.raw`({time named-event})\p{Script=Han}{0,4}(以来|至今|后至今|之后|期间|后(?=[,已共又还至先]))`,
)

/** "自冲突开始以来", "疫情期间": the Chinese words, and the time beside the event. */
export const SINCE_ZH: SinceWords = {
  language: 'zh',
  since: SINCE_EVENT,
  daysBy: startOfEvent,
  during: '期间',
}

function startOfEvent(
  sentence: number,
  event: string,
  { context, setting }: { context: Context; setting: TimeSetting },
): DayInterval | undefined {
  const range = context.text.sentences[sentence]
  const words = range ? context.text.lower.slice(range.start, range.end) : ''
  const times = timesOfSentence(sentence, context).filter(({ use }) => use === 'event')
  const since = times.find(({ role }) => role === 'since')
  // The time that stands before the event, else the only one.
  const beside = times.findLast(({ end }) =>
    context.text.lower
      .slice(end, end + NEAR)
      .split(/[,。;]/, 1)[0]
      ?.includes(event),
  )
  const only = words.includes(event) && times.length === 1 ? times[0] : undefined
  const named = since ?? beside ?? only
  return named && daysInRole(named.sense, 'event', setting.scope)
}

const OF_EVENT = wordPattern('zh', String.raw`^(?:的|\p{Script=Han}{0,4}{time charge-event})`)
const BECAUSE = wordPattern('zh', '{time charge-before}$')

/** "因2019年的事件被捕者", "以参与2016年政变为由": the time of what people are arrested for. */
export function isOfThing({ start, end }: TimeExpression, { text }: Context): boolean {
  if (text.language !== 'zh' || !OF_EVENT.test(text.lower.slice(end, end + 7))) return false
  return BECAUSE.test(text.lower.slice(Math.max(0, start - 3), start))
}

/** "去年同期抓获的渔民为64名": an earlier period at the head of its own clause. */
export function isHeadOfClause(
  { start, end }: TimeExpression,
  { clause, range }: Draft,
  { text, drafts, at }: Context,
): boolean {
  if (text.language !== 'zh' || start < clause.start || end > range.start) return false
  if (/\p{L}{3}/u.test(text.lower.slice(clause.start, start))) return false
  const before = drafts[at - 1]
  return before === undefined || before.range.end <= start
}

/** Whether the number of a headline stands in the first paragraph below, which gives the day. */
export function isInLead(
  body: Draft | undefined,
  { sentence }: Draft,
  { text }: Pick<Context, 'text'>,
): boolean {
  if (text.language !== 'zh' || !body) return false
  const [lead, own] = [sentence + 1, body.sentence].map((n) => text.sentences[n]?.paragraph)
  return lead === own
}

/** Units behind a number in which 目前 stands: 尚有十万人目前躲在. */
const NOW_AFTER = 3
const AT_PRESENT = wordPattern('zh', '{time at-present}')

/** "去年停航以来,…目前关押的至少有64人": how many there are now has not the time before. */
export function isBeforeNow(
  { end, role }: TimeExpression,
  { clause, range }: Draft,
  { text }: Context,
): boolean {
  const isPast = role === 'since' || role === 'event'
  if (text.language !== 'zh' || !isPast || end > clause.start) return false
  return AT_PRESENT.test(
    text.lower.slice(clause.start, Math.min(clause.end, range.end + NOW_AFTER)),
  )
}

/** Units behind a time in which the clause that only describes ends. */
const RELATIVE = 18

/** "1998年被捕的9名教师至今下落不明": the time of what only describes the people. */
export function isOfRelative(
  { end, role }: TimeExpression,
  { act, range }: Draft,
  { text, lexicon }: Context,
): boolean {
  if (text.language !== 'zh' || !act?.range) return false
  const words = /^[^,。;:、]{1,16}?的/.exec(text.lower.slice(end, end + RELATIVE))?.[0]
  if (words === undefined) return false
  const clause = { start: end, end: end + words.length - 1 }
  // What was done before to the people of the number bounds what was done since.
  if (isOfStageBefore({ end, role }, { act, range }, { text, lexicon })) return false
  const isInside = act.range.start >= clause.start && act.range.start < clause.end
  if (isInside) return false
  return triggersIn(text.lower, clause, lexicon).some(
    ({ isWeak, act: other }) => !isWeak && other !== act.value,
  )
}

/** "上个月遭绑架的30名织工获释": the time of what was done to them before, up to the telling. */
export function isOfStageBefore(
  { end, role }: Pick<TimeExpression, 'end' | 'role'>,
  { act, range }: Pick<Draft, 'act' | 'range'>,
  { text, lexicon }: Pick<Context, 'text' | 'lexicon'>,
): boolean {
  const told = act?.range
  if (text.language !== 'zh' || role !== 'event' || !told || end > range.start) return false
  if (told.start < range.end || text.lower.charAt(range.start - 1) !== '的') return false
  const before = { start: end, end: range.start }
  if (range.start - end > LONGEST_STAGE || /[,。;]/.test(text.lower.slice(end, range.start)))
    return false
  return triggersIn(text.lower, before, lexicon).some(
    ({ isWeak, act: other }) => !isWeak && other !== act.value,
  )
}

/** Units between a time and the people whom its clause describes. */
const LONGEST_STAGE = 40

/** What stands behind a number and a comma is not its time where one stands before it. */
export function withoutLater(
  found: OwnMention<TimeExpression>[],
  { range }: Draft,
  { text }: Context,
): OwnMention<TimeExpression>[] {
  if (text.language !== 'zh') return found
  const isBefore = found.some(
    ({ mention, how }) => mention.end <= range.start && (how === 'own' || how === 'leading'),
  )
  if (!isBefore) return found
  return found.filter(
    ({ mention }) =>
      mention.start < range.end || !/[,;]/.test(text.lower.slice(range.end, mention.start)),
  )
}

const LATER = wordPattern('zh', '{time later-count}')

/** Days from which on a time is a period that is counted over, no event. */
const PERIOD = 28

/**
 * The time of a number that is counted with another: a part of those of a period in its sentence,
 * or what somebody else counts of the same (公布的名单则有1291人).
 */
export function countedWith(draft: Draft, context: Context): CarriedTime | undefined {
  const { refersTo, sentence } = draft
  const { text, drafts } = context
  if (text.language !== 'zh') return undefined
  const other = countOfOther(draft, context)
  const group = refersTo?.how === 'part_of' ? drafts[refersTo.draft] : undefined
  const isPart = group?.sentence === sentence && group.times?.value[0]?.stated === true
  const days = daysOfDraft(other ?? (isPart ? group : undefined))
  const isLater = LATER.test(text.lower.slice(draft.range.start, draft.clause.end))
  if (!days || (!other && (isLater || daysIn(days) < PERIOD))) return undefined
  return { days, rule: 'time.counted-with', isAsked: true }
}
