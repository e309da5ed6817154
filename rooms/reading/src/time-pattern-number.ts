// English days without the name of a month: "2021-05-04", "4.5.2021", "the 4th of this month".
// Source: reading.md 2, Time.
import { numberIn, type TimePattern, type TimeReading, type WordClass } from './time-expression.ts'
import { DATE, type Groups, ORDINAL, pattern } from './time-word-en.ts'

/** The patterns, made of the words that count months from that of speaking. */
export function numberPatterns(shift: WordClass): TimePattern[] {
  return [
    pattern('(?<year>(?:1[89]|20)\\d\\d)-(?<month>[01]\\d)-(?<date>[0-3]\\d)', isoReading),
    pattern('(?<date>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>(?:19|20)\\d\\d)', isoReading),
    pattern(
      `the (?<date>${DATE})${ORDINAL}` +
        `(?: of (?:(?<shift>${shift.source})|that|the same) month)?`,
      (g) => {
        const months = numberIn(shift.means(g('shift')))
        return {
          sense: {
            ...{ is: 'day', date: Number(g('date')) },
            ...(months === undefined ? {} : { monthShift: months }),
          },
        }
      },
      /the \d/,
    ),
  ]
}

function isoReading(groups: Groups): TimeReading {
  const [year, month, date] = ['year', 'month', 'date'].map((name) => Number(groups(name)))
  return { sense: { is: 'day', year: year ?? 0, month: month ?? 0, date: date ?? 0 } }
}
