// English expressions of time as patterns over the word lists. They run on lower case; what needs
// a capital letter is looked at afterwards. Source: reading.md 2, Time.
import type { Lexicon } from './lexicon.ts'
import {
  needing,
  numberIn,
  type TimePattern,
  type TimeReading,
  type WordClass,
  wordClass,
} from './time-expression.ts'
import { isTimePart, type TimePart } from './time-part.ts'
import { periodPatterns } from './time-pattern-period.ts'
import { parseTimePhrase, timeUnit } from './time-phrase.ts'
import type { TimeSense, YearSense } from './time-sense.ts'

const YEAR = '(?:1[89]\\d\\d|20\\d\\d)(?!\\d|,\\d|\\.\\d)'
const DATE = '(?:[12]\\d|3[01]|0?[1-9])(?!\\d|[.,]\\d)'
const WHICH = 'first|second|third|fourth|last|1st|2nd|3rd|4th'
const ORDINAL = '(?:st|nd|rd|th)?'
// Small letters and digits first: at nearly every place of a text that cheap look is enough.
const BEFORE = '(?<![a-z\\d])(?<![\\p{L}\\p{N}$.,-])'
const AFTER = '(?![\\p{L}\\p{N}])'

/** The classes of words that the patterns are built of. */
interface Words {
  month: WordClass
  weekday: WordClass
  number: WordClass
  few: WordClass
  unit: WordClass
  part: WordClass
  season: WordClass
  shift: WordClass
  running: WordClass
  own: WordClass
  phrase: WordClass
}

function wordsOf(lexicon: Lexicon): Words {
  const of = (name: string) => wordClass(lexicon, `time ${name}`)
  return {
    month: of('month'),
    weekday: of('weekday'),
    number: of('number'),
    few: of('few'),
    unit: of('unit'),
    part: of('part'),
    season: of('season'),
    shift: of('shift'),
    running: of('running'),
    own: of('this'),
    phrase: of('phrase'),
  }
}

/** The patterns of English, made from the word list; to be made once. */
export function englishTimePatterns(lexicon: Lexicon): TimePattern[] {
  const words = wordsOf(lexicon)
  const month = new RegExp(words.month.source)
  const unit = /day|week|month|year|time|period|quarter|half/
  return [
    ...needing(month, datePatterns(words)),
    ...needing(/\d/, numberPatterns(words)),
    ...needing(month, [monthPattern(words)]),
    ...needing(new RegExp(words.season.source), [seasonPattern(words)]),
    ...needing(/year|\d\d|half|quarter|month/, yearPatterns(words)),
    ...needing(unit, relativePatterns(words)),
    ...needing(unit, countedPatterns(words)),
    ...periodPatterns(words.month, words.number),
    phrasePattern(words),
  ]
}

function pattern(source: string, read: TimePattern['read']): TimePattern {
  return { pattern: new RegExp(`${BEFORE}${source}${AFTER}`, 'gu'), read }
}

// "2010", "last year", "that year" after a month.
function yearAfter(words: Words): string {
  const named = `(?:,| of)? (?:(?<year>${YEAR})|(?<shift>${words.shift.source}) year)`
  return `(?:${named}|(?<that> of (?:that|the same) year))?`
}

function yearOf(words: Words, groups: (name: string) => string | undefined): { year?: YearSense } {
  const year = numberIn(groups('year'))
  if (year !== undefined) return { year }
  if (groups('that') !== undefined) return { year: { shift: 0, isRunning: true } }
  const shift = words.shift.means(groups('shift'))
  return shift === undefined ? {} : { year: { shift: Number(shift) } }
}

function datePatterns(words: Words): TimePattern[] {
  const month = `(?<month>${words.month.source})\\.?`
  const date = (name: string) => `(?<${name}>${DATE})${ORDINAL}`
  const to = '(?: ?(?:-|and|to|until|or|,) ?| through )'
  const monthOf = (groups: (name: string) => string | undefined) =>
    Number(words.month.means(groups('month')))
  const dayOf = (groups: (name: string) => string | undefined, name: string): TimeSense => ({
    is: 'day',
    month: monthOf(groups),
    date: Number(groups(name)),
    ...yearOf(words, groups),
  })
  const span = (groups: (name: string) => string | undefined): TimeReading => ({
    sense: { is: 'span', from: dayOf(groups, 'date'), to: dayOf(groups, 'last') },
  })
  const year = yearAfter(words)
  return [
    pattern(`${date('date')}(?: of)? ${month}${year}`, (g) => ({ sense: dayOf(g, 'date') })),
    // "In May 30 men": after "in" the number is not a day.
    pattern(`(?<!in )${month} ${date('date')}${year}`, (g) => ({ sense: dayOf(g, 'date') })),
    pattern(`${date('date')}${to}${date('last')}(?: of)? ${month}${year}`, span),
    pattern(`${month} ${date('date')} ?(?:-|to|until|through) ?${date('last')}${year}`, span),
  ]
}

