// English expressions of time as patterns over the word lists. They run on lower case; what needs
// a capital letter is looked at afterwards. Source: reading.md 2, Time.
import type { Lexicon } from './lexicon.ts'
import { needing, numberIn, type TimePattern, type TimeReading } from './time-expression.ts'
import { isTimePart, type TimePart } from './time-part.ts'
import { eventPatterns } from './time-pattern-event.ts'
import { numberPatterns } from './time-pattern-number.ts'
import { periodPatterns } from './time-pattern-period.ts'
import { countedPatterns, relativePatterns } from './time-pattern-relative.ts'
import { parseTimePhrase } from './time-phrase.ts'
import type { TimeSense, YearSense } from './time-sense.ts'
import {
  countIn,
  DATE,
  type EnglishTimeWords,
  englishTimeWords,
  type Groups,
  ORDINAL,
  partIn,
  pattern,
  YEAR,
} from './time-word-en.ts'

/** The patterns of English, made from the word list; to be made once. */
export function englishTimePatterns(lexicon: Lexicon): TimePattern[] {
  const words = englishTimeWords(lexicon)
  const month = new RegExp(words.month.source)
  const unit = /day|week|month|year|decade|time|period|quarter|half/
  return [
    ...needing(month, datePatterns(words)),
    ...needing(/\d/, numberPatterns(words.shift)),
    ...needing(month, [monthPattern(words)]),
    ...needing(new RegExp(words.season.source), [seasonPattern(words)]),
    ...needing(/year|\d\d|half|quarter|month/, yearPatterns(words)),
    ...needing(unit, relativePatterns(words)),
    ...needing(unit, countedPatterns(words)),
    ...periodPatterns(words),
    ...eventPatterns(lexicon),
    phrasePattern(words),
  ]
}

// "2010", "last year", "that year" after a month.
function yearAfter(words: EnglishTimeWords): string {
  const named = `(?:,| of)? (?:(?<year>${YEAR})|(?<shift>${words.shift.source}) year)`
  return `(?:${named}|(?<that> of (?:that|the same) year))?`
}

function yearOf(words: EnglishTimeWords, groups: Groups): { year?: YearSense } {
  const year = numberIn(groups('year'))
  if (year !== undefined) return { year }
  if (groups('that') !== undefined) return { year: { shift: 0, isRunning: true } }
  const shift = words.shift.means(groups('shift'))
  return shift === undefined ? {} : { year: { shift: Number(shift) } }
}

function datePatterns(words: EnglishTimeWords): TimePattern[] {
  const month = `(?<month>${words.month.source})\\.?`
  const date = (name: string) => `(?<${name}>${DATE})${ORDINAL}`
  const to = '(?: ?(?:-|and|to|until|or|,) ?| through )'
  const monthOf = (groups: Groups) => Number(words.month.means(groups('month')))
  const dayOf = (groups: Groups, name: string): TimeSense => ({
    is: 'day',
    month: monthOf(groups),
    date: Number(groups(name)),
    ...yearOf(words, groups),
  })
  const span = (groups: Groups): TimeReading => ({
    sense: { is: 'span', from: dayOf(groups, 'date'), to: dayOf(groups, 'last') },
  })
  const year = yearAfter(words)
  const day = (groups: Groups) => ({ sense: dayOf(groups, 'date') })
  const dateFirst = new RegExp(`\\d${ORDINAL}(?: of)? (?:${words.month.source})`)
  const dateLast = new RegExp(`(?:${words.month.source})\\.? \\d`)
  const until = '(?:-|to|until|through)'
  return [
    pattern(`${date('date')}(?: of)? ${month}${year}`, day, dateFirst),
    // "In May 30 men": after "in" the number is not a day.
    pattern(`(?<!in )${month} ${date('date')}${year}`, day, dateLast),
    pattern(`${date('date')}${to}${date('last')}(?: of)? ${month}${year}`, span, dateFirst),
    pattern(`${month} ${date('date')} ?${until} ?${date('last')}${year}`, span, dateLast),
    // "On June 4 and 5, the": before a noun the second number counts.
    pattern(
      `${month} ${date('date')} (?:and|&) ${date('last')}${year}(?=[,.;:)]|$)`,
      span,
      dateLast,
    ),
  ]
}

