// Korean and Chinese expressions of time as patterns over the word lists. Both write dates from
// the year down with a sign behind each number, so one body serves. Source: reading.md 2, Time.
import type { Lexicon } from './lexicon.ts'
import {
  needing,
  type TimePattern,
  type TimeReading,
  type WordClass,
  wordClass,
} from './time-expression.ts'
import { isPartOfYear, isTimePart, type TimePart } from './time-part.ts'
import { BEFORE_REPUBLIC, republicYear } from './time-pattern-zh.ts'
import { parseTimePhrase, timeUnit } from './time-phrase.ts'
import type { TimeSense, YearSense } from './time-sense.ts'

const YEAR = '(?:1[89]|20)\\d\\d'

type Groups = (name: string) => string | undefined

/** The classes of words that the patterns are built of. */
interface Words {
  digit: WordClass
  number: WordClass
  sign: Record<'year' | 'month' | 'day', string>
  /** A year of the Republic of China. */
  republic: string
  year: WordClass
  running: WordClass
  monthShift: WordClass
  part: WordClass
  weekday: WordClass
  weekPrefix: WordClass
  unit: WordClass
  unitAgo: WordClass
  past: WordClass
  ago: WordClass
  later: WordClass
  phrase: WordClass
  joint: WordClass
  firstMonths: WordClass
  samePeriod: WordClass
  decade: WordClass
  wholeYear: WordClass
}

function wordsOf(lexicon: Lexicon): Words {
  const of = (name: string) => wordClass(lexicon, `time ${name}`)
  const signs = lexicon.entries('time sign')
  const sign = (means: string) =>
    `(?:${signs
      .filter((entry) => entry.means === means)
      .flatMap(({ forms }) => forms)
      .sort((a, b) => b.length - a.length)
      .join('|')})`
  return {
    ...{ digit: of('digit'), number: of('number'), year: of('year'), running: of('running') },
    ...{ monthShift: of('month-shift'), part: of('part'), weekday: of('weekday') },
    ...{ weekPrefix: of('week-prefix'), unit: of('unit'), unitAgo: of('unit-ago') },
    ...{ past: of('past'), ago: of('ago'), later: of('later'), phrase: of('phrase') },
    ...{ joint: of('joint'), firstMonths: of('first-months'), samePeriod: of('same-period') },
    ...{ decade: of('decade'), wholeYear: of('whole-year') },
    republic: republicYear(lexicon),
    sign: { year: sign('year'), month: sign('month'), day: sign('day') },
  }
}

/** The patterns of Korean or Chinese, made from the word list; to be made once. */
export function eastTimePatterns(lexicon: Lexicon): TimePattern[] {
  const words = wordsOf(lexicon)
  const { sign, year, running } = words
  return [
    ...needing(new RegExp(sign.month), monthPatterns(words)),
    ...needing(new RegExp(sign.day), dayPatterns(words)),
    ...needing(new RegExp(`\\d{2}|${year.source}`), yearPatterns(words)),
    ...shiftPatterns(words),
    ...needing(new RegExp(running.source), runningPatterns(words)),
    ...countedPatterns(words),
    ...wordPatterns(words),
  ]
}

// `core` is what every match holds.
function pattern(source: string, read: TimePattern['read'], core?: RegExp): TimePattern {
  const whole = new RegExp(`(?<!\\p{Nd}|\\p{Nd}[.,])${source}`, 'gu')
  return { pattern: whole, read, ...(core ? { core } : {}) }
}

function small(words: Words, name: string): string {
  return `(?<${name}>\\d{1,2}|${words.digit.source})`
}

function numberOf(words: Words, word: string | undefined): number {
  return Number(words.digit.means(word) ?? words.number.means(word) ?? word)
}

function yearBefore(words: Words): string {
  const year = `(?<year>${YEAR}) ?${words.sign.year}`
  return `(?:${year}|${words.republic}|(?<yearWord>${words.year.source}))`
}

function yearOf(words: Words, groups: Groups): { year?: YearSense } {
  const year = groups('year')
  if (year !== undefined) return { year: Number(year) }
  const republic = groups('republic')
  if (republic !== undefined) return { year: BEFORE_REPUBLIC + Number(republic) }
  const shift = words.year.means(groups('yearWord'))
  return shift === undefined ? {} : { year: { shift: Number(shift) } }
}

