// Korean and Chinese expressions of time in a sentence: which belong together, in what role they
// stand, and whether they date the event or the telling. Source: reading.md 2, Time.
import type { TimeRole } from '@tumen/claim'
import type { Lexicon } from './lexicon.ts'
import type { Range } from './source-text.ts'
import { isKnown, isToldByTopic } from './time-east-told.ts'
import {
  type FoundTime,
  findTimes,
  type TimeExpression,
  type TimeFinder,
  type TimeUse,
} from './time-expression.ts'
import { eastTimePatterns } from './time-pattern-east.ts'
import { eastSpanPatterns } from './time-pattern-east-span.ts'
import { chineseTimePatterns, withYears } from './time-pattern-zh.ts'
import type { TimeSense } from './time-sense.ts'
import { wordPattern } from './word-pattern.ts'

/** Words around an expression that give its role, and those that show what it is. */
interface Surroundings {
  before: [TimeRole, string[]][]
  after: [TimeRole, string[]][]
  joints: string[]
  length: string[]
  telling: string[]
  quoteEnd: string[]
  /** Signs of a report by wire. */
  wire: string[]
  /** Parts of a day, behind it. */
  ofDay: string[]
  /** Superlatives, behind a "since". */
  sinceMost: string[]
  /** Directly behind a time: an event that it dates, since which something is counted. */
  sinceEvent: RegExp
}

function surroundingsOf(lexicon: Lexicon): Surroundings {
  const forms = (section: string) =>
    lexicon.entries(`time ${section}`).flatMap((entry) => entry.forms)
  return {
    before: [
      ['since', forms('since-before')],
      ['as_of', forms('as-of-before')],
      ['until', forms('until-before')],
      ['baseline', forms('baseline')],
    ],
    after: [
      ['since', forms('since')],
      ['as_of', forms('as-of')],
      ['until', forms('until')],
      ['baseline', forms('baseline')],
    ],
    joints: forms('joint'),
    length: forms('length'),
    telling: forms('telling'),
    quoteEnd: forms('quote-end'),
    wire: forms('wire'),
    ofDay: forms('of-day'),
    sinceMost: forms('since-most'),
    sinceEvent: sinceEventOf(forms('event'), [...forms('since'), ...forms('since-event')]),
  }
}

// "2월 1일 쿠데타 이후", 2021年2月政变以来: the event between a time and its "since".
function sinceEventOf(events: readonly string[], since: readonly string[]): RegExp {
  const between = String.raw`[\p{L} ]{0,10}`
  return new RegExp(`^${between}(?:${events.join('|')})[\\p{L} ]{0,8}?(?:${since.join('|')})`, 'u')
}

/** The finder of Korean or Chinese times for a word list. */
export function eastTimeFinder(lexicon: Lexicon): TimeFinder {
  const own = lexicon.language === 'zh' ? chineseTimePatterns(lexicon) : []
  const patterns = [...eastTimePatterns(lexicon), ...eastSpanPatterns(lexicon), ...own]
  const around = surroundingsOf(lexicon)
  return (text, range) => {
    const lower = own.length > 0 ? withYears(text) : text.lower
    const found = findTimes(patterns, lower, range).filter((one) => isTime(one, lower, around))
    return joined(found, lower, around).map((one) => expressionOf(one, { lower, range, around }))
  }
}

interface Place {
  lower: string
  range: Range
  around: Surroundings
}

// "3일간", 三天内: how long something took.
function isTime(
  { start, end, sense }: FoundTime,
  lower: string,
  { length }: Surroundings,
): boolean {
  // 漂流近两个月: how long, behind a verb.
  if (sense.is === 'past' && isLength(lower, { start, end })) return false
  if (sense.is === 'past' && OF_SPAN.test(lower.slice(Math.max(0, start - 1), start + 1)))
    return false
  if (isInsideWord(lower, { start, end }) || isOfNextDay({ start, end, sense }, lower)) return false
  // 人权组织“春天”: a name.
  if (lower.charAt(start - 1) === '"' && lower.charAt(end) === '"') return false
  // 같은 해역에서: no year.
  if (lower.charAt(end - 1) === '해' && NO_YEAR.test(lower.slice(end - 1, end + 3))) return false
  if (!['day', 'month', 'year'].includes(sense.is)) return true
  if (sense.is !== 'day' && lower.charAt(end) !== ' ') return true
  // 5月2日至5日间: the second of two days.
  if (SPAN_END.test(lower.slice(Math.max(0, start - 2), start))) return true
  if (lower.charAt(end - 1) === '号' && NUMBERED.test(lower.slice(end, end + 3))) return false
  const after = lower.slice(end, end + 6)
  return !startsWithAny(after.trimStart(), length)
}

