// Days as other people write them: a day, a month, a year, or a period with one of the signs that
// formats put between its ends.
import { type DayInterval, type DayOrder, readWrittenDate } from '@tumen/claim'
import type { ExchangeCode } from './carried.ts'

/** Two days on both sides of a sign that a format puts between them. */
const SIDES = /^(\d{4}(?:[-/]\d{1,2}){0,2})\s*[:~]\s*(\d{4}(?:[-/]\d{1,2}){0,2})$/

/** The days of a cell, or why nobody can say which they are. */
export function readDays(cell: string, order?: DayOrder): DayInterval | ExchangeCode {
  const text = ordered(cell.trim(), order)
  const sides = SIDES.exec(text)
  if (sides) {
    const [from, to] = [sides[1], sides[2]].map((side) => readDays(side ?? ''))
    if (typeof from !== 'object' || typeof to !== 'object') return 'date_unread'
    return from.earliest <= to.latest ? { ...from, latest: to.latest } : 'date_unread'
  }
  const isSlashed = /^\d{4}\/\d{1,2}\/\d{1,2}$/.test(text)
  const { date, findings } = readWrittenDate(isSlashed ? text.replaceAll('/', '-') : text)
  if (findings)
    return findings.some(({ code }) => code === 'date_two_ways') ? 'date_two_ways' : 'date_unread'
  const { earliest, latest } = date
  return earliest && latest ? { earliest, latest } : 'date_unread'
}

/** Day, month and year as a person said in which order they stand. */
function ordered(text: string, order: DayOrder | undefined): string {
  const found = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text)
  if (!found || !order) return text
  const [, first = '', second = '', year] = found
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
