// English expressions of time in a sentence: which matches count, which belong together, in what
// role they stand, and whether they date the event or the telling. Source: reading.md 2, Time.
import type { TimeRole } from '@tumen/claim'
import { formsOf, type Lexicon } from './lexicon.ts'
import type { PreparedText } from './prepared-text.ts'
import type { Range } from './source-text.ts'
import {
  type FoundTime,
  findTimes,
  type TimeExpression,
  type TimeFinder,
  type TimePattern,
  type TimeUse,
  wordClass,
} from './time-expression.ts'
import { englishTimePatterns } from './time-pattern-en.ts'
import type { TimeSense } from './time-sense.ts'
import { wordPattern } from './word-pattern.ts'

/** What English needs, made once from its word list. */
interface Tools {
  patterns: TimePattern[]
  roles: [TimeRole, string[]][]
  baseline: string[]
  prepositions: ReadonlySet<string>
  tellingWords: ReadonlySet<string>
  hearers: ReadonlySet<string>
  links: ReadonlySet<string>
  /** Ends in "the first … since", in ", set up …". */
  record: RegExp
  founded: RegExp
}

/** Words up to "since", and those behind it up to the time. */
const GAP = '[^,.;]{0,90}'
const REST = '[^,.;]*$'

// With the space before a whole word.
function endsOf(lexicon: Lexicon, section: string): string[] {
  return formsOf(lexicon, section).map((form) => ` ${form}`)
}

/** The finder of English times for a word list. */
export function englishTimeFinder(lexicon: Lexicon): TimeFinder {
  const tools: Tools = {
    patterns: englishTimePatterns(lexicon),
    roles: [
      ['since', endsOf(lexicon, 'time since')],
      ['as_of', endsOf(lexicon, 'time as-of')],
      ['until', endsOf(lexicon, 'time until')],
    ],
    baseline: endsOf(lexicon, 'time baseline'),
    prepositions: new Set(formsOf(lexicon, 'time preposition')),
    tellingWords: new Set(formsOf(lexicon, 'time telling')),
    hearers: new Set(formsOf(lexicon, 'time hearer')),
    links: new Set(formsOf(lexicon, 'time link')),
    record: new RegExp(`\\b(?:${wordClass(lexicon, 'time record').source})\\b${GAP} since ${REST}`),
    founded: new RegExp(
      `, (?:which was )?(?:${wordClass(lexicon, 'time founded').source})\\b${REST}`,
    ),
  }
  return (text, range) => {
    const found = findTimes(tools.patterns, text.lower, range)
    const said = found.filter((one) => isTime(one, text, tools))
    const whole = joined(said, text.lower)
    return whole.map((one) => expressionOf(one, { text, range, tools }))
  }
}

