import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { normalVariate, poissonVariate, seededChance } from '../seeded.ts'
import { type Calibration, calibrate, calibratedProbability } from '../train/calibration.ts'
import { type FoundPairs, missedMatches } from '../train/missed.ts'
import { type DrawInput, drawLinkages, drawQuantile } from './draw.ts'

const near = (actual: number, expected: number, within: number) =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not near ${expected}`)

const CERTAIN: Calibration = {
  ...{ alpha: 0, beta: 1, varianceAlpha: 0, varianceBeta: 0, covariance: 0 },
  ...{ judged: 0, calibrated: true },
}
const FAMILIES = { withName: 0b01, withoutName: 0b10 }

function found(rows: readonly (readonly [number, number, number, number?])[]): FoundPairs {
  return {
    a: Int32Array.from(rows, ([a]) => a),
    b: Int32Array.from(rows, ([, b]) => b),
    w: Float64Array.from(rows, ([, , w]) => w),
    rules: Int32Array.from(rows, ([, , , rules]) => rules ?? 0b11),
  }
}

test('[N150] judged pairs give the curve from which they were made', () => {
  const curve = { alpha: 0.6, beta: 0.8 }
  const pairs = Array.from({ length: 20 }, (_, at) => at - 10).flatMap((weight) => {
    const matches = Math.round(1000 * calibratedProbability(weight, curve))
    return Array.from({ length: 1000 }, (_, at) => ({ weight, match: at < matches }))
  })
  const fit = calibrate(pairs, [0.3, 0.5])
  assert.equal(fit.calibrated, true)
  near(fit.alpha, 0.6, 0.03)
  near(fit.beta, 0.8, 0.02)
  assert.ok(fit.varianceAlpha > 0 && fit.covariance ** 2 < fit.varianceAlpha * fit.varianceBeta)
})

test('[N150] the curve lies where the posterior is highest', () => {
  // The priors are α ~ N(0, 1.5²) and β ~ N(1, .5²); a step to any side must be less probable.
  const pairs = Array.from({ length: 150 }, (_, at) => ({
    weight: (at % 16) - 8,
    match: (at * 7) % 16 < at % 16,
  }))
  const posterior = (alpha: number, beta: number) =>
    pairs.reduce(
      (sum, { weight, match }) => {
        const p = calibratedProbability(weight, { alpha, beta })
        return sum + Math.log(match ? p : 1 - p)
      },
      -(alpha ** 2) / 4.5 - (beta - 1) ** 2 / 0.5,
    )
  const { alpha, beta } = calibrate(pairs, [0.3, 0.5])
  for (const [x, y] of [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ] as const)
    assert.ok(posterior(alpha, beta) > posterior(alpha + x / 1000, beta + y / 1000))
})

test('[N150] with too few judged pairs weights stand, and the band of the prior is the doubt', () => {
  const few = calibrate([{ weight: 3, match: false }], [0.2, 0.8])
  // By hand: ln 4 / 3.92.
  near(Math.sqrt(few.varianceAlpha), 0.353_646_5, 1e-6)
  assert.deepEqual([few.alpha, few.beta, few.calibrated, few.judged], [0, 1, false, 1])
})

test('[N151] what both families share tells what neither found', () => {
  const rows = Array.from({ length: 95 }, (_, at): [number, number, number, number] => [
    at,
    at + 95,
    60,
    at < 60 ? 0b11 : at < 80 ? 0b01 : 0b10,
  ])
  // By hand: 80 with the name, 75 without, 60 with both: 80·75/60 = 100, so 5 are missed.
  const { expected, missed, known } = missedMatches(found(rows), FAMILIES, CERTAIN)
  near(expected, 95, 1e-6)
  near(missed, 5, 1e-6)
  assert.equal(known, true)
  const few = missedMatches(found(rows.slice(0, 49)), FAMILIES, CERTAIN)
  assert.deepEqual([few.missed, few.known], [0, false])
})

test('[N152] certain pairs give every draw the same persons, and the flags go with them', () => {
  const input: DrawInput = {
    ...{ mentions: 5, list: Int32Array.of(0, 1, 2, 0, 1), lists: 3, seed: 7, draws: 20 },
    pairs: found([
      [0, 1, 80],
      [1, 2, 80],
      [2, 3, -80],
    ]),
    calibration: { ...CERTAIN, calibrated: false },
    families: FAMILIES,
  }
  const { draws, flags } = drawLinkages(input)
  assert.deepEqual(flags, ['uncalibrated', 'blocking_recall_unknown'])
  for (const { persons, perList, cells } of draws) {
    assert.equal(persons, 3)
    assert.deepEqual(perList, [2, 2, 1])
    assert.deepEqual(cells, [
      ['111', 1],
      ['100', 1],
      ['010', 1],
    ])
  }
})

const doubtful = fc.array(
  fc.tuple(fc.nat(19), fc.nat(19), fc.integer({ min: -4, max: 4 })).filter(([a, b]) => a < b),
  { maxLength: 30 },
)

test('[N152] verdicts and constraints hold in every draw, and every mention is counted', () => {
  const list = Int32Array.from({ length: 20 }, (_, at) => at % 4)
  fc.assert(
    fc.property(doubtful, fc.nat(1000), (rows, seed) => {
      const input: DrawInput = {
        ...{ mentions: 20, list, lists: 4, seed, draws: 5 },
        pairs: found(rows),
        ...{ calibration: { ...CERTAIN, varianceAlpha: 1, varianceBeta: 0.1 }, families: FAMILIES },
        ...{ facts: { list }, same: [[0, 5]] as const, different: [[1, 2]] as const },
      }
      const { draws } = drawLinkages(input)
      assert.deepEqual(drawLinkages(input).draws, draws)
      for (const { persons, perList, cells } of draws) {
        assert.equal(
          cells.reduce((sum, [, count]) => sum + count, 0),
          persons,
        )
        // One record a list and person: the five mentions of each list are five persons.
        assert.deepEqual(perList, [5, 5, 5, 5])
        assert.ok(persons < 20)
      }
    }),
    { numRuns: 50 },
  )
})

test('[N152] pairs are drawn as often as their curve says', () => {
  const rows = Array.from({ length: 100 }, (_, at): [number, number, number] => [at, at + 100, 2])
  const { draws } = drawLinkages({
    ...{ mentions: 200, list: Int32Array.from({ length: 200 }, (_, at) => (at < 100 ? 0 : 1)) },
    ...{ lists: 2, seed: 3, draws: 200, pairs: found(rows.map((row) => [...row, 0b01])) },
    ...{ calibration: CERTAIN, families: FAMILIES },
  })
  // Two bits are a probability of .8: 200 - 80 persons, with a standard error of 4 / √200.
  const mean = draws.reduce((sum, { persons }) => sum + persons, 0) / draws.length
  near(mean, 120, 4 * (4 / Math.sqrt(200)))
})

test('[N153] chance can be had again and has its distribution', () => {
  // The first numbers for the seed 1, reckoned in Python with whole numbers of any size.
  const first = seededChance(1)
  for (const expected of [0.6270739405881613, 0.002735721180215478, 0.5274470399599522])
    assert.equal(first(), expected)
  const chance = seededChance(1)
  const drawn = Array.from({ length: 20_000 }, () => normalVariate(chance))
  near(drawn.reduce((sum, x) => sum + x, 0) / drawn.length, 0, 0.03)
  near(drawn.reduce((sum, x) => sum + x * x, 0) / drawn.length, 1, 0.05)
  const counts = Array.from({ length: 20_000 }, () => poissonVariate(6.5, chance))
  near(counts.reduce((sum, x) => sum + x, 0) / counts.length, 6.5, 0.1)
  near(counts.reduce((sum, x) => sum + (x - 6.5) ** 2, 0) / counts.length, 6.5, 0.3)
  assert.equal(poissonVariate(0, chance), 0)
})

test('[N153] quantiles lie between neighbours in proportion', () => {
  assert.equal(drawQuantile([4, 1, 3, 2], 0.5), 2.5)
  assert.equal(drawQuantile([10], 0.975), 10)
})
