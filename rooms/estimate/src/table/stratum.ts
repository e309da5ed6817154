// One estimate for each part of a population (women and men, one province and another), and their
// total. Lists see some parts better than others: strata keep that apart. The total adds replicates
// stratum by stratum; limits are never added. Source: Efron & Tibshirani (1993), section 8.3, for
// replicates of several samples; Silverman, Chan & Vincent (2024) for each of them.

import { type BootstrapPart, bootstrapParts, replicateFindings } from '../log-linear/bootstrap.ts'
import { modelName } from '../log-linear/model.ts'
import {
  columnOf,
  columnsOf,
  prepareReplicates,
  type ReplicateInput,
  type ReplicateOptions,
  type ReplicateResult,
  shorterEstimates,
} from '../log-linear/replicate.ts'
import type { Selected } from '../log-linear/selection.ts'
import { accelerationOf, type Limits, limitsAround, type Shorter } from '../number/bca.ts'
import { STREAM } from '../number/random-stream.ts'
import { examine, mergeSame, withoutEmpty } from '../report/examine.ts'
import { type Finding, finding, isFinding, withholdsReport } from '../report/finding.ts'
import type { Job } from '../report/job.ts'
import { type CaptureTable, cellsOf, tableOf } from './capture-table.ts'

/** A part of the population with its table; all strata have the same lists. */
export interface Stratum {
  name: string
  table: CaptureTable
}

export interface StratumProblem {
  code: 'no_strata' | 'lists_differ' | 'name_twice'
  at?: number
}

export interface StrataOptions extends ReplicateOptions {
  replicates?: number
  levels?: readonly number[]
  /** A stratum with fewer persons is put together with others. */
  least?: number
}

/** What is said of one stratum; no estimate where a finding withholds it. */
export interface StratumEstimate {
  name: string
  persons: number
  estimate?: number
  model?: string
  printed?: Limits
  findings: Finding[]
}

/** The strata and their total. */
export interface StrataEstimate {
  persons: number
  strata: StratumEstimate[]
  /** Nothing when some stratum has no estimate. */
  total?: { estimate: number; bca: Limits; percentile: Limits; printed: Limits; failed: number }
  /** Of the total, and of each stratum, which they are about. */
  findings: Finding[]
}

/** Fewer persons than this do not stand alone. */
const LEAST_PERSONS = 30
const REPLICATES = 1000

/** What is known of a stratum before its replicates. */
interface Prepared {
  name: string
  table: CaptureTable
  findings: Finding[]
  ready?: { input: ReplicateInput; selected: Selected; shorter: Shorter[]; parts: BootstrapPart[] }
}

/** Small strata put together: with each other, then with the smallest of the others. */
export function pooledStrata(
  strata: readonly Stratum[],
  least = LEAST_PERSONS,
): { strata: Stratum[]; findings: Finding[] } {
  const sorted = [...strata].sort((a, b) => a.table.persons - b.table.persons)
  const small = sorted.filter(({ table }) => table.persons < least)
  const rest = sorted.slice(small.length)
  const group = [...small]
  const persons = () => group.reduce((sum, { table }) => sum + table.persons, 0)
  while (group.length > 0 && (persons() < least || group.length === 1) && rest.length > 0)
    group.push(rest.shift() as Stratum)
  if (group.length < 2) return { strata: [...strata], findings: [] }
  const pooled = { name: group.map(({ name }) => name).join('+'), table: sumOf(group) }
  const findings = small.map(({ name, table }) =>
    finding('W5', 'pooled', { about: name, values: { persons: table.persons, least } }),
  )
  return { strata: [...strata.filter((one) => !group.includes(one)), pooled], findings }
}

function sumOf(group: readonly Stratum[]): CaptureTable {
  const sums = new Map<number, number>()
  for (const { table } of group)
    for (const [mask, count] of cellsOf(table)) sums.set(mask, (sums.get(mask) ?? 0) + count)
  return tableOf(group[0]?.table.lists ?? [], sums)
}

/** Estimates of all strata and their total as a job, or what is wrong with them. */
export function strataJob(
  given: readonly Stratum[],
  options: StrataOptions = {},
): Job<StrataEstimate, BootstrapPart, ReplicateResult> | { problems: StratumProblem[] } {
  const problems = problemsOf(given)
  if (problems.length > 0) return { problems }
  const { strata, findings } = pooledStrata(given, options.least)
  const prepared = strata.map((stratum, at) => preparedOf(stratum, at, options))
  return {
    stage: 'strata',
    parts: prepared.flatMap(({ ready }) => ready?.parts ?? []),
    join: (results) => joined(results, prepared, { findings, options }),
  }
}

