import assert from 'node:assert/strict'
import test from 'node:test'
import { labelScores, unlinkableShare } from './evaluate-label.ts'
import { evaluatePairs, probabilityOf, weightOf } from './evaluate-pair.ts'
import { evaluatePersons } from './evaluate-person.ts'

const close = (actual: number | undefined, expected: number, message?: string) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-12, `${message ?? ''} ${actual}`)

// By hand: persons {0, 1, 2} and {3, 4}, so four true pairs; blocking found three of them.
const PERSON = Int32Array.of(7, 7, 7, 9, 9)
const PAIRS = {
  a: Int32Array.of(0, 0, 1, 2, 3),
  b: Int32Array.of(1, 2, 3, 4, 4),
  w: Float64Array.of(4, 1, 1, -2, -3),
}

test('[N136] precision, recall and F1 stand at .5, .9, .95, .99 and at the best threshold', () => {
  const { truePairs, blockingRecall, at, best } = evaluatePairs(PAIRS, { person: PERSON })
  assert.equal(truePairs, 4)
  close(blockingRecall, 3 / 4)
  assert.deepEqual(
    at.map(({ precision, recall }) => [precision, recall]),
    [
      [2 / 3, 2 / 4],
      [1, 1 / 4],
      [0, 0],
      [0, 0],
    ],
  )
  assert.equal(best.threshold, -3)
  close(best.f1, 6 / 9)
})

test('[N136] pairs of equal weight stand or fall together', () => {
  // Of the two pairs of weight 1 only one is right: taken alone it would give 2 of 2.
  const short = { a: PAIRS.a.slice(0, 3), b: PAIRS.b.slice(0, 3), w: PAIRS.w.slice(0, 3) }
  const { best } = evaluatePairs(short, { person: PERSON })
  assert.equal(best.threshold, 1)
  close(best.precision, 2 / 3)
})

test('[N136] where only links count, pairs within a list are no true pairs', () => {
  const list = Int32Array.of(0, 0, 1, 0, 1)
  assert.equal(evaluatePairs(PAIRS, { person: PERSON, list }).truePairs, 3)
})

test('[N136] weight and probability are two ways to say one thing', () => {
  assert.equal(weightOf(0.5), 0)
  close(weightOf(0.8), 2)
  close(probabilityOf(-2), 0.2)
})

test('[N137] B-cubed gives the numbers of the paper that introduced it', () => {
  // Bagga and Baldwin 1998, the two responses to the truth {1-5}, {6, 7}, {8-12}: 76 and 58 %.
  const truth = Int32Array.of(1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3)
  const first = evaluatePersons(Int32Array.of(1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2), truth)
  const second = evaluatePersons(Int32Array.of(1, 1, 1, 1, 1, 2, 2, 1, 1, 1, 1, 1), truth)
  close(first.bCubed.precision, (5 + 2 * (2 / 7) + 5 * (5 / 7)) / 12)
  close(second.bCubed.precision, 7 / 12)
  assert.equal(Math.round(first.bCubed.precision * 100), 76)
  assert.equal(Math.round(second.bCubed.precision * 100), 58)
  assert.equal(first.bCubed.recall, 1)
  assert.deepEqual([first.found, first.true], [2, 3])
  // By hand: 10 + 1 + 10 true pairs of 10 + 21 pairs within the persons found.
  close(first.pairs.precision, 21 / 31)
  assert.equal(first.pairs.recall, 1)
})

test('[N138] judged pairs give the measures of a two-way table at each weight', () => {
  const labels = [
    { weight: 6, match: true },
    { weight: 4, match: true },
    { weight: 4, match: false },
    { weight: 1, match: true },
    { weight: -5, match: false },
    { weight: -5, match: false },
  ]
  const scores = labelScores(labels)
  assert.deepEqual(
    scores.map(({ threshold }) => threshold),
    [-5, 1, 4, 6],
  )
  // By hand, at 4: 2 right, 1 wrong, 1 missed, 2 rightly left.
  const at = scores[2]
  assert.deepEqual(
    [at?.truePositives, at?.falsePositives, at?.falseNegatives, at?.trueNegatives],
    [2, 1, 1, 2],
  )
  close(at?.specificity, 2 / 3)
  close(at?.negativePredictiveValue, 2 / 3)
  close(at?.accuracy, 4 / 6)
  close(at?.f2, 10 / 15)
  close(at?.f05, 2.5 / 3.75)
  close(at?.p4, 16 / 24)
  close(at?.phi, 3 / 9)
})

test('[N139] a record that stays below the threshold against itself can link to nobody', () => {
  assert.equal(unlinkableShare(Float64Array.of(3, -1, 0, 8), 1), 0.5)
  assert.equal(unlinkableShare(new Float64Array(0), 0), 0)
})
