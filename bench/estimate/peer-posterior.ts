// Our answers to calls of the packages that draw from posteriors: graphs and latent classes.
import {
  type CaptureTable,
  finishJob,
  type GraphOptions,
  type Grid,
  graphJob,
  isFinding,
  type LatentClass,
  latentClassJob,
  logGamma,
  pointsOf,
  readTable,
  thresholdJob,
  unseenAt,
} from '@tumen/estimate'
import type { ReferenceRow } from './peer-call.ts'

const LEVELS = { q025: 0.025, q10: 0.1, median: 0.5, q90: 0.9, q975: 0.975 }

/** The average over graphs that a call of `dga` asks for. */
export function graphAnswer(given: CaptureTable, { call, result }: ReferenceRow) {
  const table = call.startsWith('Madigan&York 3-list') ? authorsTable(given.lists) : given
  const options = graphOptions(table, call)
  if (options === undefined) return undefined
  const job = graphJob(table, { ...options, levels: Object.values(LEVELS) })
  if (isFinding(job)) return undefined
  const { mean, mode, quantiles, graphs, lastPercent } = finishJob(job)
  const byLevel = Object.entries(LEVELS).map(([name, level]) => [name, quantiles[String(level)]])
  const top = (result as { top_graphs?: [string, number][] }).top_graphs ?? []
  const weights = new Map(graphs.map(({ name, weight }) => [cliquesOf(name), weight]))
  return {
    ...{ mean, mode, ...Object.fromEntries(byLevel) },
    ...{ mass_last_percent_of_grid: lastPercent, last_percent: lastPercent },
    mass_at_upper_end: lastPercent,
    n_graphs: graphs.length,
    top_graphs: top.map(([name]) => [name, weights.get(cliquesOf(name))]),
  }
}

// The authors of the method count 626 persons where the table that is recorded has 621; this is
// the example of the package's manual.
function authorsTable(lists: readonly string[]): CaptureTable {
  const counts = { '001': 60, '010': 49, '011': 4, '100': 247, '101': 112, '110': 142, '111': 12 }
  const reading = readTable(lists, Object.entries(counts))
  if ('problems' in reading) throw new Error(reading.problems[0]?.code)
  return reading.table
}

// A graph whatever the order of its cliques and of the lists in them.
function cliquesOf(name: string): string {
  const cliques = [...name.matchAll(/\{([^}]*)\}/g)].map(([, inner = '']) =>
    inner.split('+').sort().join('+'),
  )
  return cliques.sort().join(' ')
}

function graphOptions(table: CaptureTable, call: string): GraphOptions | undefined {
  const delta = deltaOf(call, table.lists.length)
  const grid = gridOf(call, table.persons)
  if (delta === undefined || grid === undefined) return undefined
  const saturated = !/without the saturated/.test(call)
  const [, shape, rate] = /Gamma\(([\d.]+)\)-Poisson prior b=([\d.]+)/.exec(call) ?? []
  if (shape === undefined) return { delta, grid, saturated }
  const prior = gammaPoisson(table.persons, { grid, shape: Number(shape), rate: Number(rate) })
  return { delta, grid, saturated, prior }
}

// The log chance of each total when it is Poisson with a gamma mean, without what is the same for
// all totals. Source: Madigan & York (1997), section 4.
function gammaPoisson(persons: number, of: { grid: Grid; shape: number; rate: number }) {
  const { grid, shape, rate } = of
  return Float64Array.from({ length: pointsOf(grid) }, (_, i) => {
    const total = persons + unseenAt(grid, i)
    return logGamma(total + shape) - logGamma(total + 1) + total * Math.log(rate / (1 + rate))
  })
}

function deltaOf(call: string, lists: number): number | undefined {
  const word = /delta=([^,:]+)/.exec(call)?.[1]
  if (word === undefined) return undefined
  if (word.startsWith('2^-')) return 2 ** -lists
  const [factor, power] = word.split('*2^-')
  return Number(factor) * (power === undefined ? 1 : 2 ** -lists)
}

// The tools take every point that their rounding leaves.
function gridOf(call: string, persons: number): Grid | undefined {
  const [, times, points] =
    /Nmissing=unique\(round\(seq\(1,(\d+)\*n,length.out=(\d+)\)\)\)/.exec(call) ?? []
  if (times !== undefined) return { points: roundedPoints(Number(times) * persons, Number(points)) }
  const plain = /Nmissing=(\d+):(\d+)/.exec(call)
  if (plain) return { from: Number(plain[1]), to: Number(plain[2]), step: 1 }
  const stepped = /Nmissing=seq\((\d+),(\d+),by=(\d+)\)/.exec(call)
  return stepped
    ? { from: Number(stepped[1]), to: Number(stepped[2]), step: Number(stepped[3]) }
    : undefined
}

function roundedPoints(to: number, count: number): number[] {
  const step = (to - 1) / (count - 1)
  const points = Array.from({ length: count }, (_, i) => roundHalfEven(1 + i * step))
  return [...new Set(points)]
}

