import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finished, fixtureTable, near, recordedTable, vector } from '../../fixture/table.ts'
import { bcaLimits, biasCorrection, widerLimits } from '../number/bca.ts'
import { runPart } from '../report/run-part.ts'
import { type Change, sensitivityJob } from '../report/sensitivity.ts'
import { selfTest, selfTestFinding } from '../self-test.ts'
import { cellsOf, tableOf } from '../table/capture-table.ts'
import { bootstrapJob } from './bootstrap.ts'
import { calibrationJob } from './calibration.ts'
import { chooseModel } from './method.ts'
import { modelName } from './model.ts'

interface Moments {
  mean: number
  sd: number
}
interface Recorded {
  rows: {
    table: string
    selection: string
    estimate: number
    acceleration: number
    levels: number[]
    replicates_1000: { bca: Moments[]; percentile: Moments[] }
  }[]
}

const recorded = vector<Recorded>('bootstrap').rows

test('[M41] with the number seen kept, limits lie where those of the packages lie', () => {
  for (const row of recorded) {
    if (!['korea3', 'hav3', 'kosovo4', 'westernus5'].includes(row.table)) continue
    const select = row.selection.startsWith('stepwise') ? 'stepwise' : 'bic'
    const options = { select, fixedN: true, seed: 7n, levels: row.levels } as const
    const ours = finished(bootstrapJob(recordedTable(row.table), options))
    near(ours.estimate, row.estimate, 1e-9)
    near(ours.acceleration, row.acceleration, 1e-6)
    for (const kind of ['bca', 'percentile'] as const)
      for (const [i, level] of row.levels.entries()) {
        const { mean, sd } = row.replicates_1000[kind][i] as Moments
        const limit = ours[kind][String(level)] as number
        const what = `${row.table} ${select} ${kind} ${level}`
        assert.ok(
          Math.abs(limit - mean) <= 4 * sd + 1e-9 * mean,
          `${what}: ${limit} is not ${mean}`,
        )
      }
  }
})

test('[M41] by default the number seen is drawn too, and the interval is wider', () => {
  const table = recordedTable('spina3')
  const width = (fixedN: boolean) => {
    const { percentile } = finished(bootstrapJob(table, { fixedN, select: 'stepwise', seed: 3n }))
    return (percentile['0.975'] as number) - (percentile['0.025'] as number)
  }
  assert.ok(width(false) > 1.15 * width(true))
})

test('[M40] the same seed gives the same result for any order of the parts, another one another', () => {
  const table = recordedTable('hav3')
  const job = bootstrapJob(table, { replicates: 230, seed: 5n })
  assert.ok('parts' in job)
  const run = (part: (typeof job.parts)[number]) => {
    const running = runPart(part)
    let step = running.next()
    while (!step.done) step = running.next()
    return step.value
  }
  const forward = job.join(job.parts.map(run))
  const reversed = [...job.parts].reverse().map(run).reverse()
  assert.deepEqual(job.join(reversed), forward)
  assert.notDeepEqual(finished(bootstrapJob(table, { replicates: 230, seed: 6n })).bca, forward.bca)
  assert.equal(
    Object.values(forward.shares)
      .reduce((a, b) => a + b, 0)
      .toFixed(9),
    '1.000000000',
  )
})

test('[M42] ties count half, and the wider limit is shown', () => {
  const { replicates, estimate, a, z0, levels, limits } = vector<{
    bca: {
      replicates: number[]
      estimate: number
      a: number
      z0: string
      levels: string[]
      limits: string[]
    }
  }>('functions').bca
  near(biasCorrection(replicates, estimate), Number(z0), 1e-12)
  const asked = [0.025, 0.1, 0.9, 0.975]
  const ours = bcaLimits(replicates, asked, { z0: Number(z0), acceleration: a })
  for (const [i, level] of asked.entries()) {
    near(ours.adjusted[String(level)] as number, Number(levels[i]), 1e-10)
    near(ours.limits[String(level)] as number, Number(limits[i]), 1e-10)
  }
  assert.equal(biasCorrection([1, 2, 2, 3], 2), 0)
  assert.deepEqual(widerLimits({ '0.025': 3, '0.975': 8 }, { '0.025': 2, '0.975': 7 }), {
    '0.025': 2,
    '0.975': 8,
  })
})

test('[M42] limits at the edge of the replicates are a finding', () => {
  const job = bootstrapJob(recordedTable('neworleans5'), {
    select: 'stepwise',
    fixedN: true,
    seed: 1n,
  })
  assert.deepEqual(
    finished(job).findings.map(({ code, kind }) => [code, kind]),
    [['W3', 'edge']],
  )
})

