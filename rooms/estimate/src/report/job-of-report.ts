// Makes a report: what can be said at once, the long parts as one job, and the whole put together.

import { type GraphPart, type GraphResult, graphJob } from '../bayes/graph-average.ts'
import { defaultGrid } from '../bayes/graph-grid.ts'
import { PRIOR_FACTORS, type PriorPoint, priorFinding, priorPoint } from '../bayes/graph-prior.ts'
import { type ChainPart, latentClassJob } from '../bayes/latent-class.ts'
import { chaoBound, highestOrderCurve, oddsCurve, pairOf } from '../closed-form/closed-form.ts'
import { type BootstrapPart, bootstrapJob } from '../log-linear/bootstrap.ts'
import { chooseModel, defaultSelection, noModel } from '../log-linear/method.ts'
import { profileInterval } from '../log-linear/profile.ts'
import { type RankedModel, rankModels } from '../log-linear/rank.ts'
import type { ReplicateResult } from '../log-linear/replicate.ts'
import type { Selected } from '../log-linear/selection.ts'
import { powerOfTwo } from '../number/elementary.ts'
import { selfTest, selfTestFinding } from '../self-test.ts'
import { type CaptureTable, countWhere, listSizes, sizeOf } from '../table/capture-table.ts'
import { examine, mergeSame, withoutEmpty } from './examine.ts'
import { type Finding, isFinding, withholdsReport } from './finding.ts'
import type { Job } from './job.ts'
import { type Done, methodsOf } from './method.ts'
import { type NearModel, PROCEDURE, type Report, type ReportOptions } from './report.ts'
import { type Change, sensitivityJob, type Variant, type VariantPart } from './sensitivity.ts'
import {
  estimateWarnings,
  heterogeneityWarnings,
  modelWarnings,
  variantWarnings,
} from './warning.ts'

const SMALL = 100
const NO_BOUND = ['R1', 'R2', 'R5', 'R6']
const NEAR_BIC = 6
const MOST_NEAR = 40
const REPLICATES = 1000

type ReportPart = BootstrapPart | GraphPart | ChainPart | VariantPart
type ReportResult = ReplicateResult | GraphResult | Float64Array | Variant
type SomeJob = Job<unknown, ReportPart, ReportResult>

/** What is known before the long parts run. */
interface Plan {
  /** Lists that are one are one, empty ones are left out. */
  table: CaptureTable
  findings: Finding[]
  isWithheld: boolean
  selected: Selected | undefined
  ranked: RankedModel[]
  jobs: { [K in keyof Done]?: SomeJob }
}

/** The report as a job. */
export function reportJob(
  given: CaptureTable,
  options: ReportOptions = {},
): Job<Report, ReportPart, ReportResult> {
  const plan = planOf(given, options)
  const jobs = Object.values(plan.jobs)
  return {
    stage: 'report',
    parts: jobs.flatMap(({ parts }) => parts),
    join: (results) => assembled(given, options, { ...plan, done: joinedJobs(plan, results) }),
  }
}

function planOf(given: CaptureTable, options: ReportOptions): Plan {
  const findings = examine(given, options)
  const isWithheld = findings.some(withholdsReport)
  const table = mergeSame(withoutEmpty(given)).merged
  const width = table.lists.length
  const isFitted = width >= 2 && table.persons > 0 && !isWithheld
  const selection = selectionOf(table, options)
  const selected = isFitted ? chooseModel(table, selection) : undefined
  const ranked = isFitted && width <= 5 ? rankModels(table, { keep: 200 }) : []
  if (isFitted && selected === undefined) findings.push(noModel())
  const plan: Plan = { table, findings, isWithheld, selected, ranked, jobs: {} }
  if (selected !== undefined) plan.jobs = jobsOf(table, options)
  return plan
}

function selectionOf({ lists }: CaptureTable, { selection }: ReportOptions) {
  return selection ?? defaultSelection(lists.length)
}

