// Finds the expressions of time in a text, and resolves one alone: words that a person or a model
// quotes. Source: reading.md 2, Time.
import {
  type Anchor,
  type ClaimTime,
  type DayInterval,
  fold,
  type TimeRole,
  ucdpPrecOfInterval,
} from '@tumen/claim'
import { type Lexicon, lexiconFor, perLexicon } from './lexicon.ts'
import type { Language, Range } from './source-text.ts'
import { shiftDays } from './time-day.ts'
import { EASTERN_TIMES } from './time-east.ts'
import { ENGLISH_TIMES } from './time-en.ts'
import { compileTimes, type FoundTime, matchTimes, type TimePattern } from './time-pattern.ts'
import {
  daysInRole,
  daysOf,
  isAbsolute,
  type TimeScope,
  type TimeSense,
  withYear,
} from './time-sense.ts'
import { alternation } from './word-pattern.ts'

/** An expression of time, found in a text. */
export interface TimeExpression extends Range {
  sense: TimeSense
  role: TimeRole
}

/** A text as it is searched: folded, and the same in lower case. */
export interface SearchedText {
  folded: string
  lower: string
}

interface Grammar {
  patterns: TimePattern[]
  /** What stands before and behind an expression in each role. */
  before: [TimeRole, RegExp][]
  after: [TimeRole, RegExp][]
  joint: RegExp
  /** What stands before the first of two days joined by "and". */
  opener: RegExp
}

const grammarOf = perLexicon((lexicon) =>
  lexicon.language === 'en' ? englishGrammar(lexicon) : eastGrammar(lexicon),
)

/** "Between the | night of | 8 October", "8日 | 深夜 | 至9日": the hours between two days. */
const HOURS = '(?:late |early )?(?:morning|evening|night|afternoon|hours|dawn) of '
const EAST_HOURS =
  '(?:深夜|夜[间里晚]?|晚[间上]?|凌晨|清晨|早上|上午|中午|下午|傍晚|밤|저녁|새벽|아침|오전|오후|낮|자정|심야) ?'

function englishGrammar(lexicon: Lexicon): Grammar {
  const before = (role: string) => {
    const words = alternation(lexicon, `time ${role}`)
    return new RegExp(`\\b(?:${words}) (?:about |around |the )?$`, 'u')
  }
  const than = alternation(lexicon, 'time baseline')
  const clause = `(?:${alternation(lexicon, 'time since')}) [^,;.]{1,60} (?:on|in) $`
  return {
    patterns: compileTimes(ENGLISH_TIMES, lexicon),
    before: [
      ['as_of', before('as-of')],
      ['since', before('since')],
      ['until', before('until')],
      ['baseline', new RegExp(`\\b(?:${than}) (?:(?:[a-z]+|[\\d,]+) ){0,4}$`, 'u')],
      ['since', new RegExp(`\\b${clause}`, 'u')],
    ],
    after: [['since', /^ on(?:wards?\b|$|,)/u]],
    joint: new RegExp(
      `^(?: ?[-–—~] ?| to | until | till | through | and (?:in |on )?| up to )(?:the ${HOURS})?$`,
      'u',
    ),
    opener: new RegExp(`\\b(?:from|between|since) (?:the )?(?:${HOURS})?$`, 'u'),
  }
}

function eastGrammar(lexicon: Lexicon): Grammar {
  const words = (role: string) => `(?:${alternation(lexicon, `time ${role}`)})`
  const event =
    lexicon.language === 'ko'
      ? '(?: [가-힣]{2,6}(?:가|이)?(?: [가-힣]{2,4})?)? ?'
      : '的?[一-鿿]{0,4}?'
  return {
    patterns: compileTimes(EASTERN_TIMES, lexicon),
    before: [
      ['as_of', new RegExp(`${words('as-of-before')} ?$`, 'u')],
      ['until', new RegExp(`${words('until-before')}$`, 'u')],
    ],
    after: [
      ['since', new RegExp(`^${event}${words('since')}`, 'u')],
      ['since', /^[^,.]{0,24}[뒤후] (?:지금까지|현재까지)/u],
      ['as_of', new RegExp(`^ ?말? ?${words('as-of')}`, 'u')],
      ['until', new RegExp(`^ ?${words('until')}`, 'u')],
      ['baseline', new RegExp(`^.{0,4}?${words('baseline')}`, 'u')],
    ],
    joint: new RegExp(`^ ?(?:${EAST_HOURS})?(?:${alternation(lexicon, 'time joint')}) ?$`, 'u'),
    opener: /$/u,
  }
}

