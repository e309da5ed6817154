import assert from 'node:assert/strict'
import test from 'node:test'
import type { WeightBar } from './answer.ts'
import { barLabel, barReason, bitsText, percentText, weightSentence } from './weight.ts'

test('[V204] bits have a sign and one decimal, and small shares are told from nothing', () => {
  assert.deepEqual([7.25, -0.44, 0.04, -0.02].map(bitsText), ['+7.3', '−0.4', '0', '0'])
  const shares = [1, 0.9998, 0.523, 0.0566, 0.004, 0.00021, 0]
  assert.deepEqual(shares.map(percentText), ['100', '99.9', '52', '5.7', '0.4', '0.02', '0'])
})

test('[V204] a weight is never certainty, and even is one half', () => {
  assert.equal(weightSentence('en', 0), 'a probability of 50 % before any verdict')
  assert.equal(weightSentence('en', 40), 'a probability of more than 99.9 % before any verdict')
  assert.equal(weightSentence('en', -40), 'a probability of less than 0.1 % before any verdict')
  // 2 bits: odds of 4 to 1.
  assert.match(weightSentence('ko', 2), /80 %/)
})

test('[V204] each kind of bar says what it is and why', () => {
  const prior = { kind: 'prior', probability: 1 / 1024, bits: -10, total: -10 } as const
  assert.equal(barReason('en', prior), 'about one pair in 1024 is one person')
  const rare: WeightBar = {
    ...({ kind: 'frequency', comparison: 'name', tone: 'rare' } as const),
    ...{ share: 0.004, bits: 1.5, total: 0 },
  }
  assert.equal(barLabel('en', rare), 'Name: a rare value')
  assert.equal(barReason('en', rare), '0.4 % of the records have it, so agreeing says more')
  const missing: WeightBar = {
    ...({ kind: 'level', comparison: 'home', level: -1, label: 'missing' } as const),
    ...{ m: 0.1, u: 0.1, bits: 0, total: 0 },
  }
  assert.equal(barLabel('en', missing), 'Home: not stated')
  assert.equal(barReason('en', missing), '')
  const other = { ...missing, comparison: 'shoe size', label: 'close', bits: 2 }
  assert.equal(barLabel('en', other), 'shoe size: close')
})