// Words that are something else in small letters, and numbers that are years only in place.
function isTime({ start, end, sense }: FoundTime, text: PreparedText, tools: Tools): boolean {
  const words = text.folded.slice(start, end)
  // "the last day of the war"
  const isPart = sense.is === 'relative' || sense.is === 'past'
  if (isPart && text.lower.startsWith(' of the ', end)) return false
  const before = wordBefore(text.lower, start)
  if (sense.is === 'weekday') return /[A-Z]/.test(words)
  if (sense.is === 'month') {
    if (!/[A-Z]/.test(words)) return false
    return !/^May$|^March$/.test(words) || tools.prepositions.has(before)
  }
  if (sense.is === 'year' && /^\d{4}$/.test(words))
    return (
      tools.prepositions.has(before) ||
      /[(/-]/.test(text.lower.charAt(start - 1)) ||
      SUBJECT.test(text.lower.slice(end, end + 16))
    )
  // "The 20 were returned": a bare number is no day of a month.
  if (sense.is === 'day' && sense.month === undefined && sense.monthShift === undefined)
    return /\d(st|nd|rd|th)/i.test(words) && (before === 'on' || / month$/.test(words))
  return true
}

/** "2014 saw most of it": a year as subject. */
const SUBJECT = wordPattern('en', '^ (?:also |alone )?{time year-subject}\\b')

/** The word that ends before `at`, in a text in lower case; empty at its beginning. */
export function wordBefore(lower: string, at: number): string {
  const plain = PLAIN_BEFORE.exec(lower.slice(Math.max(0, at - 16), at))?.[1]
  if (plain !== undefined) return plain
  return /([\p{L}\p{N}']{1,30})[ -]?$/u.exec(lower.slice(Math.max(0, at - 40), at))?.[1] ?? ''
}

/** A short plain word behind a space: most are, and classes of all letters are slow to ask. */
const PLAIN_BEFORE = /[ ,.]([a-z\d']{1,12})[ -]?$/

const JOINT = /^(?: ?-? ?| (?:and|to|or|until|till|through) (?:in |on )?|, )$/

// "October and November", "from July 2016 to June 2017", "between 2005 and 2008".
function joined(found: readonly FoundTime[], lower: string): FoundTime[] {
  const whole: FoundTime[] = []
  for (const one of found) {
    const last = whole.at(-1)
    const between = last ? lower.slice(last.end, one.start) : ''
    if (last && between !== '' && JOINT.test(between) && canJoin(last.sense, one.sense, between))
      whole[whole.length - 1] = {
        start: last.start,
        end: one.end,
        sense: joinedSense(last.sense, one.sense),
      }
    else whole.push(one)
  }
  return whole
}

function canJoin(a: TimeSense, b: TimeSense, between: string): boolean {
  // "Monday, 5 March": the weekday only repeats the date.
  if (a.is === 'weekday' && b.is === 'weekday') return / (?:and|to) | - /.test(between)
  if (a.is === 'weekday') return b.is === 'day' && between !== ' - '
  if (between === ', ') return false
  const dated = ['day', 'month', 'year']
  return dated.includes(a.is) && dated.includes(b.is)
}

function joinedSense(from: TimeSense, to: TimeSense): TimeSense {
  const isRepeated = from.is === 'weekday' && to.is !== 'weekday'
  return isRepeated ? to : { is: 'span', from, to }
}

interface Place {
  text: PreparedText
  range: Range
  tools: Tools
}

function expressionOf(found: FoundTime, place: Place): TimeExpression {
  const { start, end, sense } = found
  const role = found.role ?? roleOf(found, place)
  return { start, end, sense, role, use: useOf(found, place) }
}

function roleOf({ start, sense }: FoundTime, { text: { lower }, tools }: Place): TimeRole {
  const before = ` ${lower.slice(Math.max(0, start - 24), start).trimEnd()}`
  const endsIn = (forms: string[]) => forms.some((form) => before.endsWith(form))
  if (endsIn(tools.baseline)) return 'baseline'
  const said = tools.roles.find(([, forms]) => endsIn(forms))?.[0]
  const role = said ?? (isSinceClause(lower, start) ? 'since' : 'event')
  const isEnd = 'part' in sense && sense.part === 'end'
  if (role === 'as_of') return isEnd || !before.endsWith(' at') ? 'as_of' : 'event'
  return sense.is === 'span' && role === 'since' ? 'event' : role
}

// "HERAT, Oct 21 (Agency) -", "(Tbilisi, August 28) –": when and where the report was written.
const DATELINE = /^\)? ?(?:\([^()]{2,40}\) ?)?(?:—|–|--|- |: )/
/** The longest name of a town before the day in a dateline. */
const TOWN = 40

function isDateline({ start, end }: FoundTime, { text: { lower }, range }: Place): boolean {
  return start - range.start < TOWN && DATELINE.test(lower.slice(end, end + 50))
}

/** Words between "since" and a time: "since the protests broke out on 18 April". */
const SINCE_WORDS = 9

function isSinceClause(lower: string, start: number): boolean {
  const before = lower.slice(Math.max(0, start - 70), start)
  if (!before.includes('since')) return false
  const words = before.match(/[\p{L}\p{N}'-]+|[.,;:]/gu) ?? []
  const last = words.slice(-SINCE_WORDS)
  const since = last.lastIndexOf('since')
  return since >= 0 && !last.slice(since).some((word) => /^[.,;:]$/.test(word))
}

function useOf(found: FoundTime, place: Place): TimeUse {
  if (isTold(found, place) || isDateline(found, place)) return 'telling'
  const isThing = isNameOfThing(found, place) && !SINCE_THE.test(before(found, place))
  return isThing || isOfOther(found, place) ? 'name' : 'event'
}

// "Since the 4 May 2011 coup": the thing dates what is told.
const SINCE_THE = /(?:^|\W)since (?:the|its|their|this) $/

function before({ start }: FoundTime, { text: { lower } }: Place): string {
  return lower.slice(Math.max(0, start - 16), start)
}

// "the first repatriation since North Korea closed its borders in 2020", "the office, set up five
// years ago, has found 16": the time of something else.
function isOfOther({ start, end }: FoundTime, { text: { lower }, range, tools }: Place): boolean {
  const before = lower.slice(Math.max(range.start, start - 140), start)
  if (tools.record.test(before)) return true
  return tools.founded.test(before) && /^[^.;,]{0,20},/.test(lower.slice(end, range.end))
}

// "Said on Tuesday", "told reporters on 5 May", "last month quoted", "figures released in 2011".
function isTold({ start, end }: FoundTime, { text, range, tools }: Place): boolean {
  const { lower, folded } = text
  // "Of the 53 people whose abduction we reported in January, twelve": of the whole.
  const head = lower.slice(range.start, start)
  if (lower.charAt(end) === ',' && /^(?:of|among) (?:the|those) [^,]*$/.test(head)) return false
  const after = lower.slice(end, Math.min(range.end, end + 30))
  const [, next, object = ''] =
    /^ (?:(?:[a-z]{2,}ly|also|it) )?([a-z]+)(?: (\S+))?/.exec(after) ?? []
  // "Police on Tuesday put 40 men on buses" tells nothing.
  const isDoing = /^puts?$/.test(next ?? '') && !/^(?:the|its|their|it|this|that)$/.test(object)
  if (next !== undefined && tools.tellingWords.has(next) && !isDoing) return true
  const before = lower.slice(Math.max(range.start, start - 70), start)
  const words = before.match(/[\p{L}\p{N}']+|[.;:,"]/gu) ?? []
  for (let n = words.length - 1; n >= 0 && words.length - n <= 8; n--) {
    const word = words[n] ?? ''
    if (tools.tellingWords.has(word)) return true
    if (!tools.hearers.has(word)) break
  }
  return TOLD_NAME.test(folded.slice(Math.max(range.start, start - 90), start))
}

/** "Told Radio Tavria on Thursday": names between a verb with a hearer and its time. */
const NAME = "[A-Z][\\p{L}\\p{N}.&'’-]{0,30}"
const TELLS = '(?:[Tt](?:old|ells) (?:the )?|[Ss]aid (?:in|from|at) (?:the )?)'
const TOLD_NAME = new RegExp(
  `\\b${TELLS}(?:${NAME} (?:of |and |for )?){1,6}(?:on |late |early )*$`,
  'u',
)

/** "In a Tuesday raid": the thing is what is told, and the day is its. */
const IN_THING = /(?:^|[^\p{L}])(?:in|during) (?:an?|the) $/u

const DETERMINER = /(?:^|[ "(])(?:the|a|an|its|their|his|her|this|[\p{L}]+'s) $/u
const THING = /^ ([a-z-]{3,30})/

// "The July 2009 unrest", "its 2010 interim measures": the time belongs to the thing.
function isNameOfThing({ start, end, sense }: FoundTime, { text, tools }: Place): boolean {
  if (!['month', 'year', 'day', 'weekday'].includes(sense.is)) return false
  if (!DETERMINER.test(text.lower.slice(Math.max(0, start - 20), start))) return false
  const isOfEvent = sense.is === 'weekday' || sense.is === 'day'
  if (isOfEvent && IN_THING.test(text.lower.slice(Math.max(0, start - 14), start))) return false
  const next = THING.exec(text.lower.slice(end, end + 32))?.[1]
  return next !== undefined && !tools.links.has(next)
}
