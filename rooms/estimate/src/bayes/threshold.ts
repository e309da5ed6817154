// Bayesian thresholding: all pairs of lists with priors that pull interactions to nothing; pairs
// that stay away from it are kept, and the rest are left out of the next run. If asked for, the
// same is then done with the triples whose pairs are all kept. Source: Silverman (2020).

import { modelName, modelOf, pairsOf } from '../log-linear/model.ts'
import { exp, log, power } from '../number/elementary.ts'
import { ascending, quantileOfType8 } from '../number/quantile.ts'
import { type RandomStream, randomStream, STREAM } from '../number/random-stream.ts'
import { normalVariate, poissonVariate } from '../number/random-variate.ts'
import type { Job, Part, Running } from '../report/job.ts'
import { type CaptureTable, denseCounts, sizeOf } from '../table/capture-table.ts'
import { createPosterior, type Posterior } from './poisson-posterior.ts'

export interface ThresholdOptions {
  /** The prior variance of an interaction. */
  variance?: number
  /** Pairs whose mean is so many standard deviations away from nothing are kept. */
  threshold?: number
  /** Whether triples of lists are looked at too. */
  order?: 2 | 3
  draws?: number
  burnIn?: number
  seed?: bigint
  /** Whether the unseen vary about their expectation, as they do; the package leaves it out. */
  hasNoise?: boolean
  levels?: readonly number[]
}

export interface Threshold {
  /** The median of all persons. */
  estimate: number
  quantiles: Record<string, number>
  /** The model of the pairs that were kept. */
  model: string
  /** Mean over standard deviation of each pair, in the order 12, 13, …. */
  ratios: number[]
}

/** All runs: they follow from each other. */
export interface ThresholdPart extends Part {
  kind: 'threshold'
  table: CaptureTable
  variance: number
  threshold: number
  order: 2 | 3
  draws: number
  burnIn: number
  seed: bigint
  hasNoise: boolean
}

/** Draws of all persons, and what the first run kept. */
export interface ThresholdResult {
  totals: Float64Array
  model: string
  ratios: number[]
}

/** Bayesian thresholding as a job. */
export function thresholdJob(
  table: CaptureTable,
  options: ThresholdOptions = {},
): Job<Threshold, ThresholdPart, ThresholdResult> {
  const { variance = 1, threshold = 2, draws = 10_000, burnIn = 1000, seed = 1n } = options
  const { order = 2, hasNoise = true, levels = [0.025, 0.5, 0.975] } = options
  const shape = { kind: 'threshold' as const, table, variance, threshold, draws, burnIn, seed }
  const part = { ...shape, order, hasNoise, units: order * (draws + burnIn) }
  return {
    stage: 'threshold',
    parts: [part],
    join: ([result]) => {
      const { totals, model, ratios } = result as ThresholdResult
      const sorted = ascending(totals)
      const at = (level: number) => quantileOfType8(sorted, level)
      const quantiles = Object.fromEntries(levels.map((level) => [String(level), at(level)]))
      return { estimate: at(0.5), quantiles, model, ratios }
    },
  }
}

/** Runs the chain over all pairs, if asked over triples, then that over what is kept. */
export function* runThresholdPart(part: ThresholdPart): Running<ThresholdResult> {
  const { table, order, draws } = part
  const width = table.lists.length
  const pairs = pairsOf(width)
  const first = yield* keptOf(part, modelOf(width, pairs), { terms: pairs, run: 0 })
  let members = first.kept
  const triples = order === 3 ? triplesOf(width, members) : []
  if (triples.length > 0) {
    const wide = modelOf(width, [...members, ...triples])
    const second = yield* keptOf(part, wide, { terms: triples, run: 1 })
    members = [...members, ...second.kept]
  }
  const model = modelOf(width, members)
  const last = posteriorOf(part, model)
  const chain = yield* walk(last, part, order - 1)
  const noise = randomStream(part.seed, [STREAM.threshold, order])
  const totals = Float64Array.from({ length: draws }, (_, i) => {
    const expected = exp(chain[i * last.terms.length] as number)
    return table.persons + (part.hasNoise ? poissonVariate(noise, expected) : expected)
  })
  return { totals, model: modelName(model, width), ratios: first.ratios }
}

// One run: the ratios of some terms, and those of them that are far enough from nothing.
function* keptOf(
  part: ThresholdPart,
  model: Int32Array,
  { terms, run }: { terms: readonly number[]; run: number },
): Running<{ kept: number[]; ratios: number[] }> {
  const posterior = posteriorOf(part, model)
  const chain = yield* walk(posterior, part, run)
  const order = posterior.terms.length
  const ratios = terms.map((term) => ratioOf(chain, posterior.terms.indexOf(term), order))
  return {
    kept: terms.filter((_, i) => Math.abs(ratios[i] as number) >= part.threshold),
    ratios,
  }
}

// Triples of lists whose three pairs are all among some.
function triplesOf(width: number, pairs: readonly number[]): number[] {
  return Array.from({ length: 1 << width }, (_, mask) => mask)
    .filter((mask) => sizeOf(mask) === 3)
    .filter((mask) => pairs.filter((pair) => (pair & mask) === pair).length === 3)
}

const WIDE = 1e4

function posteriorOf({ table, variance }: ThresholdPart, model: Int32Array): Posterior {
  const isPulled = (term: number) => sizeOf(term) >= 2
  return createPosterior(denseCounts(table), model, (term) => (isPulled(term) ? variance : WIDE))
}

// A random walk with steps in the shape of the posterior; rows of coefficients after the burn-in.
function* walk(posterior: Posterior, part: ThresholdPart, run: number): Running<Float64Array> {
  const { draws, burnIn, seed } = part
  const { mode, root, logDensity } = posterior
  const order = mode.length
  const stream = randomStream(seed, [STREAM.threshold, run])
  const scale = 2.38 / Math.sqrt(order)
  const chain = new Float64Array(draws * order)
  let at = Float64Array.from(mode)
  let density = logDensity(at)
  for (let step = -burnIn; step < draws; step++) {
    const to = proposal(at, { root, scale, stream })
    const next = logDensity(to)
    if (log(stream.uniform()) < next - density) {
      at = to
      density = next
    }
    if (step >= 0) chain.set(at, step * order)
    if ((step + burnIn) % 500 === 499) yield run * (draws + burnIn) + step + burnIn + 1
  }
  return chain
}

function proposal(
  at: Float64Array,
  { root, scale, stream }: { root: Float64Array; scale: number; stream: RandomStream },
) {
  const order = at.length
  const noise = Float64Array.from(at, () => normalVariate(stream))
  return at.map((value, i) => {
    let step = 0
    for (let j = 0; j <= i; j++) step += (root[i * order + j] as number) * (noise[j] as number)
    return value + scale * step
  })
}

function ratioOf(chain: Float64Array, column: number, order: number): number {
  const own = chain.filter((_, i) => i % order === column)
  const mean = own.reduce((sum, value) => sum + value, 0) / own.length
  const spread = own.reduce((sum, value) => sum + power(value - mean, 2), 0) / (own.length - 1)
  return mean / Math.sqrt(spread)
}
