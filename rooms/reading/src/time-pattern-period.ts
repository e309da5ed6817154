// English periods of reports as patterns: "July-September 2022", "the year ending March 2023",
// "fiscal year 2019". Source: reading.md 2, Time; that a fiscal year begins in October is a choice.
import { needing, numberIn, type TimePattern } from './time-expression.ts'
import type { TimeSense } from './time-sense.ts'
import { type EnglishTimeWords, type Groups, pattern } from './time-word-en.ts'

const YEAR = '(?<year>(?:19|20)\\d\\d)(?!\\d|,\\d|\\.\\d)'
/** Words before the last month of twelve: "the year ending 31 March 2023". */
const TO =
  '(?: ended| ending| to| up to| until)(?: in| on)?(?: (?:the end of|end of|end|\\d{1,2}))?'
/** The first month of a fiscal year, which lies in the year before. */
const FISCAL = 10

/** The patterns, made of the word list. */
export function periodPatterns(words: EnglishTimeWords): TimePattern[] {
  const { month, number, same, quarter } = words
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
    ...needing(new RegExp(month.source), [
      ...wordedDays(words),
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
    ...needing(new RegExp(same.source), [
      pattern(
        `(?:the )?(?:${same.source}) (?:quarter|half|month|week) (?:of|in|for|from) ${YEAR}`,
        (g) => ({
          sense: { is: 'same-period', shift: 0, year: Number(g('year')) },
        }),
      ),
    ]),
    ...needing(/quarter/, [
      pattern(`the (?<shift>${quarter.source}) quarter`, (groups) => ({
        sense: {
          ...{ is: 'running', unit: 'month', part: { months: 3 } },
          shift: Number(quarter.means(groups('shift'))),
        },
      })),
    ]),
    ...needing(/fiscal|fy/, [
      pattern(`(?:the )?(?:us )?(?:fiscal(?: year)?|fy) ?${YEAR}`, (groups) => ({
        sense: monthsUpTo(12, { month: FISCAL - 1, year: Number(groups('year')) }),
      })),
    ]),
  ]
}

// "The fourteenth of June", "June the fourteenth".
function wordedDays({ month, ordinal }: EnglishTimeWords): TimePattern[] {
  const worded = `(?<date>${ordinal.source})`
  const core = new RegExp(ordinal.source)
  const named = `(?<month>${month.source})`
  const day = (groups: Groups): { sense: TimeSense } | undefined => {
    const date = Number(ordinal.means(groups('date')))
    const year = numberIn(groups('year'))
    if (date < 1 || date > 31) return undefined
    const own = year === undefined ? {} : { year }
    return { sense: { is: 'day', month: Number(month.means(groups('month'))), date, ...own } }
  }
  return [
    pattern(`(?:the )?${worded} of ${named}(?:,? ${YEAR})?`, day, core),
    pattern(`${named},? the ${worded}(?:,? ${YEAR})?`, day, core),
  ]
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