// Days without the name of a month.
function numberPatterns(words: Words): TimePattern[] {
  return [
    pattern('(?<year>(?:1[89]|20)\\d\\d)-(?<month>[01]\\d)-(?<date>[0-3]\\d)', isoReading),
    pattern('(?<date>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>(?:19|20)\\d\\d)', isoReading),
    pattern(
      `the (?<date>${DATE})${ORDINAL}` +
        `(?: of (?:(?<shift>${words.shift.source})|that|the same) month)?`,
      (g) => {
        const shift = numberIn(words.shift.means(g('shift')))
        return {
          sense: {
            ...{ is: 'day', date: Number(g('date')) },
            ...(shift === undefined ? {} : { monthShift: shift }),
          },
        }
      },
    ),
  ]
}

function isoReading(groups: (name: string) => string | undefined): TimeReading {
  const [year, month, date] = ['year', 'month', 'date'].map((name) => Number(groups(name)))
  return { sense: { is: 'day', year: year ?? 0, month: month ?? 0, date: date ?? 0 } }
}

function partIn(words: Words, word: string | undefined): { part?: TimePart } {
  const part = words.part.means(word)
  return part !== undefined && isTimePart(part) ? { part } : {}
}

function monthPattern(words: Words): TimePattern {
  const part = `(?:(?<part>${words.part.source})[ -])?`
  // "Last October" is the latest one, as "October" is.
  const month = `(?:(?:last|this past|this) )?(?<month>${words.month.source})\\.?`
  return pattern(`${part}${month}${yearAfter(words)}`, (groups) => ({
    sense: {
      is: 'month',
      month: Number(words.month.means(groups('month'))),
      ...yearOf(words, groups),
      ...partIn(words, groups('part')),
    },
  }))
}

function seasonPattern(words: Words): TimePattern {
  const first = `(?:(?<first>${words.shift.source})|(?:in|during) (?:the )?)? ?`
  const season = `(?<season>${words.season.source})${yearAfter(words)}`
  return pattern(`${first}${season}`, (groups) => {
    if (!(groups('first') || groups('year') || groups('shift'))) return undefined
    const part = words.season.means(groups('season')) ?? ''
    const { year } = yearOf(words, groups)
    const early = numberIn(words.shift.means(groups('first')))
    const named = isTimePart(part) ? { part } : {}
    return { sense: { is: 'year', year: year ?? { shift: early ?? 0 }, ...named } }
  })
}

function yearPatterns(words: Words): TimePattern[] {
  const part = `(?:(?<part>${words.part.source})[ -](?:in )?)?`
  const months = `(?:the )?first (?<months>${words.number.source}|\\d{1,2}) months (?:of|in) `
  const half = `(?:the )?(?<half>${WHICH}) (?<of>half|six months|quarter)(?: of| in|,)? `
  const year = `(?:(?<year>${YEAR})(?!-year)|(?<shift>${words.shift.source}) year|(?<own>the year))`
  const reading = (
    groups: (name: string) => string | undefined,
    named: { part?: TimePart },
  ): TimeReading => {
    const { year } = yearOf(words, groups)
    return { sense: { is: 'year', year: year ?? { shift: 0 }, ...named } }
  }
  return [
    pattern(`${part}${year}`, (g) =>
      g('own') && !g('part') ? undefined : reading(g, partIn(words, g('part'))),
    ),
    pattern(`${half}${year}`, (g) => reading(g, { part: halfPart(g('half'), g('of')) })),
    // "In the last quarter" of the year that is told of.
    pattern('the (?<half>first|second|third|fourth|last) (?<of>half|quarter)(?! of)', (g) =>
      reading(g, { part: halfPart(g('half'), g('of')) }),
    ),
    pattern(`${months}${year}`, (g) =>
      reading(g, { part: { months: countIn(words, g('months')) } }),
    ),
    pattern(`(?:the )?(?:early |mid-|late )?(?<year>(?:19|20)\\d0)s`, (g) => ({
      sense: { is: 'decade', year: Number(g('year')) },
    })),
  ]
}

