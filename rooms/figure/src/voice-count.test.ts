import assert from 'node:assert/strict'
import test from 'node:test'
import { countVoices } from './voice-count.ts'

test('[F85] voices outside a figure are counted as its origins are', () => {
  const count = (voices: string[], anonymous: string[] = [], rows: [string, string][] = []) => {
    const same = rows.map(([a, b]) => ({ a, b, relation: 'same' as const }))
    const { min, max } = countVoices(voices, anonymous, same)
    return [min, max]
  }
  assert.deepEqual(count([]), [0, 0])
  assert.deepEqual(count(['a', 'b', 'a']), [2, 2])
  assert.deepEqual(count(['a', 'x', 'y'], ['x', 'y']), [2, 3])
  assert.deepEqual(count(['a', 'b'], [], [['a', 'b']]), [1, 1])
  assert.deepEqual(count(['a', 'circle:c']), [1, 2])
})
