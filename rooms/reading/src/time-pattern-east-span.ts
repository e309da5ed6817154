// Fiscal years in Korean and Chinese, and days of a month from one to another: 2016 회계연도, 2019财年,
// 7∼8일. Source: reading.md 2, Time; that one
// begins in the October before is a choice, as in English.
import { needing, numberIn, type TimePattern } from './time-expression.ts'

/** The patterns; to be made once. */
export function eastSpanPatterns(): TimePattern[] {
  const source = '(?<!\\p{Nd})(?<year>(?:19|20)\\d\\d)(?:년도?|年度?)? ?(?:회계 ?연도|财政?年度?)'
  return [
    ...needing(/회계|财/, [
      {
        pattern: new RegExp(source, 'gu'),
        read: (groups) => {
          const year = Number(groups('year'))
          const from = { is: 'month', month: 10, year: year - 1 } as const
          return { sense: { is: 'span', from, to: { is: 'month', month: 9, year } } }
        },
      },
    ]),
    ...needing(/\d ?[~∼–-] ?\d{1,2}일/, [daysPattern()]),
  ]
}

// 7∼8일, 3월 7~8일: from one day to another.
function daysPattern(): TimePattern {
  const first = '(?<![\\p{Nd}.,])(?:(?<month>\\d{1,2})월 ?)?(?<first>\\d{1,2})일?'
  const source = `${first} ?[~∼–-] ?(?<last>\\d{1,2})일(?!간| 동안)`
  return {
    pattern: new RegExp(source, 'gu'),
    read: (groups) => {
      const month = numberIn(groups('month'))
      const day = (name: string) =>
        ({ is: 'day', date: Number(groups(name)), ...(month ? { month } : {}) }) as const
      return { sense: { is: 'span', from: day('first'), to: day('last') } }
    },
  }
}