// 同年12月, 같은 해 12월: the year that was told of last.
function runningYear(words: Words, groups: Groups): { year?: YearSense } {
  const [unit, shift] = (words.running.means(groups('running')) ?? '').split(' ')
  return unit === 'year' ? { year: { shift: Number(shift), isRunning: true } } : {}
}

function partOf(words: Words, groups: Groups): { part?: TimePart } {
  const part = words.part.means(groups('part'))
  return part !== undefined && isTimePart(part) ? { part } : {}
}

function monthPatterns(words: Words): TimePattern[] {
  const month = `${small(words, 'month')} ?${words.sign.month}`
  const rest = `(?: ?${small(words, 'date')} ?${words.sign.day}| ?(?<part>${words.part.source}))?`
  const running = `(?:(?<running>${words.running.source}) ?)?`
  const monthReading = (g: Groups): TimeReading | undefined => {
    const month = numberOf(words, g('month'))
    if (month < 1 || month > 12) return undefined
    const date = g('date')
    const [running, own] = [runningYear(words, g), yearOf(words, g)]
    if (date !== undefined)
      return { sense: { is: 'day', month, date: numberOf(words, date), ...running, ...own } }
    return { sense: { is: 'month', month, ...running, ...own, ...partOf(words, g) } }
  }
  return [
    pattern(`(?:${yearBefore(words)} ?)?${month}${rest}`, monthReading),
    pattern(`${running}${month}${rest}`, monthReading),
    pattern(
      `(?:${yearBefore(words)} ?)?${small(words, 'first')} ?(?:${words.sign.month})? ?` +
        `(?:${words.joint.source}) ?${small(words, 'month')} ?${words.sign.month}`,
      (g) => monthSpan(words, g),
      new RegExp(`(?:${words.joint.source}) ?(?:\\d|${words.digit.source})`),
    ),
  ]
}

function yearPatterns(words: Words): TimePattern[] {
  return [
    pattern(
      `${yearBefore(words)} ?(?:${words.firstMonths.source}) ?` +
        `(?<count>\\d{1,2}|${words.digit.source}|${words.number.source}) ?(?:${words.unit.source})`,
      (g) => {
        const part = { months: numberOf(words, g('count')) }
        return { sense: { is: 'year', year: yearOf(words, g).year ?? { shift: 0 }, part } }
      },
    ),
    pattern(
      `(?<year>${YEAR}) ?${words.sign.year}? ?(?:의 )?(?:${words.samePeriod.source})`,
      (g) => ({
        sense: { is: 'same-period', shift: 0, year: Number(g('year')) },
      }),
    ),
    pattern('(?<year>(?:19|20)\\d\\d)[-.](?<month>[01]?\\d)[-.](?<date>[0-3]?\\d)', (g) => ({
      sense: {
        ...{ is: 'day', year: Number(g('year')) },
        ...{ month: Number(g('month')), date: Number(g('date')) },
      },
    })),
    pattern(`${yearBefore(words)} ?(?:${words.wholeYear.source})`, (g) => ({
      sense: yearSense(yearOf(words, g).year ?? { shift: 0 }, undefined),
    })),
    pattern(`(?<year>(?:19|20)\\d0) ?(?:${words.decade.source})`, (g) => ({
      sense: { is: 'decade', year: Number(g('year')) },
    })),
    pattern(`${yearBefore(words)}(?: ?(?<part>${words.part.source}))?`, (g) => ({
      sense: yearSense(yearOf(words, g).year ?? { shift: 0 }, partOf(words, g).part),
    })),
  ]
}

function dayPatterns(words: Words): TimePattern[] {
  return [
    pattern(`${small(words, 'date')} ?${words.sign.day}`, (g) => ({
      sense: { is: 'day', date: numberOf(words, g('date')) },
    })),
    pattern(
      `(?<shift>${words.monthShift.source}) ?${small(words, 'date')} ?${words.sign.day}`,
      (g) => ({
        sense: {
          is: 'day',
          date: numberOf(words, g('date')),
          monthShift: Number(words.monthShift.means(g('shift'))),
        },
      }),
    ),
  ]
}