const SPAN_END = /[日号][至到~-]$/u
/** 到次年三月这一年之间: as long as the span before it. */
const OF_SPAN = /[年月日]这$/u

/** 二号桥, 125号界桩: what has a number. */
const NUMBERED = wordPattern('zh', '^{time numbered}')
/** 해역: words that begin like a year. */
const NO_YEAR = wordPattern('ko', '^{time no-year}')

// 为第二天的演出排练: what is still to come.
function isOfNextDay({ end, sense }: FoundTime, lower: string): boolean {
  return sense.is === 'running' && sense.shift > 0 && lower.charAt(end) === '的'
}

// 올렸다 holds no 올, "this year".
function isInsideWord(lower: string, { start, end }: Range): boolean {
  if (end - start > 1) return false
  return HANGUL.test(lower.charAt(end)) || HANGUL.test(lower.charAt(start - 1))
}

const HANGUL = /\p{Script=Hangul}/u

function isLength(lower: string, { start, end }: Range): boolean {
  // 当局近三个月内: as words behind it say, the time in which.
  if (/^(?:[内间里]|以?来)/u.test(lower.slice(end, end + 2))) return false
  return lower.charAt(start) === '近' && /(?![在于])\p{Script=Han}/u.test(lower.charAt(start - 1))
}

function startsWithAny(text: string, forms: readonly string[]): boolean {
  return forms.some((form) => text.startsWith(form))
}

function joined(found: readonly FoundTime[], lower: string, around: Surroundings): FoundTime[] {
  const whole: FoundTime[] = []
  for (const one of found) {
    const last = whole.at(-1)
    const between = last ? lower.slice(last.end, one.start).trim() : undefined
    if (last && between !== undefined && canJoin(last.sense, one.sense, between, around))
      whole[whole.length - 1] = {
        start: last.start,
        end: one.end,
        sense: joinedSense(last.sense, one.sense),
      }
    else whole.push(one)
  }
  return whole
}

function canJoin(a: TimeSense, b: TimeSense, between: string, around: Surroundings): boolean {
  const dated = ['day', 'month', 'year']
  if (a.is === 'weekday' && b.is === 'weekday' && around.joints.includes(between)) return true
  if (a.is === 'weekday' || b.is === 'weekday') return between === '' || between === '('
  const isEnd = b.is === 'relative' && b.part === 'end'
  return dated.includes(a.is) && (isEnd || dated.includes(b.is)) && around.joints.includes(between)
}

function joinedSense(from: TimeSense, to: TimeSense): TimeSense {
  if (from.is === 'weekday' && to.is === 'weekday') return { is: 'span', from, to }
  if (from.is === 'weekday') return to
  if (to.is === 'weekday') return from
  if (from.is === 'day' && to.is === 'day' && isSameMonth(to) && from.month !== undefined)
    return { is: 'span', from, to: { ...to, month: from.month, ...yearOf(from) } }
  if (from.is === 'month' && to.is === 'month' && to.year === undefined)
    return { is: 'span', from, to: { ...to, ...yearOf(from) } }
  return { is: 'span', from, to }
}

// 6月9日至本月18日: the second day has a month of its own.
function isSameMonth({ month, monthShift }: Extract<TimeSense, { is: 'day' }>): boolean {
  return month === undefined && monthShift === undefined
}

function yearOf(sense: Extract<TimeSense, { is: 'day' | 'month' }>): Pick<typeof sense, 'year'> {
  return sense.year === undefined ? {} : { year: sense.year }
}

function expressionOf(found: FoundTime, place: Place): TimeExpression {
  const role = found.role ?? roleOf(found, place)
  const { start, end, sense } = found
  const isNamed = sense.is === 'year' && DOCUMENT.test(place.lower.slice(end, end + LONGEST_NAME))
  const isName = (role === 'since' && isMost(found, place)) || isNamed
  const use: TimeUse = isName
    ? 'name'
    : role === 'event' && isTold(found, place)
      ? 'telling'
      : 'event'
  return { start, end, sense: senseInRole(found.sense, role), role, use }
}

/** '2018년 가람 어업 보고서': the year of a document with a name. */
const DOCUMENT = wordPattern('ko', `^ (?:[가-힣]+ ){0,4}{time document}['’」』"]`)
const LONGEST_NAME = 40

// "2003년 이래 가장 적었다": only compared with.
function isMost({ end }: FoundTime, { lower, around }: Place): boolean {
  const after = lower.slice(end, end + SINCE_MOST)
  return around.sinceMost.some((form) => after.includes(form))
}

/** Units behind a since in which a superlative stands. */
const SINCE_MOST = 10

