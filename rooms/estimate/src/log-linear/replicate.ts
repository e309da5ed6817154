// One replicate of an estimate: a table is drawn, and the whole choice of a model is made on it
// again. What is drawn names its own stream, so that it does not matter who draws it.
// Source: Chan, Silverman & Vincent (2021); Silverman, Chan & Vincent (2024).

import type { Shorter } from '../number/bca.ts'
import { streamsBelow } from '../number/random-stream.ts'
import { binomialVariate, multinomialInto, suffixSums } from '../number/random-variate.ts'
import type { Finding } from '../report/finding.ts'
import type { Running } from '../report/job.ts'
import { type CaptureTable, denseCounts } from '../table/capture-table.ts'
import { createSelector, defaultKeep, defaultSelection, noModel, type Selection } from './method.ts'
import { type Model, modelName } from './model.ts'
import { rankModels } from './rank.ts'
import { type Bench, createBench, createNestedBest, type Selected } from './selection.ts'

/** How a model is chosen, and how tables are drawn. */
export interface ReplicateOptions {
  select?: Selection
  /** How many of the best models each replicate chooses among, for `bic`. */
  keep?: number
  seed?: bigint
  /** Keep the number of persons seen, as the R packages do. */
  fixedN?: boolean
}

/**
 * What every replicate needs: the table, the models, and how large the population is taken to be.
 */
export interface ReplicateInput {
  width: number
  masks: Int32Array
  counts: Float64Array
  persons: number
  /** The rounded estimate. */
  population: number
  select: Selection
  models: Model[]
  heads: number[]
  fixedN: boolean
  seed: bigint
}

/** Estimates by replicate and by head; NaN where there is none. */
export interface ReplicateResult {
  estimates: Float64Array
  chosen: Record<string, number>
}

/** The estimate with what its replicates need; a finding where there is none. */
export function prepareReplicates(
  table: CaptureTable,
  options: ReplicateOptions,
): { input: ReplicateInput; selected: Selected } | Finding {
  const width = table.lists.length
  const { select = defaultSelection(width), seed = 1n, fixedN = false } = options
  const models = select === 'bic' ? keptModels(table, options.keep ?? defaultKeep(width)) : []
  const bench = createBench(width)
  const heads = headsOf(models.length)
  const selected = selectorOf(bench, { select, models, heads })(denseCounts(table)).at(-1)
  if (selected === undefined) return noModel()
  const { masks, counts, persons } = table
  const population = Math.max(persons, Math.round(selected.estimate))
  const shape = { width, masks, counts, persons, population }
  return { selected, input: { ...shape, select, models, heads, fixedN, seed } }
}

/** The best models by BIC that have a maximum, at most `keep`. */
export function keptModels(table: CaptureTable, keep: number): Model[] {
  return rankModels(table, { keep })
    .flatMap(({ code, terms }) => (code === 0 ? [terms] : []))
    .slice(0, keep)
}

const NESTED = [1, 2, 5, 10, 20, 50, 100, 200, 500]

function headsOf(count: number): number[] {
  return [...NESTED.filter((head) => head < count), Math.max(count, 1)]
}

type Choice = Pick<ReplicateInput, 'select' | 'models' | 'heads'>

function selectorOf(bench: Bench, { select, models, heads }: Choice) {
  if (select === 'bic') return createNestedBest(bench, models, heads)
  const one = createSelector(bench, select)
  return (counts: Float64Array) => [one.select(counts)]
}

/** How many estimates a replicate gives: one for each number of models to choose among. */
export function columnsOf({ select, heads }: ReplicateInput): number {
  return select === 'bic' ? heads.length : 1
}

/** One column of the estimates, ascending, without the replicates that have none. */
export function columnOf(
  results: readonly ReplicateResult[],
  columns: number,
  column: number,
): Float64Array {
  const values = results.flatMap(({ estimates }) =>
    [...estimates].filter((value, i) => i % columns === column && !Number.isNaN(value)),
  )
  return Float64Array.from(values).sort()
}

/** Replicates from the streams at `path` and their own number; one row of estimates each. */
export function* replicate(
  input: ReplicateInput,
  path: readonly number[],
  { from, to }: { from: number; to: number },
): Running<ReplicateResult> {
  const { width, masks, counts, persons, population, fixedN, seed } = input
  const bench = createBench(width)
  const select = selectorOf(bench, input)
  const streamOf = streamsBelow(seed, path)
  const columns = columnsOf(input)
  const estimates = new Float64Array((to - from) * columns).fill(Number.NaN)
  const chosen = new Map<string, { model: Model; times: number }>()
  const draw = { weights: counts, suffix: suffixSums(counts) }
  const cells = new Float64Array(counts.length)
  const dense = new Float64Array(1 << width)
  for (let r = from; r < to; r++) {
    const stream = streamOf(r)
    const size = fixedN ? persons : binomialVariate(stream, population, persons / population)
    multinomialInto(stream, Math.max(size, 1), draw, cells)
    for (let i = 0; i < masks.length; i++) dense[masks[i] as number] = cells[i] as number
    const found = select(dense)
    for (const [column, one] of found.entries())
      if (one) estimates[(r - from) * columns + column] = one.estimate
    const model = found.at(-1)?.model
    if (model) countModel(chosen, model)
    if ((r - from) % 10 === 9) yield r - from + 1
  }
  const named = [...chosen.values()].map(({ model, times }) => [modelName(model, width), times])
  return { estimates, chosen: Object.fromEntries(named) }
}

// By its terms: to write a name takes longer than to fit a model.
function countModel(chosen: Map<string, { model: Model; times: number }>, model: Model): void {
  const terms = model.join()
  const before = chosen.get(terms)
  if (before) before.times++
  else chosen.set(terms, { model, times: 1 })
}

/** The estimate with one person less in each cell that has one, chosen anew. */
export function shorterEstimates(input: ReplicateInput): Shorter[] {
  const { width, masks, counts } = input
  const select = selectorOf(createBench(width), input)
  const dense = new Float64Array(1 << width)
  for (let i = 0; i < masks.length; i++) dense[masks[i] as number] = counts[i] as number
  const shorter: Shorter[] = []
  for (let i = 0; i < masks.length; i++) {
    const [mask, count] = [masks[i] as number, counts[i] as number]
    dense[mask] = count - 1
    const one = select(dense).at(-1)
    dense[mask] = count
    if (one) shorter.push({ estimate: one.estimate, count })
  }
  return shorter
}
