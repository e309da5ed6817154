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
import { type Call, type Desk, implement } from '../operation.ts'
import { placeNamesOf } from '../place/name.ts'
import { type Axes, axesOf, type CellPlace, cellsOf, questionAt, totalsOf } from './table-axis.ts'
import { type AnsweredCell, scopeOfAll, type TableBook } from './table-claim.ts'
import { keptTable } from './table-kept.ts'

export const tableFigures = implement(figureTable, async (desk, input, call) => {
  const axes = await axesOf(desk, call.actor, input)
  const made = await keptTable(desk, call.actor, axes, () => madeTable(desk, call, axes))
  const { known, place, population } = axes.base
  const shredded = await shreddedSince(desk, call.actor, known)
  const named = [...axes.places, ...made.people, place, population].filter(
    (path) => path !== undefined,
  )
  return {
    acts: [...axes.acts],
    places: [...axes.places],
    periods: [...axes.periods],
    ...given({ place, population }),
    ...{ cells: [...made.cells], totals: [...made.totals], waiting: made.waiting },
    ...(shredded > 0 && { shredded }),
    ...(await futureIn(desk, call.actor)),
    ...{ knownBy: known.by, knownOn: known.on },
    placeNames: await placeNamesOf(desk, [...new Set(named)], known.on),
  }
})

/** What is told of the cells. */
interface MadeTable {
  cells: readonly z.input<typeof tableCellSchema>[]
  totals: readonly z.input<typeof tableTotalSchema>[]
  waiting: number
  /** Whose people the cells are about. */
  people: readonly string[]
}

async function madeTable(desk: Desk, call: Call, axes: Axes): Promise<MadeTable> {
  const [places, wholes] = [cellsOf(axes), totalsOf(axes)]
  const questions = [...places, ...wholes].map((one) => questionAt(axes, one))
  const { known, place } = axes.base
  const asked = { desk, call, known }
  return desk.memory.books.use(asked, scopeOfAll(questions, place), async (book) => {
    await book.open(desk, questions, place)
    const cells = await answered(call, book, axes, places)
    const totals = await answered(call, book, axes, wholes)
    const cellsIn = cellFinder(cells)
    const people = cells.flatMap(({ answer }) => answer.question.population ?? [])
    return {
      cells: cells.map(cellOf),
      totals: totals.map((total) => totalOf(book, total, cellsIn(total.at))),
      waiting: book.waiting,
      people: [...new Set(people)],
    }
  })
}

/** A cell with its answer. */
interface Cell {
  at: CellPlace
  answer: AnsweredCell
}

/** Cells that are reckoned before others are let in. */
const AT_ONCE = 20

async function answered(
  call: Call,
  book: TableBook,
  axes: Axes,
  places: readonly CellPlace[],
): Promise<Cell[]> {
  const cells: Cell[] = []
  for (const [n, at] of places.entries()) {
    if (n % AT_ONCE === 0) await pause(call, 'cells', n, places.length)
    cells.push({ at, answer: await book.answer(call, questionAt(axes, at)) })
  }
  return cells
}

function cellOf({ at, answer }: Cell): z.input<typeof tableCellSchema> {
  const { act, place, period = 0 } = at
  return { act, ...given({ place }), period, ...toldOf(answer) }
}

/** The cells that a whole contains, found by its act with its place, its period, or neither. */
function cellFinder(cells: readonly Cell[]): (whole: CellPlace) => readonly Cell[] {
  const keyOf = ({ act, place, period }: CellPlace) => JSON.stringify([act, place, period])
  const found = new Map<string, Cell[]>()
  const isPlaced = cells.some(({ at }) => at.place !== undefined)
  for (const cell of cells) {
    const { act, place, period } = cell.at
    const byPlace = isPlaced ? [given({ act, place }) as CellPlace] : []
    for (const whole of [{ act }, given({ act, period }) as CellPlace, ...byPlace]) {
      const own = found.get(keyOf(whole))
      if (own) own.push(cell)
      else found.set(keyOf(whole), [cell])
    }
  }
  return (whole) => found.get(keyOf(whole)) ?? []
}

function totalOf(
  book: TableBook,
  { at, answer }: Cell,
  own: readonly Cell[],
): z.input<typeof tableTotalSchema> {
  const { act, place, period } = at
  const cells = own.map((cell) => cell.answer)
  const sum = book.sumOf(answer, cells, () => sumOfCells(cells, answer.figure))
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
