// Computes every table and reference estimate of folders in the form of `vectors/estimate` and
// compares them. Run: npm run reference -- FOLDER… ; the exit status is 1 on a miss.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readTable } from '@tumen/estimate'
import { answerCall, type ReferenceRow, type TableDetail } from './peer-call.ts'
import { type Comparison, compareAnswers } from './peer-compare.ts'
import { answerCovariates } from './peer-covariate.ts'
import { reasonFor } from './peer-reason.ts'
import { answerRepeats } from './peer-simple-call.ts'

/** A row with what came of it. */
export interface JudgedRow {
  row: ReferenceRow
  /** Empty when the room does not offer the call, or refuses all of it. */
  comparisons: Comparison[]
  /** Where our answer is a reason and not a number. */
  refused: string[]
}

/** A table of overlaps, or how often persons stand on one list. */
interface TableFile extends TableDetail {
  lists: string[]
  cells?: [string, number][]
  f?: Record<string, number>
}

type Answerer = (row: ReferenceRow) => unknown

/** What answers the rows about a table file; nothing for a file of another kind. */
function answererOf(path: string): Answerer | undefined {
  if (!existsSync(path)) return covariatesOf(path.replace(/json$/, 'csv'))
  const { lists, cells, f, ...detail } = JSON.parse(readFileSync(path, 'utf8')) as TableFile
  if (f !== undefined) {
    const repeats = Object.entries(f).reduce<number[]>(
      (all, [y, count]) => {
        all[Number(y)] = count
        return all
      },
      [0],
    )
    return (row) =>
      answerRepeats(
        Array.from(repeats, (count) => count ?? 0),
        row,
      )
  }
  if (cells === undefined) return undefined
  const reading = readTable(lists, cells)
  if ('problems' in reading) throw new Error(`${path}: ${reading.problems[0]?.code}`)
  return (row) => answerCall(reading.table, row, detail)
}

function covariatesOf(path: string): Answerer | undefined {
  if (!existsSync(path)) return undefined
  const text = readFileSync(path, 'utf8')
  return (row) => answerCovariates(text, row)
}

/** The rows of one reference file with our answers. */
export function* judgeFile(folder: string, file: string): Generator<JudgedRow> {
  const { table: id, rows } = JSON.parse(readFileSync(`${folder}/reference/${file}`, 'utf8'))
  const answer = answererOf(`${folder}/tables/${id}.json`)
  for (const row of rows as ReferenceRow[])
    yield { row, ...compareAnswers(row.result, answer?.(row), row.tolerance) }
}

type Print = (line: string) => void

/** Rows, those we refuse or do not offer, and numbers that differ, with a reason or not. */
interface Sums {
  rows: number
  refused: number
  open: number
  explained: number
  missed: number
}

function judgeFolder(folder: string, print: Print): Sums {
  const sums: Sums = { rows: 0, refused: 0, open: 0, explained: 0, missed: 0 }
  for (const file of readdirSync(`${folder}/reference`).sort()) {
    for (const judged of judgeFile(folder, file)) {
      const { comparisons, refused, row } = judged
      sums.rows++
      if (comparisons.length === 0) sums[refused.length > 0 ? 'refused' : 'open']++
      const missed = comparisons.filter(({ passes }) => !passes).length
      const reason = reasonFor(row)
      sums[reason === undefined ? 'missed' : 'explained'] += missed
      for (const line of rowLines(judged, reason)) print(line)
    }
  }
  return sums
}

function rowLines(
  { row, comparisons: all, refused }: JudgedRow,
  reason: string | undefined,
): string[] {
  const missed = all.filter(({ passes }) => !passes)
  const what = `${row.id}  ${row.about}  ${row.source}`
  const why = reason === undefined ? [] : [`    why: ${reason}`]
  return [
    `${stateOf({ all: all.length, missed: missed.length, refused, reason }).padEnd(12)} ${what}` +
      `  (${all.length} numbers${worstOf(all)})`,
    ...missed.map(
      ({ at, expected, ours, allowed }) =>
        `    ${at}: expected ${expected}, ours ${ours}, allowed ${allowed.toPrecision(2)}`,
    ),
    ...refused.map((one) => `    refused: ${one}`),
    ...(missed.length > 0 || all.length === 0 ? why : []),
  ]
}

function stateOf(row: {
  all: number
  missed: number
  refused: readonly string[]
  reason: string | undefined
}): string {
  const { all, missed, refused, reason } = row
  if (all === 0) return refused.length > 0 ? 'refused' : 'not offered'
  if (missed === 0) return 'pass'
  return reason === undefined ? 'MISSED' : 'differs'
}

function worstOf(all: readonly Comparison[]): string {
  const shares = all.flatMap(({ expected, ours }) =>
    typeof expected === 'number' && typeof ours === 'number' && expected !== 0
      ? [Math.abs(ours - expected) / Math.abs(expected)]
      : [],
  )
  return shares.length === 0 ? '' : `, largest difference ${Math.max(...shares).toExponential(1)}`
}

/** Judges each folder and says what came of it, line by line; gives the exit status. */
export function judgeFolders(folders: readonly string[], print: Print = console.log): number {
  let status = 0
  for (const folder of folders) {
    const { rows, refused, open, explained, missed } = judgeFolder(folder, print)
    print(
      `\n${folder}: ${rows} rows, ${refused} refused, ${open} not offered, ` +
        `${missed} numbers missed, ${explained} more with a reason`,
    )
    if (missed > 0) status = 1
  }
  return status
}