/** The expressions of time in a range of a text, in order, with the role that the words give. */
export function findTimes(text: SearchedText, range: Range, language: Language): TimeExpression[] {
  const grammar = grammarOf(lexiconFor(language))
  const found = matchTimes(grammar.patterns, text.lower, range).filter((one) =>
    isNamed(text.folded, one, language),
  )
  const joined = found.length > 1 ? joinedTimes(found, text.lower, range, grammar) : found
  return joined.map((one) => withRole(one, text.lower, range, grammar))
}

// English names of months and days have a capital letter: "they may march".
function isNamed(folded: string, { name }: FoundTime, language: Language): boolean {
  if (language !== 'en' || name === undefined) return true
  const unit = folded.charCodeAt(name)
  return unit >= 0x41 && unit <= 0x5a
}

// "From 3 May to 5 June", "Monday, 7 March": two that are one.
function joinedTimes(
  found: readonly FoundTime[],
  lower: string,
  range: Range,
  { joint, opener }: Grammar,
): FoundTime[] {
  const joined: FoundTime[] = []
  for (const one of found) {
    const last = joined.at(-1)
    const between = last ? lower.slice(last.end, one.start) : 'x'
    if (last && isSameDay(last.sense, one.sense) && /^[,(]{0,2} ?(?:the )?$/u.test(between)) {
      const sense = last.sense.is === 'weekday' ? one.sense : last.sense
      joined[joined.length - 1] = { ...last, end: one.end, sense }
      continue
    }
    const head = last ? lower.slice(Math.max(range.start, last.start - 24), last.start) : ''
    const isSpan = last && joint.test(between) && (opener.test(head) || isTight(between, last, one))
    if (last && isSpan && last.sense.is !== 'span')
      joined[joined.length - 1] = { ...last, end: one.end, sense: spanOf(last.sense, one.sense) }
    else joined.push(one)
  }
  return joined
}

function isSameDay(a: TimeSense, b: TimeSense): boolean {
  const isDate = ({ is }: TimeSense) => is === 'day'
  const isNear = ({ is }: TimeSense) => is === 'weekday' || is === 'relative'
  return (isNear(a) && isDate(b)) || (isDate(a) && isNear(b))
}

// "May to July", "July and August": joined without "from" or "between".
function isTight(between: string, { sense: a }: FoundTime, { sense: b }: FoundTime): boolean {
  if (!/^ and /u.test(between))
    return !/^ (?:until|till|through|up to) $/u.test(between) || a.is === b.is
  return a.is === b.is && ['month', 'day', 'weekday'].includes(a.is)
}

function spanOf(from: TimeSense, to: TimeSense): TimeSense {
  const year = 'year' in from ? from.year : undefined
  const dated = withYear(to, year)
  const isInMonth = from.is === 'day' && (from.month ?? from.monthShift) !== undefined
  if (!isInMonth || dated.is !== 'day' || (dated.month ?? dated.monthShift) !== undefined)
    return { is: 'span', from, to: dated }
  return { is: 'span', from, to: { ...from, date: dated.date } }
}

const NEAR = 80

function withRole(one: FoundTime, lower: string, range: Range, grammar: Grammar): TimeExpression {
  const { start, end, sense } = one
  if (one.role) return { start, end, sense, role: one.role }
  const before = lower.slice(Math.max(range.start, start - NEAR), start)
  const after = lower.slice(end, Math.min(range.end, end + 24))
  const isSpan = sense.is === 'span' || sense.is === 'past'
  const said = (roles: readonly [TimeRole, RegExp][], words: string) =>
    roles.find(([role, words_]) => words_.test(words) && !(isSpan && role !== 'baseline'))?.[0]
  const role = said(grammar.before, before) ?? said(grammar.after, after) ?? 'event'
  // "At the end of the year": a day on which something stands.
  if (role === 'event' && partOf(sense) === 'end') return { start, end, sense, role: 'as_of' }
  return { start, end, sense: role === 'event' ? sense : atEnd(sense, role), role }
}

function partOf(sense: TimeSense): unknown {
  return 'part' in sense ? sense.part : undefined
}

// 2021년 말 현재, 自2014年底以来: the end of a year is its last day.
function atEnd(sense: TimeSense, role: TimeRole): TimeSense {
  const isLate = 'part' in sense && sense.part === 'late'
  if (!isLate || (sense.is !== 'year' && role === 'since')) return sense
  return { ...sense, part: 'end' }
}

/** The time of a claim in the form of its field. */
export function claimTime(
  { role, days, anchor }: { role: TimeRole; days: DayInterval; anchor: Anchor },
  isStated: boolean,
): ClaimTime {
  const { earliest, latest } = days
  return { role, earliest, latest, anchor, stated: isStated, ucdpPrec: ucdpPrecOfInterval(days) }
}

/** One expression resolved: its time, whether that is certain, and what else it may mean. */
export interface ResolvedTime {
  time: ClaimTime
  /** Whether the words name their year, or readers agree on what they mean. */
  certain: boolean
  /** Other common readings, the likelier first. */
  others: ClaimTime[]
}

/** The time of an expression within a scope; nothing where it leans on what is not known. */
export function resolveTime(
  { sense, role }: Pick<TimeExpression, 'sense' | 'role'>,
  scope: TimeScope,
): ResolvedTime | undefined {
  const whole = daysInRole(sense, role, scope)
  if (!whole) return undefined
  const part = role === 'baseline' ? samePartOf(whole, scope) : undefined
  // "A year earlier" means the same months; "in 2021" may be all of it.
  const days = (leans(sense) && part) || whole
  const absolute = isAbsolute(sense)
  const anchor: Anchor = absolute ? 'absolute' : leans(sense) ? 'other_event' : 'publication_date'
  const others = [...(part ? [part, whole] : []), ...otherReadings(sense, role, scope)]
    .filter((one) => one.earliest !== days.earliest || one.latest !== days.latest)
    .map((one) => claimTime({ role, days: one, anchor }, true))
  const time = claimTime({ role, days, anchor }, true)
  return { time, certain: others.length === 0, others }
}

/** The shortest and the longest time that is compared with the same one of another year. */
const [MONTH_DAYS, MONTHS_DAYS] = [28, 300]

/** "118 in the first half of this year, against 96 in 2021": the first half of it. */
function samePartOf({ earliest, latest }: DayInterval, scope: TimeScope): DayInterval | undefined {
  const { running } = scope
  const year = earliest.slice(0, 4)
  if (!running || earliest !== `${year}-01-01` || latest !== `${year}-12-31`) return undefined
  const isPart =
    shiftDays(running.earliest, MONTH_DAYS - 1) <= running.latest &&
    shiftDays(running.earliest, MONTHS_DAYS) > running.latest
  if (!isPart) return undefined
  return daysOf({ is: 'same-period', shift: 0, year: Number(year) }, scope)
}

function leans({ is }: TimeSense): boolean {
  return is === 'running' || is === 'same-period'
}

// Where two readings are common both are offered: "as of July" is July or its last day, "this
// year" the year up to now or all of it, a date without a year the latest one or that of the year.
function otherReadings(sense: TimeSense, role: TimeRole, scope: TimeScope): DayInterval[] {
  const days = daysOf(sense, scope)
  if (!days) return []
  const { earliest, latest } = days
  if (role === 'as_of' || role === 'until')
    return [
      { earliest: latest, latest },
      { earliest: `${latest.slice(0, 4)}-01-01`, latest },
    ]
  if (role === 'since') return [days]
  if (isThisYear(sense)) return [{ earliest, latest: `${earliest.slice(0, 4)}-12-31` }]
  if (sense.is === 'relative' && sense.unit === 'week' && sense.shift === -1)
    return [daysOf({ is: 'past', unit: 'week', count: 1 }, scope) ?? days]
  const isYearless = (sense.is === 'month' || sense.is === 'day') && sense.year === undefined
  if (!isYearless || !scope.covers) return []
  const own = daysOf(sense, { reference: scope.reference })
  return own ? [own] : []
}

function isThisYear(sense: TimeSense): boolean {
  if ('part' in sense && sense.part !== undefined) return false
  if (sense.is === 'relative') return sense.unit === 'year' && sense.shift === 0
  return sense.is === 'year' && typeof sense.year !== 'number' && sense.year.shift === 0
}

/**
 * The time that words mean that stand alone, as somebody quotes them from a text: the first
 * expression in them, against the day on which they were said. Nothing for words without a time.
 */
export function resolveExpression(
  words: string,
  anchor: TimeScope,
  language: Language,
): ResolvedTime | undefined {
  const folded = language === 'zh' ? lexiconFor('zh').simplified(fold(words)) : fold(words)
  const text = { folded, lower: folded.toLowerCase() }
  const [first] = findTimes(text, { start: 0, end: folded.length }, language)
  return first && resolveTime(first, anchor)
}
