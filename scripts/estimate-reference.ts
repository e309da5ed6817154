// Computes every table and reference estimate of folders in the form of `vectors/estimate` and
// compares them. Run: npm run reference -- FOLDER… ; the exit status is 1 on a miss.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readTable } from '@tumen/estimate'
import { answerCall, type ReferenceRow, type TableDetail } from './estimate-call.ts'
import { type Comparison, compareAnswers } from './estimate-compare.ts'
import { answerRepeats } from './estimate-simple-call.ts'

/** A row with what came of it. */
export interface JudgedRow {
  row: ReferenceRow
  /** Empty when the room does not offer the call, or refuses all of it. */
  comparisons: Comparison[]
}

/** A table of overlaps, or how often persons stand on one list. */
interface TableFile extends TableDetail {
  lists: string[]
  cells?: [string, number][]
  f?: Record<string, number>
}

/** What answers the rows about a table file; nothing for a file of another kind. */
function answererOf(path: string): ((row: ReferenceRow) => unknown) | undefined {
  if (!existsSync(path)) return undefined
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

/** The rows of one reference file with our answers. */
export function* judgeFile(folder: string, file: string): Generator<JudgedRow> {
  const { table: id, rows } = JSON.parse(readFileSync(`${folder}/reference/${file}`, 'utf8'))
  const answer = answererOf(`${folder}/tables/${id}.json`)
  for (const row of rows as ReferenceRow[])
    yield { row, comparisons: compareAnswers(row.result, answer?.(row), row.tolerance) }
}

type Print = (line: string) => void

function judgeFolder(folder: string, print: Print): { rows: number; open: number; missed: number } {
  const sums = { rows: 0, open: 0, missed: 0 }
  for (const file of readdirSync(`${folder}/reference`).sort()) {
    for (const { row, comparisons } of judgeFile(folder, file)) {
      sums.rows++
      if (comparisons.length === 0) sums.open++
      const missed = comparisons.filter(({ passes }) => !passes)
      sums.missed += missed.length
      for (const line of rowLines(row, comparisons, missed)) print(line)
    }
  }
  return sums
}

function rowLines(
  row: ReferenceRow,
  all: readonly Comparison[],
  missed: readonly Comparison[],
): string[] {
  const what = `${row.id}  ${row.about}  ${row.source}`
  const state = all.length === 0 ? 'not offered' : missed.length > 0 ? 'MISSED' : 'pass'
  return [
    `${state.padEnd(12)} ${what}  (${all.length} numbers${worstOf(all)})`,
    ...missed.map(
      ({ at, expected, ours, allowed }) =>
        `    ${at}: expected ${expected}, ours ${ours}, allowed ${allowed.toPrecision(2)}`,
    ),
  ]
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
    const { rows, open, missed } = judgeFolder(folder, print)
    print(`\n${folder}: ${rows} rows, ${open} not offered, ${missed} numbers missed`)
    if (missed > 0) status = 1
  }
  return status
}
