// The average over all decomposable graphs, each weighted by how well it explains the table at each
// number of unseen persons. Weights stay logarithms until they are summed: they differ by hundreds.
// Source: Madigan & York (1997); the package dga.

import { exp, log, powerOfTwo } from '../number/elementary.ts'
import { logGamma } from '../number/gamma-function.ts'
import { type Finding, finding } from '../report/finding.ts'
import type { Job, Part, Running } from '../report/job.ts'
import { rangesOf } from '../report/job.ts'
import { type CaptureTable, denseCounts, sizeOf } from '../table/capture-table.ts'
import {
  type DecomposableGraph,
  decomposableGraphs,
  graphName,
  isSaturated,
  MOST_GRAPH_LISTS,
} from './graph.ts'
import {
  defaultGrid,
  type Grid,
  gammaCurve,
  pointsOf,
  unseenAt,
  type Window,
} from './graph-grid.ts'

export interface GraphOptions {
  /** The prior weight of a cell; 2^−t by default. */
  delta?: number
  grid?: Grid
  /**
   * Whether the graph in which nothing is known of the unseen takes part; it does not by default.
   */
  saturated?: boolean
  /** Log prior of the total by its place on the grid; 1/N by default. */
  prior?: Float64Array
  levels?: readonly number[]
}

/** The posterior of all persons. */
export interface GraphAverage {
  mean: number
  mode: number
  quantiles: Record<string, number>
  /** Graphs by weight, largest first. */
  graphs: { name: string; weight: number }[]
  /** How much weight stands in the last percent of the grid. */
  lastPercent: number
  grid: Grid
  /** The weight of each number of unseen persons on the grid. */
  posterior: Float64Array
  findings: Finding[]
}

/** What a part works on: the points `first` … `last − 1` of the grid. */
export interface GraphPart extends Part {
  kind: 'graph'
  table: CaptureTable
  delta: number
  saturated: boolean
  prior?: Float64Array
  grid: Grid
  first: number
  last: number
}

/** Sums over graphs at each point, over points for each graph, all relative to `top`. */
export interface GraphResult {
  top: number
  points: Float64Array
  graphs: Float64Array
}

const PART_WORK = 6_000_000

/** The average as a job; a finding when there are too many lists. */
export function graphJob(
  table: CaptureTable,
  options: GraphOptions = {},
): Job<GraphAverage, GraphPart, GraphResult> | Finding {
  const width = table.lists.length
  if (width > MOST_GRAPH_LISTS || width < 2)
    return finding('R3', 'not_identified', { about: 'graphs' })
  const grid = options.grid ?? defaultGrid(table.persons, width === 6 ? 1000 : undefined)
  const {
    delta = powerOfTwo(-width),
    saturated = false,
    prior,
    levels = [0.025, 0.5, 0.975],
  } = options
  const graphs = graphsOf(width, saturated)
  const size = Math.max(1, Math.floor(PART_WORK / graphs.length))
  const shape = { kind: 'graph' as const, table, delta, saturated, grid, ...(prior && { prior }) }
  const parts = rangesOf(pointsOf(grid), size).map(({ from, to }) => {
    return { ...shape, units: to - from, first: from, last: to }
  })
  const join = (results: GraphResult[]) => joined(results, { table, grid, graphs, levels })
  return { stage: 'graphs', parts, join }
}

function graphsOf(width: number, saturated: boolean): DecomposableGraph[] {
  const all = decomposableGraphs(width)
  return saturated ? all : all.filter((graph) => !isSaturated(graph, width))
}

/** Weighs the graphs at the points of one part. */
export function* runGraphPart(part: GraphPart): Running<GraphResult> {
  const { table, delta, saturated, prior, grid, first, last } = part
  const width = table.lists.length
  const graphs = graphsOf(width, saturated)
  const count = last - first
  const curves = componentCurves(table, delta, { grid, first, count })
  const common = commonCurve(table, { grid, first, count }, prior)
  const line = new Float64Array(count)
  const points = new Float64Array(count)
  const sums = new Float64Array(graphs.length)
  let top = -Infinity
  for (const [n, graph] of graphs.entries()) {
    fillLine(line, graph, curves, common)
    const most = line.reduce((a, b) => Math.max(a, b), -Infinity)
    if (most > top) {
      scale(points, sums, exp(top - most))
      top = most
    }
    for (let i = 0; i < count; i++) {
      const weight = exp((line[i] as number) - top)
      points[i] = (points[i] as number) + weight
      sums[n] = (sums[n] as number) + weight
    }
    if (n % 64 === 63) yield Math.floor((count * (n + 1)) / graphs.length)
  }
  return { top, points, graphs: sums }
}

function scale(points: Float64Array, sums: Float64Array, by: number): void {
  for (let i = 0; i < points.length; i++) points[i] = (points[i] as number) * by
  for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) * by
}

interface Curves {
  cliques: Float64Array[]
  /** ln Γ(2^t δ) − ln Γ(N + 2^t δ), once for each clique more than separators. */
  per: Float64Array
}

