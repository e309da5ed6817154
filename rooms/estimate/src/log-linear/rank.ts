// All hierarchical models of a table by a criterion. Existence is tested from the best on, until as
// many are found as are kept: with six lists most models are never looked at.

import type { Job, Part, Running } from '../report/job.ts'
import { rangesOf } from '../report/job.ts'
import { type CaptureTable, denseCounts } from '../table/capture-table.ts'
import type { ExistenceCode } from './existence.ts'
import { defaultOrder, hierarchicalModels, type Model, modelName } from './model.ts'
import { compareFits, createBench, fittedModels, type Placed } from './selection.ts'

/** How models are ranked. */
export interface RankOptions {
  /** The largest number of lists in an interaction. */
  maxOrder?: number
  criterion?: 'bic' | 'aic'
  /**
   * Existence is tested until so many models have a maximum; all are by default up to five lists.
   */
  keep?: number
}

/** A model with its place among the others. */
export interface RankedModel {
  model: string
  terms: Model
  estimate: number
  aic: number
  bic: number
  /** Nothing where it was not tested. */
  code?: ExistenceCode
}

/** Models `from` … `to − 1` of all. */
export interface RankPart extends Part {
  kind: 'rank'
  table: CaptureTable
  order: number
  from: number
  to: number
}

const PART_MODELS = 4096

/** The ranking as a job. Too many models are none at all. */
export function rankJob(
  table: CaptureTable,
  options: RankOptions = {},
): Job<RankedModel[], RankPart, Placed[]> {
  const width = table.lists.length
  const order = options.maxOrder ?? defaultOrder(width)
  const count = hierarchicalModels(width, order)?.length ?? 0
  const parts = rangesOf(count, PART_MODELS).map(({ from, to }) => {
    return { kind: 'rank' as const, units: to - from, table, order, from, to }
  })
  return { stage: 'rank', parts, join: (results) => ranked(table, results.flat(), options) }
}

/** Fits the models of one part. */
export function* runRankPart({ table, order, from, to }: RankPart): Running<Placed[]> {
  const width = table.lists.length
  const bench = createBench(width)
  const counts = denseCounts(table)
  const models = (hierarchicalModels(width, order) ?? []).slice(from, to)
  const placed: Placed[] = []
  for (const { from: start, to: end } of rangesOf(models.length, 512)) {
    placed.push(...fittedModels(bench, counts, models.slice(start, end)))
    yield end
  }
  return placed
}

/** The ranking at once. */
export function rankModels(table: CaptureTable, options: RankOptions = {}): RankedModel[] {
  const width = table.lists.length
  const models = hierarchicalModels(width, options.maxOrder ?? defaultOrder(width)) ?? []
  return ranked(table, fittedModels(createBench(width), denseCounts(table), models), options)
}

function ranked(table: CaptureTable, placed: Placed[], options: RankOptions): RankedModel[] {
  const width = table.lists.length
  const { criterion = 'bic', keep = width <= 5 ? Infinity : 100 } = options
  const named = placed.map((one) => ({ ...one, name: modelName(one.model, width) }))
  const by = criterion === 'bic' ? compareFits : byAic
  named.sort((a, b) => by(a, b) || (a.name < b.name ? -1 : 1))
  const { existence } = createBench(width)
  const counts = denseCounts(table)
  let found = 0
  return named.map(({ name, model, estimate, aic, bic, isProof }) => {
    const one = { model: name, terms: model, estimate, aic, bic }
    if (found >= keep) return one
    const code = isProof ? 0 : existence.codeOf(counts, model)
    if (code === 0) found++
    return { ...one, code }
  })
}

function byAic(a: Placed, b: Placed): number {
  return Math.abs(a.aic - b.aic) > 1e-9 ? a.aic - b.aic : a.model.length - b.model.length
}
