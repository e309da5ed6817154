// From the header that comes with a labelled or exported text to what the reader is given: dates
// that may be months or years, yearly reports, country entries. Source: reading.md 1, 8.
import type { DayInterval } from '@tumen/claim'
import type { SourceText } from '../text/source-text.ts'

/** A header as `texts.json` has it. */
export interface ReportHeader {
  id: string
  outlet?: string
  byline_origin?: string
  title?: string
  /** A day, a month or a year in ISO form. */
  date: string
  covers?: string
  country?: string
  language?: string
}

const YEARLY_OUTLET = /\s(?:annual )?report,? (?:19|20)\d\d$/i
const COUNTRY_ENTRY = /^(.{2,60}?) \((?:19|20)\d\d report\)$/

/** What the reader is given of a text with this header. */
export function sourceFromHeader(header: ReportHeader, text: string): SourceText {
  const { outlet, byline_origin, title, covers, language } = header
  const country = header.country ?? (title && COUNTRY_ENTRY.exec(title)?.[1])
  return {
    text,
    ...(language === undefined ? {} : { language }),
    ...(title === undefined ? {} : { title }),
    ...(outlet === undefined ? {} : { publisher: outlet.replace(YEARLY_OUTLET, '') }),
    ...(byline_origin === undefined ? {} : { credit: byline_origin }),
    published: daysOf(header.date),
    ...(covers === undefined ? {} : { covers: daysOf(covers) }),
    ...(country === undefined ? {} : { country }),
  }
}

/** The days of `2006`, `2006-05` or `2006-05-15`. */
function daysOf(date: string): DayInterval {
  const [year = '', month, day] = date.split('-')
  if (day !== undefined) return { earliest: date, latest: date }
  if (month === undefined) return { earliest: `${year}-01-01`, latest: `${year}-12-31` }
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return { earliest: `${date}-01`, latest: `${date}-${last}` }
}
