// Limits for an estimate whose model was chosen on the same data: every replicate draws a table and
// makes the whole choice again. By default the number seen is drawn too; keeping it is too narrow
// where most persons were seen. Source: Chan, Silverman & Vincent (2021); Silverman et al. (2024).
import { accelerationOf, type Limits, limitsAround } from '../number/bca.ts'
import { STREAM } from '../number/random-stream.ts'
import { type Finding, finding } from '../report/finding.ts'
import type { Job, Part, Running } from '../report/job.ts'
import { rangesOf } from '../report/job.ts'
import type { CaptureTable } from '../table/capture-table.ts'
import { modelName } from './model.ts'
import {
  columnOf,
  columnsOf,
  prepareReplicates,
  type ReplicateInput,
  type ReplicateOptions,
  type ReplicateResult,
  replicate,
  shorterEstimates,
} from './replicate.ts'
import type { Selected } from './selection.ts'

/** What is repeated, how often, and from which seed. */
export interface BootstrapOptions extends ReplicateOptions {
  replicates?: number
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

/** Replicates `from` … `to − 1`. */
export interface BootstrapPart extends Part {
  kind: 'bootstrap'
  input: ReplicateInput
  /** Where the streams of its replicates stand. */
  path: readonly number[]
  from: number
  to: number
}

const PART_REPLICATES = 50

/** The bootstrap of the default, or the given, method; a finding where there is no estimate. */
export function bootstrapJob(
  table: CaptureTable,
  options: BootstrapOptions = {},
): Job<Bootstrap, BootstrapPart, ReplicateResult> | Finding {
  const prepared = prepareReplicates(table, options)
  if ('code' in prepared) return prepared
  const { input, selected } = prepared
  const { replicates = 1000, levels = [0.025, 0.1, 0.9, 0.975] } = options
  const acceleration = accelerationOf(shorterEstimates(input))
  return {
    stage: 'bootstrap',
    parts: bootstrapParts(input, [STREAM.replicate], replicates),
    join: (results) => joined(results, { input, selected, acceleration, levels }),
  }
}

/** Replicates in parts, from the streams at `path`. */
export function bootstrapParts(
  input: ReplicateInput,
  path: readonly number[],
  replicates: number,
): BootstrapPart[] {
  return rangesOf(replicates, PART_REPLICATES).map((range) => {
    return { kind: 'bootstrap', units: range.to - range.from, input, path, ...range }
  })
}

/** Runs one part of a bootstrap. */
export function* runBootstrapPart(part: BootstrapPart): Running<ReplicateResult> {
  return yield* replicate(part.input, part.path, part)
}

interface Whole {
  input: ReplicateInput
  selected: Selected
  acceleration: number
  levels: readonly number[]
}

function joined(results: readonly ReplicateResult[], whole: Whole): Bootstrap {
  const { input, selected, acceleration, levels } = whole
  const columns = columnsOf(input)
  const all = columnOf(results, columns, columns - 1)
  const total = results.reduce((sum, { estimates }) => sum + estimates.length / columns, 0)
  const around = { estimate: selected.estimate, acceleration, levels }
  const limits = limitsAround(all, around)
  const shares = sharesOf(results, all.length)
  const nested = input.heads.slice(0, columns).map((keep, column) => {
    return { keep, printed: limitsAround(columnOf(results, columns, column), around).printed }
  })
  const failed = total - all.length
  return {
    estimate: selected.estimate,
    model: modelName(selected.model, input.width),
    acceleration,
    ...limits,
    ...{ failed, shares, nested: input.select === 'bic' ? nested : [] },
    replicates: all,
    findings: replicateFindings(limits, { failed, total }),
  }
}

function sharesOf(results: readonly ReplicateResult[], count: number): Record<string, number> {
  const sums = new Map<string, number>()
  for (const { chosen } of results)
    for (const [name, times] of Object.entries(chosen))
      sums.set(name, (sums.get(name) ?? 0) + times)
  const sorted = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return Object.fromEntries(sorted.map(([name, times]) => [name, times / count]))
}

/** W3: limits at the edge of the replicates, or many replicates without an estimate. */
export function replicateFindings(
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
