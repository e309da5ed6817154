import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { finished, fixtureTable, recordedTable, vector } from '../../fixture/table.ts'
import { graphJob } from '../bayes/graph-average.ts'
import { chaoBound } from '../closed-form/closed-form.ts'
import { sampleCoverage } from '../closed-form/sample-coverage.ts'
import { chooseModel } from '../log-linear/method.ts'
import { modelName } from '../log-linear/model.ts'
import { rankModels } from '../log-linear/rank.ts'
import { type CaptureTable, cellsOf, readTable, tableOf } from '../table/capture-table.ts'
import { coarse, smallCells } from '../table/disclosure.ts'
import { tableFromRecords } from '../table/origin-list.ts'
import { examine } from './examine.ts'
import { reportJob } from './job-of-report.ts'
import {
  chainsPicture,
  frequenciesPicture,
  landscapePicture,
  overlapPicture,
  pairsPicture,
  posteriorPicture,
  replicatesPicture,
} from './picture.ts'
import { finishJob, runJob, runPart } from './run-part.ts'
import { type Change, sensitivityJob } from './sensitivity.ts'
import {
  estimateWarnings,
  heterogeneityWarnings,
  modelWarnings,
  variantWarnings,
} from './warning.ts'

interface Warned {
  tables: { table: string; default_model?: string; warnings: string[] }[]
}

test('[M91] the recorded tables give their recorded warnings', () => {
  for (const { table: id, default_model: model, warnings } of vector<Warned>('findings').tables) {
    const table = recordedTable(id)
    const width = table.lists.length
    // Of five lists one table is enough: each takes seconds.
    if (width > 4 && id !== 'uk5') continue
    const selected = chooseModel(table)
    assert.ok(selected)
    assert.equal(modelName(selected.model, width), model)
    const changes: Change[] = width === 3 ? ['plus', 'minus'] : ['merge', 'plus', 'minus']
    const variants = finished(sensitivityJob(table, { changes }))
    const found = [
      ...estimateWarnings(table, selected),
      ...modelWarnings(rankModels(table)),
      ...variantWarnings(selected, variants),
      ...heterogeneityWarnings(table),
    ]
    const first = (text: string) => text.split(' ').slice(0, 2).join(' ')
    // Single persons were not looked at where it was recorded for five lists.
    const unrecorded = width === 5 ? ['W1 one_cell'] : []
    assert.deepEqual(
      found.map(({ code, kind }) => `${code} ${kind}`).sort(),
      [...warnings.map(first), ...unrecorded].sort(),
      id,
    )
  }
})

test('[M92] a report says what is documented and the bound, and withholds what it must', () => {
  const apart = finished(
    reportJob(
      fixtureTable(
        ['A', 'B', 'C'],
        [
          ['100', 20],
          ['010', 15],
          ['110', 8],
          ['001', 9],
        ],
      ),
    ),
  )
  assert.deepEqual(apart.documented, { persons: 52, lists: 3, twice: 8 })
  assert.equal(apart.estimate, undefined)
  assert.equal(apart.bound, undefined)
  const two = fixtureTable(
    ['A', 'B'],
    [
      ['10', 30],
      ['01', 25],
      ['11', 15],
    ],
  )
  const odds = { low: 1, high: 4, why: 'the same network' }
  const stated = finished(reportJob(two, { odds }))
  assert.equal(stated.estimate, undefined)
  assert.ok(stated.bound && stated.bound.atLeast >= 70)
  assert.deepEqual(stated.band, { by: 'odds', low: 120, high: 270, why: odds.why })
  assert.equal(finished(reportJob(two)).band, undefined)
})

test('[M92] a report of three lists holds all its parts', () => {
  const report = finished(
    reportJob(recordedTable('korea3'), { replicates: 200, seed: 4n, hash: 'h' }),
  )
  assert.equal(report.estimate?.model, '[12,23]')
  assert.equal(report.estimate?.small, false)
  assert.ok(report.estimate && report.estimate.low <= 158 && report.estimate.high >= 157)
  assert.deepEqual(
    report.methods.map(({ method }) => method),
    ['model', 'graphs', 'chao'],
  )
  assert.equal(report.table.hash, 'h')
  assert.ok(report.band?.by === 'models' && report.near.length >= 2)
  assert.deepEqual(report.options, { seed: '4', replicates: 200, classes: false })
  const few = fixtureTable(
    ['A', 'B', 'C'],
    [
      ['100', 15],
      ['010', 12],
      ['001', 10],
      ['110', 6],
      ['101', 5],
      ['011', 4],
      ['111', 3],
    ],
  )
  assert.equal(finished(reportJob(few, { replicates: 100 })).estimate?.small, true)
})

const counts = fc.array(fc.integer({ min: 5, max: 80 }), { minLength: 7, maxLength: 7 })
const threeLists = (of: readonly number[]) =>
  tableOf(
    ['A', 'B', 'C'],
    of.map((count, i): [number, number] => [i + 1, count]),
  )
const relabelled = ({ lists, ...table }: CaptureTable) => {
  const turn = (mask: number) => ((mask << 1) & 7) | (mask >> 2)
  return tableOf(
    [lists[2] as string, lists[0] as string, lists[1] as string],
    cellsOf({ lists, ...table }).map(([mask, count]): [number, number] => [turn(mask), count]),
  )
}

