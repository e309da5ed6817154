import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { readVector, VECTORS } from '../../fixture/data.ts'
import { isRefusing } from '../finding.ts'
import { readModel } from './read.ts'

type Json = Record<string, unknown>

const minimal = (): Json => ({
  format: 'tumen-linkage-model/1',
  name: 'minimal',
  link: 'dedupe',
  id: 'id',
  comparisons: [
    {
      name: 'name',
      levels: [
        { when: { null: ['name'] }, label: 'missing' },
        { when: { equal: 'name' }, label: 'same', m: 0.9, u: 0.1 },
        { when: { else: true }, label: 'different', m: 0.1, u: 0.9 },
      ],
    },
  ],
  blocking: [{ name: 'name', on: ['name'] }],
  prior: { probability: 0.01 },
})

const codes = (file: unknown) => readModel(file).findings.map(({ code, at }) => `${code} ${at}`)

test('[N60] the models of the reference and of the world are read without a finding', () => {
  const names = readdirSync(`${VECTORS}/models`)
  assert.ok(names.length >= 6)
  for (const name of names) {
    const { model, findings } = readModel(readVector(`models/${name}`))
    assert.deepEqual(findings, [], name)
    assert.ok(model)
  }
})

test('[N60] everything that is wrong with a model is found at once, with its place', () => {
  const file = minimal()
  const [comparison] = file.comparisons as [Json]
  comparison.colour = 'red'
  comparison.comparator = 'soundex'
  const levels = comparison.levels as Json[]
  levels[1] = { when: { equal: 'name' }, label: 'same', m: 1, u: 0.2, tf: { column: 'x' } }
  levels[2] = { when: { sql: 'drop table mention' }, label: 'different', m: 0.1, u: 0.9 }
  file.prior = { rules: [], recall: 2, band: [3, 4] }
  file.blocking = [
    { name: 'a', on: [] },
    { name: 'a', on: ['x'] },
  ]
  assert.deepEqual(codes(file).sort(), [
    'comparator_unknown comparisons.0.comparator',
    'condition_not_understood comparisons.0.levels.2.when',
    'key_unknown comparisons.0.colour',
    'name_twice blocking.1.name',
    'probability_out_of_range comparisons.0.levels.1.m',
    'probability_out_of_range prior.recall',
    'sums_not_one comparisons.0.levels.*.m',
    'sums_not_one comparisons.0.levels.*.u',
    'tf_without_equality comparisons.0.levels.1.tf',
    'value_wrong blocking.0.on',
    'value_wrong comparisons.0.levels.1.tf.minimum',
    'value_wrong comparisons.0.levels.1.tf.weight',
    'value_wrong prior.band',
  ])
  assert.equal(readModel(file).model, undefined)
  assert.ok(readModel(file).findings.every(isRefusing))
})

test('[N60] levels out of order and sums that miss one are refused', () => {
  const file = minimal()
  const [{ levels }] = file.comparisons as [{ levels: Json[] }]
  levels.reverse()
  assert.ok(codes(file).includes('level_order comparisons.0.levels'))
  levels.reverse()
  Object.assign(levels[1] as Json, { m: 0.9 + 3e-6 })
  assert.deepEqual(codes(file), ['sums_not_one comparisons.0.levels.*.m'])
  assert.deepEqual(codes({ ...file, imported: 'splink' }), [])
})

test('[N60] a file that is no model at all is told so', () => {
  for (const file of [null, 3, 'model', [], {}]) {
    const { model, findings } = readModel(file)
    assert.equal(model, undefined)
    assert.ok(findings.length > 3)
  }
})

test('[N61] more patterns or rules than there are numbers for are refused', () => {
  const file = minimal()
  const [comparison] = file.comparisons as [Json]
  // 3 to the 19th is below 2 to the 31st, 3 to the 20th is above.
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...comparison, name: `name ${n}` }))
  assert.deepEqual(codes({ ...file, comparisons: many(19) }), [])
  const { findings } = readModel({ ...file, comparisons: many(20) })
  assert.deepEqual(findings, [{ code: 'too_many_patterns', at: 'comparisons', count: 3 ** 20 }])
  const rules = Array.from({ length: 32 }, (_, n) => ({ name: `rule ${n}`, on: ['name'] }))
  assert.deepEqual(codes({ ...file, blocking: rules.slice(1) }), [])
  assert.deepEqual(codes({ ...file, blocking: rules }), ['too_many_rules blocking'])
})
