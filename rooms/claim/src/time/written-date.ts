// Dates as people write them, in English, Korean and Chinese, beside the form for machines (EDTF):
// "August 8, 2019", "8 Aug 2019", 2019년 8월 8일, 2019年8月8日. Which of two numbers is the day is
// never guessed: 8.9.2019 is the eighth of September for some and the ninth of August for others.

import type { Finding } from '../finding.ts'
import { foldCase } from '../text/fold.ts'
import { daysInMonth, FIRST_YEAR, isoDay, LAST_YEAR } from './date.ts'
import { type PartialDate, type ReadDate, readDate } from './edtf.ts'

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]
const MONTH = '([a-z]{3,9})\\.?'
const ENGLISH_DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '(\\d{4})'

/** A day, a month or a year as numbers, as far as the words say them. */
interface Written {
  year: string
  month?: string | undefined
  day?: string | undefined
}

interface Form {
  /** For words that are nothing but a date. */
  whole: RegExp
  /** For a date among other words. */
  inside: RegExp
  read: (groups: readonly string[]) => Written
}

function form(pattern: string, read: (groups: readonly string[]) => Written): Form {
  const inside = new RegExp(`(?<![a-z\\d])${pattern}(?![a-z\\d])`, 'gu')
  return { whole: new RegExp(`^${pattern}$`, 'u'), inside, read }
}

const FORMS: readonly Form[] = [
  form(`${MONTH} ${ENGLISH_DAY},? ${YEAR}`, ([month = '', day = '', year = '']) => ({
    ...{ year, month, day },
  })),
  form(`${ENGLISH_DAY}(?: of)?[ -]${MONTH},?[ -]${YEAR}`, ([day = '', month = '', year = '']) => ({
    ...{ year, month, day },
  })),
  form(`${YEAR},? ${MONTH} ${ENGLISH_DAY}`, ([year = '', month = '', day = '']) => ({
    ...{ year, month, day },
  })),
  form(`${MONTH},? ${YEAR}`, ([month = '', year = '']) => ({ year, month })),
  form(
    `${YEAR} ?[년年](?: ?(\\d{1,2}) ?[월月](?: ?(\\d{1,2}) ?[일日号號]?)?)?`,
    ([year = '', month, day]) => ({ year, month, day }),
  ),
  // The year first leaves no doubt: then come month and day, everywhere.
  form(`${YEAR} ?([./-]) ?(\\d{1,2}) ?\\2 ?(\\d{1,2})\\.?`, ([year = '', , month, day]) => ({
    ...{ year, month, day },
  })),
  form(`${YEAR} ?[./] ?(\\d{1,2})\\.?`, ([year = '', month]) => ({ year, month })),
]

/** Two numbers before a year: which is the day? */
const NUMBERS = /^(\d{1,2}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{4})\.?$/

/** Words between the first and the last day of a period. */
const BETWEEN = / to | until | through | ?[–—~～∼] ?| ?[至到] ?|부터 ?|에서 /u
const AROUND = /^(?:from |between )|(?:까지|止)$/gu

/**
 * The days that a date means, in EDTF or as people write it; periods by "to", "–", 부터 … 까지 and
 * 至. `date_two_ways` where day and month could change places, with both days in `allowed`.
 */
export function readWrittenDate(words: string): ReadDate {
  const given = words.trim()
  const machine = readDate(given)
  if (machine.date || !isMalformed(machine.findings)) return machine
  const text = given.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')
  const whole = readOne(text)
  if (whole) return whole
  const sides = text.replace(AROUND, '').split(BETWEEN)
  if (sides.length !== 2) return machine
  return readPeriod(sides as [string, string]) ?? machine
}

/** A date as it stands in a text, by its offsets. */
export interface DateInText {
  start: number
  end: number
  earliest: string
  latest: string
}

/**
 * The days, months and years that are written out in a text, longest first where they overlap, in
 * the order of the text. What could be read in two ways is left out: nobody guesses.
 */
