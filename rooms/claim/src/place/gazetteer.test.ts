import assert from 'node:assert/strict'
import test from 'node:test'
import { isPlaceWithin, placeAncestors } from './gazetteer.ts'

test('[C42] a place lies within another when its path begins with the other and a stroke', () => {
  assert.ok(isPlaceWithin('XA/reed/ford', 'XA/reed'))
  assert.ok(isPlaceWithin('XA/reed', 'XA/reed'))
  assert.ok(!isPlaceWithin('XA/reedbed', 'XA/reed'))
  assert.ok(!isPlaceWithin('XA', 'XA/reed'))
  assert.deepEqual(placeAncestors('XA/reed/ford'), ['XA', 'XA/reed'])
  assert.deepEqual(placeAncestors('XA'), [])
})