// As R rounds.
function roundHalfEven(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

const POOLED = ['2.5%', '10%', '25%', '50%', '75%', '90%', '97.5%']

/** Thresholding with proper priors, and the error by chance of a run as long as theirs. */
export function thresholdAnswer(table: CaptureTable, { call }: ReferenceRow) {
  if (!call.includes("prior='proper'")) return undefined
  const levels = ['2.5%', '10%', '50%', '90%', '97.5%']
  const shares = levels.map((name) => Number.parseFloat(name) / 100)
  const order = call.includes('maxorder=3') ? 3 : 2
  const options = { hasNoise: false, order, levels: shares } as const
  const { estimate, quantiles } = finishJob(
    thresholdJob(table, { ...options, draws: 100_000, seed: 2n }),
  )
  const short = Array.from({ length: 12 }, (_, i) =>
    finishJob(thresholdJob(table, { ...options, draws: 10_000, seed: BigInt(100 + i) })),
  )
  const errors = shares.map((share) => spreadOf(short.map((one) => one.quantiles[String(share)])))
  const byLevel = (values: readonly unknown[]) =>
    Object.fromEntries(levels.map((name, i) => [name, values[i]]))
  return {
    popest: estimate,
    quantiles: byLevel(shares.map((share) => quantiles[String(share)])),
    mcse: { ...byLevel(errors), popest: errors[2] },
  }
}

// The standard deviation of one number over several runs.
function spreadOf(values: readonly (number | undefined)[]): number {
  const known = values.filter((one) => one !== undefined)
  const mean = known.reduce((sum, one) => sum + one, 0) / known.length
  const squares = known.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  return Math.sqrt(squares / (known.length - 1))
}

/** Quantiles of many chains together, with the errors that both sides have by chance. */
export function classAnswer(table: CaptureTable, { call, result }: ReferenceRow) {
  const found = chainsOf(table, Number(/K=(\d+)/.exec(call)?.[1] ?? 10))
  const pooled = (share: number) => found.quantiles[String(share)] as number
  const names = POOLED.map((name, i) => [name, LEVELS_POOLED[i] as number] as const)
  const quantiles = Object.fromEntries(names.map(([name, share]) => [name, pooled(share)]))
  const errors = names.map(([name, share]) => [name, errorOf(found.draws, share)] as const)
  const { ess, sd } = result as { ess?: number; sd?: number }
  if (ess === undefined || sd === undefined)
    return { pooled: quantiles, mcse: Object.fromEntries(errors) }
  // Where chains disagree one chain is no answer, and its errors cannot be known from itself.
  const reason = found.findings.find(({ code }) => code === 'R7')
  if (reason) return { refused: `R7 ${reason.kind}` }
  // One chain of theirs is as unsure as so many independent draws, or as one of ours.
  const own = errors.map(([name, error]) => {
    const share = Number.parseFloat(name) / 100
    const reach = Math.sqrt((share * (1 - share)) / ess)
    const [low, high] = [Math.max(share - reach, 0), Math.min(share + reach, 1)]
    const drawn = (pooledAt(found, high) - pooledAt(found, low)) / 2
    return [name, Math.hypot(error, Math.max(drawn, error * Math.sqrt(found.draws.length)))]
  })
  const mean = Math.hypot(sd / Math.sqrt(ess), errorOf(found.draws, 0.5))
  return { mean: found.mean, quantiles, mcse: { ...Object.fromEntries(own), mean } }
}

const LEVELS_POOLED = POOLED.map((name) => Number.parseFloat(name) / 100)
const chainsByTable = new WeakMap<CaptureTable, Map<number, LatentClass>>()

// Eight chains of 60,000 sweeps, once for each number of classes; where they disagree, as long ones
// as theirs.
function chainsOf(table: CaptureTable, classes: number): LatentClass {
  const known = chainsByTable.get(table) ?? new Map<number, LatentClass>()
  chainsByTable.set(table, known)
  const options = { classes, chains: 8, burnIn: 10_000, maxFactor: 20, seed: 7n }
  const run = (samples: number, thin: number) =>
    finishJob(latentClassJob(table, { ...options, samples, thin, levels: LEVELS_POOLED }))
  const short = known.get(classes) ?? run(1000, 50)
  const isApart = short.findings.some(({ code }) => code === 'R7') && !known.has(classes)
  const found = isApart ? run(4000, 100) : short
  known.set(classes, found)
  return found
}

function pooledAt({ draws }: LatentClass, share: number): number {
  const sorted = draws.flatMap((chain) => [...chain]).sort((a, b) => a - b)
  return sorted[Math.round(share * (sorted.length - 1))] as number
}

// The standard error of a quantile from how it differs between chains.
function errorOf(draws: readonly Float64Array[], level: number): number {
  const own = draws.map((chain) => {
    const sorted = [...chain].sort((a, b) => a - b)
    return sorted[Math.floor(level * (sorted.length - 1))] as number
  })
  const mean = own.reduce((sum, one) => sum + one, 0) / own.length
  const spread = own.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (own.length - 1)
  return Math.sqrt(spread / own.length)
}
