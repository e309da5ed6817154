// Our answers to calls of the packages that draw from posteriors: graphs and latent classes.
import {
  type CaptureTable,
  finishJob,
  type GraphOptions,
  type Grid,
  graphJob,
  isFinding,
  latentClassJob,
  logGamma,
  pointsOf,
  readTable,
  thresholdJob,
  unseenAt,
} from '@tumen/estimate'
import type { ReferenceRow } from './estimate-call.ts'

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

/** Thresholding over pairs; of higher orders it is not offered. */
export function thresholdAnswer(table: CaptureTable, { call }: ReferenceRow) {
  if (!call.includes("prior='proper'") || !call.includes('maxorder=2')) return undefined
  const levels = ['2.5%', '10%', '50%', '90%', '97.5%']
  const shares = levels.map((name) => Number.parseFloat(name) / 100)
  const options = { hasNoise: false, draws: 100_000, seed: 2n, levels: shares }
  const { estimate, quantiles } = finishJob(thresholdJob(table, options))
  const named = levels.map((name, i) => [name, quantiles[String(shares[i])]])
  return { popest: estimate, quantiles: Object.fromEntries(named) }
}

/** Pooled quantiles of chains, with the errors that they have by chance. */
export function classAnswer(table: CaptureTable, { call }: ReferenceRow) {
  const classes = Number(/K=(\d+)/.exec(call)?.[1] ?? 10)
  const levels = POOLED.map((name) => Number.parseFloat(name) / 100)
  const options = { classes, chains: 8, burnIn: 5000, samples: 1000, thin: 50, maxFactor: 20 }
  const found = finishJob(latentClassJob(table, { ...options, seed: 7n, levels }))
  // Chains that disagree are no estimate, whatever length they have.
  const reason = found.findings.find(({ code }) => code === 'R7')
  if (reason) return { refused: reason.kind }
  const pooled = POOLED.map((name, i) => [name, found.quantiles[String(levels[i])]])
  const errors = POOLED.map((name, i) => [name, errorOf(found.draws, levels[i] as number)])
  return { pooled: Object.fromEntries(pooled), mcse: Object.fromEntries(errors) }
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
