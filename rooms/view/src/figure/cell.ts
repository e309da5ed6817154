// A table of figures in words: what a cell says in a narrow column and aloud, its period, the
// sentence above the table, sums and why there is none. Source: desk.md V4 a, V6.
import type { Output } from '@tumen/contract'
import { fill, type Language, wordsIn } from '@tumen/words'
import { dayPhrase, intervalPhrase } from '../phrase/date.ts'
import { digits, markedPhrase } from '../phrase/number.ts'
import { placeName } from './question-sentence.ts'

export type CellTable = Output<'figure.table'>
export type TableCell = CellTable['cells'][number]
export type TableTotal = CellTable['totals'][number]
type Ends = Pick<TableCell, 'low' | 'best' | 'high'>
type CellEnd = NonNullable<Ends['low']>
type Period = CellTable['periods'][number]

/** Whether a cell has a statement of its own, not only one about what contains it. */
export function isStatedCell({ status }: Pick<TableCell, 'status'>): boolean {
  return status !== 'no_data' && status !== 'whole_only' && status !== 'rate_only'
}

/** Low, best and high in signs: "19 / ~20 / ∞", as the legend explains them. */
export function cellSigns({ low, best, high }: Ends): string {
  const none = low === null ? '–' : '∞'
  return [endSigns(low, '>') ?? '–', endSigns(best, '>') ?? '–', endSigns(high, '<') ?? none].join(
    ' / ',
  )
}

const ROUNDED = ['about', 'odd', 'nearly'] as const

function endSigns(end: CellEnd | null, strict: '<' | '>'): string | undefined {
  if (end === null) return undefined
  const { marks, value } = end
  const least = marks.includes('floor') ? '≥' : ''
  const sign = marks.includes('strict') ? strict : least
  const isRounded = sign !== '≥' && ROUNDED.some((mark) => marks.includes(mark))
  const about = isRounded ? '~' : ''
  return `${sign}${about}${digits(value)}`
}

/** The same aloud: "low 19, best about 20, high no upper limit". */
export function cellSaid(language: Language, { low, best, high }: Ends): string {
  const { cells } = wordsIn(language)
  const told = (end: CellEnd | null, at: 'low' | 'best' | 'high', none: string) =>
    end === null ? none : markedPhrase(language, end, at)
  return fill(cells.said, {
    low: told(low, 'low', cells.nothing),
    best: told(best, 'best', cells.nothing),
    high: told(high, 'high', low === null ? cells.nothing : cells.open),
  })
}

/** "1–2 origins", "3 reports". */
export function cellVoices(
  language: Language,
  { figure: [min, max], reports }: Pick<TableCell, 'figure' | 'reports'>,
): { origins: string; reports: string } {
  const { cells } = wordsIn(language)
  const n = min === max ? digits(min) : `${digits(min)}–${digits(max)}`
  return {
    origins: fill(cells.origins, { n }),
    reports: fill(cells.reports, { n: digits(reports) }),
  }
}

/** A column: a year, a half of one, a month, other days, or the day on which somebody was held. */
export function periodLabel(language: Language, { from, to, at }: Period): string {
  const { cells } = wordsIn(language)
  if (at !== undefined) return fill(cells.onDay, { day: dayPhrase(language, at) })
  const half = ['-01-01 -06-30', '-07-01 -12-31'].indexOf(`${from.slice(4)} ${to.slice(4)}`)
  const y = from.slice(0, 4)
  const pattern = y === to.slice(0, 4) ? cells.halfYear[half] : undefined
  if (pattern !== undefined) return fill(pattern, { y })
  return intervalPhrase(language, { earliest: from, latest: to })
}

/** The days of a cell, or of what has no period, from the first to the last. */
export function periodOfCell({ periods }: CellTable, period: number | undefined): Period {
  const [first, last] = [periods[period ?? 0], periods[period ?? periods.length - 1]]
  return { from: first?.from ?? '', to: last?.to ?? '', ...(first?.at && { at: first.at }) }
}

/** What a table was asked by, beside what its answer holds. */
export interface TableAsked {
  level?: string | undefined
  step?: string | undefined
}

/** What the table is of, as known when, and what of it is answered. */
export function cellTableSentences(
  language: Language,
  table: CellTable,
  { level = '', step = '' }: TableAsked,
): string[] {
  const { cells, act, report, placeLevel, page, question } = wordsIn(language)
  const { place, population, placeNames, knownBy, knownOn } = table
  const levels: Readonly<Record<string, string | undefined>> = placeLevel
  const steps: Readonly<Record<string, string | undefined>> = page.cells.steps
  const [by, each] = [levels[level], steps[step]]
  const known = knownBy === 'recorded' ? question.recordedOn : question.publishedOn
  const name = (path: string) => placeName(language, path, placeNames)
  const { from, to, at } = periodOfCell(table, undefined)
  const sentence = fill(cells.sentence, {
    acts: table.acts.map((one) => act[one]).join(report.list),
    place: place === undefined ? cells.anywhere : fill(cells.place, { place: name(place) }),
    by: by === undefined ? '' : fill(cells.by, { level: by }),
    time: fill(cells.time, { time: periodLabel(language, { from, to }) }),
    held: at === undefined ? '' : cells.held,
    step: each === undefined ? '' : fill(cells.step, { step: each }),
    who: population === undefined ? '' : fill(cells.who, { population: name(population) }),
    known: fill(known, { day: dayPhrase(language, knownOn) }),
  })
  const stated = table.cells.filter(isStatedCell)
  const contested = stated.filter(({ status }) => status === 'contested').length
  const counts = fill(cells.counts, {
    ...{ cells: table.cells.length, stated: stated.length, contested },
  })
  return [sentence, counts]
}

/** The sum of what a total contains, or why there is none. */
export function sumSentence(language: Language, { sum, noSum }: TableTotal): string {
  const { cells } = wordsIn(language)
  if (sum !== undefined) return fill(cells.sum, { numbers: cellSigns(sum), n: sum.cells })
  return noSum === undefined ? '' : cells.noSum[noSum]
}
