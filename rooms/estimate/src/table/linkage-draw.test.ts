import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finished, fixtureTable, near, recordedTable, vector } from '../../fixture/table.ts'
import { chaoBound } from '../closed-form/closed-form.ts'
import { chooseModel } from '../log-linear/method.ts'
import { studentQuantile } from '../number/student.ts'
import type { CaptureTable } from './capture-table.ts'
import { combineDraws, combineEstimates, mixDraws } from './combine.ts'
import { LINK_ERRORS, withLinkErrors } from './link-error.ts'
import { linkErrorJob } from './link-error-job.ts'
import { linkageJob } from './linkage-draw.ts'

interface CombineVector {
  combine: { n_obs: number[]; draws: number[][] } & Record<string, string> & {
      interval_rubin: number[]
      interval_verdata: number[]
    }
}

test('[M80] draws of links are combined on the log scale, or mixed', () => {
  const { combine } = vector<CombineVector>('functions')
  const draws = combine.n_obs.map((persons, i) => {
    return { persons, unseen: (combine.draws[i] ?? []).map((total) => total - persons) }
  })
  const rubin = combineDraws(draws)
  near(rubin?.total as number, Number(combine.T), 1e-10)
  near(rubin?.degrees as number, Number(combine.df_rubin), 1e-10)
  assert.equal(rubin?.point, Number(combine.point))
  assert.deepEqual(
    [rubin?.low, rubin?.high].map((x) => Math.round(x as number)),
    combine.interval_rubin,
  )
  const wider = combineDraws(draws, { degrees: 'verdata' })
  assert.deepEqual(
    [wider?.low, wider?.high].map((x) => Math.round(x as number)),
    combine.interval_verdata,
  )
  assert.equal(combineDraws(draws.slice(0, 1)), undefined)
  assert.deepEqual(
    mixDraws(
      [
        { persons: 10, unseen: [0, 2] },
        { persons: 20, unseen: [1] },
      ],
      [0, 0.5, 1],
    ),
    {
      0: 10,
      0.5: 12,
      1: 21,
    },
  )
})

test('[M83] estimates of draws have the mean and the variance that are reckoned by hand', () => {
  // Mean 110; within (16 + 25 + 34)/3 = 25; between 100; in all 25 + 4/3 · 100 = 158.33; degrees
  // 2 (1 + 25/133.33)² = 2.8203; linking brings 133.33/158.33 = 16/19 of the variance.
  const draws = [
    { estimate: 100, variance: 16 },
    { estimate: 110, variance: 25 },
    { estimate: 120, variance: 34 },
  ]
  const found = combineEstimates(draws)
  assert.ok(found)
  assert.deepEqual([found.estimate, found.within, found.between], [110, 25, 100])
  near(found.total, 475 / 3, 1e-12)
  near(found.degrees, 2 * 1.1875 ** 2, 1e-12)
  near(found.shares.linkage, 16 / 19, 1e-12)
  near(found.shares.sampling, 3 / 19, 1e-12)
  near(110 - found.low, -studentQuantile(0.025, 2 * 1.1875 ** 2) * Math.sqrt(475 / 3), 1e-12)
  near(found.high + found.low, 220, 1e-12)
  assert.equal(combineEstimates(draws.slice(0, 1)), undefined)
})

test('[M83] over tables the mean is that of their estimates, and false links bring their share', () => {
  const table = recordedTable('hav3')
  const wrong = { kind: 'false', share: 0.05 } as const
  const tables = [0, 1, 2, 3].map((draw) => withLinkErrors(table, wrong, { seed: 5n, draw }))
  const options = { selection: 'stepwise', replicates: 60, seed: 2n } as const
  const { mean } = finished(linkageJob(tables, options))
  assert.ok(mean)
  const own = tables.map((one) => chooseModel(one, 'stepwise')?.estimate ?? 0)
  near(mean.estimate, own.reduce((sum, one) => sum + one, 0) / 4, 1e-12)
  const same = finished(linkageJob([table, table, table], options)).mean
  assert.equal(same?.between, 0)
  assert.equal(same?.shares.linkage, 0)
  assert.ok(same && same.low < same.estimate && same.estimate < same.high)
  assert.ok(mean.shares.linkage > 0)
})

interface Simulations {
  linkage: { table: string; change: string; n: number; indep: number; chao: number }[]
}

test('[M81] wrong links move estimates as in the recorded simulations', () => {
  const { linkage } = vector<Simulations>('simulations')
  const table = recordedTable('kosovo4')
  for (const error of LINK_ERRORS) {
    const name = error.kind === 'missed' ? `missed-link rate ${error.share},` : `false`
    const row = linkage.find(({ table: id, change }) => {
      const isShare = error.kind === 'missed' || change.includes(String(error.share))
      return id === 'kosovo4' && change.includes(name) && isShare
    })
    if (row === undefined) continue
    const tables = Array.from({ length: 20 }, (_, draw) =>
      withLinkErrors(table, error, { seed: 3n, draw }),
    )
    const mean = (of: (one: CaptureTable) => number) =>
      tables.reduce((sum, one) => sum + of(one), 0) / 20
    near(
      mean(({ persons }) => persons),
      row.n,
      2e-3,
      row.change,
    )
    near(
      mean((one) => chaoBound(one).estimate),
      row.chao,
      0.02,
      row.change,
    )
  }
})

test('[M84] missed links push the estimates up and false ones down, as in the recorded simulations', () => {
  const table = recordedTable('hav3')
  const { linkage } = vector<Simulations>('simulations')
  const points = finished(linkErrorJob(table, { selection: 'stepwise', seed: 3n }))
  for (const { error, main, chao, failed } of points) {
    const name =
      error.kind === 'missed' ? `missed-link rate ${error.share},` : `= ${error.share} of`
    const row = linkage.find(({ table: id, change }) => id === 'hav3' && change.includes(name))
    assert.ok(row, name)
    assert.equal(failed, 0, name)
    near(main as number, row.indep, 0.03, row.change)
    near(chao, row.chao, 0.03, row.change)
  }
  const last = (kind: string) => points.filter(({ error }) => error.kind === kind).at(-1)
  const own = chooseModel(table, 'stepwise')?.estimate as number
  assert.ok((last('missed')?.estimate as number) > own && (last('false')?.estimate as number) < own)
  const parts = linkErrorJob(table, { selection: 'stepwise', draws: 2 }).parts
  assert.equal(parts.length, 7)
})

test('[M82] draws of links are estimated one by one, the same for any order, and combined', () => {
  const table = recordedTable('hav3')
  const missed = { kind: 'missed', share: 0.05 } as const
  const tables = [0, 1, 2, 3].map((draw) => withLinkErrors(table, missed, { seed: 5n, draw }))
  const options = { selection: 'stepwise', replicates: 60, seed: 2n } as const
  const ours = finished(linkageJob(tables, options))
  assert.ok(ours.combined && ours.isFew && ours.draws === 4 && ours.failed.length === 0)
  assert.ok((ours.mixture['0.025'] as number) < (ours.mixture['0.975'] as number))
  assert.ok(ours.combined.shares.linkage > 0)
  const apart = fixtureTable(
    ['A', 'B', 'C'],
    [
      ['100', 10],
      ['010', 12],
      ['001', 7],
    ],
  )
  assert.equal(finished(linkageJob([table, apart], options)).failed[0]?.code, 'R3')
  assert.equal(finished(linkageJob([table], options)).combined, undefined)
})
