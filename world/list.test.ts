// The three lists of section 6 and what follows from their overlaps (6.4): closed forms by hand and
// fits of R, against the rooms; with origins given, and not.
import assert from 'node:assert/strict'
import test from 'node:test'
import {
  type CaptureTable,
  chapman,
  fitLogLinear,
  isFinding,
  listSizes,
  mergeLists,
  pairOf,
  parseModel,
  readTable,
} from '@tumen/estimate'
import { openWorld } from './opened-world.ts'
import { worldJson, worldText } from './world-file.ts'

interface Expected {
  truth: { persons: number; never: number; all: number }
  cells: Record<string, number>
  pairs: { lists: string[]; petersen: string; chapman: string; error: string }[]
  models: Fitted[]
  unlinked: { persons: number; cells: Record<string, number>; model: string; total: string }
}
interface Fitted {
  model: string
  never: string
  total: string
  deviance: string
  degrees: number
  aic: string
}

const expected = worldJson<Expected>('expected/estimates.json')
const world = await openWorld()
const LISTS = ['A', 'B', 'C']

/** The table of cells that are named by the lists on which their persons stand. */
function tableOf(cells: Record<string, number>): CaptureTable {
  const patterns = Object.entries(cells).map(([lists, persons]): [string, number] => [
    LISTS.map((list) => (lists.includes(list) ? '1' : '0')).join(''),
    persons,
  ])
  const reading = readTable(LISTS, patterns)
  assert.ok('table' in reading)
  return reading.table
}

const truth = tableOf(expected.cells)

test('[W34] the lists hold the persons of section 6.1, and list B four of them twice', () => {
  const rows = worldText('lists.csv').trim().split('\n').slice(1)
  const on = new Map<string, Set<string>>()
  for (const [person = '', list = ''] of rows.map((row) => row.split(',')))
    on.set(person, (on.get(person) ?? new Set()).add(list))
  const cells: Record<string, number> = {}
  for (const lists of on.values()) {
    const cell = [...lists].sort().join('')
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  assert.deepEqual(cells, expected.cells)
  assert.deepEqual([rows.length, on.size], [504, expected.truth.persons])
  assert.deepEqual(listSizes(truth), [200, 160, 140])
  const twice = rows.filter((row) => row.endsWith(',written again')).map((row) => row.slice(0, 6))
  assert.deepEqual(twice, ['p005,B', 'p050,B', 'p155,B', 'p220,B'])
})

test('[W35] each two lists give the values that were reckoned by hand', () => {
  for (const { lists, petersen, chapman: total, error } of expected.pairs) {
    const table = lists[0] === 'A+B' ? mergeLists(truth, 0, 1) : truth
    const places = lists[0] === 'A+B' ? [0, 1] : lists.map((list) => LISTS.indexOf(list))
    const pair = pairOf(table, places[0] as number, places[1] as number)
    const found = chapman(pair)
    assert.equal(((pair.first * pair.second) / pair.both).toFixed(2), petersen, String(lists))
    assert.equal(found.estimate.toFixed(2), total, String(lists))
    assert.equal(found.standardError.toFixed(2), error, String(lists))
  }
})

test('[W35] each model gives what glm of R gave, and the lowest AIC is that of the truth', () => {
  for (const one of expected.models) {
    const model = parseModel(one.model, 3)
    assert.ok(model, one.model)
    const fit = fitLogLinear(truth, model)
    assert.ok(!isFinding(fit), one.model)
    const { estimate, deviance, degrees, aic } = fit
    assert.equal((estimate - truth.persons).toFixed(2), one.never, one.model)
    assert.equal(estimate.toFixed(2), one.total, one.model)
    assert.equal(Math.abs(deviance).toFixed(3), one.deviance, one.model)
    assert.deepEqual([degrees, aic.toFixed(3)], [one.degrees, one.aic], one.model)
  }
  const [best] = expected.models.toSorted((a, b) => Number(a.aic) - Number(b.aic))
  assert.equal(best?.total, expected.truth.all.toFixed(2))
})

test('[W35] four persons left unlinked push the estimate up', () => {
  const { unlinked } = expected
  const table = tableOf(unlinked.cells)
  const model = parseModel(unlinked.model, 3)
  assert.ok(model)
  const fit = fitLogLinear(table, model)
  assert.ok(!isFinding(fit))
  assert.deepEqual([table.persons, fit.estimate.toFixed(2)], [unlinked.persons, unlinked.total])
  assert.ok(fit.estimate > expected.truth.all)
})

interface Answer {
  table: { persons: number; lists: string[] }
  estimate?: { total: number; model: string }
  curves: { odds?: { at: number; estimate: number }[] }
  findings: { code: string; kind: string }[]
}

test('[W36] the stored estimate of the three lists is that of the model of the truth', async () => {
  const shown = await world.ask<{ estimate: Answer }>('sta-1', 'estimate.show', { id: 'E-1' })
  const { table, estimate } = shown.estimate
  assert.deepEqual([table.persons, table.lists], [296, ['List A', 'List B', 'List C']])
  assert.deepEqual([estimate?.model, estimate?.total.toFixed(2)], ['[12,3]', '400.00'])
  const repeated = await world.ask<{ sameReport: boolean; sameTable: boolean }>(
    'sta-1',
    'estimate.repeat',
    { id: 'E-1' },
  )
  assert.deepEqual([repeated.sameReport, repeated.sameTable], [true, true])
})

test('[W36] with the origins of A and B given as one, two lists are left and no point', async () => {
  const records = worldText('lists.csv')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','))
    .map(([person = '', list = '']) => ({ person, list, origin: list }))
  const own = LISTS.map((list) => ({ origin: list, list }))
  const origins = { own, maybeSame: [['A', 'B']] }
  const answer = await world.ask<Answer>('sta-1', 'estimate.run', {
    ...{ records, origins, replicates: 200 },
  })
  assert.equal(answer.estimate, undefined)
  assert.ok(answer.findings.some(({ kind }) => kind === 'two_lists'))
  const independent = answer.curves.odds?.find(({ at }) => at === 1)
  assert.equal(independent?.estimate.toFixed(2), '400.00')
})

test('[W36] without B the lists are compared with those of before: other lists, and no point', async () => {
  const input = { before: 'E-1', after: 'E-2' }
  const found = await world.ask<{ reasons: string[]; findings: { came: { kind: string }[] } }>(
    'sta-1',
    'estimate.compare',
    input,
  )
  assert.deepEqual(found.reasons, ['lists'])
  assert.ok(found.findings.came.some(({ kind }) => kind === 'two_lists'))
})
