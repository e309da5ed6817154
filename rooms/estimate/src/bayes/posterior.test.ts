import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  finished,
  fixtureTable,
  near,
  recordedRows,
  recordedTable,
  vector,
} from '../../fixture/table.ts'
import { diagnose, splitEffectiveSize, splitRhat } from '../number/chain.ts'
import { randomStream } from '../number/random-stream.ts'
import { decomposableGraphs, graphName } from './graph.ts'
import { graphJob } from './graph-average.ts'
import { latentClassJob } from './latent-class.ts'
import { createSampler } from './latent-sampler.ts'
import { thresholdJob } from './threshold.ts'

test('[M60] there are 8, 61, 822 and 18,154 decomposable graphs', () => {
  assert.deepEqual(
    [2, 3, 4, 5, 6].map((width) => decomposableGraphs(width).length),
    [2, 8, 61, 822, 18_154],
  )
  const [first] = decomposableGraphs(3)
  assert.equal(first && graphName(first, ['A', 'B', 'C']), '{A} {B} {C}')
})

test('[M60] averages over graphs give the numbers of dga', () => {
  const levels = [0.025, 0.5, 0.975]
  for (const id of ['korea3', 'hav3', 'spina3', 'kosovo4'])
    for (const { call, result } of recordedRows(id, 'decomposable graphs')) {
      const [, from, to] = /Nmissing=(\d+):(\d+), delta=2\^-/.exec(call) ?? []
      if (to === undefined) continue
      const grid = { from: Number(from), to: Number(to), step: 1 }
      const saturated = !call.includes('without the saturated')
      const ours = finished(graphJob(recordedTable(id), { grid, saturated, levels }))
      near(ours.mean, result.mean as number, 1e-8, `${id} ${call}`)
      assert.equal(ours.mode, result.mode)
      assert.deepEqual(Object.values(ours.quantiles), [result.q025, result.median, result.q975])
    }
})

test('[M60] a grid of any points gives the numbers of dga too', () => {
  const table = recordedTable('korea3')
  const row = recordedRows('korea3', 'decomposable graphs').find(({ call }) =>
    /out=1000/.test(call),
  )
  const to = 30 * table.persons
  const every = Array.from({ length: 1000 }, (_, i) => Math.round(1 + ((to - 1) / 999) * i))
  const ours = finished(
    graphJob(table, { saturated: true, grid: { points: [...new Set(every)] }, levels: [0.5] }),
  )
  near(ours.mean, row?.result.mean as number, 1e-8)
  assert.equal(ours.quantiles['0.5'], row?.result.median)
})

test('[M61] the saturated graph is out by default; when it is in and takes the weight it is a finding', () => {
  const table = recordedTable('hav3')
  assert.deepEqual(finished(graphJob(table)).findings, [])
  const grid = { from: 0, to: 5420, step: 1 }
  const { findings } = finished(graphJob(table, { saturated: true, delta: 0.125, grid }))
  assert.equal(findings[0]?.kind, 'saturated')
  near(findings[0]?.values?.weight as number, 0.705956535239999, 1e-8)
})

test('[M61] a grid that ends too early is a finding, and too many lists have no graphs', () => {
  const short = { delta: 0.0625, saturated: true, grid: { from: 0, to: 8800, step: 1 } }
  const { findings, lastPercent } = finished(graphJob(recordedTable('kosovo4'), short))
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['grid_end'],
  )
  near(lastPercent, 0.0301285997066226, 1e-5)
  assert.ok('code' in graphJob(recordedTable('neworleans8')))
})

interface ChainVectors {
  chains: { chains: number[][] } & Record<
    'all_four' | 'first_three' | 'first_one',
    Record<string, string>
  >
}

test('[M70] agreement of chains is measured as in posterior', () => {
  const { chains } = vector<ChainVectors>('functions')
  const all = chains.chains.map((chain) => Float64Array.from(chain))
  for (const [name, count] of [
    ['all_four', 4],
    ['first_three', 3],
    ['first_one', 1],
  ] as const) {
    const own = all.slice(0, count)
    const expected = (key: string) => Number(chains[name][key])
    const { rhat, bulk, tail } = diagnose(own)
    near(splitRhat(own), expected('rhat_basic_split'), 1e-12)
    near(rhat, expected('rhat_rank_normalised'), 1e-12)
    near(splitEffectiveSize(own), expected('ess_basic_split'), 1e-10)
    near(bulk, expected('ess_bulk'), 1e-10)
    near(tail, expected('ess_tail'), 1e-10)
  }
})

