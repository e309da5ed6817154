// Where a second report seems to begin in a text that somebody put in as one: two articles in one
// paste have two publishers and two days, and a header that is true of the first alone.
import type { Paragraph, PreparedText } from './prepared-text.ts'
import type { Language, Range } from './source-text.ts'

/** Units of a heading at the most. */
const LONGEST_HEADING = 200
/** Units of what was told before it, and of a paragraph that tells, at the least. */
const TOLD: Readonly<Record<Language, { before: number; paragraph: number }>> = {
  en: { before: 240, paragraph: 60 },
  ko: { before: 100, paragraph: 25 },
  zh: { before: 80, paragraph: 20 },
}
/** Units of a line with outlet and day at the most. */
const LONGEST_LINE = 80
/** How many lines of a header may stand between a heading and what it heads. */
const HEADER = 3

/** "SEOUL, May 3 (Agency) —", "(서울=통신)", "【社3日讯】": a report begins with it. */
const DATELINE = new RegExp(
  "^(?:\\p{Lu}[\\p{L} .,/'’-]{1,40}(?:,? \\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2}(?:, \\d{4})?)?,? ?" +
    '(?:\\([^()]{2,30}\\) ?[-–—]|[-–—]{1,2} )|' +
    '\\(\\p{Lu}[\\p{L} .]{1,30}, \\d{1,2} \\p{Lu}\\p{Ll}{2,8} \\d{4}\\) ?[-–—]|' +
    '[(\\[][가-힣A-Z·]{2,12} ?[=/] ?[가-힣A-Z]{2,12}|' +
    '[【(\\[（〔][^】)\\]）〕]{2,28}(?:讯|电|报[道导])[】)\\]）〕])',
  'u',
)

/** "Yalu Wire, 18 June 2021": an outlet and its day, or the day alone, under a heading. */
const HEADER_LINE = new RegExp(
  '^[^.!?。]{0,60}?(?:\\d{1,2} \\p{Lu}\\p{Ll}{2,8} \\d{4}|\\p{Lu}\\p{Ll}{2,8} \\d{1,2}, \\d{4}|' +
    '\\d{4}[-./년年] ?\\d{1,2}[-./월月] ?\\d{1,2}[일日.]?)[^.!?。]{0,20}$',
  'u',
)

/** The heading of a second report, with the words of it; nothing where the text is one report. */
export function secondReportIn(text: PreparedText): Range | undefined {
  const { paragraphs, folded, language } = text
  const least = TOLD[language]
  const isTold = ({ position, start, end }: Paragraph) =>
    (position === 'body' || position === 'lead') && end - start >= least.paragraph
  let told = 0
  let units = 0
  for (const [n, one] of paragraphs.entries()) {
    const next = paragraphs.slice(n + 1, n + 2 + HEADER)
    const isAfter = told > 0 && isHeading(folded, one)
    const isLong = told >= 2 && units >= least.before
    if (isAfter && (isDated(folded, next) || (isLong && isHeaded(text, next, isTold))))
      return { start: one.start, end: one.end }
    if (!isTold(one)) continue
    told++
    units += one.end - one.start
  }
  return undefined
}

const STOP = /[.!?:;,。！？：；，…]["'”’」』)\]]{0,2}$/u

function isHeading(folded: string, { start, end, position, table }: Paragraph): boolean {
  if (table || position === 'caption' || position === 'credit' || position === 'boilerplate')
    return false
  return end - start <= LONGEST_HEADING && !STOP.test(folded.slice(Math.max(start, end - 4), end))
}

/** A line with a day of its own directly under the heading, and then something that is told. */
function isDated(folded: string, [line, told]: readonly Paragraph[]): boolean {
  if (!line || !told || line.end - line.start > LONGEST_LINE) return false
  return (
    HEADER_LINE.test(folded.slice(line.start, line.end)) && told.end - told.start > LONGEST_LINE
  )
}

/** A header line and then a paragraph that tells, or one that begins with place and agency. */
function isHeaded(
  { folded }: PreparedText,
  next: readonly Paragraph[],
  isTold: (one: Paragraph) => boolean,
): boolean {
  const at = next.findIndex(isTold)
  const first = next[at]
  if (!first) return false
  if (DATELINE.test(folded.slice(first.start, first.start + 80))) return true
  return next.slice(0, at).some(({ position }) => position === 'credit')
}
