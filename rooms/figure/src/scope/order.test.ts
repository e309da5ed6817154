// One order for all that is printed (F9).
import assert from 'node:assert/strict'
import test from 'node:test'
import { compareText, sortById, sortTexts } from './order.ts'

test('[F9] texts stand in the order of their code points, also beyond the basic plane', () => {
  const texts = ['\u{1f600}', '\uff01', 'b', 'a', 'ab', '\ue000', '']
  assert.deepEqual(sortTexts([...texts, 'a']), [
    '',
    'a',
    'ab',
    'b',
    '\ue000',
    '\uff01',
    '\u{1f600}',
  ])
  assert.equal(compareText('a', 'a'), 0)
})

test('[F9] records are sorted by id, and the input stays as it is', () => {
  const records = [{ id: 'b' }, { id: 'a' }]
  assert.deepEqual(sortById(records), [{ id: 'a' }, { id: 'b' }])
  assert.deepEqual(records, [{ id: 'b' }, { id: 'a' }])
  assert.equal(sortById([]).length, 0)
})