// L_c(n₀) of every set of lists, and what each component more brings.
function componentCurves(table: CaptureTable, delta: number, window: Window): Curves {
  const width = table.lists.length
  const counts = denseCounts(table)
  const total = powerOfTwo(width) * delta
  const cliques = Array.from({ length: 1 << width }, (_, mask) => {
    if (mask === 0) return new Float64Array(0)
    return cliqueCurve(mask, counts, { delta: delta * powerOfTwo(width - sizeOf(mask)), window })
  })
  const per = gammaCurve(table.persons + total, window).map((value) => logGamma(total) - value)
  return { cliques, per }
}

function cliqueCurve(
  mask: number,
  counts: Float64Array,
  { delta, window }: { delta: number; window: Window },
): Float64Array {
  const margin = new Map<number, number>()
  for (let cell = 1; cell < counts.length; cell++)
    margin.set(cell & mask, (margin.get(cell & mask) ?? 0) + (counts[cell] as number))
  let constant = -powerOfTwo(sizeOf(mask)) * logGamma(delta)
  for (let part = mask; part > 0; part = (part - 1) & mask)
    constant += logGamma((margin.get(part) ?? 0) + delta)
  return gammaCurve((margin.get(0) ?? 0) + delta, window).map((value) => value + constant)
}

// What does not depend on the graph: the multinomial coefficient and the prior.
function commonCurve(
  table: CaptureTable,
  window: Window,
  prior: Float64Array | undefined,
): Float64Array {
  const { grid, first } = window
  const total = gammaCurve(table.persons + 1, window)
  const unseen = gammaCurve(1, window)
  const seen = table.counts.reduce((sum, count) => sum + logGamma(count + 1), 0)
  return total.map((value, i) => {
    const n0 = unseenAt(grid, first + i)
    const believed = prior ? (prior[first + i] as number) : -log(table.persons + n0)
    return value - (unseen[i] as number) - seen + believed
  })
}

function fillLine(
  line: Float64Array,
  { cliques, separators }: DecomposableGraph,
  curves: Curves,
  common: Float64Array,
): void {
  const times = cliques.length - separators.length
  for (let i = 0; i < line.length; i++)
    line[i] = (common[i] as number) + times * (curves.per[i] as number)
  for (const mask of cliques) addTo(line, curves.cliques[mask] as Float64Array, 1)
  for (const mask of separators) addTo(line, curves.cliques[mask] as Float64Array, -1)
}

function addTo(line: Float64Array, curve: Float64Array, sign: number): void {
  for (let i = 0; i < line.length; i++) line[i] = (line[i] as number) + sign * (curve[i] as number)
}

interface Whole {
  table: CaptureTable
  grid: Grid
  graphs: readonly DecomposableGraph[]
  levels: readonly number[]
}

function joined(results: readonly GraphResult[], whole: Whole): GraphAverage {
  const { table, grid, graphs, levels } = whole
  const top = Math.max(...results.map((one) => one.top))
  const posterior = new Float64Array(pointsOf(grid))
  const weights = new Float64Array(graphs.length)
  let at = 0
  for (const { top: own, points, graphs: sums } of results) {
    const by = exp(own - top)
    for (const point of points) posterior[at++] = point * by
    for (let n = 0; n < weights.length; n++)
      weights[n] = (weights[n] as number) + (sums[n] as number) * by
  }
  const sum = posterior.reduce((a, b) => a + b, 0)
  for (let i = 0; i < posterior.length; i++) posterior[i] = (posterior[i] as number) / sum
  const named = graphs.map((graph, n) => {
    return { name: graphName(graph, table.lists), weight: (weights[n] as number) / sum, graph }
  })
  named.sort((a, b) => b.weight - a.weight)
  const saturated = named.find(({ graph }) => isSaturated(graph, table.lists.length))?.weight ?? 0
  const lastPercent = endOf(posterior)
  return {
    ...summary(posterior, { persons: table.persons, grid, levels }),
    graphs: named.map(({ name, weight }) => ({ name, weight })),
    ...{ lastPercent, grid, posterior },
    findings: findingsOf(lastPercent, saturated),
  }
}

function endOf(posterior: Float64Array): number {
  const last = Math.max(1, Math.round(posterior.length / 100))
  return posterior.subarray(posterior.length - last).reduce((a, b) => a + b, 0)
}

function summary(
  posterior: Float64Array,
  { persons, grid, levels }: { persons: number; grid: Grid; levels: readonly number[] },
) {
  const totalAt = (i: number) => persons + unseenAt(grid, i)
  let mean = 0
  let best = 0
  for (let i = 0; i < posterior.length; i++) {
    mean += totalAt(i) * (posterior[i] as number)
    if ((posterior[i] as number) > (posterior[best] as number)) best = i
  }
  const quantiles: Record<string, number> = {}
  for (const level of levels) quantiles[String(level)] = totalAt(firstAbove(posterior, level))
  return { mean, mode: totalAt(best), quantiles }
}

function firstAbove(posterior: Float64Array, level: number): number {
  let sum = 0
  for (let i = 0; i < posterior.length; i++) {
    sum += posterior[i] as number
    if (sum > level) return i
  }
  return posterior.length - 1
}

const END_SHARE = 1e-3

function findingsOf(lastPercent: number, saturated: number): Finding[] {
  const found: Finding[] = []
  if (lastPercent > END_SHARE)
    found.push(finding('R8', 'grid_end', { values: { share: lastPercent } }))
  if (saturated > 0.5) found.push(finding('R8', 'saturated', { values: { weight: saturated } }))
  return found
}
