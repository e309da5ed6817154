// Estimates over several draws of links between lists: each draw is a table of its own, estimated
// by the default method or by graphs; then all are combined. Source: Sadinle (2018); Rubin (1987).

import type { Selection } from '../log-linear/method.ts'
import { columnOf, columnsOf, prepareReplicates, replicate } from '../log-linear/replicate.ts'
import { STREAM } from '../number/random-stream.ts'
import { type Finding, isFinding } from '../report/finding.ts'
import type { Job, Part, Running } from '../report/job.ts'
import type { CaptureTable } from './capture-table.ts'
import {
  type Combination,
  combineDraws,
  combineEstimates,
  type DrawEstimate,
  type EstimateCombination,
  FEW_DRAWS,
  type LinkageDraw,
  mixDraws,
  varianceOf,
} from './combine.ts'

export interface LinkageOptions {
  selection?: Selection
  /** Replicates of each draw. */
  replicates?: number
  seed?: bigint
  levels?: readonly number[]
  degrees?: 'rubin' | 'verdata'
}

/** The estimate with the uncertainty of linking in its interval. */
export interface LinkageEstimate {
  /** All draws together, by level. */
  mixture: Record<string, number>
  /** On the log scale of the unseen; nothing for fewer than two draws. */
  combined?: Combination
  /** On the scale of persons: the mean of the estimates of the draws. */
  mean?: EstimateCombination
  /** Draws without an estimate, with why. */
  failed: Finding[]
  draws: number
  /** Whether there are so few draws that it must be said. */
  isFew: boolean
}

/** One draw of links. */
export interface LinkagePart extends Part {
  kind: 'linkage'
  table: CaptureTable
  draw: number
  selection?: Selection
  seed: bigint
}

/** A draw of links with its estimate, and the variance of that over replicates. */
export type EstimatedDraw = LinkageDraw & DrawEstimate

const REPLICATES = 200

/** The estimates of all draws as a job. */
export function linkageJob(
  tables: readonly CaptureTable[],
  options: LinkageOptions = {},
): Job<LinkageEstimate, LinkagePart, EstimatedDraw | Finding> {
  const { selection, seed = 1n, replicates = REPLICATES } = options
  const parts = tables.map((table, draw): LinkagePart => {
    const shape = { kind: 'linkage' as const, units: replicates, table, draw, seed }
    return { ...shape, ...(selection !== undefined && { selection }) }
  })
  return { stage: 'linkage', parts, join: (results) => joined(results, options) }
}

/** The replicates of one draw, from streams of its own. */
export function* runLinkagePart(part: LinkagePart): Running<EstimatedDraw | Finding> {
  const { table, draw, selection, seed, units } = part
  const prepared = prepareReplicates(table, { seed, ...(selection && { select: selection }) })
  if (isFinding(prepared)) return prepared
  const { input, selected } = prepared
  const result = yield* replicate(input, [STREAM.linkage, draw], { from: 0, to: units })
  const columns = columnsOf(input)
  const own = columnOf([result], columns, columns - 1)
  const variance = varianceOf([...own])
  return {
    persons: table.persons,
    unseen: own.map((total) => total - table.persons),
    ...{ estimate: selected.estimate, variance },
  }
}

function joined(
  results: readonly (EstimatedDraw | Finding)[],
  { levels = [0.025, 0.5, 0.975], degrees }: LinkageOptions,
): LinkageEstimate {
  const failed = results.filter(isFinding)
  const draws = results.filter((one): one is EstimatedDraw => !isFinding(one))
  const combined = combineDraws(draws, degrees === undefined ? {} : { degrees })
  const mean = combineEstimates(draws)
  return {
    mixture: draws.length === 0 ? {} : mixDraws(draws, levels),
    ...(combined && { combined }),
    ...(mean && { mean }),
    ...{ failed, draws: draws.length, isFew: draws.length < FEW_DRAWS },
  }
}