export function writtenDatesIn(text: string): DateInText[] {
  const folded = foldCase(text)
  const taken: { start: number; end: number; days: ReadDate }[] = []
  for (const { inside, read } of FORMS)
    for (const match of folded.matchAll(inside)) {
      const days = daysOf(read(match.slice(1)))
      const [start, end] = [match.index, match.index + match[0].length]
      // A day that does not exist is no month and no year either.
      const isFree = taken.every((one) => end <= one.start || one.end <= start)
      if (days && isFree) taken.push({ start, end, days })
    }
  return taken
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, days: { date } }) => {
      const { earliest, latest } = date ?? {}
      return earliest && latest ? [{ start, end, earliest, latest }] : []
    })
}

/** Whether the words are no date for machines at all, rather than one that cannot be. */
function isMalformed(findings: readonly Finding[]): boolean {
  return findings.every(({ code }) => code === 'date_malformed' || code === 'date_unsupported')
}

function readPeriod([left, right]: [string, string]): ReadDate | undefined {
  const from = readSide(left)
  const to = readSide(right)
  if (from === undefined || to === undefined) return undefined
  const findings = [...(from.findings ?? []), ...(to.findings ?? [])]
  if (findings.length > 0) return { findings }
  const { earliest } = from.date as PartialDate
  const { latest } = to.date as PartialDate
  if (earliest === undefined || latest === undefined) return undefined
  return earliest > latest
    ? { findings: [{ code: 'time_order', at: 0 }] }
    : { date: { earliest, latest } }
}

function readSide(text: string): ReadDate | undefined {
  const machine = readDate(text.trim())
  return machine.date ? machine : readOne(text.trim())
}

/** One date as people write it; nothing when the words are in none of the forms. */
function readOne(text: string): ReadDate | undefined {
  const numbers = NUMBERS.exec(text)
  if (numbers) return readNumbers(numbers.slice(1))
  for (const { whole, read } of FORMS) {
    const match = whole.exec(text)
    const days = match && daysOf(read(match.slice(1)))
    if (days) return days
  }
  return undefined
}

/** Day and month in either order: the one that is possible, or two to choose from. */
function readNumbers([a = '', , b = '', year = '']: readonly string[]): ReadDate {
  const first = daysOf({ year, month: b, day: a })
  const second = daysOf({ year, month: a, day: b })
  const possible = new Set([first, second].flatMap((read) => read?.date?.earliest ?? []))
  if (possible.size > 1)
    return { findings: [{ code: 'date_two_ways', at: 0, allowed: [...possible] }] }
  const found = first?.date ? first : second
  return found ?? { findings: [{ code: 'date_impossible', at: 0 }] }
}

/** First and last day of what is written; nothing for a word that is no month. */
function daysOf({ year: years, month: written, day: days }: Written): ReadDate | undefined {
  const year = Number(years)
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return { findings: [{ code: 'date_out_of_range', at: 0 }] }
  if (written === undefined) return closed(isoDay(year, 1, 1), isoDay(year, 12, 31))
  const month = monthOf(written)
  if (month === undefined) return undefined
  const last = daysInMonth(year, month)
  if (last === 0) return { findings: [{ code: 'date_impossible', at: 0 }] }
  if (days === undefined) return closed(isoDay(year, month, 1), isoDay(year, month, last))
  const day = Number(days)
  if (day < 1 || day > last) return { findings: [{ code: 'date_impossible', at: 0 }] }
  return closed(isoDay(year, month, day), isoDay(year, month, day))
}

function closed(earliest: string, latest: string): ReadDate {
  return { date: { earliest, latest } }
}

/** The number of a month by its digits, its name, or three and more letters of it. */
function monthOf(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written)
  // "Sept" is the beginning of its month, too.
  const found = MONTHS.findIndex((name) => name.startsWith(written))
  return found === -1 ? undefined : found + 1
}
