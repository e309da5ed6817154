import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finished, fixtureTable, near, recordedTable } from '../../fixture/table.ts'
import { bootstrapJob } from '../log-linear/bootstrap.ts'
import { calibrationJob } from '../log-linear/calibration.ts'
import { chooseModel } from '../log-linear/method.ts'
import { parseModel } from '../log-linear/model.ts'
import { cellsOf } from '../table/capture-table.ts'
import { strataJob } from '../table/stratum.ts'
import {
  calibrationPicture,
  leveragePicture,
  powerPicture,
  profilePicture,
  strataPicture,
} from './effort-picture.ts'
import { powerJob, scaledTable } from './power.ts'
import { sensitivityJob } from './sensitivity.ts'

const TABLE = recordedTable('spina3')

test('[M109] with so many times the records every cell is taken so often, and the estimate too', () => {
  assert.deepEqual(
    cellsOf(scaledTable(TABLE, 1.5)).map(([, count]) => count),
    cellsOf(TABLE).map(([, count]) => Math.round(1.5 * count)),
  )
  const points = finished(powerJob(TABLE, { select: 'stepwise', replicates: 100, factors: [1, 4] }))
  const [one, four] = points
  assert.ok(one && four)
  const estimate = chooseModel(TABLE, 'stepwise')?.estimate as number
  assert.equal(one.estimate, estimate)
  near(four.estimate, 4 * estimate, 1e-6)
  assert.equal(four.persons, 4 * TABLE.persons)
})

test('[M109] four times the records halve the interval where the model stays the same', () => {
  // Of 1,000 persons half, two fifths and three tenths on independent lists; the standard error of
  // a logarithm falls with the root of the counts.
  const counts = [210, 140, 90, 140, 90, 60, 60]
  const patterns = ['100', '010', '001', '110', '101', '011', '111']
  const table = fixtureTable(
    ['A', 'B', 'C'],
    patterns.map((pattern, i): [string, number] => [pattern, counts[i] as number]),
  )
  const points = finished(
    powerJob(table, { select: 'stepwise', replicates: 800, factors: [1, 4], seed: 2n }),
  )
  const [one, four] = points.map(({ ratio }) => Math.log(ratio))
  near(four as number, (one as number) / 2, 0.12)
  const alone = finished(bootstrapJob(table, { select: 'stepwise', replicates: 800, seed: 2n }))
  const { '0.025': low = 1, '0.975': high = 1 } = alone.printed
  near(one as number, Math.log(high / low), 0.1)
  const [first] = powerPicture(points).points
  assert.ok(first && first.low < 1 && 1 < first.high)
})

test('[M110] the profile of a model is cut where its interval ends', () => {
  const table = recordedTable('hav3')
  const model = parseModel('[1,2,3]', 3) as Int32Array
  const { points, cut, low, high = 0, estimate } = profilePicture(table, model)
  near(cut, Math.exp(-3.841458820694124 / 2), 1e-12)
  for (const { at, value } of points)
    assert.equal(value > cut * 1.001, at > low * 1.0005 && at < high * 0.9995, String(at))
  const best = points.reduce((a, b) => (b.value > a.value ? b : a))
  assert.ok(Math.abs(best.at - estimate) < (high - low) / 20)
})

test('[M110] pictures of strata, single persons and calibration hold what was reckoned', () => {
  const tiny = fixtureTable(['A', 'B'], [['10', 40]])
  const strata = strataPicture(finished(strataJob([{ name: 'few', table: tiny }])))
  assert.deepEqual(strata.strata, [{ name: 'few', persons: 40 }])
  assert.ok(strata.inside && strata.total === undefined)
  const whole = finished(strataJob([{ name: 'all', table: TABLE }], { replicates: 50 }))
  const drawn = strataPicture(whole)
  assert.equal(drawn.total?.low, whole.total?.printed['0.025'])
  assert.ok(!drawn.inside)
  const variants = finished(sensitivityJob(TABLE, { changes: ['plus', 'minus', 'merge'] }))
  const { cells, inside } = leveragePicture(variants, 700)
  assert.ok(inside && cells.length === 4)
  assert.deepEqual(cells.map(({ lists }) => lists.join('')).sort(), ['01', '012', '02', '12'])
  const found = finished(
    calibrationJob(TABLE, { select: 'stepwise', draws: 20, replicates: 100, seed: 3n }),
  )
  const { intervals, draws, nominal } = calibrationPicture(found)
  assert.deepEqual([draws, nominal, intervals[0]?.kind], [20, 0.95, 'wider'])
  for (const { holds, above, below } of intervals) near(holds + above + below, 1, 1e-12)
})
