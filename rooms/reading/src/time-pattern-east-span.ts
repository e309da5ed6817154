// Fiscal years in Korean and Chinese, days of a month from one to another, and days as offices
// write them: 2016 회계연도, 2019财年, 7∼8일, 2019. 4. 5. ~ 6. 7. Source: reading.md 2, Time; that a
// fiscal year begins in the October before is a choice, as in English.
import type { Lexicon } from './lexicon.ts'
import {
  needing,
  numberIn,
  type TimePattern,
  type WordClass,
  wordClass,
} from './time-expression.ts'

/** The patterns; to be made once. */
export function eastSpanPatterns(lexicon: Lexicon): TimePattern[] {
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
    ...needing(/\d\. ?\d{1,2}\. ?\d/, [officePattern()]),
    ...needing(/월부터 .{1,3}(?:달|개월)/, [monthsPattern(wordClass(lexicon, 'time number'))]),
  ]
}

// 3월부터 두 달간, 2019년 5월부터 3개월 동안: so many months from the first.
function monthsPattern(number: WordClass): TimePattern {
  const first = '(?:(?<year>(?:19|20)\\d\\d)년 ?)?(?<month>\\d{1,2})월부터'
  const count = `(?<count>\\d{1,2}|${number.source}) ?(?:달|개월)(?: ?동안|여?간)`
  return {
    pattern: new RegExp(`(?<!\\p{Nd})${first} ${count}`, 'gu'),
    read: (groups) => {
      const [month, word] = [Number(groups('month')), groups('count')]
      const last = month - 1 + Number(number.means(word) ?? word)
      if (month < 1 || month > 12 || !(last >= month)) return undefined
      const year = numberIn(groups('year'))
      const at = (n: number) => {
        const own = year === undefined ? {} : { year: year + Math.floor((n - 1) / 12) }
        return { is: 'month', month: ((n - 1) % 12) + 1, ...own } as const
      }
      return { sense: { is: 'span', from: at(month), to: at(last) } }
    },
  }
}

// 2019. 4. 5., and up to the same or another year: 2019. 4. 5. ~ 6. 7.
function officePattern(): TimePattern {
  const day = (n: string) => `(?<month${n}>\\d{1,2})\\. ?(?<date${n}>\\d{1,2})(?!\\d)\\.?`
  const year = (n: string) => `(?<year${n}>(?:19|20)\\d\\d)\\. ?`
  const last = `(?: ?(?:\\([^)]{1,3}\\) ?)?[~∼–-] ?(?:${year('2')})?${day('2')})?`
  return {
    pattern: new RegExp(`(?<![\\p{Nd}.])${year('')}${day('')}${last}`, 'gu'),
    read: (groups) => {
      const at = (n: string, year: number) => {
        const [month, date] = [Number(groups(`month${n}`)), Number(groups(`date${n}`))]
        const isDay = month >= 1 && month <= 12 && date >= 1 && date <= 31
        return isDay ? ({ is: 'day', year, month, date } as const) : undefined
      }
      const from = at('', Number(groups('year')))
      const to = from && at('2', Number(groups('year2') ?? from.year))
      if (!from) return undefined
      return { sense: to ? { is: 'span', from, to } : from }
    },
  }
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
