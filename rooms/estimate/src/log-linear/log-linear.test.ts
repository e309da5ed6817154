import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  finished,
  fixtureTable,
  group,
  near,
  RECORDED,
  recordedRows,
  recordedTable,
  vector,
} from '../../fixture/table.ts'
import { fitDense } from '../number/dense-fit.ts'
import { isFinding } from '../report/finding.ts'
import { denseCounts } from '../table/capture-table.ts'
import { createExistenceTest } from './existence.ts'
import { createFitter } from './fitter.ts'
import { fitHeterogeneity } from './heterogeneity.ts'
import { fitLogLinear, marginsOf } from './log-linear.ts'
import { chooseModel } from './method.ts'
import { hierarchicalModels, mainEffects, modelName, modelOf, parseModel } from './model.ts'
import { profileInterval } from './profile.ts'
import { rankJob, rankModels } from './rank.ts'

type Group = Record<string, number>

test('[M30] all hierarchical models are found', () => {
  const counts = [
    [3, 2],
    [4, 3],
    [5, 4],
    [5, 3],
    [5, 2],
    [6, 2],
  ].map(([width = 0, order = 0]) => hierarchicalModels(width, order)?.length)
  assert.deepEqual(counts, [8, 113, 6893, 6212, 1024, 32_768])
  assert.equal(hierarchicalModels(6, 3), undefined)
})

test('[M30] a name reads back to its model', () => {
  for (const model of hierarchicalModels(4, 3) ?? [])
    assert.deepEqual(parseModel(modelName(model, 4), 4), model)
  assert.equal(modelName(modelOf(4, [0b0111, 0b1001, 0b1100]), 4), '[123,14,34]')
  assert.equal(modelName(modelOf(12, [0b100000000011]), 12), '[1.2.12,10,11,3,4,5,6,7,8,9]')
  for (const wrong of ['12,3', '[]', '[19]', '[a]']) assert.equal(parseModel(wrong, 3), undefined)
})

test('[M31] the fit by superset sums is that of the dense design', () => {
  const widths = fc.integer({ min: 2, max: 5 })
  fc.assert(
    fc.property(widths, fc.infiniteStream(fc.integer({ min: 1, max: 60 })), (width, counts) => {
      const dense = new Float64Array(1 << width)
      for (let mask = 1; mask < dense.length; mask++) dense[mask] = counts.next().value as number
      const models = hierarchicalModels(width, width - 1) ?? []
      const model = models[(counts.next().value as number) % models.length] ?? mainEffects(width)
      const ours = createFitter(width).fit(dense, marginsOf(dense), model)
      const design = Array.from({ length: dense.length - 1 }, (_, i) =>
        Array.from(model, (term) => (((i + 1) & term) === term ? 1 : 0)),
      )
      const theirs = fitDense(design, dense.subarray(1), new Float64Array(design.length))
      near(ours.deviance + 1, theirs.deviance + 1, 1e-7)
      near(Math.log(ours.unseen) + 20, (theirs.beta[0] as number) + 20, 1e-6)
    }),
    { numRuns: 60 },
  )
})

interface Existence {
  tables: Record<
    string,
    { models: string; codes: Record<string, number>; not_zero?: Record<string, string[]> }
  >
}

test('[M32] existence and identifiability have the codes of the reference', () => {
  const { tables } = vector<Existence>('existence')
  for (const [id, { models, codes, not_zero: notZero = {} }] of Object.entries(tables)) {
    if (id === 'congenital5' || id === 'uk5' || id === 'westernus5') continue
    const table = recordedTable(id)
    const width = table.lists.length
    const order = Number(/<= (\d)/.exec(models)?.[1] ?? width - 1)
    const existence = createExistenceTest(width)
    const fitter = createFitter(width)
    const counts = denseCounts(table)
    const found: Record<string, number> = {}
    const names: Record<string, string[]> = {}
    for (const model of hierarchicalModels(width, order) ?? []) {
      const code = existence.codeOf(counts, model)
      found[code] = (found[code] ?? 0) + 1
      if (code !== 0) names[code] = [...(names[code] ?? []), modelName(model, width)].sort()
      fitter.fit(counts, marginsOf(counts), model)
      assert.ok(
        !fitter.proves(marginsOf(counts)) || code === 0,
        `${id} ${modelName(model, width)} is no proof`,
      )
    }
    assert.deepEqual(found, codes, id)
    for (const [code, listed] of Object.entries(notZero))
      assert.deepEqual(names[code], listed.sort())
  }
})

