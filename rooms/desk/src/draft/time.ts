// From dates, as people or machines write them, to times with a role.
import {
  type ClaimTime,
  type DayInterval,
  type Finding,
  type FindingCode,
  given,
  readWrittenDate,
  type Span,
  spanOf,
  type TimeRole,
  ucdpPrecOfInterval,
  writtenDatesIn,
} from '@tumen/claim'
import type { ClaimForm } from '../claim/form.ts'
import { detailsOf } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { attempt } from './attempt.ts'
import type { QuotedText } from './place.ts'
import { spanWithin } from './quote.ts'

/** The days that a date means, in EDTF or as people write it; no side may be open here. */
export function readInterval(words: string, field: string): DayInterval {
  const { earliest, latest } = readOpenInterval(words, field)
  if (earliest === undefined || latest === undefined)
    throw new Refusal('invalid-input', field, [{ code: 'open_interval' }])
  return { earliest, latest }
}

const IMPOSSIBLE: readonly FindingCode[] = ['date_impossible', 'date_out_of_range', 'time_order']

function readOpenInterval(words: string, field: string): Partial<DayInterval> {
  const read = readWrittenDate(words)
  if (read.date) {
    const { earliest, latest } = read.date
    return {
      ...given({ earliest, latest }),
    }
  }
  const isImpossible = read.findings.some(({ code }) => IMPOSSIBLE.includes(code))
  const findings = read.findings.map((finding): Finding => ({ ...finding, field }))
  throw new Refusal(isImpossible ? 'impossible-date' : 'findings', field, detailsOf(findings))
}

/** The times of a form. An open end means "until the statement". */
export function draftTimes(
  form: ClaimForm,
  { quoted, asserted }: { quoted: QuotedText; asserted: DayInterval },
  problems: Refusal[],
): ClaimTime[] {
  const times: ClaimTime[] = []
  const add = (role: TimeRole, words: string | undefined, field: string) => {
    if (words === undefined) return
    const interval = attempt(problems, () => closedInterval(words, field, asserted))
    if (interval) times.push(timeOf(role, interval, words, quoted))
  }
  // Of a stock "when" is the day of the count, unless the form has a day besides: that one counts.
  const isDay = form.measure === 'stock' && form.at === undefined
  add(isDay ? 'as_of' : 'event', form.time, 'time')
  add('as_of', form.at, 'at')
  add('since', form.since, 'since')
  add('until', form.until, 'until')
  attempt(problems, () => refuseOrder(times))
  return times
}

/** Of a form with both, which ends before it begins: said beside the end. */
function refuseOrder(times: readonly ClaimTime[]): void {
  const since = times.find(({ role }) => role === 'since')
  const until = times.find(({ role }) => role === 'until')
  if (since && until && until.latest < since.earliest)
    throw new Refusal('findings', 'until', [{ code: 'time_order', field: 'until' }])
}

function closedInterval(words: string, field: string, asserted: DayInterval): DayInterval {
  const read = readOpenInterval(words, field)
  const latest = read.latest ?? asserted.latest
  const interval = { earliest: read.earliest ?? latest, latest }
  if (interval.earliest > interval.latest) throw new Refusal('impossible-date', field)
  return interval
}

/** The words of the quotation that write out exactly this day or period, however it was typed. */
function dateWithin(text: string, quote: readonly Span[], interval: DayInterval): Span | undefined {
  for (const { start, end } of quote)
    for (const date of writtenDatesIn(text.slice(start, end)))
      if (date.earliest === interval.earliest && date.latest === interval.latest)
        return spanOf(text, start + date.start, start + date.end)
  return undefined
}

function timeOf(
  role: TimeRole,
  interval: DayInterval,
  words: string,
  { text, quote }: QuotedText,
): ClaimTime {
  const span = spanWithin(text, quote, words) ?? dateWithin(text, quote, interval)
  return {
    role,
    ...interval,
    anchor: 'absolute',
    ...(span === undefined ? {} : { expression: span.text, span }),
    stated: span !== undefined,
    ucdpPrec: ucdpPrecOfInterval(interval),
  }
}
