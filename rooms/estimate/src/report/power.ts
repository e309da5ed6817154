// How wide the interval would be with more records of the same kind: every cell of the table
// several times, and the whole procedure again. It says what more lists of the same reach and
// overlap would gain before anybody collects them.

import { type BootstrapPart, bootstrapParts } from '../log-linear/bootstrap.ts'
import {
  columnOf,
  columnsOf,
  prepareReplicates,
  type ReplicateOptions,
  type ReplicateResult,
  shorterEstimates,
} from '../log-linear/replicate.ts'
import { accelerationOf, limitsAround } from '../number/bca.ts'
import { STREAM } from '../number/random-stream.ts'
import { type CaptureTable, cellsOf, tableOf } from '../table/capture-table.ts'
import { isFinding } from './finding.ts'
import type { Job } from './job.ts'

export interface PowerOptions extends ReplicateOptions {
  replicates?: number
  level?: number
  /** How many times the records. */
  factors?: readonly number[]
}

/** The interval with so many times the records. */
export interface PowerPoint {
  factor: number
  persons: number
  estimate: number
  low: number
  high: number
  /** Upper over lower limit: what one looks at, since the total grows with the records. */
  ratio: number
}

const FACTORS = [1, 1.25, 1.5, 2, 4]
const REPLICATES = 500

/** The table with every cell so many times, rounded. */
export function scaledTable(table: CaptureTable, factor: number): CaptureTable {
  return tableOf(
    table.lists,
    cellsOf(table).map(([mask, count]): [number, number] => [mask, Math.round(factor * count)]),
  )
}

/** The intervals with more records as a job; a factor without an estimate is left out. */
export function powerJob(
  table: CaptureTable,
  options: PowerOptions = {},
): Job<PowerPoint[], BootstrapPart, ReplicateResult> {
  const { factors = FACTORS, replicates = REPLICATES, level = 0.95 } = options
  const prepared = factors.flatMap((factor, at) => {
    const scaled = scaledTable(table, factor)
    const ready = prepareReplicates(scaled, options)
    if (isFinding(ready)) return []
    const parts = bootstrapParts(ready.input, [STREAM.power, at], replicates)
    return [{ ...ready, factor, persons: scaled.persons, parts }]
  })
  const levels = [(1 - level) / 2, (1 + level) / 2] as const
  const join = (results: ReplicateResult[]) => {
    let at = 0
    return prepared.map(({ input, selected, factor, persons, parts }): PowerPoint => {
      const columns = columnsOf(input)
      const own = columnOf(results.slice(at, at + parts.length), columns, columns - 1)
      at += parts.length
      const { estimate } = selected
      const acceleration = accelerationOf(shorterEstimates(input))
      const { printed } = limitsAround(own, { estimate, acceleration, levels })
      const [low, high] = levels.map((one) => printed[String(one)]) as [number, number]
      return { factor, persons, estimate, low, high, ratio: high / low }
    })
  }
  return { stage: 'power', parts: prepared.flatMap(({ parts }) => parts), join }
}