const QUARTERS: Record<string, TimePart> = {
  first: 'quarter-1',
  '1st': 'quarter-1',
  third: 'quarter-3',
  '3rd': 'quarter-3',
  '4th': 'quarter-4',
  fourth: 'quarter-4',
  last: 'quarter-4',
}

function halfPart(which: string | undefined, of: string | undefined): TimePart {
  const isFirst = which === 'first' || which === '1st'
  if (of === 'quarter') return QUARTERS[which ?? ''] ?? 'quarter-2'
  return isFirst ? 'half-1' : 'half-2'
}

function countIn(words: Words, word: string | undefined): number {
  return Number(words.number.means(word) ?? word)
}

function relativePatterns(words: Words): TimePattern[] {
  const part = `(?:(?<part>${words.part.source})[ -](?:in )?)?`
  const unit = '(?<unit>day|week|month|year)'
  const reading = (
    is: 'relative' | 'running',
    count: string | undefined,
    groups: (name: string) => string | undefined,
  ): TimeReading | undefined => {
    const unit = timeUnit(groups('unit'))
    if (!unit || count === undefined) return undefined
    return { sense: { is, unit, shift: Number(count), ...partIn(words, groups('part')) } }
  }
  return [
    pattern(`${part}(?<shift>${words.shift.source}) ${unit}`, (g) =>
      reading('relative', words.shift.means(g('shift')), g),
    ),
    pattern(`${part}(?<running>${words.running.source}) ${unit}`, (g) =>
      reading('running', words.running.means(g('running')), g),
    ),
    pattern(`(?<part>${words.part.source})[ -](?:in )?the ${unit}`, (g) =>
      reading('relative', '0', g),
    ),
    pattern(`(?:(?<shift>${words.shift.source}) )?(?<weekday>${words.weekday.source})`, (g) => ({
      sense: {
        is: 'weekday',
        weekday: Number(words.weekday.means(g('weekday'))),
        shift: Number(words.shift.means(g('shift')) ?? 0),
      },
    })),
  ]
}

function countedPatterns(words: Words): TimePattern[] {
  const count = `(?<count>${words.number.source}|\\d{1,3})`
  const unit = `(?<unit>${words.unit.source})`
  const unitOf = (groups: (name: string) => string | undefined) =>
    timeUnit(words.unit.means(groups('unit')))
  return [
    pattern(`(?:the |these )?(?:past|last|previous|preceding) (?:${count} )?${unit}`, (g) => {
      const unit = unitOf(g)
      // "The last week" is told by another pattern; a bare "past year" is the year before today.
      return unit
        ? { sense: { is: 'past', unit, count: countIn(words, g('count') ?? '1') } }
        : undefined
    }),
    pattern(
      `(?:the |these )?(?:past|last|recent) (?:${words.few.source}) (?<unit>days|weeks|months)`,
      () => ({ sense: { is: 'recent' } }),
    ),
    pattern(`(?:the|these|those) same (?:${count} )?(?:days|weeks|months|years)`, () => ({
      sense: { is: 'same-period', shift: 0 },
    })),
    pattern(
      `(?:the )?(?:same|corresponding) (?:period|months|time) (?:of|in) (?<year>${YEAR})`,
      (g) => ({ sense: { is: 'same-period', shift: 0, year: Number(g('year')) } }),
    ),
    pattern(`${count} ${unit} ago`, (g) => {
      const unit = unitOf(g)
      return unit ? { sense: { is: 'ago', unit, count: countIn(words, g('count')) } } : undefined
    }),
    pattern(`${count} ${unit} (?<way>later|earlier)`, (g) => {
      const unit = unitOf(g)
      const shift = countIn(words, g('count')) * (g('way') === 'later' ? 1 : -1)
      return unit ? { sense: { is: 'running', unit, shift } } : undefined
    }),
  ]
}

function phrasePattern(words: Words): TimePattern {
  return pattern(`(?<phrase>${words.phrase.source})`, (g) => {
    const means = words.phrase.means(g('phrase'))
    return means === undefined ? undefined : parseTimePhrase(means)
  })
}
