import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { fnv1a, sampleOf } from '../list/sample.ts'
import { seededChance } from '../seeded.ts'
import { cohensKappa } from './kappa.ts'
import { calibrationQueue, needsSecondReading, valueQueue } from './review.ts'

const close = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-12, String(actual))

// Persons {0, 1, 2} by three pairs, {3, 4} by one, and a pair between the two.
const pairs = {
  a: Int32Array.of(0, 1, 0, 3, 2),
  b: Int32Array.of(1, 2, 2, 4, 3),
  w: Float64Array.of(1, 1, 1, 2, -1),
}
const input = { pairs, root: Int32Array.of(0, 0, 0, 3, 3), threshold: 0 }

test('[N146] a pair is worth what its verdict could change', () => {
  const values = new Map(valueQueue(input).map(({ pair, value }) => [pair, value]))
  // By hand: P(1) = 2/3, P(2) = 4/5, P(-1) = 1/3; the three hold each other together.
  for (const pair of [0, 1, 2]) close(values.get(pair), 0.1 * (2 / 9))
  close(values.get(3), 4 / 25)
  close(values.get(4), 2 / 9)
  const counted = valueQueue({ ...input, figures: (person) => (person === 3 ? 2 : 0) })
  close(counted.find(({ pair }) => pair === 3)?.value, (3 * 4) / 25)
})

test('[N146] the highest comes first with the pairs of its persons, and what is judged is left out', () => {
  assert.equal(valueQueue(input)[0]?.pair, 4)
  assert.equal(valueQueue(input).length, 5)
  const others = valueQueue({ ...input, judged: new Set([4]) })
  assert.deepEqual(
    others.map(({ pair }) => pair),
    [3, 0, 1, 2],
  )
  assert.equal(valueQueue({ ...input, limit: 2 }).length, 2)
})

test('[N147] calibration draws equally many from each bit of weight, each pair once', () => {
  const weights = Float64Array.from({ length: 5000 }, (_, at) => ((at * 7) % 300) / 10 - 15)
  const drawn = calibrationQueue(weights, 400, seededChance(1))
  assert.equal(new Set(drawn).size, 400)
  const strata = drawn.map((pair) => Math.floor(weights[pair] as number))
  for (let stratum = -10; stratum < 10; stratum += 1)
    assert.equal(strata.filter((at) => at === stratum).length, 20)
  assert.deepEqual(calibrationQueue(weights, 400, seededChance(1)), drawn)
  assert.deepEqual(calibrationQueue(Float64Array.of(3.5, 99), 400, seededChance(1)), [0])
})

test('[N148] samples are those of the published hash', () => {
  // From the pages of Fowler, Noll and Vo, and the reference on linkage.
  assert.equal(fnv1a('a'), 0xe40c292c)
  assert.equal(fnv1a('foobar'), 0xbf9cf968)
  assert.equal(sampleOf('seed-1', 'm-0001'), 899_695)
})

test('[N148] a tenth of the pairs is read twice, always the same ones', () => {
  const ids = Array.from({ length: 20_000 }, (_, at) => `pair-${at}`)
  const twice = ids.filter((id) => needsSecondReading('seed', id))
  assert.ok(Math.abs(twice.length / ids.length - 0.1) < 0.01)
  assert.deepEqual(
    twice,
    ids.filter((id) => needsSecondReading('seed', id)),
  )
})

test('[N149] agreement beyond chance is Cohen’s', () => {
  // By hand: 35 of 50 agree; chance agrees in (25·30 + 25·20) / 50² = .5, so κ = .2 / .5.
  const verdicts = [
    ...Array.from({ length: 20 }, () => ['same', 'same'] as const),
    ...Array.from({ length: 15 }, () => ['different', 'different'] as const),
    ...Array.from({ length: 5 }, () => ['same', 'different'] as const),
    ...Array.from({ length: 10 }, () => ['different', 'same'] as const),
  ]
  const agreement = cohensKappa<'same' | 'different'>(verdicts)
  close(agreement?.observed, 0.7)
  close(agreement?.expected, 0.5)
  close(agreement?.kappa, 0.4)
  assert.equal(agreement?.items, 50)
  assert.equal(cohensKappa([]), undefined)
  assert.equal(cohensKappa([['same', 'same']]), undefined, 'chance alone agrees always')
})

test('[N149] two readers who always agree have κ = 1', () => {
  const verdict = fc.constantFrom('same', 'different', 'possible')
  fc.assert(
    fc.property(fc.array(verdict, { minLength: 2 }), (said) => {
      const agreement = cohensKappa(said.map((is) => [is, is] as const))
      if (agreement !== undefined) close(agreement.kappa, 1)
    }),
  )
})