test('[M71] chains give the quantiles of LCMCR within their errors by chance', () => {
  const [row] = recordedRows('korea3', 'latent classes, pooled')
  const pooled = row?.result.pooled as Record<string, number>
  const options = { classes: 10, burnIn: 1000, samples: 1000, thin: 12, maxFactor: 20, seed: 5n }
  const ours = finished(
    latentClassJob(recordedTable('korea3'), { ...options, levels: [0.1, 0.5, 0.9] }),
  )
  assert.ok(Math.abs((ours.quantiles['0.1'] as number) - (pooled['10%'] as number)) <= 1)
  assert.ok(Math.abs((ours.quantiles['0.5'] as number) - (pooled['50%'] as number)) <= 3)
  assert.ok(Math.abs((ours.quantiles['0.9'] as number) - (pooled['90%'] as number)) <= 9)
  assert.ok(ours.draws.every((chain) => chain.every((total) => total >= 123)))
})

test('[M71] without data the chain gives the prior of the concentration: gamma of mean 1', () => {
  const nobody = fixtureTable(['A', 'B', 'C'], [])
  const sampler = createSampler(
    { table: nobody, classes: 5, maxFactor: Infinity },
    randomStream(3n, []),
  )
  let below = 0
  let sum = 0
  for (let sweep = 0; sweep < 60_000; sweep++) {
    sampler.sweep()
    sum += sampler.concentration()
    if (sampler.concentration() < 1) below++
  }
  // The gamma distribution of shape and rate 1/4: P(X < 1) = 0.7420 (R: pgamma(1, .25, .25)).
  assert.ok(Math.abs(sum / 60_000 - 1) < 0.25, String(sum / 60_000))
  assert.ok(Math.abs(below / 60_000 - 0.742) < 0.04, String(below / 60_000))
})

test('[M72] chains that disagree or hold few draws are findings', () => {
  const options = { chains: 4, burnIn: 50, samples: 60, thin: 1, seed: 2n, maxFactor: 20 }
  const { findings } = finished(latentClassJob(recordedTable('uk5'), options))
  assert.ok(findings.some(({ code }) => code === 'R7'))
})

test('[M73] Bayesian thresholding keeps the pairs and has the quantiles of the package', () => {
  const row = recordedRows('kosovo4', 'Bayesian').find(({ call }) => call.includes('maxorder=2'))
  const quantiles = row?.result.quantiles as Record<string, number>
  const run = (id: string, hasNoise: boolean) =>
    finished(thresholdJob(recordedTable(id), { hasNoise, draws: 8000, seed: 3n }))
  const ours = run('kosovo4', false)
  assert.equal(ours.model, '[12,13,14,23,34]')
  near(ours.estimate, quantiles['50%'] as number, 0.03)
  near(ours.quantiles['0.025'] as number, quantiles['2.5%'] as number, 0.04)
  near(ours.quantiles['0.975'] as number, quantiles['97.5%'] as number, 0.04)
  const spread = ({ quantiles: of }: typeof ours) =>
    (of['0.975'] as number) - (of['0.025'] as number)
  assert.ok(spread(run('spina3', true)) > 1.05 * spread(run('spina3', false)))
})

test('[M73] triples are looked at only where their pairs are kept', () => {
  const row = recordedRows('kosovo4', 'Bayesian').find(({ call }) => call.includes('maxorder=3'))
  const quantiles = row?.result.quantiles as Record<string, number>
  const options = { hasNoise: false, order: 3, draws: 8000, seed: 3n } as const
  const ours = finished(thresholdJob(recordedTable('kosovo4'), options))
  assert.equal(ours.model, '[123,134]')
  near(ours.estimate, quantiles['50%'] as number, 0.03)
  const one = finished(thresholdJob(recordedTable('korea3'), options))
  assert.equal(one.model, '[12,23]')
})