function monthPattern(words: EnglishTimeWords): TimePattern {
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

function seasonPattern(words: EnglishTimeWords): TimePattern {
  const first = `(?:(?<first>${words.shift.source})|(?:in|during) (?:the )?)? ?`
  const season = `(?<season>${words.season.source})${yearAfter(words)}`
  return pattern(`${first}${season}`, (groups) => {
    if (!(groups('first') || groups('year') || groups('shift'))) return undefined
    const part = words.season.means(groups('season')) ?? ''
    const { year } = yearOf(words, groups)
    const early = numberIn(words.shift.means(groups('first')))
    const named = isTimePart(part) ? { part } : {}
    const before = { shift: early ?? 0, ...(early === -1 && { isOver: true as const }) }
    return { sense: { is: 'year', year: year ?? before, ...named } }
  })
}

function yearPatterns(words: EnglishTimeWords): TimePattern[] {
  const part = `(?:(?<part>${words.part.source})[ -](?:in )?)?`
  const months = `(?:the )?first (?<months>${words.number.source}|\\d{1,2}) months (?:of|in) `
  const which = words.which.source
  const half = `(?:the )?(?<half>${which}) (?<of>half|six months|quarter)(?: of| in|,)? (?:the )?`
  const year = `(?:(?<year>${YEAR})(?!-year)|(?<shift>${words.shift.source}) year|(?<own>the year))`
  const reading = (groups: Groups, named: { part?: TimePart }): TimeReading => {
    const { year } = yearOf(words, groups)
    return { sense: { is: 'year', year: year ?? { shift: 0 }, ...named } }
  }
  const ofHalf = (groups: Groups) =>
    reading(groups, { part: halfPart(words, groups('half'), groups('of')) })
  const openReading = (named: TimePart): TimeReading => ({
    sense: { is: 'year', year: { shift: 0, isOpen: true }, part: named },
  })
  return [
    pattern(
      `${part}${year}`,
      (g) => (g('own') && !g('part') ? undefined : reading(g, partIn(words, g('part')))),
      /year|(?:1[89]|20)\d\d/,
    ),
    pattern(`${half}${year}`, ofHalf, /half|six months|quarter/),
    // "In the last quarter" of the year that is told of.
    pattern(
      `the (?<half>${which}) (?<of>half|quarter)(?! of| this| last)`,
      (g) => openReading(halfPart(words, g('half'), g('of'))),
      /half|quarter/,
    ),
    pattern(
      `the (?<half>${which}) and (?<last>${which}) quarters`,
      (g) => ({
        sense: {
          is: 'span',
          from: openReading(halfPart(words, g('half'), 'quarter')).sense,
          to: openReading(halfPart(words, g('last'), 'quarter')).sense,
        },
      }),
      / quarters/,
    ),
    pattern(
      `${months}${year}`,
      (g) => reading(g, { part: { months: countIn(words, g('months')) } }),
      / months (?:of|in) /,
    ),
    pattern(
      `(?:the )?(?:early |mid-|late )?(?<year>(?:19|20)\\d0)s`,
      (g) => ({ sense: { is: 'decade', year: Number(g('year')) } }),
      /\d0s/,
    ),
  ]
}

function halfPart(
  { which }: EnglishTimeWords,
  word: string | undefined,
  of: string | undefined,
): TimePart {
  const n = which.means(word) ?? ''
  const quarter = `quarter-${n}`
  if (of === 'quarter') return isTimePart(quarter) ? quarter : 'quarter-2'
  return n === '1' ? 'half-1' : 'half-2'
}

function phrasePattern(words: EnglishTimeWords): TimePattern {
  return pattern(`(?<phrase>${words.phrase.source})`, (g) => {
    const means = words.phrase.means(g('phrase'))
    return means === undefined ? undefined : parseTimePhrase(means)
  })
}
