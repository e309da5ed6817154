// How often the interval would hold the truth if the chosen model were right: tables are drawn from
// it and the whole procedure is repeated on each. It says nothing about other models.
import { accelerationOf, limitsAround } from '../number/bca.ts'
import { randomStream, STREAM } from '../number/random-stream.ts'
import { multinomialInto, suffixSums } from '../number/random-variate.ts'
import { type Finding, isFinding } from '../report/finding.ts'
import type { Job, Part, Running } from '../report/job.ts'
import { type CaptureTable, denseCounts, tableOf } from '../table/capture-table.ts'
import type { BootstrapOptions } from './bootstrap.ts'
import { createFitter } from './fitter.ts'
import { marginsOf } from './log-linear.ts'
import { modelName } from './model.ts'
import { columnOf, columnsOf, prepareReplicates, replicate, shorterEstimates } from './replicate.ts'

export interface CalibrationOptions extends BootstrapOptions {
  /** Tables drawn. */
  draws?: number
  level?: number
}

/** Of one kind of interval, as shares of the draws that have one. */
export interface Coverage {
  holds: number
  /** The truth lies above the upper limit, or below the lower one. */
  above: number
  below: number
  /** The median of upper over lower limit. */
  width: number
}

export interface Calibration {
  truth: number
  draws: number
  failed: number
  /** How often the same model was chosen. */
  sameModel: number
  bca: Coverage
  percentile: Coverage
  wider: Coverage
}

/** One drawn table and its replicates. */
export interface CalibrationPart extends Part {
  kind: 'calibration'
  lists: readonly string[]
  /** Chances of the cells by mask, that of nobody's among them. */
  chances: Float64Array
  truth: number
  model: string
  draw: number
  options: CalibrationOptions
}

type Interval = readonly [number, number]

/** The intervals of one drawn table; nothing where it has no estimate. */
export interface CalibrationDraw {
  isSame: boolean
  bca?: Interval
  percentile: Interval
  wider: Interval
}

/** The calibration as a job; a finding where there is no estimate to begin with. */
export function calibrationJob(
  table: CaptureTable,
  options: CalibrationOptions = {},
): Job<Calibration, CalibrationPart, CalibrationDraw | undefined> | Finding {
  const prepared = prepareReplicates(table, options)
  if (isFinding(prepared)) return prepared
  const { selected } = prepared
  const width = table.lists.length
  const counts = denseCounts(table)
  const fitter = createFitter(width)
  const { fitted, unseen } = fitter.fit(counts, marginsOf(counts), selected.model)
  const chances = fitted.map((mu, mask) => (mask === 0 ? unseen : mu))
  const truth = Math.round(selected.estimate)
  const model = modelName(selected.model, width)
  const shape = { kind: 'calibration' as const, units: options.replicates ?? 300 }
  const given = { lists: table.lists, chances, truth, model, options }
  const parts = Array.from({ length: options.draws ?? 200 }, (_, draw) => {
    return { ...shape, ...given, draw }
  })
  return { stage: 'calibration', parts, join: (results) => joined(results, truth) }
}

/** Draws one table and repeats the procedure on it. */
export function* runCalibrationPart(part: CalibrationPart): Running<CalibrationDraw | undefined> {
  const { chances, truth, model, draw, options, lists } = part
  const { seed = 1n, replicates = 300, level = 0.95 } = options
  const cells = new Float64Array(chances.length)
  const stream = randomStream(seed, [STREAM.calibration, draw])
  multinomialInto(stream, truth, { weights: chances, suffix: suffixSums(chances) }, cells)
  const table = tableOf(lists, cells.entries())
  const prepared = prepareReplicates(table, options)
  if (isFinding(prepared)) return undefined
  const { input, selected } = prepared
  const path = [STREAM.calibration, draw]
  const result = yield* replicate(input, path, { from: 0, to: replicates })
  const columns = columnsOf(input)
  const own = columnOf([result], columns, columns - 1)
  if (own.length === 0) return undefined
  const levels = [(1 - level) / 2, (1 + level) / 2]
  const acceleration = accelerationOf(shorterEstimates(input))
  const around = { estimate: selected.estimate, acceleration, levels }
  const { z0, bca, percentile, printed } = limitsAround(own, around)
  const pair = (of: Record<string, number>): Interval => {
    return [of[String(levels[0])] as number, of[String(levels[1])] as number]
  }
  return {
    isSame: modelName(selected.model, lists.length) === model,
    ...(Number.isFinite(z0) && { bca: pair(bca) }),
    ...{ percentile: pair(percentile), wider: pair(printed) },
  }
}

function joined(results: readonly (CalibrationDraw | undefined)[], truth: number): Calibration {
  const had = results.filter((one) => one !== undefined)
  return {
    ...{ truth, draws: results.length, failed: results.length - had.length },
    sameModel: had.filter(({ isSame }) => isSame).length / had.length,
    bca: coverageOf(
      had.flatMap(({ bca }) => (bca ? [bca] : [])),
      truth,
    ),
    percentile: coverageOf(
      had.map(({ percentile }) => percentile),
      truth,
    ),
    wider: coverageOf(
      had.map(({ wider }) => wider),
      truth,
    ),
  }
}

function coverageOf(intervals: readonly Interval[], truth: number): Coverage {
  const share = (isMeant: (one: Interval) => boolean) =>
    intervals.filter(isMeant).length / intervals.length
  const widths = intervals.map(([low, high]) => high / low).sort((a, b) => a - b)
  return {
    holds: share(([low, high]) => low <= truth && truth <= high),
    above: share(([, high]) => truth > high),
    below: share(([low]) => truth < low),
    width: widths[Math.floor(widths.length / 2)] ?? Number.NaN,
  }
}
