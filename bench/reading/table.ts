// The table of reading.md 9: one row a language and set, with the counts, the interval of each
// share, and the measured baseline and the targets beside it.
import {
  SCORE_COLUMNS,
  type ScoreColumn,
  scoreOf,
  sumOfTallies,
  type Tally,
} from '../../rooms/reading/fixture/score.ts'
import { scoreInterval } from '../../rooms/reading/fixture/score-interval.ts'

type Row = Partial<Record<ScoreColumn, number>>

const rowOf = (shares: readonly number[]): Row =>
  Object.fromEntries(SCORE_COLUMNS.map((column, n) => [column, shares[n]]))

/** What throw-away rules reached, as reading.md 9 says. */
const BASELINES: readonly [string, Row][] = [
  [
    'baseline, en tuned',
    rowOf([0.88, 0.81, 0.85, 0.93, 1, 0.9, 0.83, 0.83, 0.4, 0.73, 0.67, 0.83]),
  ],
  [
    'baseline, en unseen',
    rowOf([0.82, 0.87, 0.84, 0.97, 1, 0.75, 0.86, 0.64, 0.65, 0.94, 0.92, 0.72]),
  ],
  ['baseline, ko and zh', rowOf([1, 1, 1, 1, 1, 1, 0.92, 0.83, 0.31, 0.62, 0.92, 1])],
]

const TARGET: Row = {
  ...{ F1: 0.92, op: 0.98, value: 0.99, act: 0.9, place: 0.85, time: 0.85, origin: 0.85 },
  'op+value+act': 0.88,
}

const NAME_WIDTH = 22
const CELL_WIDTH = 8

const cell = (share: number | undefined) =>
  (share === undefined ? '' : share.toFixed(2)).padStart(CELL_WIDTH)

const line = (name: string, cells: string[]) => console.log(name.padEnd(NAME_WIDTH), ...cells)

const heading = (column: ScoreColumn) =>
  (column === 'op+value+act' ? 'o+v+a' : column).padStart(CELL_WIDTH)

const printRow = (name: string, row: Row) =>
  line(
    name,
    SCORE_COLUMNS.map((column) => cell(row[column])),
  )

/** Prints the head line of the table. */
export function printHead(): void {
  line('', SCORE_COLUMNS.map(heading))
}

/** Prints one set of documents: shares, their intervals of 95 %, and counts. */
export function printScores(name: string, tallies: readonly Tally[]): void {
  const sum = sumOfTallies(tallies)
  const shares = SCORE_COLUMNS.map((column) => cell(scoreOf(sum, column)))
  line(`${name} (${tallies.length} texts)`, shares)
  line(
    '  95 % interval',
    SCORE_COLUMNS.map((column) => intervalCell(tallies, column)),
  )
  line(
    '  counts',
    SCORE_COLUMNS.map((column) => countCell(sum, column).padStart(CELL_WIDTH)),
  )
}

function intervalCell(tallies: readonly Tally[], column: ScoreColumn): string {
  const interval = scoreInterval(tallies, column)
  const percent = (share: number) => String(Math.round(share * 100))
  const text = interval ? `${percent(interval.low)}-${percent(interval.high)}` : ''
  return text.padStart(CELL_WIDTH)
}

function countCell(sum: Tally, column: ScoreColumn): string {
  if (column === 'P') return `${sum.matched}/${sum.predicted}`
  if (column === 'R') return `${sum.matched}/${sum.labelled}`
  if (column === 'F1') return ''
  return `${sum.fields[column].hits}/${sum.fields[column].total}`
}

/** Prints the baseline and the targets, to be read beside the rows. */
export function printYardsticks(): void {
  for (const [name, row] of BASELINES) printRow(name, row)
  printRow('target, texts unseen', TARGET)
}