function problemsOf(strata: readonly Stratum[]): StratumProblem[] {
  if (strata.length === 0) return [{ code: 'no_strata' }]
  const names = strata.map(({ name }) => name)
  const lists = strata.map(({ table }) => JSON.stringify(table.lists))
  return strata.flatMap((_, at): StratumProblem[] => [
    ...(lists[at] !== lists[0] ? [{ code: 'lists_differ' as const, at }] : []),
    ...(names.indexOf(names[at] as string) < at ? [{ code: 'name_twice' as const, at }] : []),
  ])
}

function preparedOf({ name, table: given }: Stratum, at: number, options: StrataOptions): Prepared {
  const found = examine(given).filter(({ code }) => code.startsWith('R'))
  const table = mergeSame(withoutEmpty(given)).merged
  if (found.some(withholdsReport)) return { name, table, findings: found }
  const ready = prepareReplicates(table, options)
  if (isFinding(ready)) return { name, table, findings: [...found, ready] }
  const { replicates = REPLICATES } = options
  const parts = bootstrapParts(ready.input, [STREAM.stratum, at], replicates)
  const shorter = shorterEstimates(ready.input)
  return { name, table, findings: found, ready: { ...ready, shorter, parts } }
}

interface More {
  findings: readonly Finding[]
  options: StrataOptions
}

function joined(
  results: readonly ReplicateResult[],
  prepared: readonly Prepared[],
  { findings, options }: More,
): StrataEstimate {
  const { levels = [0.025, 0.975] } = options
  let at = 0
  const drawn = prepared.map(({ ready }) => {
    const own = results.slice(at, at + (ready?.parts.length ?? 0))
    at += own.length
    return own
  })
  const strata = prepared.map((one, n) => estimateOf(one, drawn[n] ?? [], levels))
  const { total, findings: ofTotal = [] } = totalOf(prepared, drawn, levels)
  const about = strata.flatMap(({ name, findings: own }) =>
    own.map((one) => ({ ...one, about: one.about === undefined ? name : `${name}: ${one.about}` })),
  )
  return {
    persons: prepared.reduce((sum, { table }) => sum + table.persons, 0),
    strata,
    ...(total && { total }),
    findings: [...findings, ...about, ...ofTotal],
  }
}

function estimateOf(
  { name, table, findings, ready }: Prepared,
  results: readonly ReplicateResult[],
  levels: readonly number[],
): StratumEstimate {
  const { persons } = table
  if (ready === undefined) return { name, persons, findings }
  const { input, selected, shorter } = ready
  const columns = columnsOf(input)
  const own = columnOf(results, columns, columns - 1)
  const acceleration = accelerationOf(shorter)
  const { estimate } = selected
  const limits = limitsAround(own, { estimate, acceleration, levels })
  const total = results.reduce((sum, { estimates }) => sum + estimates.length / columns, 0)
  const more = replicateFindings(limits, { failed: total - own.length, total })
  const model = modelName(selected.model, input.width)
  const shown = { estimate, model, printed: limits.printed }
  return { name, persons, ...shown, findings: [...findings, ...more] }
}

// Replicate r of the total is the sum of replicate r of each stratum; one without an estimate in
// some stratum is none.
function totalOf(
  prepared: readonly Prepared[],
  drawn: readonly (readonly ReplicateResult[])[],
  levels: readonly number[],
): { total?: NonNullable<StrataEstimate['total']>; findings?: Finding[] } {
  const ready = prepared.flatMap((one) => (one.ready ? [one.ready] : []))
  if (ready.length < prepared.length) return {}
  const rows = ready.map(({ input }, n) => {
    const columns = columnsOf(input)
    return (drawn[n] ?? []).flatMap(({ estimates }) =>
      [...estimates].filter((_, i) => i % columns === columns - 1),
    )
  })
  const count = rows[0]?.length ?? 0
  const sums = Float64Array.from({ length: count }, (_, r) =>
    rows.reduce((sum, row) => sum + (row[r] as number), 0),
  )
  const own = sums.filter((sum) => !Number.isNaN(sum)).sort()
  const estimate = ready.reduce((sum, { selected }) => sum + selected.estimate, 0)
  const acceleration = accelerationOf(...ready.map(({ shorter }) => shorter))
  const limits = limitsAround(own, { estimate, acceleration, levels })
  const { bca, percentile, printed } = limits
  const failed = count - own.length
  return {
    total: { estimate, bca, percentile, printed, failed },
    findings: replicateFindings(limits, { failed, total: count }),
  }
}
