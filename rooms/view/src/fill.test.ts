import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { fill, namesOf } from './fill.ts'

test('[V7] parameters, choices by number, and optional pieces', () => {
  assert.equal(fill('{n} {n|report|reports}', { n: 1 }), '1 report')
  assert.equal(fill('{n} {n|report|reports}', { n: 3 }), '3 reports')
  assert.equal(fill('{n|day|{n} days}', { n: 2 }), '2 days')
  assert.equal(
    fill('Too large[[: {field}]][[, limit {limit}]].', { field: 'text' }),
    'Too large: text.',
  )
  assert.equal(fill('see {missing}', {}), 'see {missing}')
})

test('[V7] a parameter is never read as a pattern', () => {
  assert.equal(fill('{a} {b}', { a: '{b}', b: '[[x]]' }), '{b} [[x]]')
  fc.assert(fc.property(fc.string(), (text) => fill('«{a}»', { a: text }) === `«${text}»`))
})

test('[V2] the names of a pattern, each once', () => {
  assert.deepEqual(namesOf('{n|one|{n} of {b}} {a}'), ['a', 'b', 'n'])
})