// "As of the end of August": the last day, not the last ten.
function senseInRole(sense: TimeSense, role: TimeRole): TimeSense {
  const isPoint = role === 'as_of' || role === 'until'
  const isLate = (sense.is === 'month' || sense.is === 'relative') && sense.part === 'late'
  const isEnd = isLate || (sense.is === 'month' && sense.isYearEnd === true)
  const isFromEnd = role === 'since' && sense.is === 'month' && sense.isYearEnd === true
  return isFromEnd || (isPoint && isEnd) ? { ...sense, part: 'end' } : sense
}

/** Units behind a time in which the event that it dates and its "since" stand. */
const AFTER = 24

function roleOf({ start, end, sense }: FoundTime, { lower, around }: Place): TimeRole {
  const before = lower.slice(Math.max(0, start - 8), start).trimEnd()
  const after = lower.slice(end, end + 8).trimStart()
  // "2018년 말 당시 난민은 …": as of that day.
  if (lower.charAt(end - 1) === '말' && after.startsWith('당시')) return 'as_of'
  const own = around.before.find(([, forms]) => forms.some((form) => before.endsWith(form)))
  const behind = around.after.find(([, forms]) => startsWithAny(after, forms))
  const near = (own ?? behind)?.[0] ?? (BEFORE.test(after) && isPoint(sense) ? 'until' : undefined)
  const said = near === 'until' && GREW_TO.test(before) ? 'event' : near
  const role = said ?? (around.sinceEvent.test(lower.slice(end, end + AFTER)) ? 'since' : undefined)
  if (sense.is === 'span' && (role === 'since' || role === 'until')) return 'event'
  return role ?? 'event'
}

/** 由31人增到2月的74人: the later of two numbers. */
const GREW_TO = wordPattern('zh', '{time grew}\\p{Script=Han}{0,2}[到至]$')

/** 7月底前, but no 前往 and no 前线. */
const BEFORE = wordPattern('zh', '^(?!{time until-other})前')

// "10天前" is another expression.
function isPoint({ is }: TimeSense): boolean {
  return is === 'day' || is === 'month' || is === 'relative' || is === 'weekday'
}

/** "8月8日电", "4月5日首尔电)": at most a town between the day and the sign of a wire report. */
const WIRE = /^\p{Script=Han}{0,5}?(\p{Script=Han})(?:[)(, \u3011\u3015\]]|$)/u

/** 3月11日消息, but not that of an informant; "보고서가 14일 나왔다". */
const OUT = /^ 나[왔온]/
const NEWS = wordPattern('zh', '^ ?(?!{time news-other}){time news}')

/** 2021年5月4日08:30: a clock puts up a page. */
const CLOCK = /^ ?\d{1,2}:\d{2}/

/** Units behind a time in which a word of telling makes it the time of the report. */
const NEAR = 24

// "11일 밝혔다", 12日表示: nothing of the told stands between the time and the verb.
function isTold(found: FoundTime, place: Place): boolean {
  const { end } = found
  const { lower, range, around } = place
  if (isOfDay(lower, end, around) || isLine(found, place)) return false
  const after = lower.slice(end, Math.min(range.end, end + NEAR)).replace(/["'“”‘’]/g, '')
  if (found.sense.is === 'day' && found.sense.year && CLOCK.test(after)) return true
  if (NEWS.test(after) || OUT.test(after) || around.wire.includes(WIRE.exec(after)?.[1] ?? ''))
    return true
  if (isToldByTopic(found, { lower, range }, around.telling)) return true
  if (isKnown(found, { lower, range })) return true
  const at = Math.min(...around.telling.map((word) => indexOr(after, word)))
  if (at >= NEAR || BEFORE_OTHER.test(after.slice(at))) return false
  const between = after.slice(0, at)
  return !/[\d,。;]/.test(between) && !around.quoteEnd.some((word) => between.includes(word))
}

/** "추방 방침을 발표한 뒤 지금까지", 1月通报的31人: what is told of, or came after it. */
const BEFORE_OTHER =
  /^(?:[가-힣]{2,3}(?:한|하고 난|된) (?:뒤|후|이후|이래|직후)|\p{Script=Han}{2}的\p{Nd})/u

// "4月8日 据学生联合会称,…": the date of a line in a chronology.
function isLine({ start, end, sense }: FoundTime, { lower, range }: Place): boolean {
  return sense.is === 'day' && start === range.start && /^ \p{Script=Han}/u.test(lower.slice(end))
}

// "8일 새벽 …에서 붙잡았다고 밝혔다": who names the hour names that of the event.
function isOfDay(lower: string, end: number, { ofDay }: Surroundings): boolean {
  const after = lower.slice(end, end + NEAR).trimStart()
  return ofDay.some((form) => after.startsWith(form))
}

function indexOr(text: string, word: string): number {
  const at = text.indexOf(word)
  return at < 0 ? NEAR : at
}