interface Sensitivity {
  rows: {
    table: string
    call: string
    result: Record<string, Numbers & { plus?: Numbers; minus?: Numbers }>
  }[]
}
interface Numbers {
  chao2bc: number
  mt?: number
  stepwise?: number
}

test('[M50] leaving out, joining, one person more or less give the recorded numbers', () => {
  let compared = 0
  for (const { table: id, call, result } of vector<Sensitivity>('sensitivity').rows) {
    const changes: Change[] = call.startsWith('leave')
      ? ['drop']
      : call.startsWith('merge')
        ? ['merge']
        : call.startsWith('leverage')
          ? ['plus', 'minus']
          : []
    const variants = finished(sensitivityJob(recordedTable(id), { changes, selection: 'stepwise' }))
    for (const { change, about, chao, main, estimate } of variants) {
      const own = result[about]
      const expected = change === 'plus' ? own?.plus : change === 'minus' ? own?.minus : own
      if (expected === undefined) continue
      near(chao, expected.chao2bc, 1e-7, `${id} ${about}`)
      if (main !== undefined && expected.mt !== undefined)
        near(main, expected.mt, 1e-7, `${id} ${about}`)
      if (estimate !== undefined && expected.stepwise !== undefined)
        near(estimate, expected.stepwise, 1e-7, `${id} ${about}`)
      compared++
    }
  }
  assert.ok(compared > 80, String(compared))
})

test('[M50] of five lists one person more may halve the estimate, as the choice among all says', () => {
  const table = recordedTable('uk5')
  const variants = finished(sensitivityJob(table, { changes: ['plus'] }))
  const found = variants.find(({ about }) => about === '10001')
  const cells = new Map(cellsOf(table))
  cells.set(0b10001, (cells.get(0b10001) ?? 0) + 1)
  const all = chooseModel(tableOf(table.lists, cells))
  assert.equal(found?.estimate, all?.estimate)
  assert.equal(found?.model, all && modelName(all.model, 5))
  assert.ok((found?.estimate as number) < 0.5 * (chooseModel(table)?.estimate as number))
})

test('[M51] each list is a population of known size', () => {
  const tests = selfTest(recordedTable('kosovo4'), { selection: 'stepwise' })
  assert.deepEqual(
    tests.map(({ list, known, estimate }) => [list, known, Number(estimate?.toFixed(3))]),
    [
      ['EXH', 1910, 1053.512],
      ['ABA', 1528, 894.047],
      ['OSCE', 1786, 1123.348],
      ['HRW', 685, 605.621],
    ],
  )
  assert.ok(
    tests.every(({ low = 0, high = 0, holds, known }) => holds === (low <= known && known <= high)),
  )
  assert.equal(selfTestFinding(tests)?.code, 'W6')
  const untested = selfTest(recordedTable('westernus5')).filter(
    ({ estimate }) => estimate === undefined,
  )
  assert.ok(untested.length > 0)
  for (const { findings } of untested) {
    assert.ok(findings && findings.length > 0)
    assert.ok(findings.every(({ code }) => code.startsWith('R')))
  }
  assert.ok(tests.every(({ findings }) => findings === undefined))
})

test('[M51] a list that is not tested says why', () => {
  // Within each list at most one other names anybody: c is apart, a and b know only each other.
  const cells = new Map([
    [0b001, 60],
    [0b010, 70],
    [0b011, 12],
    [0b100, 50],
  ])
  const tests = selfTest(tableOf(['a', 'b', 'c'], cells))
  for (const { list, estimate, findings = [] } of tests) {
    assert.equal(estimate, undefined, list)
    assert.ok(
      findings.some(({ kind }) => kind === 'too_few_lists'),
      list,
    )
  }
  assert.equal(tests.length, 3)
})

test('[M52] the procedure is repeated on tables drawn from the chosen model', () => {
  const table = recordedTable('hav3')
  const options = { select: 'stepwise', draws: 60, replicates: 100, seed: 3n } as const
  const { wider, percentile, truth, sameModel } = finished(calibrationJob(table, options))
  assert.equal(truth, 388)
  assert.ok(wider.holds >= percentile.holds && wider.holds > 0.85, String(wider.holds))
  assert.ok(sameModel > 0.5 && wider.width > 1)
})

test('[M40] a table without a maximum has no bootstrap', () => {
  const apart = fixtureTable(
    ['A', 'B', 'C'],
    [
      ['100', 10],
      ['010', 12],
      ['001', 7],
    ],
  )
  const answer = bootstrapJob(apart)
  assert.ok('code' in answer && answer.code === 'R3')
})
