// Lines of a page that only say when it was put up or changed: "Updated 4 May 2021, 10:20",
// 입력 2021-05-04 10:20, 发布时间:2021年5月4日. They date no event. Source: reading.md, Pitfalls (the
// date of a page); which lines they are is a choice.
import { type DayInterval, dayNumber } from '@tumen/claim'
import type { PreparedText, Sentence } from './prepared-text.ts'
import type { TimeExpression } from './time-expression.ts'
import { daysOf } from './time-sense.ts'
import { wordPattern } from './word-pattern.ts'

/** Letters that stand beside the date of such a line at the most: "Last updated: Monday". */
const LETTERS: Readonly<Record<PreparedText['language'], number>> = { en: 36, ko: 14, zh: 12 }

/** Who puts a page up, and the hour of it; pages of all languages have the English words. */
const PUT_UP = [
  wordPattern('en', '\\b(?:{time page-line}|[ap]\\.?m\\.?)\\b|\\d:\\d\\d'),
  wordPattern('ko', '{time page-line}'),
  wordPattern('zh', '{time page-line}'),
]

const WEEKDAY = 1
const LETTER = /\p{L}/gu

/** The expressions of a sentence; on such a line they are those of the telling. */
export function onPageLine(
  times: TimeExpression[],
  { start, end, position }: Sentence,
  { lower, language, source }: PreparedText,
): TimeExpression[] {
  const [first, last] = [times[0], times.at(-1)]
  if (first && isHead(first, lower.slice(start, first.end))) {
    const days = daysOf(first.sense, { reference: source.published.latest })
    if (days?.latest === source.published.latest)
      return [{ ...first, use: 'telling' }, ...times.slice(1)]
  }
  if (position === 'headline') return times
  const isDated = times.every(({ sense }) => sense.is === 'day' || sense.is === 'weekday')
  if (!first || !last || !isDated || end - start > LONGEST) return times
  const beside = `${lower.slice(start, first.start)} ${lower.slice(last.end, end)}`
  const letters = beside.match(LETTER)?.length ?? 0
  const days = daysOf(first.sense, { reference: source.published.latest })
  // Beside a bare date at most its weekday stands: "2022년 3월 15일(화)".
  const isSign =
    letters <= WEEKDAY ? isNear(days, source.published) : PUT_UP.some((words) => words.test(beside))
  return letters <= LETTERS[language] && isSign
    ? times.map((one) => ({ ...one, use: 'telling' }))
    : times
}

/** The date of the paper in figures, right at the head of a line: "2021-05-04 …". */
const FIGURES = /^\P{L}{0,3}(?:date:? )?\d{4}[-./]\d{1,2}[-./]\d{1,2}\.?$/u

function isHead({ sense }: TimeExpression, head: string): boolean {
  return sense.is === 'day' && FIGURES.test(head)
}

/** Days between the date of such a line without words and that of the paper. */
const NEAR = 3

function isNear(days: DayInterval | undefined, { latest }: DayInterval): boolean {
  return days !== undefined && Math.abs(dayNumber(days.latest) - dayNumber(latest)) <= NEAR
}

/** Units of the longest such line. */
const LONGEST = 120
