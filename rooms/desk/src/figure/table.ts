// figure.table: figures by act, place and period. What bears on them is read once, and each cell is
// reckoned from its own claims as `figure.ask` does. Cells are added where they provably share no
// case; else the table says why not. Source: desk.md 7, V4 a; figures.md F3, F35.
import { given } from '@tumen/claim'
import { figureTable, type tableCellSchema, type tableTotalSchema } from '@tumen/contract'
import { type Endpoint, type SumEnd, sumOfCells } from '@tumen/figure'
import type { z } from 'zod'
import { futureIn } from '../change/future-row.ts'
import { pause } from '../change/make.ts'
import { shreddedSince } from '../claim/shredded.ts'
import { type Call, implement } from '../operation.ts'
import { placeNamesOf } from '../place/name.ts'
import { type Axes, axesOf, type CellPlace, cellsOf, questionAt, totalsOf } from './table-axis.ts'
import { type AnsweredCell, readTableClaims, type TableClaims } from './table-claim.ts'

export const tableFigures = implement(figureTable, async (desk, input, call) => {
  const axes = await axesOf(desk, call.actor, input)
  const [places, wholes] = [cellsOf(axes), totalsOf(axes)]
  const questions = [...places, ...wholes].map((one) => questionAt(axes, one))
  const claims = await readTableClaims(desk, call, questions, axes.base)
  const cells = await answered(call, claims, axes, places)
  const totals = await answered(call, claims, axes, wholes)
  const { known, place, population } = axes.base
  const shredded = await shreddedSince(desk, call.actor, known)
  const people = cells.flatMap(({ answer }) => answer.question.population ?? [])
  const named = [...axes.places, ...people, place, population].filter((path) => path !== undefined)
  return {
    acts: [...axes.acts],
    places: [...axes.places],
    periods: [...axes.periods],
    ...given({ place, population }),
    cells: cells.map(cellOf),
    totals: totals.map((total) => totalOf(total, cells)),
    waiting: claims.waiting,
    ...(shredded > 0 && { shredded }),
    ...(await futureIn(desk, call.actor)),
    ...{ knownBy: known.by, knownOn: known.on },
    placeNames: await placeNamesOf(desk, [...new Set(named)], known.on),
  }
})

/** A cell with its answer. */
interface Cell {
  at: CellPlace
  answer: AnsweredCell
}

/** Cells that are reckoned before others are let in. */
const AT_ONCE = 20

async function answered(
  call: Call,
  claims: TableClaims,
  axes: Axes,
  places: readonly CellPlace[],
): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const [n, at] of places.entries()) {
    if (n % AT_ONCE === 0) await pause(call, 'cells', n, places.length)
    cells.push({ at, answer: await claims.answer(questionAt(axes, at)) })
  }
  return cells
}

function cellOf({ at, answer }: Cell): z.input<typeof tableCellSchema> {
  const { act, place, period = 0 } = at
  return { act, ...given({ place }), period, ...toldOf(answer) }
}

function totalOf({ at, answer }: Cell, cells: readonly Cell[]): z.input<typeof tableTotalSchema> {
  const { act, place, period } = at
  const own = cells.filter(
    (cell) =>
      cell.at.act === act &&
      (place === undefined || cell.at.place === place) &&
      (period === undefined || cell.at.period === period),
  )
  const sum = sumOfCells(
    own.map((cell) => cell.answer),
    answer.figure,
  )
  const told = typeof sum === 'string' ? { noSum: sum } : { sum }
  return { act, ...given({ place, period }), ...toldOf(answer), ...told }
}

/** The head of an answer, with its ends as a cell says them: the reasons are on its own page. */
export function toldOf({ question, figure }: AnsweredCell) {
  const { population } = question
  const [low, best, high] = [endOf(figure.low), endOf(figure.best), endOf(figure.high)]
  return { ...figure, ...given({ population }), low, best, high }
}

function endOf(end: Endpoint | null): SumEnd | null {
  return end && { value: end.value, marks: end.marks }
}
