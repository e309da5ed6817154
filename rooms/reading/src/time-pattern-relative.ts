// English expressions of time that are reckoned from another day, as patterns: "last week", "the
// same period", "three days ago". Source: reading.md 2, Time.
import type { TimePattern, TimeReading } from './time-expression.ts'
import { timeUnit } from './time-phrase.ts'
import {
  countIn,
  type EnglishTimeWords,
  type Groups,
  partIn,
  pattern,
  YEAR,
} from './time-word-en.ts'

/** "Last week", "that month", "on Monday". */
export function relativePatterns(words: EnglishTimeWords): TimePattern[] {
  const part = `(?:(?<part>${words.part.source})[ -](?:in )?)?`
  const unit = '(?<unit>day|week|month|year)'
  const reading = (
    is: 'relative' | 'running',
    count: string | undefined,
    groups: Groups,
  ): TimeReading | undefined => {
    const unit = timeUnit(groups('unit'))
    if (!unit || count === undefined) return undefined
    return { sense: { is, unit, shift: Number(count), ...partIn(words, groups('part')) } }
  }
  const before = (word: string) => new RegExp(`(?:${word}) (?:day|week|month|year)`)
  return [
    pattern(
      `${part}(?<shift>${words.shift.source}) ${unit}`,
      (g) => reading('relative', words.shift.means(g('shift')), g),
      before(words.shift.source),
    ),
    pattern(
      `${part}(?<running>${words.running.source}) ${unit}`,
      (g) => reading('running', words.running.means(g('running')), g),
      before(words.running.source),
    ),
    pattern(
      `(?<part>${words.part.source})[ -](?:in )?the ${unit}`,
      (g) => reading('relative', '0', g),
      before('the'),
    ),
    weekdayPattern(words),
  ]
}

function weekdayPattern({ shift, weekday }: EnglishTimeWords): TimePattern {
  const read = (groups: Groups): TimeReading => ({
    sense: {
      is: 'weekday',
      weekday: Number(weekday.means(groups('weekday'))),
      shift: Number(shift.means(groups('shift')) ?? 0),
    },
  })
  const named = `(?:(?<shift>${shift.source}) )?(?<weekday>${weekday.source})`
  return pattern(named, read, new RegExp(weekday.source))
}

/** Years of a decade. */
const TEN = 10

/** "The past three days", "two weeks ago", "a decade ago", "the same months". */
export function countedPatterns(words: EnglishTimeWords): TimePattern[] {
  const count = `(?<count>${words.number.source}|\\d{1,3})`
  const few = `(?:${words.recent.source}) (?:${words.few.source})`
  const unit = `(?<unit>${words.unit.source})`
  const unitOf = (groups: Groups) => timeUnit(words.unit.means(groups('unit')))
  return [
    pattern(
      `(?:the |these )?(?:${words.past.source}) (?:${count} )?${unit}`,
      (g) => {
        const unit = unitOf(g)
        // "The last week" is told by another pattern; a bare "past year" is the year before today,
        // and "unlike previous years" no time.
        const isOpen = g('count') === undefined && g('unit')?.endsWith('s') === true
        return unit && !isOpen
          ? { sense: { is: 'past', unit, count: countIn(words, g('count') ?? '1') } }
          : undefined
      },
      new RegExp(`(?:${words.past.source}) `),
    ),
    pattern(
      `(?:the |these )?${few} (?<unit>days|weeks|months)`,
      () => ({ sense: { is: 'recent' } }),
      new RegExp(`(?:${words.recent.source}) `),
    ),
    ...samePatterns(words, count),
    pattern(
      `${count} ${unit} ago`,
      (g) => {
        const unit = unitOf(g)
        return unit ? { sense: { is: 'ago', unit, count: countIn(words, g('count')) } } : undefined
      },
      / ago/,
    ),
    pattern(
      `${count} decades? ago`,
      (g) => ({ sense: { is: 'ago', unit: 'year', count: TEN * countIn(words, g('count')) } }),
      / ago/,
    ),
    pattern(
      `${count} ${unit} (?<way>later|earlier)`,
      (g) => {
        const unit = unitOf(g)
        const shift = countIn(words, g('count')) * (g('way') === 'later' ? 1 : -1)
        return unit ? { sense: { is: 'running', unit, shift } } : undefined
      },
      / (?:later|earlier)/,
    ),
  ]
}

function samePatterns({ same }: EnglishTimeWords, count: string): TimePattern[] {
  return [
    pattern(
      `(?:the|these|those) same (?:${count} )?(?:days|weeks|months|years)`,
      () => ({ sense: { is: 'same-period', shift: 0 } }),
      / same /,
    ),
    pattern(
      `(?:the )?(?:${same.source}) (?:period|months|time) (?:of|in|for|from) (?<year>${YEAR})`,
      (g) => ({ sense: { is: 'same-period', shift: 0, year: Number(g('year')) } }),
      new RegExp(`(?:${same.source}) (?:period|months|time) `),
    ),
  ]
}
