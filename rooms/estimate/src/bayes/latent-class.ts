// Persons in classes that are listed with different chances, as many classes as the lists ask for;
// draws of the unseen from several chains. Chains that disagree are a finding, never an estimate.
// Source: Manrique-Vallier (2016).

import { type Diagnostics, diagnose } from '../number/chain.ts'
import { log, powerOfTwo } from '../number/elementary.ts'
import { ascending, quantileOfType7 } from '../number/quantile.ts'
import { randomStream, STREAM } from '../number/random-stream.ts'
import { type Finding, finding } from '../report/finding.ts'
import type { Job, Part, Running } from '../report/job.ts'
import { type CaptureTable, countWhere, maskOf } from '../table/capture-table.ts'
import { createSampler } from './latent-sampler.ts'

export interface LatentClassOptions {
  classes?: number
  chains?: number
  burnIn?: number
  /** Draws kept of each chain, one in `thin` sweeps. */
  samples?: number
  thin?: number
  seed?: bigint
  /** Draw the unseen again while they are more than so many times the seen, as the package does. */
  maxFactor?: number
  /** Patterns whose count is only an upper limit. */
  censored?: readonly string[]
  levels?: readonly number[]
}

export interface LatentClass extends Diagnostics {
  mean: number
  quantiles: Record<string, number>
  /** The median of each chain. */
  medians: number[]
  /** All persons, draw by draw, for each chain. */
  draws: Float64Array[]
  findings: Finding[]
}

/** One chain. */
export interface ChainPart extends Part {
  kind: 'chain'
  table: CaptureTable
  classes: number
  burnIn: number
  samples: number
  thin: number
  seed: bigint
  chain: number
  maxFactor: number
  /** Masks of the cells whose count is only an upper limit. */
  censored: Int32Array
}

/** The chains as a job. */
export function latentClassJob(
  table: CaptureTable,
  options: LatentClassOptions = {},
): Job<LatentClass, ChainPart, Float64Array> {
  const { chains = 4, burnIn = 10_000, samples = 1000, thin = 100, seed = 1n } = options
  const { classes = Math.min(powerOfTwo(table.lists.length) - 1, 10), maxFactor = Infinity } =
    options
  const { levels = [0.025, 0.5, 0.975] } = options
  const censored = Int32Array.from(options.censored ?? [], maskOf)
  const sizes = { kind: 'chain' as const, table, classes, burnIn, samples, thin, seed }
  const shape = { ...sizes, maxFactor, censored }
  const units = burnIn + samples * thin
  const parts = Array.from({ length: chains }, (_, chain) => ({ ...shape, units, chain }))
  // Whoever is in a cell that is only limited may not be seen at all.
  const certain = countWhere(table, (mask) => !censored.includes(mask))
  return { stage: 'chains', parts, join: (draws) => joined(draws, certain, levels) }
}

/** Runs one chain; gives all persons, draw by draw. */
export function* runChainPart(part: ChainPart): Running<Float64Array> {
  const { burnIn, samples, thin, seed, chain } = part
  const sampler = createSampler(part, randomStream(seed, [STREAM.chain, chain]))
  const draws = new Float64Array(samples)
  let sweeps = 0
  for (let kept = -burnIn; kept < samples * thin; kept++) {
    sampler.sweep()
    if (kept >= 0 && (kept + 1) % thin === 0)
      draws[(kept + 1) / thin - 1] = sampler.seen() + sampler.unseen()
    sweeps++
    if (sweeps % 200 === 0) yield sweeps
  }
  return draws
}

const MOST_RHAT = 1.05
const LEAST_BULK = 400

function joined(draws: Float64Array[], persons: number, levels: readonly number[]): LatentClass {
  const pooled = ascending(draws.flatMap((chain) => [...chain]))
  const logs = draws.map((chain) => chain.map((total) => log(total - persons + 0.5)))
  const diagnostics = diagnose(logs)
  const medians = draws.map((chain) => quantileOfType7(ascending(chain), 0.5))
  const at = (level: number) => quantileOfType7(pooled, level)
  const width = at(0.975) - at(0.025)
  return {
    ...diagnostics,
    mean: pooled.reduce((sum, one) => sum + one, 0) / pooled.length,
    quantiles: Object.fromEntries(levels.map((level) => [String(level), at(level)])),
    ...{ medians, draws },
    findings: findingsOf(diagnostics, { medians, width, pooled, persons }),
  }
}

function findingsOf(
  { rhat, bulk }: Diagnostics,
  seen: { medians: number[]; width: number; pooled: Float64Array; persons: number },
): Finding[] {
  const { medians, width, pooled, persons } = seen
  const found: Finding[] = []
  if (!(rhat <= MOST_RHAT)) found.push(finding('R7', 'rhat', { values: { rhat } }))
  if (!(bulk >= LEAST_BULK)) found.push(finding('R7', 'effective_size', { values: { bulk } }))
  const apart = Math.max(...medians) - Math.min(...medians)
  if (apart > width / 2) found.push(finding('R7', 'seeds_disagree', { values: { apart, width } }))
  const far = pooled.filter((total) => total > 21 * persons).length / pooled.length
  if (far > 1e-3) found.push(finding('R8', 'grid_end', { values: { share: far } }))
  return found
}
