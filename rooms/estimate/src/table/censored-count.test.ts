import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finished, fixtureTable, near, recordedTable } from '../../fixture/table.ts'
import { latentClassJob } from '../bayes/latent-class.ts'
import { logGamma } from '../number/gamma-function.ts'
import { randomStream } from '../number/random-stream.ts'
import { censoredVariate } from './censored-count.ts'

test('[M108] a count that is only an upper limit has its weights, and never more than the limit', () => {
  // By hand: others 2, chance ½, at most 2: weights Γ(2) : Γ(3)/1! · ½ : Γ(4)/2! · ¼ = 1 : 1 : ¾.
  const stream = randomStream(4n, [])
  const found = new Float64Array(3)
  const cell = { others: 2, chance: 0.5, most: 2 }
  for (let i = 0; i < 40_000; i++) {
    const c = censoredVariate(stream, cell)
    found[c] = (found[c] as number) + 1
  }
  for (const [c, share] of [4 / 11, 4 / 11, 3 / 11].entries())
    assert.ok(Math.abs((found[c] as number) / 40_000 - share) < 0.01, String(found))
  assert.equal(censoredVariate(stream, { others: 5, chance: 0.9999, most: 3 }) <= 3, true)
  assert.equal(censoredVariate(stream, { others: 5, chance: 1e-12, most: 1000 }), 0)
  const many = { others: 4000, chance: 0.4, most: 1e6 }
  const mean = Array.from({ length: 2000 }, () => censoredVariate(stream, many))
  near(mean.reduce((sum, one) => sum + one, 0) / 2000, (4000 * 0.4) / 0.6, 0.01)
})

// The posterior with one class, summed cell by cell: independent lists with uniform chances, so
// that P(n₀, c) ∝ Γ(N)/(n₀! c!) · Π B(1 + n_j, 1 + N − n_j).
function exactOneClass(
  fixed: number[],
  most: number,
): { mean: number; below: (n: number) => number } {
  const [a = 0, b = 0, ab = 0] = fixed
  const logs: { total: number; log: number }[] = []
  for (let c = 0; c <= most; c++)
    for (let n0 = 0; n0 < 3000; n0++) {
      const total = a + ab + b + c + n0
      const beta = (size: number) =>
        logGamma(1 + size) + logGamma(1 + total - size) - logGamma(2 + total)
      const cells = logGamma(total) - logGamma(n0 + 1) - logGamma(c + 1)
      logs.push({ total, log: cells + beta(a + ab) + beta(b + ab + c) })
    }
  const top = logs.reduce((most, { log }) => Math.max(most, log), -Infinity)
  const weighted = logs.map(({ total, log }) => ({ total, weight: Math.exp(log - top) }))
  const sum = weighted.reduce((all, { weight }) => all + weight, 0)
  return {
    mean: weighted.reduce((all, { total, weight }) => all + total * weight, 0) / sum,
    below: (n) =>
      weighted.reduce((all, { total, weight }) => all + (total <= n ? weight : 0), 0) / sum,
  }
}

test('[M108] with one class the chain gives the posterior that is summed cell by cell', () => {
  const most = 60
  const table = fixtureTable(
    ['A', 'B'],
    [
      ['10', 40],
      ['01', most],
      ['11', 30],
    ],
  )
  const exact = exactOneClass([40, 0, 30], most)
  const options = { classes: 1, chains: 2, burnIn: 500, samples: 15_000, thin: 3, seed: 6n }
  const ours = finished(latentClassJob(table, { ...options, censored: ['01'] }))
  near(ours.mean, exact.mean, 0.02)
  for (const level of ['0.025', '0.5', '0.975'])
    assert.ok(Math.abs(exact.below(ours.quantiles[level] as number) - Number(level)) < 0.02, level)
  const plain = finished(latentClassJob(table, options))
  assert.ok(ours.mean < plain.mean)
})

test('[M108] in Scotland a list that counts too many makes the estimate smaller', () => {
  const options = { classes: 5, chains: 2, burnIn: 800, samples: 200, thin: 4, seed: 2n }
  const table = recordedTable('scotpwid4')
  const run = (censored: string[]) => finished(latentClassJob(table, { ...options, censored }))
  const [all, limited] = [run([]), run(['0001'])]
  assert.ok((limited.quantiles['0.025'] as number) < (all.quantiles['0.025'] as number))
  assert.ok(limited.draws.every((chain) => chain.every((total) => total >= 5670 - 684)))
})