function jobsOf(table: CaptureTable, options: ReportOptions): Plan['jobs'] {
  const { replicates = REPLICATES, seed = 1n, classes = false } = options
  const width = table.lists.length
  const select = selectionOf(table, options)
  const levels = [0.025, 0.975]
  const bootstrap = bootstrapJob(table, { select, replicates, seed, levels })
  // On a screen some thousand points are enough; the full grid is asked for by itself.
  const grid = defaultGrid(table.persons, width === 6 ? 250 : 4000)
  const graphs = graphJob(table, width === 5 ? { grid } : {})
  const [half, double] = PRIOR_FACTORS.map((factor) => {
    return graphJob(table, { delta: factor * powerOfTwo(-width), grid }) as SomeJob
  })
  const changes = changesFor(width)
  return {
    ...(isFinding(bootstrap) ? {} : { bootstrap: bootstrap as SomeJob }),
    ...(isFinding(graphs) ? {} : { graphs: graphs as SomeJob, half, double }),
    ...(classes && { chains: latentClassJob(table, { seed }) as SomeJob }),
    variants: sensitivityJob(table, { changes, selection: select }) as SomeJob,
  }
}

function changesFor(width: number): Change[] {
  return width === 2 ? ['plus', 'minus'] : ['drop', 'merge', 'plus', 'minus']
}

// The results stand in the order of the jobs.
function joinedJobs({ jobs }: Plan, results: ReportResult[]): Done {
  let at = 0
  const done = Object.entries(jobs).map(([name, job]) => {
    const own = results.slice(at, at + job.parts.length)
    at += job.parts.length
    return [name, job.join(own)]
  })
  return Object.fromEntries(done)
}

function assembled(
  given: CaptureTable,
  options: ReportOptions,
  plan: Plan & { done: Done },
): Report {
  const { table, selected, ranked } = plan
  const { done, prior } = withPrior(plan.done)
  const near = nearModels(table, ranked)
  const tests = selected ? selfTest(table, { selection: selectionOf(table, options) }) : []
  const findings = allFindings(plan, tests)
  const curves = { ...curvesOf(table), ...(prior.length > 0 && { prior }) }
  const { seed = 1n, replicates = REPLICATES, classes = false } = options
  return {
    table: {
      lists: [...given.lists],
      persons: given.persons,
      sizes: listSizes(given),
      ...(options.hash !== undefined && { hash: options.hash }),
    },
    ...(options.collapse && { collapse: options.collapse }),
    documented: documentedOf(given, options),
    ...boundOf(table, findings),
    ...bandOf(table, { options, near, findings }),
    ...estimateOf(table, { done, findings, options }),
    methods: methodsOf(table, { done, selected, findings }),
    ...{ findings, ranked: ranked.slice(0, 500), near, variants: done.variants ?? [] },
    ...{ selfTest: tests, curves },
    ...(done.bootstrap && { bootstrap: done.bootstrap }),
    ...(done.graphs && { graphs: done.graphs }),
    ...(done.chains && { chains: done.chains }),
    options: { seed: String(seed), replicates, classes },
    versions: { procedure: PROCEDURE },
  }
}

// What half and twice the prior weight say; a finding about the graphs when they decide.
function withPrior(done: Done): { done: Done; prior: PriorPoint[] } {
  const { graphs, half, double } = done
  if (graphs === undefined || half === undefined || double === undefined) return { done, prior: [] }
  const [low, own, high] = [priorPoint(0.5, half), priorPoint(1, graphs), priorPoint(2, double)]
  const moved = priorFinding(own, [low, high])
  const findings = [...graphs.findings, ...(moved ? [moved] : [])]
  return { done: { ...done, graphs: { ...graphs, findings } }, prior: [low, own, high] }
}

