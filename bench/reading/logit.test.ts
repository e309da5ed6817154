import assert from 'node:assert/strict'
import test from 'node:test'
import { fitWeights, type LabelledChoice } from './logit.ts'

const choice = (right: string, wrong: string): LabelledChoice => ({
  offers: [
    { signs: [right], isRight: true },
    { signs: [wrong], isRight: false },
  ],
  weight: 1,
})

test('weights make the shares that were seen', () => {
  // By hand: of two offers one was right three times of four: its share is 3/4, so the weights lie
  // log 3 apart; the smallest such weights are half of it to each side.
  const seen = [choice('a', 'b'), choice('a', 'b'), choice('a', 'b'), choice('b', 'a')]
  const weights = fitWeights(seen, { ridge: 1e-9 })
  const [a, b] = [weights.get('a') ?? 0, weights.get('b') ?? 0]
  assert.ok(Math.abs(a - b - Math.log(3)) < 1e-2, `${a} ${b}`)
  assert.deepEqual(fitWeights(seen, { ridge: 1e-9 }), weights)
})

test('a ridge holds weights back, and what only one side says teaches nothing', () => {
  // By hand: one choice, weights w and -w; the slope 1 / (1 + exp(2w)) is the ridge times w. At
  // w = 1 the slope is 1 / (1 + e²).
  const weights = fitWeights([choice('a', 'b')], { ridge: 1 / (1 + Math.exp(2)) })
  assert.ok(Math.abs((weights.get('a') ?? 0) - 1) < 1e-2)
  assert.ok(Math.abs((weights.get('b') ?? 0) + 1) < 1e-2)
  const same = { offers: [{ signs: ['a'], isRight: true }], weight: 1 }
  assert.equal(fitWeights([same], { ridge: 1 }).size, 0)
})
