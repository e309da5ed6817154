// Whether several chains of draws agree: R̂ and effective sizes, on ranks. Source: Vehtari, Gelman,
// Simpson, Carpenter & Bürkner (2021); Geyer (1992).
import { log10, power } from './elementary.ts'
import { normalQuantile } from './normal.ts'
import { ascending, quantileOfType7 } from './quantile.ts'

type Chains = readonly Float64Array[]

/** How far chains agree. */
export interface Diagnostics {
  /** The larger of R̂ on ranks and on folded ranks. */
  rhat: number
  bulk: number
  tail: number
}

/** R̂, bulk and tail size of draws in several chains of one length. */
export function diagnose(chains: Chains): Diagnostics {
  const halves = halvesOf(chains)
  const pooled = ascending(joined(halves))
  const median = quantileOfType7(pooled, 0.5)
  const folded = halves.map((half) => half.map((draw) => Math.abs(draw - median)))
  const tails = [0.05, 0.95].map((level) => {
    const edge = quantileOfType7(pooled, level)
    return effectiveSize(halves.map((half) => half.map((draw) => (draw <= edge ? 1 : 0))))
  })
  const ranked = normalRanks(halves)
  return {
    rhat: Math.max(basicRhat(ranked), basicRhat(normalRanks(folded))),
    bulk: effectiveSize(ranked),
    tail: Math.min(...tails),
  }
}

/** R̂ of split chains, without ranks. */
export function splitRhat(chains: Chains): number {
  return basicRhat(halvesOf(chains))
}

/** The effective size of split chains, without ranks. */
export function splitEffectiveSize(chains: Chains): number {
  return effectiveSize(halvesOf(chains))
}

// Each chain in halves; the middle draw of an odd one is dropped.
function halvesOf(chains: Chains): Float64Array[] {
  return chains.flatMap((chain) => {
    const half = Math.floor(chain.length / 2)
    return [chain.slice(0, half), chain.slice(chain.length - half)]
  })
}

function joined(chains: Chains): Float64Array {
  return Float64Array.from(chains.flatMap((chain) => [...chain]))
}

function basicRhat(chains: Chains): number {
  const length = chains[0]?.length ?? 0
  const between = length * varianceOf(Float64Array.from(chains, meanOf))
  const within = meanOf(Float64Array.from(chains, varianceOf))
  return Math.sqrt((((length - 1) / length) * within + between / length) / within)
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function varianceOf(values: Float64Array): number {
  const mean = meanOf(values)
  return values.reduce((sum, value) => sum + power(value - mean, 2), 0) / (values.length - 1)
}

// Normal scores of the ranks over all chains; equal draws have their mean rank.
function normalRanks(chains: Chains): Float64Array[] {
  const all = joined(chains)
  const order = Array.from(all, (_, i) => i).sort((a, b) => (all[a] as number) - (all[b] as number))
  const scores = new Float64Array(all.length)
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && all[order[to] as number] === all[order[from] as number]) to++
    const rank = (from + to + 1) / 2
    const score = normalQuantile((rank - 3 / 8) / (all.length + 1 / 4))
    for (let i = from; i < to; i++) scores[order[i] as number] = score
    from = to
  }
  return chains.map((chain, n) => scores.slice(n * chain.length, (n + 1) * chain.length))
}

/** The number of independent draws that tell as much about the mean. */
export function effectiveSize(chains: Chains): number {
  const length = chains[0]?.length ?? 0
  const size = chains.length * length
  const covariance = covariances(chains, length)
  const mean = (covariance(0) * length) / (length - 1)
  const spread = chains.length > 1 ? varianceOf(Float64Array.from(chains, meanOf)) : 0
  const whole = (mean * (length - 1)) / length + spread
  if (!(whole > 0)) return size
  const rho = (lag: number) => (lag === 0 ? 1 : 1 - (mean - covariance(lag)) / whole)
  const tau = Math.max(autocorrelationTime(rho, length), 1 / log10(size))
  return size / tau
}

// Means over the chains of the autocovariance at a lag, with the length as divisor.
function covariances(chains: Chains, length: number): (lag: number) => number {
  const centred = chains.map((chain) => {
    const mean = meanOf(chain)
    return chain.map((value) => value - mean)
  })
  return (lag) => {
    let sum = 0
    for (const chain of centred)
      for (let i = 0; i + lag < length; i++)
        sum += (chain[i] as number) * (chain[i + lag] as number)
    return sum / length / chains.length
  }
}

// Geyer's initial monotone sequence.
function autocorrelationTime(rho: (lag: number) => number, length: number): number {
  const stored: number[] = [1, rho(1)]
  let last = 0
  let [even, odd] = [1, rho(1)]
  while (last < length - 5 && even + odd > 0) {
    last += 2
    even = rho(last)
    odd = rho(last + 1)
    if (even + odd >= 0) {
      stored[last] = even
      stored[last + 1] = odd
    }
  }
  if (even > 0) stored[last] = even
  const at = (lag: number) => stored[lag] ?? 0
  for (let k = 2; k <= last - 2; k += 2) {
    const before = at(k - 2) + at(k - 1)
    if (at(k) + at(k + 1) <= before) continue
    stored[k] = before / 2
    stored[k + 1] = before / 2
  }
  let sum = 0
  for (let k = 0; k < last; k++) sum += at(k)
  return -1 + 2 * sum + at(last)
}
