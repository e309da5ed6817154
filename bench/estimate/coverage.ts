// How often the intervals of the default method hold the truth: tables drawn from the chosen model
// of each public table, the whole procedure on each. What was found is kept in
// `estimate/coverage.json`, table by table, with the machine, the seed and the limit.
// Run: npx tsx --conditions=tumen-source bench/estimate/estimate.ts --coverage[=TABLE…]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { calibrationJob, finishJob, isFinding, PROCEDURE, readTable } from '@tumen/estimate'

const FOUND = new URL('./coverage.json', import.meta.url)
const TABLES = new URL('../../vectors/estimate/tables/', import.meta.url)
const SEED = 1n

/** A table, a way of choosing, draws, replicates, and how many intervals must hold at least. */
type Task = [table: string, select: 'bic' | 'stepwise', draws: number, b: number, least: number]

// Limits: .90 of the draws less what chance takes away (reference, section 16).
const TASKS: Task[] = [
  ['korea3', 'bic', 1000, 500, 881],
  ['hav3', 'bic', 1000, 500, 881],
  ['spina3', 'bic', 1000, 500, 881],
  ['kosovo4', 'bic', 1000, 500, 881],
  ['uk5', 'bic', 200, 300, 171],
  ['westernus5', 'bic', 200, 300, 171],
  ['neworleans5', 'bic', 200, 300, 171],
  ['uk6', 'stepwise', 300, 300, 257],
  ['korea3', 'stepwise', 1000, 500, 881],
  ['hav3', 'stepwise', 1000, 500, 881],
  ['spina3', 'stepwise', 1000, 500, 881],
  ['kosovo4', 'stepwise', 1000, 500, 881],
  ['uk5', 'stepwise', 1000, 500, 881],
  ['westernus5', 'stepwise', 1000, 500, 881],
  ['neworleans5', 'stepwise', 1000, 500, 881],
]

/** What one task gave, as it is kept. */
interface CoverageRow {
  table: string
  select: string
  draws: number
  replicates: number
  seed: string
  truth: number
  /** Draws whose printed interval holds the truth, and how many must. */
  held: number
  least: number
  wider: number
  bca: number
  percentile: number
  sameModel: number
  /** The median of upper over lower limit. */
  width: number
  cpuSeconds: number
}

interface Found {
  machine: string
  node: string
  procedure: string
  rows: CoverageRow[]
}

function measure([table, select, draws, replicates, least]: Task): CoverageRow {
  const { lists, cells } = JSON.parse(readFileSync(new URL(`${table}.json`, TABLES), 'utf8'))
  const reading = readTable(lists, cells)
  if ('problems' in reading) throw new Error(`${table}: ${reading.problems[0]?.code}`)
  const before = process.cpuUsage()
  const job = calibrationJob(reading.table, { select, draws, replicates, seed: SEED })
  if (isFinding(job)) throw new Error(job.kind)
  const { truth, wider, bca, percentile, sameModel, failed } = finishJob(job)
  const { user, system } = process.cpuUsage(before)
  return {
    ...{ table, select, draws, replicates, seed: String(SEED), truth },
    ...{ held: Math.round(wider.holds * (draws - failed)), least },
    ...{ wider: wider.holds, bca: bca.holds, percentile: percentile.holds, sameModel },
    ...{ width: wider.width, cpuSeconds: Number(((user + system) / 1e6).toFixed(1)) },
  }
}

function readFound(): Found {
  const own = { node: process.version, procedure: PROCEDURE }
  const machine = `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores`
  const kept = existsSync(FOUND) ? (JSON.parse(readFileSync(FOUND, 'utf8')) as Found).rows : []
  return { machine, ...own, rows: kept }
}

function lineOf(row: CoverageRow): string {
  const verdict = row.held >= row.least ? 'reached' : 'MISSED'
  const shares = [row.bca, row.percentile, row.wider].map((share) => share.toFixed(3))
  return (
    `${`${row.table} ${row.select}`.padEnd(21)} seed ${row.seed}: ${row.held} of ${row.draws} ` +
    `(at least ${row.least}: ${verdict})  BCa ${shares[0]}  percentile ${shares[1]}  ` +
    `wider ${shares[2]}  same model ${row.sameModel.toFixed(2)}  ${row.cpuSeconds} s`
  )
}

/** Measures the tables that are named, or all, prints each and keeps it; says whether all hold. */
export function measureCoverage(named: readonly string[]): boolean {
  const tasks = TASKS.filter(([table]) => named.length === 0 || named.includes(table))
  for (const task of tasks) {
    const row = measure(task)
    console.log(lineOf(row))
    const found = readFound()
    const others = found.rows.filter((one) => one.table !== row.table || one.select !== row.select)
    const rows = TASKS.flatMap(([table, select]) =>
      [...others, row].filter((one) => one.table === table && one.select === select),
    )
    writeFileSync(FOUND, `${JSON.stringify({ ...found, rows }, null, 2)}\n`)
  }
  return printMean(readFound().rows)
}

// Of the default method alone: best BIC up to five lists, stepwise for six.
function printMean(rows: readonly CoverageRow[]): boolean {
  const own = rows.filter(({ select, table }) => (table === 'uk6') === (select === 'stepwise'))
  const mean = own.reduce((sum, { wider }) => sum + wider, 0) / own.length
  const verdict = mean >= 0.94 ? 'reached' : 'MISSED'
  console.log(
    `default method, mean of ${own.length} tables: ${mean.toFixed(3)} (at least .94: ${verdict})`,
  )
  return mean >= 0.94 && rows.every(({ held, least }) => held >= least)
}
