// English periods of reports as patterns: "July-September 2022", "the year ending March 2023",
// "fiscal year 2019". Source: reading.md 2, Time; that a fiscal year begins in October is a choice.
import { needing, numberIn, type TimePattern, type WordClass } from './time-expression.ts'
import type { TimeSense } from './time-sense.ts'
import { type Groups, pattern } from './time-word-en.ts'

const YEAR = '(?<year>(?:19|20)\\d\\d)(?!\\d|,\\d|\\.\\d)'
/** Words before the last month of twelve: "the year ending 31 March 2023". */
const TO =
  '(?: ended| ending| to| up to| until)(?: in| on)?(?: (?:the end of|end of|end|\\d{1,2}))?'
/** The first month of a fiscal year, which lies in the year before. */
const FISCAL = 10

/** The patterns, made of the names of months and of the words for numbers. */
export function periodPatterns(month: WordClass, number: WordClass): TimePattern[] {
  const monthOf = (word: string | undefined) => Number(month.means(word))
  const named = (name: string) => `(?<${name}>${month.source})\\.?`
  const fromTo = (groups: Groups) => {
    const [from, to] = [monthOf(groups('first')), monthOf(groups('last'))]
    const year = Number(groups('year'))
    return {
      sense: months({ month: from, year: from > to ? year - 1 : year }, { month: to, year }),
    }
  }
  const upTo = (groups: Groups) => {
    const count = groups('count')
    const length = count === undefined ? 12 : Number(number.means(count) ?? count)
    const [last, year] = [monthOf(groups('last')), Number(groups('year'))]
    return { sense: monthsUpTo(length, { month: last, year }) }
  }
  const length = `(?:(?<count>${number.source}|\\d{1,2}) months|(?:financial |fiscal )?year)`
  return [
    ...needing(/th |th\b|first|second|third/, wordedDays(month)),
    ...needing(new RegExp(month.source), [
      pattern(
        `${named('first')} ?[-\u2013/] ?${named('last')} ${YEAR}`,
        fromTo,
        new RegExp(`(?:${month.source})\\.? ?[-\u2013/]`),
      ),
      // "The July-to-September period": the last one.
      pattern(`(?:the )?${named('first')}(?:-to-|-|–)${named('last')} period`, (groups) => ({
        sense: {
          is: 'span',
          from: { is: 'month', month: monthOf(groups('first')) },
          to: { is: 'month', month: monthOf(groups('last')) },
        },
      })),
      pattern(
        `(?:the )?${length}${TO} ${named('last')},? ${YEAR}`,
        upTo,
        /(?: months|year)(?: ended| ending| to| up to| until)/,
      ),
    ]),
    ...needing(/same|corresponding/, [
      pattern(
        `(?:the )?(?:same|corresponding) (?:quarter|half|month|week) (?:of|in|for|from) ${YEAR}`,
        (g) => ({
          sense: { is: 'same-period', shift: 0, year: Number(g('year')) },
        }),
      ),
    ]),
    ...needing(/quarter/, [
      pattern(
        'the (?:(?<that>same|current|present)|previous|preceding|prior) quarter',
        (groups) => ({
          sense: {
            ...{ is: 'running', unit: 'month', part: { months: 3 } },
            shift: groups('that') ? 0 : -1,
          },
        }),
      ),
    ]),
    ...needing(/fiscal|fy/, [
      pattern(`(?:the )?(?:us )?(?:fiscal(?: year)?|fy) ?${YEAR}`, (groups) => ({
        sense: monthsUpTo(12, { month: FISCAL - 1, year: Number(groups('year')) }),
      })),
    ]),
  ]
}

const ORDINALS = [
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'],
  ...['tenth', 'eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth'],
  ...['seventeenth', 'eighteenth', 'nineteenth', 'twentieth'],
]
const TENS: ReadonlyMap<string, number> = new Map([
  ['twenty', 20],
  ['thirty', 30],
])
/** "The twenty-first"; longer words first, so that no shorter one ends the match. */
const WORDED =
  `(?<date>(?:twenty|thirty)-(?:${ORDINALS.slice(0, 9).join('|')})|` +
  `${[...ORDINALS, 'thirtieth'].join('|')})`

// "The fourteenth of June", "June the fourteenth".
function wordedDays(month: WordClass): TimePattern[] {
  const named = `(?<month>${month.source})`
  const day = (groups: Groups): { sense: TimeSense } | undefined => {
    const date = dateOf(groups('date') ?? '')
    const year = numberIn(groups('year'))
    if (date < 1 || date > 31) return undefined
    const own = year === undefined ? {} : { year }
    return { sense: { is: 'day', month: Number(month.means(groups('month'))), date, ...own } }
  }
  return [
    pattern(`(?:the )?${WORDED} of ${named}(?:,? ${YEAR})?`, day),
    pattern(`${named},? the ${WORDED}(?:,? ${YEAR})?`, day),
  ]
}

function dateOf(word: string): number {
  if (word === 'thirtieth') return 30
  const [tens = '', ones = word] = word.includes('-') ? word.split('-') : []
  return (TENS.get(tens) ?? 0) + ORDINALS.indexOf(ones) + 1
}

interface Month {
  month: number
  year: number
}

function months(from: Month, to: Month): TimeSense {
  return { is: 'span', from: { is: 'month', ...from }, to: { is: 'month', ...to } }
}

// So many months, the last of which is named.
function monthsUpTo(count: number, last: Month): TimeSense {
  const at = last.year * 12 + last.month - count
  return months({ month: (at % 12) + 1, year: Math.floor(at / 12) }, last)
}
