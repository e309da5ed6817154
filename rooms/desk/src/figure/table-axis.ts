// The rows and columns of a table of figures: acts, places of one level, periods. Each cell is the
// question that `figure.ask` would be asked. Source: desk.md 7, V4 a.
import { type Act, actsBelow, given, isPlaceWithin } from '@tumen/claim'
import { type figureTable, MOST_CELLS, type TableStep } from '@tumen/contract'
import type { z } from 'zod'
import { endOfDay } from '../day.ts'
import type { Actor, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { byCodePoint } from '../record/in-order.ts'
import { Refusal } from '../refusal.ts'
import type { DatedQuestion } from './input.ts'
import { resolveQuestion } from './question.ts'

export type TableInput = z.output<typeof figureTable.input>

/** A column: a period, or the last day of one. */
export interface TablePeriod {
  from: string
  to: string
  /** Where it is asked who was held on the last day. */
  at?: string
}

/** What a table is made of. */
export interface Axes {
  acts: readonly Act[]
  /** Paths of the rows; empty where the place is a single one, or anywhere. */
  places: readonly string[]
  periods: readonly TablePeriod[]
  /** The asked place, people and day of knowledge. */
  base: Omit<DatedQuestion, 'act' | 'from' | 'to' | 'at'>
}

/** Where a cell stands on the axes; without a place, or a period, it is about the whole. */
export interface CellPlace {
  act: Act
  place?: string
  period?: number
}

/** The axes of what is asked; refuses what cannot be asked, and too many cells. */
export async function axesOf(desk: Desk, actor: Actor, input: TableInput): Promise<Axes> {
  const { acts: named, level, step, count, ...asked } = input
  const acts = [...new Set(named.flatMap((act) => [act, ...actsBelow(act)]))]
  const questions: DatedQuestion[] = []
  for (const act of acts) questions.push(await resolveQuestion(desk, actor, { act, ...asked }))
  // What claims of one of the acts call their people are these people in the whole table.
  const own = questions.find(({ population }) => population === asked.population)
  const { act: _, from, to, at: __, ...base } = own ?? (questions[0] as DatedQuestion)
  if (from === undefined || to === undefined) throw new Refusal('question-incomplete', 'from')
  const places = level === undefined ? [] : await placesIn(desk, base, level)
  const most = acts.length * Math.max(1, places.length)
  const columns = columnsOf(from, to, step)
  if (most * columns > MOST_CELLS)
    throw new Refusal('too-many-cells', undefined, [{ cells: most * columns, limit: MOST_CELLS }])
  const held = count === 'held'
  const periods = periodsOf(from, to, step).map((one) => (held ? { ...one, at: one.to } : one))
  return { acts, places, periods, base }
}

async function placesIn(
  desk: Desk,
  { place, known }: Axes['base'],
  level: NonNullable<TableInput['level']>,
): Promise<string[]> {
  const { places } = await gazetteerOf(desk, endOfDay(known.on))
  const found = [...places.values()].filter(
    (one) => one.level === level && one.id !== place && (!place || isPlaceWithin(one.id, place)),
  )
  if (found.length === 0) throw new Refusal('no-parts', 'level')
  return outermost(found.map(({ id }) => id).sort(byCodePoint))
}

/** Of places in each other the outer ones, so that no two rows hold one case. */
function outermost(sorted: readonly string[]): string[] {
  const kept: string[] = []
  for (const path of sorted) {
    if (!kept.some((outer) => isPlaceWithin(path, outer))) kept.push(path)
  }
  return kept
}

const MONTHS: Readonly<Record<TableStep, number>> = { year: 12, 'half-year': 6, month: 1 }

/** Which of the steps since year 0 a day is in. */
function stepOf(day: string, months: number): number {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return Math.floor((year * 12 + month - 1) / months)
}

function columnsOf(from: string, to: string, step: TableStep | undefined): number {
  if (step === undefined) return 1
  const months = MONTHS[step]
  return stepOf(to, months) - stepOf(from, months) + 1
}

/** The periods from one day to another, the first and the last cut to these days. */
function periodsOf(from: string, to: string, step: TableStep | undefined): TablePeriod[] {
  if (step === undefined) return [{ from, to }]
  const months = MONTHS[step]
  const first = stepOf(from, months)
  return Array.from({ length: columnsOf(from, to, step) }, (_, n) => {
    const begin = (first + n) * months
    const [start, end] = [firstDay(begin), lastDay(begin + months - 1)]
    return { from: start < from ? from : start, to: end > to ? to : end }
  })
}

function firstDay(month: number): string {
  const [year, nth] = [Math.floor(month / 12), (month % 12) + 1]
  return `${String(year).padStart(4, '0')}-${String(nth).padStart(2, '0')}-01`
}

function lastDay(month: number): string {
  const [year, nth] = [Math.floor(month / 12), (month % 12) + 1]
  const day = new Date(0)
  // The setter takes years before 100 as they are.
  day.setUTCFullYear(year, nth, 0)
  return day.toISOString().slice(0, 10)
}

/** The cells, by act, then place, then period. */
export function cellsOf({ acts, places, periods }: Axes): CellPlace[] {
  const rows: { place?: string }[] = places.length === 0 ? [{}] : places.map((place) => ({ place }))
  return acts.flatMap((act) =>
    rows.flatMap((row) => periods.map((_, period) => ({ act, ...row, period }))),
  )
}

/**
 * What contains several cells: an act at a place over all periods, in a period over all places,
 * over both. Who was held on several days is asked of none of them together.
 */
export function totalsOf({ acts, places, periods }: Axes): CellPlace[] {
  const isHeld = periods.some(({ at }) => at !== undefined)
  const [isWide, isLong] = [places.length > 1, periods.length > 1 && !isHeld]
  return acts.flatMap((act) => [
    ...(isLong ? places.map((place) => ({ act, place })) : []),
    ...(isWide ? periods.map((_, period) => ({ act, period })) : []),
    ...(isLong && places.length !== 1 ? [{ act }] : []),
  ])
}

/** The question of a cell, or of what contains several. */
export function questionAt(axes: Axes, { act, place, period }: CellPlace): DatedQuestion {
  const { base, periods } = axes
  const [first, last] = [periods[period ?? 0], periods[period ?? periods.length - 1]]
  const { from, at } = first as TablePeriod
  const { to } = last as TablePeriod
  const when = at === undefined ? { from, to } : { at }
  return { act, ...base, ...given({ place: place ?? base.place }), ...when }
}