test('[M93] relabelling lists changes no estimate, and none is below the persons seen', () => {
  fc.assert(
    fc.property(counts, (given) => {
      const table = threeLists(given)
      const turned = relabelled(table)
      const pairs = [
        [chooseModel(table, 'bic')?.estimate, chooseModel(turned, 'bic')?.estimate],
        [chaoBound(table).estimate, chaoBound(turned).estimate],
        [sampleCoverage(table)?.low, sampleCoverage(turned)?.low],
        [finished(graphJob(table)).mean, finished(graphJob(turned)).mean],
      ]
      for (const [one = 0, other = 0] of pairs) {
        assert.ok(Math.abs(one - other) <= 1e-6 * one, `${one} ${other}`)
        assert.ok(one === 0 || one >= table.persons)
      }
    }),
    { numRuns: 30 },
  )
})

test('[M93] a second copy of a list changes neither what is documented nor the bound', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 7 }), (given, at) => {
      const table = threeLists(given)
      const copy = tableOf(
        [...table.lists, 'A again'],
        cellsOf(table).map(([mask, count]): [number, number] => [mask | ((mask & 1) << 3), count]),
      )
      assert.ok(examine(copy).some(({ kind }) => kind === 'same_list'))
      const [one, other] = [table, copy].map((each) => reportJob(each, { replicates: 1 }).join([]))
      assert.deepEqual(other?.bound, one?.bound)
      assert.equal(other?.documented.persons, one?.documented.persons)
      const more = threeLists(given.map((count, i) => (i + 1 === at ? count + 1 : count)))
      if ([3, 5, 6, 7].includes(at))
        assert.ok(chaoBound(more).estimate - 1 <= chaoBound(table).estimate)
    }),
    { numRuns: 10 },
  )
})

test('[M94] a job can be stopped at any step and run again from its parts', () => {
  const job = reportJob(recordedTable('hav3'), { replicates: 60, seed: 9n })
  const whole = finishJob(job)
  const stopped = runJob(job)
  for (let step = 0; step < 7; step++) stopped.next()
  const results = job.parts.map((part) => {
    const running = runPart(part)
    let step = running.next()
    while (!step.done) step = running.next()
    return step.value
  })
  assert.deepEqual(job.join(results as never), whole)
  const steps = [...runJob(job)]
  assert.ok(steps.every(({ done }, i) => done >= (steps[i - 1]?.done ?? 0)))
  assert.equal(steps.at(-1)?.done, steps.at(-1)?.total)
})

test('[M100] an unknown origin is documented and on no list; origins that may be one join lists', () => {
  const person = (n: number, list: string, origin?: string) => ({
    person: `p${n}`,
    list,
    ...(origin !== undefined && { origin }),
  })
  const records = [
    ...[1, 2, 3].map((n) => person(n, 'A', 'a')),
    ...[3, 4].map((n) => person(n, 'B', 'b')),
    person(5, 'B'),
    ...[6, 7, 8, 9, 10].map((n) => person(n, 'B', 'witness')),
    person(11, 'B', 'another'),
  ]
  const answer = tableFromRecords(records, { own: { a: 'A', b: 'B' }, maybeSame: [['a', 'b']] })
  assert.ok('table' in answer)
  assert.deepEqual(answer.table.lists, ['A+B', 'witness'])
  assert.deepEqual(answer.collapse.after, { 'A+B': 4, witness: 5 })
  assert.equal(answer.collapse.documented, 11)
  assert.equal(answer.collapse.unassigned, 2)
  assert.deepEqual(answer.collapse.merged, [['A', 'B']])
  const plain = tableFromRecords(records)
  assert.ok('table' in plain && plain.table.lists.join() === 'A,B')
  assert.deepEqual(tableFromRecords([]), { problems: [{ code: 'no_records' }] })
  assert.deepEqual(tableFromRecords([{ person: ' ', list: '' }]), {
    problems: [
      { code: 'person_empty', at: 0 },
      { code: 'list_empty', at: 0 },
    ],
  })
})

test('[M101] released numbers are coarse, and small cells go with those that hide them', () => {
  assert.deepEqual([12_345, 0.98765, 70].map(coarse), [12_300, 0.988, 70])
  const table = fixtureTable(
    ['A', 'B', 'C'],
    [
      ['100', 40],
      ['010', 35],
      ['001', 30],
      ['110', 2],
      ['101', 9],
      ['011', 8],
      ['111', 6],
    ],
  )
  const { small, further } = smallCells(table, 5)
  assert.deepEqual(small, ['110'])
  assert.ok(further.length >= 1)
  assert.deepEqual(smallCells(table, 1), { small: [], further: [] })
})

test('[M92] pictures hold what is drawn, and say what shows single cells', () => {
  const table = recordedTable('kosovo4')
  const overlap = overlapPicture(table)
  assert.ok(overlap.inside && pairsPicture(table).inside)
  assert.equal(
    overlap.intersections.reduce((sum, { persons }) => sum + persons, 0),
    4400,
  )
  assert.equal(frequenciesPicture(table).points.length, 4)
  const { models } = landscapePicture(rankModels(table))
  assert.equal(models.reduce((sum, { weight }) => sum + weight, 0).toFixed(6), '1.000000')
  const bars = replicatesPicture(Float64Array.from({ length: 1000 }, (_, i) => i))
  assert.ok(!bars.inside && bars.bars.reduce((sum, { count }) => sum + count, 0) > 980)
  const curve = posteriorPicture(Float64Array.from([0, 0.1, 0.8, 0.1, 0]), (i) => 100 + i)
  assert.deepEqual(
    curve.points.map(({ at }) => at),
    [101, 102, 103],
  )
  assert.equal(chainsPicture([new Float64Array(1200)]).chains[0]?.length, 400)
  assert.ok('problems' in readTable(['A'], [['0', 1]]))
})
