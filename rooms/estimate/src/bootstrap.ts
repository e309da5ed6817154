// Limits for an estimate whose model was chosen on the same data: every replicate draws a table and
// makes the whole choice again. By default the number seen is drawn too; keeping it is too narrow
// where most persons were seen. Source: Chan, Silverman & Vincent (2021); Silverman et al. (2024).
import {
  accelerationOf,
  bcaLimits,
  biasCorrection,
  type Limits,
  percentileLimits,
  widerLimits,
} from './bca.ts'
import { type CaptureTable, denseCounts } from './capture-table.ts'
import { type Finding, finding } from './finding.ts'
import type { Job, Part, Running } from './job.ts'
import { rangesOf } from './job.ts'
import { defaultKeep, defaultSelection, type Selection } from './method.ts'
import { type Model, modelName } from './model.ts'
import { randomStream, STREAM } from './random-stream.ts'
import { binomialVariate, multinomialInto, suffixSums } from './random-variate.ts'
import { rankModels } from './rank.ts'
import {
  type Bench,
  createBench,
  createNestedBest,
  createStepwise,
  type Selected,
} from './selection.ts'

/** What is repeated, how often, and from which seed. */
export interface BootstrapOptions {
  select?: Selection
  /** How many of the best models each replicate chooses among, for `bic`. */
  keep?: number
  replicates?: number
  seed?: bigint
  /** Keep the number of persons seen, as the R packages do. */
  fixedN?: boolean
  levels?: readonly number[]
}