// 1~9월, 1月至9月: the first and the last month of a span.
function monthSpan(words: Words, groups: Groups): TimeReading | undefined {
  const [first, last] = [numberOf(words, groups('first')), numberOf(words, groups('month'))]
  if (!(first >= 1 && first < last && last <= 12)) return undefined
  const year = yearOf(words, groups)
  return {
    sense: {
      is: 'span',
      from: { is: 'month', month: first, ...year },
      to: { is: 'month', month: last, ...year },
    },
  }
}

// The end of a year, in Korean and Chinese, is its December.
function yearSense(year: YearSense, part: TimePart | undefined): TimeSense {
  if (part === 'late') return { is: 'month', month: 12, year, isYearEnd: true }
  return { is: 'year', year, ...(part === undefined ? {} : { part }) }
}

function runningPatterns(words: Words): TimePattern[] {
  return [
    pattern(
      `(?<running>${words.running.source}) ?${small(words, 'date')} ?${words.sign.day}`,
      (g) => {
        const [unit, shift] = (words.running.means(g('running')) ?? '').split(' ')
        const date = numberOf(words, g('date'))
        return unit === 'month' && date > 0
          ? { sense: { is: 'running', unit, shift: Number(shift), date } }
          : undefined
      },
    ),
    pattern(`(?<running>${words.running.source})(?: ?(?<part>${words.part.source}))?`, (g) => {
      const [unit, shift] = (words.running.means(g('running')) ?? '').split(' ')
      const known = timeUnit(unit)
      return known
        ? { sense: { is: 'running', unit: known, shift: Number(shift), ...partOf(words, g) } }
        : undefined
    }),
  ]
}

function shiftPatterns(words: Words): TimePattern[] {
  return [
    pattern(`(?<part>${words.part.source})`, (g) => {
      const { part } = partOf(words, g)
      return part !== undefined && isPartOfYear(part) && (g('part') ?? '').length > 1
        ? { sense: { is: 'year', year: { shift: 0, isOpen: true }, part } }
        : undefined
    }),
    pattern(`(?<shift>${words.monthShift.source})(?: ?(?<part>${words.part.source}))?`, (g) => ({
      sense: {
        is: 'relative',
        unit: 'month',
        shift: Number(words.monthShift.means(g('shift'))),
        ...partOf(words, g),
      },
    })),
  ]
}

function countedPatterns(words: Words): TimePattern[] {
  const count = `(?<count>\\d{1,3}|${words.digit.source}|${words.number.source})`
  const counted = (is: 'past' | 'ago' | 'running', units: WordClass) => (g: Groups) => {
    const unit = timeUnit(units.means(g('unit')))
    const number = numberOf(words, g('count'))
    if (!unit || !(number > 0)) return undefined
    return { sense: is === 'running' ? { is, unit, shift: number } : { is, unit, count: number } }
  }
  const unitAgo = `(?<unit>${words.unitAgo.source})`
  const [ago, later] = [words.ago, words.later].map(({ source }) => ` ?(?:${source})`)
  const core = (end = '') => new RegExp(`(?:${words.unitAgo.source})${end}`)
  return [
    pattern(
      `(?:${words.past.source}) ?${count} ?(?<unit>${words.unit.source})`,
      counted('past', words.unit),
    ),
    pattern(`${count} ?${unitAgo}${ago}`, counted('ago', words.unitAgo), core(ago)),
    pattern(`${count} ?${unitAgo}${later}`, counted('running', words.unitAgo), core(later)),
  ]
}

function wordPatterns(words: Words): TimePattern[] {
  return [
    pattern(
      `(?:(?<prefix>${words.weekPrefix.source}) ?)?(?<weekday>${words.weekday.source})`,
      (g) => {
        const week = words.weekPrefix.means(g('prefix'))
        const weekday = Number(words.weekday.means(g('weekday')))
        const sense = { is: 'weekday', weekday, shift: 0 } as const
        return { sense: week === undefined ? sense : { ...sense, week: Number(week) } }
      },
      new RegExp(words.weekday.source),
    ),
    pattern(`(?<phrase>${words.phrase.source})`, (g) => {
      const means = words.phrase.means(g('phrase'))
      return means === undefined ? undefined : parseTimePhrase(means)
    }),
  ]
}
