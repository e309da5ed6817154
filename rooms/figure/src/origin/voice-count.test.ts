import assert from 'node:assert/strict'
import test from 'node:test'
import { classVoices, countVoices } from './voice-count.ts'

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

test('[F86] voices are classed, and told which may be one, as origins of a figure are', () => {
  const rows = [
    { a: 'b', b: 'c', relation: 'same' as const },
    { a: 'c', b: 'd', relation: 'possible' as const },
    { a: 'x', b: 'y', relation: 'different' as const },
  ]
  const { classOf, maybeSame } = classVoices(['c', 'd', 'e', 'x', 'y', 'z'], ['x', 'y', 'z'], rows)
  assert.deepEqual(['c', 'd', 'e', 'x'].map(classOf), ['b', 'd', 'e', 'x'])
  const pairs = maybeSame.map((pair) => pair.sort().join(' ')).sort()
  assert.deepEqual(pairs, ['b d', 'x z', 'y z'])
  assert.deepEqual(classVoices([], [], rows).maybeSame, [])
})