/** The estimate with its limits, keyed by level, and what was seen on the way. */
export interface Bootstrap {
  estimate: number
  model: string
  acceleration: number
  z0: number
  /** The levels that the correction asks for. */
  levels: Limits
  bca: Limits
  percentile: Limits
  /** On each side the wider of the two: the interval that is shown. */
  printed: Limits
  /** Replicates without an estimate. */
  failed: number
  /** How often each model was chosen, as a share of the replicates that have one. */
  shares: Record<string, number>
  /** Limits when only the best 1, 2, 5 … models may be chosen; for `bic`. */
  nested: { keep: number; printed: Limits }[]
  /** All estimates, ascending. */
  replicates: Float64Array
  findings: Finding[]
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

/** Replicates `from` … `to − 1`. */
export interface BootstrapPart extends Part {
  kind: 'bootstrap'
  input: ReplicateInput
  from: number
  to: number
}

/** Estimates by replicate and by head; NaN where there is none. */
export interface BootstrapResult {
  estimates: Float64Array
  chosen: Record<string, number>
}

/** The estimate with what its replicates need; a finding where there is none. */
export function prepareReplicates(
  table: CaptureTable,
  options: BootstrapOptions,
): { input: ReplicateInput; selected: Selected } | Finding {
  const width = table.lists.length
  const { select = defaultSelection(width), seed = 1n, fixedN = false } = options
  const models = select === 'bic' ? keptModels(table, options.keep ?? defaultKeep(width)) : []
  const bench = createBench(width)
  const heads = headsOf(models.length)
  const selected = selectorOf(bench, { select, models, heads })(denseCounts(table)).at(-1)
  if (selected === undefined) return finding('R3', 'no_maximum', { about: 'default' })
  const { masks, counts, persons } = table
  const population = Math.max(persons, Math.round(selected.estimate))
  const shape = { width, masks, counts, persons, population }
  return { selected, input: { ...shape, select, models, heads, fixedN, seed } }
}

function keptModels(table: CaptureTable, keep: number): Model[] {
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
  const stepwise = createStepwise(bench)
  return (counts: Float64Array) => [stepwise.select(counts)]
}

const PART_REPLICATES = 50

/** The bootstrap of the default, or the given, method; a finding where there is no estimate. */
export function bootstrapJob(
  table: CaptureTable,
  options: BootstrapOptions = {},
): Job<Bootstrap, BootstrapPart, BootstrapResult> | Finding {
  const prepared = prepareReplicates(table, options)
  if ('code' in prepared) return prepared
  const { input, selected } = prepared
  const { replicates = 1000, levels = [0.025, 0.1, 0.9, 0.975] } = options
  const parts = rangesOf(replicates, PART_REPLICATES).map((range) => {
    return { kind: 'bootstrap' as const, units: range.to - range.from, input, ...range }
  })
  const acceleration = jackknife(input)
  return {
    stage: 'bootstrap',
    parts,
    join: (results) => joined(results, { input, selected, acceleration, levels }),
  }
}

/** Runs one part of a bootstrap. */
export function* runBootstrapPart({ input, from, to }: BootstrapPart): Running<BootstrapResult> {
  return yield* replicate(input, (r) => [STREAM.replicate, r], { from, to })
}

/** Replicates from the streams that `pathOf` names; one row of estimates each. */
export function* replicate(
  input: ReplicateInput,
  pathOf: (replicate: number) => number[],
  { from, to }: { from: number; to: number },
): Running<BootstrapResult> {
  const { width, masks, counts, persons, population, heads, fixedN, seed } = input
  const bench = createBench(width)
  const select = selectorOf(bench, input)
  const columns = input.select === 'bic' ? heads.length : 1
  const estimates = new Float64Array((to - from) * columns).fill(Number.NaN)
  const chosen: Record<string, number> = {}
  const draw = { weights: counts, suffix: suffixSums(counts) }
  const cells = new Float64Array(counts.length)
  const dense = new Float64Array(1 << width)
  for (let r = from; r < to; r++) {
    const stream = randomStream(seed, pathOf(r))
    const size = fixedN ? persons : binomialVariate(stream, population, persons / population)
    multinomialInto(stream, Math.max(size, 1), draw, cells)
    for (let i = 0; i < masks.length; i++) dense[masks[i] as number] = cells[i] as number
    const found = select(dense)
    for (const [column, one] of found.entries())
      if (one) estimates[(r - from) * columns + column] = one.estimate
    const last = found.at(-1)
    const name = last && modelName(last.model, width)
    if (name !== undefined) chosen[name] = (chosen[name] ?? 0) + 1
    if ((r - from) % 10 === 9) yield r - from + 1
  }
  return { estimates, chosen }
}

/** The acceleration: the estimate with one person less in each cell that has one, chosen anew. */
export function jackknife(input: ReplicateInput): number {
  const { width, masks, counts } = input
  const select = selectorOf(createBench(width), input)
  const dense = new Float64Array(1 << width)
  for (let i = 0; i < masks.length; i++) dense[masks[i] as number] = counts[i] as number
  const shorter: { estimate: number; count: number }[] = []
  for (let i = 0; i < masks.length; i++) {
    const [mask, count] = [masks[i] as number, counts[i] as number]
    dense[mask] = count - 1
    const one = select(dense).at(-1)
    dense[mask] = count
    if (one) shorter.push({ estimate: one.estimate, count })
  }
  return accelerationOf(shorter)
}

interface Whole {
  input: ReplicateInput
  selected: Selected
  acceleration: number
  levels: readonly number[]
}

function joined(results: readonly BootstrapResult[], whole: Whole): Bootstrap {
  const { input, selected, acceleration, levels } = whole
  const columns = input.select === 'bic' ? input.heads.length : 1
  const all = columnOf(results, columns, columns - 1)
  const total = results.reduce((sum, { estimates }) => sum + estimates.length / columns, 0)
  const limits = limitsOf(all, { estimate: selected.estimate, acceleration, levels })
  const shares = sharesOf(results, all.length)
  const nested = input.heads.slice(0, columns).map((keep, column) => {
    const one = columnOf(results, columns, column)
    const { printed } = limitsOf(one, { estimate: selected.estimate, acceleration, levels })
    return { keep, printed }
  })
  const failed = total - all.length
  return {
    estimate: selected.estimate,
    model: modelName(selected.model, input.width),
    acceleration,
    ...limits,
    ...{ failed, shares, nested: input.select === 'bic' ? nested : [] },
    replicates: all,
    findings: findingsOf(limits, { failed, total }),
  }
}

// One column of the estimates, ascending, without the replicates that have none.
function columnOf(
  results: readonly BootstrapResult[],
  columns: number,
  column: number,
): Float64Array {
  const values = results.flatMap(({ estimates }) =>
    [...estimates].filter((value, i) => i % columns === column && !Number.isNaN(value)),
  )
  return Float64Array.from(values).sort()
}

function limitsOf(
  replicates: Float64Array,
  given: { estimate: number; acceleration: number; levels: readonly number[] },
) {
  const { estimate, acceleration, levels } = given
  const z0 = biasCorrection(replicates, estimate)
  const { limits, adjusted } = bcaLimits(replicates, levels, { z0, acceleration })
  const percentile = percentileLimits(replicates, levels)
  return { z0, levels: adjusted, bca: limits, percentile, printed: widerLimits(limits, percentile) }
}

function sharesOf(results: readonly BootstrapResult[], count: number): Record<string, number> {
  const sums = new Map<string, number>()
  for (const { chosen } of results)
    for (const [name, times] of Object.entries(chosen))
      sums.set(name, (sums.get(name) ?? 0) + times)
  const sorted = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return Object.fromEntries(sorted.map(([name, times]) => [name, times / count]))
}

function findingsOf(
  { z0, levels }: { z0: number; levels: Limits },
  { failed, total }: { failed: number; total: number },
): Finding[] {
  const found: Finding[] = []
  const count = total - failed
  const edges = Object.values(levels).map((level) => Math.min(level, 1 - level) * count)
  const nearest = Math.min(...edges)
  if (!Number.isFinite(z0)) found.push(finding('W3', 'edge'))
  else if (nearest < 10) found.push(finding('W3', 'edge', { values: { replicates: nearest } }))
  if (failed > 0.05 * total)
    found.push(finding('W3', 'failed_replicates', { values: { share: failed / total } }))
  return found
}
