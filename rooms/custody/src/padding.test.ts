import assert from 'node:assert/strict'
import test from 'node:test'
import { PAD_BLOCK, padsBeforeHead, padsNeeded, QUIET_DAYS } from './padding.ts'

test('[K43] 3 and 14 changes give logs of equal size, and 17 a log of 32', () => {
  for (const [size, padded] of [
    [3, 16],
    [14, 16],
    [16, 16],
    [17, 32],
    [0, 0],
    [1, 16],
  ]) {
    assert.equal((size ?? 0) + padsNeeded(size ?? 0), padded)
  }
  assert.equal(padsNeeded(2 ** 53 - 17), 1)
})

test('[K44] a week without a change signs a full block of pads, a day does not', () => {
  const quiet = { size: 32, headSize: 32 }
  assert.equal(padsBeforeHead({ ...quiet, daysSinceHead: QUIET_DAYS }), PAD_BLOCK)
  assert.equal(padsBeforeHead({ ...quiet, daysSinceHead: QUIET_DAYS - 1 }), 0)
  assert.equal(padsBeforeHead({ size: 35, headSize: 32, daysSinceHead: 30 }), 13)
})
