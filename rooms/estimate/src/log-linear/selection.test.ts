import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finished, near, recordedRows, recordedTable } from '../../fixture/table.ts'
import { graphJob } from '../bayes/graph-average.ts'
import { priorFinding } from '../bayes/graph-prior.ts'
import { reportJob } from '../report/job-of-report.ts'
import { denseCounts } from '../table/capture-table.ts'
import { neighboursOf } from './downhill.ts'
import { chooseModel } from './method.ts'
import { mainEffects, modelName, parseModel } from './model.ts'
import { createBench, fittedModels } from './selection.ts'

const nameOf = (id: string, model: Int32Array) => modelName(model, recordedTable(id).lists.length)

test('[M104] the way down ends at the best model of the package where no hill is between', () => {
  for (const id of ['korea3', 'spina3', 'kosovo4']) {
    const row = recordedRows(id, 'all hierarchical models').find(({ result }) => 'popest' in result)
    const chosen = chooseModel(recordedTable(id), 'downhill')
    assert.ok(chosen && row)
    assert.equal(nameOf(id, chosen.model), row.result.model)
    near(chosen.estimate, row.result.popest as number, 1e-7, id)
  }
  // Of hepatitis A the best has all three pairs, and no single pair is better than none.
  const hidden = chooseModel(recordedTable('hav3'), 'downhill')
  assert.equal(hidden && nameOf('hav3', hidden.model), '[1,2,3]')
})

test('[M104] no neighbour of the model that is chosen has a smaller BIC, in six lists too', () => {
  for (const id of ['uk6', 'neworleans5', 'westernus5']) {
    const table = recordedTable(id)
    const width = table.lists.length
    const chosen = chooseModel(table, 'downhill')
    assert.ok(chosen)
    const bench = createBench(width)
    const counts = denseCounts(table)
    const around = fittedModels(bench, counts, neighboursOf(chosen.model, width))
    const better = around.filter(({ bic, model }) => {
      return bic < chosen.bic - 1e-9 && bench.existence.codeOf(counts, model) === 0
    })
    assert.deepEqual(better, [])
    const main = fittedModels(bench, counts, [mainEffects(width)])[0]
    assert.ok(main && chosen.bic <= main.bic)
  }
})

test('[M104] neighbours have one term more with all its parts, or one largest member less', () => {
  const names = (name: string) =>
    neighboursOf(parseModel(name, 4) as Int32Array, 4)
      .map((model) => modelName(model, 4))
      .sort()
  assert.deepEqual(
    names('[12,13,23,4]'),
    [
      '[12,13,23,14]',
      '[12,13,23,24]',
      '[12,13,23,34]',
      '[12,13,4]',
      '[12,23,4]',
      '[123,4]',
      '[13,23,4]',
    ]
      .map((name) => modelName(parseModel(name, 4) as Int32Array, 4))
      .sort(),
  )
})

test('[M105] a median that leaves the interval under another prior weight is a finding', () => {
  const own = { low: 100, high: 200 }
  const beside = [
    { factor: 0.5, median: 100 },
    { factor: 2, median: 200 },
  ]
  assert.equal(priorFinding(own, beside), undefined)
  assert.deepEqual(priorFinding(own, [{ factor: 0.5, median: 99 }]), {
    ...{ code: 'R8', kind: 'prior_moves_it', about: 'graphs' },
    values: { factor: 0.5, median: 99, low: 100, high: 200 },
  })
  assert.equal(priorFinding(own, [{ factor: 2, median: 201 }])?.values?.factor, 2)
})

test('[M105] a report says the medians under half and twice the prior weight', () => {
  const table = recordedTable('korea3')
  const { curves } = finished(reportJob(table, { replicates: 20 }))
  const rows = recordedRows('korea3', 'decomposable graphs, sensitivity')
  const expected = [0.5, 1, 2].map(
    (factor) => rows.find(({ result }) => result.factor === factor)?.result.median,
  )
  assert.deepEqual(
    curves.prior?.map(({ median }) => median),
    expected,
  )
  assert.ok(finished(graphJob(table)).findings.length === 0)
})
