import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fixtureTable, near, RECORDED, recordedRows, recordedTable } from '../../fixture/table.ts'
import { averageByAic } from '../log-linear/model-average.ts'
import {
  chaoBound,
  chaoTwo,
  chapman,
  highestOrderCurve,
  improvedChao,
  incidenceCoverage,
  independentLists,
  logInterval,
  oddsCurve,
  pairOf,
  petersen,
} from './closed-form.ts'
import { oneList } from './one-list.ts'
import { coverageNumbers, LOW_COVERAGE, sampleCoverage } from './sample-coverage.ts'

test('[M20] bounds and independent lists give the numbers of Rcapture', () => {
  for (const id of RECORDED)
    for (const { call, result } of recordedRows(id, 'closed form')) {
      const isBound = call.includes('Chao')
      const ours = isBound ? chaoBound(recordedTable(id)) : independentLists(recordedTable(id))
      near(ours.estimate, result.abundance as number, isBound ? 1e-10 : 1e-6, id)
      near(ours.standardError, result.stderr as number, isBound ? 1e-10 : 1e-6, id)
    }
})

test('[M20] the further bounds give the numbers of SpadeR', () => {
  const table = recordedTable('kosovo4')
  const rounded = (value: number) => Number(value.toFixed(3))
  assert.equal(rounded(chaoTwo(table).estimate), 8802.859)
  assert.equal(rounded(chaoTwo(table).standardError), 224.672)
  assert.equal(rounded(chaoBound(table, { variance: 'spade' }).standardError), 224.268)
  assert.equal(rounded(improvedChao(table)), 9897.176)
  assert.equal(rounded(incidenceCoverage(table)), 9112.465)
})

test('[M20] two lists, and curves over what no data can tell', () => {
  const table = recordedTable('kosovo4')
  const pair = pairOf(table, 0, 1)
  near(petersen(pair) as number, 7241.885856079404, 1e-12)
  near(chapman(pair).estimate, 7231.472772277228, 1e-12)
  near(chapman(pair).low, 6728.312936113267, 1e-12)
  const odds = oddsCurve(pair) ?? []
  near(odds[4]?.estimate as number, 19862.543424317617, 1e-12)
  const highest = highestOrderCurve(table) ?? []
  assert.deepEqual(
    highest.map(({ estimate }) => Number(estimate.toFixed(1))),
    [54567.5, 29483.8, 16941.9, 10670.9, 7535.5],
  )
  assert.equal(petersen({ first: 3, second: 4, both: 0 }), undefined)
  assert.equal(oddsCurve({ first: 3, second: 4, both: 0 }), undefined)
  assert.equal(highestOrderCurve(recordedTable('korea3')), undefined)
})

test('[M20] sample coverage gives the numbers of CARE1, and none where the package gives n', () => {
  for (const id of RECORDED)
    for (const { result } of recordedRows(id, 'sample coverage')) {
      const ours = coverageNumbers(recordedTable(id))
      near(ours?.coverage as number, result.Chat as number, 1e-9)
      for (const [name, value] of [
        ['N0', ours?.independent],
        ['N', ours?.high],
        ['N1', ours?.low],
      ] as const)
        if (result[name] === null) assert.equal(value, undefined, `${id} ${name}`)
        else near(value as number, result[name] as number, 1e-9, `${id} ${name}`)
    }
  assert.equal(coverageNumbers(recordedTable('neworleans5'))?.high, undefined)
})

test('[M23] where the lists cover at most .55 only the estimate for low coverage is offered', () => {
  const below = RECORDED.filter((id) => {
    const all = coverageNumbers(recordedTable(id))
    const offered = sampleCoverage(recordedTable(id))
    if (all === undefined || all.coverage > LOW_COVERAGE) {
      assert.deepEqual(offered, all, id)
      return false
    }
    const { coverage, low, findings } = all
    assert.deepEqual(offered, { coverage, ...(low !== undefined && { low }), findings }, id)
    // The mutation test: the formula itself would give an upper number.
    return all.high !== undefined
  })
  assert.ok(below.length > 0)
})

test('[M20] one list with repeats, by all that can be said of it', () => {
  const dutch = oneList([0, 1645, 183, 37, 13, 1, 1])
  assert.deepEqual(
    [
      dutch?.poisson,
      dutch?.zelterman,
      dutch?.chao,
      dutch?.oneInflated,
      dutch?.geometric,
      dutch?.geometricChao,
    ].map((value) => Number(value?.toFixed(2))),
    [7079.93, 9424.56, 9273.51, 2874.8, 13468.2, 16667.02],
  )
  assert.equal(oneList([0, 0, 0]), undefined)
  assert.deepEqual(oneList([0, 5]), { persons: 5, chaoCorrected: 15 })
})

test('[M20] the average by AIC is that of the published study', () => {
  const gaza = averageByAic(recordedTable('gaza3'))
  near(gaza?.estimate as number, 64740.795016217504, 1e-7)
  near(gaza?.low as number, 58386.02765692711, 1e-7)
  assert.equal(averageByAic(recordedTable('kosovo4')), undefined)
})

test('[M21] no log interval reaches below the persons seen', () => {
  const number = fc.double({ min: 0, max: 1e6, noNaN: true })
  fc.assert(
    fc.property(number, number, number, (persons, unseen, variance) => {
      const { low, high } = logInterval({ estimate: persons + unseen, variance, persons })
      assert.ok(low >= persons && high >= low)
    }),
  )
  const alone = fixtureTable(
    ['A', 'B'],
    [
      ['10', 4],
      ['01', 3],
    ],
  )
  assert.ok(chaoBound(alone).low >= 7)
})
