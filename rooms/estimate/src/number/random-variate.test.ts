import assert from 'node:assert/strict'
import { test } from 'node:test'
import { vector } from '../../fixture/table.ts'
import { normalChance } from './normal.ts'
import { randomStream } from './random-stream.ts'
import {
  betaVariate,
  binomialVariate,
  logGammaVariate,
  multinomialInto,
  negativeBinomialVariate,
  normalVariate,
  poissonVariate,
  suffixSums,
} from './random-variate.ts'

interface Functions {
  binomial_pmf: { n: number; p: string; upper_edges: number[]; prob: string[] }[]
  poisson_pmf: { mean: string; upper_edges: number[]; prob: string[] }[]
  gamma_bins: { shape: string; log_edges: string[] }[]
  negative_binomial: { successes: number; p: string; upper_edges: number[]; prob: string[] }[]
}

const DRAWS = 100_000
const functions = vector<Functions>('functions')

/** Draws fall into bins as often as they should: chi-squared, by the rule p > 1e-6. */
function assertFits(
  draw: () => number,
  edges: readonly number[],
  chances: readonly number[],
): void {
  const counts = new Array<number>(edges.length + 1).fill(0)
  for (let i = 0; i < DRAWS; i++) {
    const value = draw()
    let bin = 0
    while (bin < edges.length && value > (edges[bin] as number)) bin++
    counts[bin] = (counts[bin] as number) + 1
  }
  const statistic = counts.reduce((sum, count, i) => {
    const expected = DRAWS * (chances[i] as number)
    return sum + (count - expected) ** 2 / expected
  }, 0)
  const degrees = counts.length - 1
  // Wilson and Hilferty: the cube root is nearly normal.
  const z =
    ((statistic / degrees) ** (1 / 3) - (1 - 2 / (9 * degrees))) / Math.sqrt(2 / (9 * degrees))
  assert.ok(normalChance(-z) > 1e-6, `chi-squared ${statistic} on ${degrees}`)
}

test('[M13] binomial variates have their distribution', () => {
  for (const { n, p, upper_edges, prob } of functions.binomial_pmf) {
    const stream = randomStream(11n, [n])
    assertFits(() => binomialVariate(stream, n, Number(p)), upper_edges, prob.map(Number))
  }
})

test('[M13] Poisson variates have their distribution', () => {
  for (const [i, { mean, upper_edges, prob }] of functions.poisson_pmf.entries()) {
    const stream = randomStream(12n, [i])
    assertFits(() => poissonVariate(stream, Number(mean)), upper_edges, prob.map(Number))
  }
})

test('[M13] gamma variates have their distribution, also where they underflow', () => {
  for (const [i, { shape, log_edges }] of functions.gamma_bins.entries()) {
    const stream = randomStream(13n, [i])
    const chances = new Array<number>(log_edges.length + 1).fill(1 / (log_edges.length + 1))
    assertFits(() => logGammaVariate(stream, Number(shape)), log_edges.map(Number), chances)
  }
})

test('[M13] negative binomial variates have their distribution', () => {
  for (const [i, { successes, p, upper_edges, prob }] of functions.negative_binomial.entries()) {
    const stream = randomStream(14n, [i])
    const draw = () => negativeBinomialVariate(stream, successes, Number(p))
    assertFits(draw, upper_edges, prob.map(Number))
  }
})

test('[M13] normal variates have their distribution, the tails included', () => {
  const edges = [-4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4]
  const below = [...edges.map(normalChance), 1]
  const chances = below.map((chance, i) => chance - (below[i - 1] ?? 0))
  const stream = randomStream(15n, [])
  assertFits(() => normalVariate(stream), edges.slice(1, -1), [
    (chances[0] as number) + (chances[1] as number),
    ...chances.slice(2, -2),
    (chances.at(-2) as number) + (chances.at(-1) as number),
  ])
})

test('[M13] beta variates have their mean and variance', () => {
  const stream = randomStream(16n, [])
  const draws = Array.from({ length: DRAWS }, () => betaVariate(stream, 2, 5))
  const mean = draws.reduce((sum, x) => sum + x, 0) / DRAWS
  assert.ok(Math.abs(mean - 2 / 7) < 4 * Math.sqrt(10 / (49 * 8) / DRAWS))
})

test('[M13] a multinomial draw adds up, and gives nothing to what has no weight', () => {
  const weights = [0, 3, 1, 0, 6]
  const out = new Float64Array(5)
  const draw = { weights, suffix: suffixSums(weights) }
  const sums = new Float64Array(5)
  for (let r = 0; r < 2000; r++) {
    multinomialInto(randomStream(17n, [r]), 100, draw, out)
    assert.equal(
      out.reduce((a, b) => a + b, 0),
      100,
    )
    for (const [i, value] of out.entries()) sums[i] = (sums[i] as number) + value
  }
  assert.equal(sums[0], 0)
  assert.equal(sums[3], 0)
  assert.ok(Math.abs((sums[4] as number) / 200_000 - 0.6) < 0.006)
})