function nearModels(table: CaptureTable, ranked: readonly RankedModel[]): NearModel[] {
  const existing = ranked.filter(({ code }) => code === 0)
  const best = existing[0]
  if (best === undefined) return []
  return existing
    .filter(({ bic }) => bic - best.bic <= NEAR_BIC)
    .slice(0, MOST_NEAR)
    .map((one) => ({ ...one, profile: profileInterval(table, one.terms) }))
}

function allFindings(
  { table, findings, selected, ranked, done }: Plan & { done: Done },
  tests: ReturnType<typeof selfTest>,
): Finding[] {
  if (selected === undefined) return findings
  const failed = selfTestFinding(tests)
  return [
    ...findings,
    ...estimateWarnings(table, selected),
    ...modelWarnings(ranked),
    ...variantWarnings(selected, countedVariants(table, done.variants ?? [])),
    ...heterogeneityWarnings(table),
    ...(done.bootstrap?.findings ?? []),
    ...(failed ? [failed] : []),
  ]
}

// Of three lists two are left when two are joined: that says nothing about an estimate.
function countedVariants({ lists }: CaptureTable, variants: readonly Variant[]): Variant[] {
  return variants.filter(({ change }) => change !== 'merge' || lists.length >= 4)
}

function documentedOf(given: CaptureTable, { collapse }: ReportOptions): Report['documented'] {
  return {
    persons: Math.max(given.persons, collapse?.documented ?? 0),
    lists: listSizes(given).filter((size) => size > 0).length,
    twice: countWhere(given, (mask) => sizeOf(mask) >= 2),
  }
}

function boundOf(table: CaptureTable, findings: readonly Finding[]): Pick<Report, 'bound'> {
  const isBarred = findings.some(
    ({ code, kind }) => NO_BOUND.includes(code) && kind !== 'same_list',
  )
  if (isBarred || table.lists.length < 2) return {}
  const bound = chaoBound(table)
  return { bound: { ...bound, atLeast: Math.floor(bound.low) } }
}

function bandOf(
  table: CaptureTable,
  { options, near, findings }: { options: ReportOptions; near: NearModel[]; findings: Finding[] },
): Pick<Report, 'band'> {
  const others = findings.filter((one) => withholdsReport(one) && one.code !== 'R4')
  if (others.length > 0) return {}
  if (table.lists.length === 2 && options.odds) {
    const { low, high, why } = options.odds
    const curve = oddsCurve(pairOf(table, 0, 1), [low, high])
    const [first, last] = curve ?? []
    if (first && last)
      return { band: { by: 'odds', low: first.estimate, high: last.estimate, why } }
  }
  if (near.length === 0) return {}
  const highs = near.map(({ profile }) => profile.high)
  const isOpen = highs.some((high) => high === undefined)
  const low = Math.min(...near.map(({ profile }) => profile.low))
  const most = Math.max(...highs.filter((high) => high !== undefined))
  return { band: { by: 'models', low, ...(isOpen ? {} : { high: most }) } }
}

function estimateOf(
  table: CaptureTable,
  { done, findings, options }: { done: Done; findings: Finding[]; options: ReportOptions },
): Pick<Report, 'estimate'> {
  const { bootstrap } = done
  if (bootstrap === undefined || findings.some(withholdsReport)) return {}
  return {
    estimate: {
      total: bootstrap.estimate,
      low: bootstrap.printed['0.025'] ?? table.persons,
      high: bootstrap.printed['0.975'] ?? bootstrap.estimate,
      method: selectionOf(table, options),
      model: bootstrap.model,
      small: table.persons < SMALL,
    },
  }
}

function curvesOf(table: CaptureTable): Report['curves'] {
  const width = table.lists.length
  const odds = width === 2 ? oddsCurve(pairOf(table, 0, 1)) : undefined
  const highestOrder = width >= 3 && width <= 16 ? highestOrderCurve(table) : undefined
  return { ...(odds && { odds }), ...(highestOrder && { highestOrder }) }
}