test('[M32] main effects are tested too: lists without overlap have no maximum', () => {
  const apart = fixtureTable(
    ['A', 'B', 'C'],
    [
      ['100', 10],
      ['010', 12],
      ['001', 7],
    ],
  )
  const fit = fitLogLinear(apart, mainEffects(3))
  assert.ok(isFinding(fit) && fit.code === 'R3')
})

test('[M33] main effects, with bias, errors and coefficients, are those of Rcapture', () => {
  for (const id of ['kosovo4', 'korea3', 'hav3', 'spina3', 'hare6'])
    for (const { call, result } of recordedRows(id, 'log-linear, main effects')) {
      if (!call.includes("m='Mt'")) continue
      const fit = fitLogLinear(recordedTable(id), mainEffects(recordedTable(id).lists.length))
      assert.ok(!isFinding(fit))
      const [poisson, coef, se] = ['poisson', 'coef', 'se'].map((name) => group(result, name)) as [
        Group,
        Group,
        Group,
      ]
      near(fit.estimate, poisson.abundance as number, 1e-8)
      near(fit.standardError, poisson.stderr as number, 1e-8)
      near(fit.bic, poisson.BIC as number, 1e-8)
      near(fit.bias, result.bias as number, 1e-6)
      const first = fit.coefficients.find(({ term }) => term === 1)
      near(first?.value as number, coef.beta1 as number, 1e-6)
      near(first?.error as number, se.beta1 as number, 1e-6)
    }
})

test('[M33] columns for heterogeneity are those of Rcapture', () => {
  const shapes = { LB: 'lower-bound', Darroch: 'darroch', Poisson: 'poisson' } as const
  for (const id of ['kosovo4', 'korea3', 'hav3', 'hare6'])
    for (const { call, result } of recordedRows(id, 'log-linear, heterogeneity')) {
      const name = /h='(\w+)'/.exec(call)?.[1] as keyof typeof shapes | undefined
      if (name === undefined) continue
      const fit = fitHeterogeneity(recordedTable(id), { perList: true, shape: shapes[name] })
      assert.ok(!isFinding(fit))
      const [poisson, profile] = ['poisson', 'profile'].map((name) => group(result, name)) as [
        Group,
        Group,
      ]
      near(fit.estimate, poisson.abundance as number, 1e-7, `${id} ${name}`)
      near(fit.standardError, poisson.stderr as number, 1e-6, `${id} ${name}`)
      near(fit.profile(0.95).low, profile.lower as number, 2e-3, `${id} ${name}`)
    }
})

test('[M33] rankings and choices are those of the packages', () => {
  for (const id of RECORDED) {
    const table = recordedTable(id)
    for (const { result } of recordedRows(id, 'stepwise')) {
      const chosen = chooseModel(table, 'stepwise')
      near(chosen?.estimate as number, result.popest as number, 1e-7, id)
      assert.equal(chosen && modelName(chosen.model, table.lists.length), result.model)
    }
    if (table.lists.length > 4) continue
    for (const { call, result } of recordedRows(id, 'all hierarchical')) {
      if (!call.startsWith('estimate_population')) continue
      const best = rankModels(table).find(({ code }) => code === 0)
      near(best?.estimate as number, result.popest as number, 1e-7, id)
      assert.equal(best?.model, result.model)
      near(best?.bic as number, result.BIC as number, 1e-8)
    }
  }
})

test('[M33] a ranking in parts is the ranking at once', () => {
  const table = recordedTable('neworleans5')
  const names = (all: { model: string; code?: number }[]) =>
    all.map(({ model, code }) => `${model}${code}`)
  assert.deepEqual(names(finished(rankJob(table))), names(rankModels(table)))
})

test('[M34] profiles are exact, start at the persons seen and have no cap', () => {
  for (const id of RECORDED)
    for (const { call, result } of recordedRows(id, 'profile')) {
      const table = recordedTable(id)
      const width = table.lists.length
      const name = /model (\[[^\]]+\])/.exec(call)?.[1]
      if (name === undefined && !call.includes('main effects')) continue
      const model = (name && parseModel(name, width)) || mainEffects(width)
      const { estimate, low, high } = profileInterval(table, model)
      near(low, result.lo as number, 1e-5, `${id} ${call}`)
      near(high as number, result.hi as number, 1e-5, `${id} ${call}`)
      near(estimate, result.N_profile as number, 5e-3)
      assert.ok(low >= table.persons)
    }
})

test('[M34] a limit beyond a thousand million is open', () => {
  const few = fixtureTable(
    ['A', 'B', 'C'],
    [
      ['100', 400],
      ['010', 300],
      ['001', 300],
      ['110', 1],
    ],
  )
  const { low, high } = profileInterval(few, mainEffects(3), 0.999999)
  assert.ok(low >= few.persons)
  assert.ok(high === undefined || high > 1e5)
})
