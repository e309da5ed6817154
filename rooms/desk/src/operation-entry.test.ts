import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList } from '@tumen/contract'
import { operationEntries, schemaEntry } from './operation-entry.ts'
import { RIGHTS } from './policy.ts'
import { schemaToText } from './schema-text.ts'

test('[D72] every operation is told with its roles, its input and its answer', () => {
  const entries = operationEntries()
  assert.deepEqual(
    entries.map(({ name }) => name),
    contractList.map(({ name }) => name),
  )
  for (const { name, roles, summary } of entries) {
    assert.deepEqual([...roles].sort(), [...(RIGHTS[name] ?? [])].sort(), name)
    assert.ok(summary.length > 10, name)
  }
  const record = entries.find(({ name }) => name === 'agent.record')
  const kind = record?.input.fields.find(({ name }) => name === 'kind')
  assert.equal(kind?.needed, false)
  assert.match(kind?.value ?? '', /"person" \| "organisation"/)
  assert.match(kind?.meaning ?? '', /^what it is; default:/)
  const relate = entries.find(({ name }) => name === 'agent.relate')
  assert.equal(relate?.input.fields.find(({ name }) => name === 'a')?.needed, true)
})

test('[D73] a schema is told in words that fit into a table', () => {
  const input = {
    type: 'object',
    properties: { kind: { enum: ['a', 'b'], description: 'which one' }, n: { type: 'integer' } },
    required: ['kind'],
  }
  assert.deepEqual(schemaEntry(input).fields, [
    { name: 'kind', value: '"a" | "b"', needed: true, meaning: 'which one' },
    { name: 'n', value: 'integer', needed: false, meaning: '' },
  ])
  const place = { type: 'object', properties: { from: {}, to: {} } }
  assert.equal(schemaToText({ type: 'array', items: place }), '{ from, to }[]')
  const values = Array.from({ length: 20 }, (_, index) => index)
  assert.match(schemaToText({ enum: values }), /11 \| … \(20 values\)$/)
  assert.deepEqual(schemaEntry({ type: 'object' }), { fields: [], text: 'object' })
})
