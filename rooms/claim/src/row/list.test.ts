// What is true of rows about lists and estimates.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LIST_ROWS } from '../../fixture/list-row.ts'
import type { RowByKind } from './kind.ts'
import { checkRow } from './kind.ts'

function found<K extends keyof typeof LIST_ROWS>(kind: K, change: object): string[] {
  const row = { ...LIST_ROWS[kind], ...change } as RowByKind[K]
  return checkRow(kind, row).map((finding) => `${finding.code} ${finding.field}`)
}

test('[C117] an overlap has each list once, and one sign of a pattern for each list', () => {
  const cells = (...patterns: string[]) => ({
    cells: patterns.map((pattern) => ({ pattern, persons: 1 })),
  })
  assert.deepEqual(found('overlap', {}), [])
  assert.deepEqual(found('overlap', { lists: ['ls_1', 'ls_1'] }), ['id_repeated lists[1]'])
  for (const pattern of ['00', '1', '101', '1x', '１1'])
    assert.deepEqual(found('overlap', cells('10', pattern)), ['pattern_malformed cells[1].pattern'])
  assert.deepEqual(found('overlap', cells('10', '11', '10')), ['pattern_repeated cells[2].pattern'])
  assert.deepEqual(found('overlap', { cells: [{ pattern: '10', persons: -1 }] }), [
    'value_negative cells[0].persons',
  ])
  assert.deepEqual(found('overlap', { lists: ['ls_1'] }), [
    'list_empty lists',
    'pattern_malformed cells[0].pattern',
    'pattern_malformed cells[1].pattern',
  ])
})

test('[C118] an estimate names what it is from, with hashes and an instant in their forms', () => {
  assert.deepEqual(found('estimate', {}), [])
  assert.deepEqual(found('estimate', { source: 'table' }), ['unknown_field lists'])
  assert.deepEqual(found('estimate', { source: 'overlap' }), ['field_missing overlap'])
  assert.deepEqual(found('estimate', { source: 'claims' }), [
    'unknown_field lists',
    'field_missing question',
  ])
  assert.deepEqual(found('estimate', { overlap: 'ov_1' }), ['unknown_field overlap'])
  assert.deepEqual(found('estimate', { knownAt: '2022-11-01' }), ['instant_malformed knownAt'])
  assert.deepEqual(found('estimate', { inputHash: 'A', reportHash: '' }), [
    'hash_malformed inputHash',
    'hash_malformed reportHash',
  ])
  assert.deepEqual(found('estimate', { title: ' ' }), ['text_empty title'])
})

test('[C76] the period of a list is possible', () => {
  const period = { earliest: '2022-12-31', latest: '2022-01-01' }
  assert.deepEqual(found('list', { period }), ['time_order period'])
  assert.deepEqual(found('list_declaration', { duplicates: 'some' }), ['unknown_value duplicates'])
})

test('[C119] a list holds nothing of a person but a pseudonym', () => {
  for (const field of ['name', 'born', 'age', 'sex', 'home'])
    assert.deepEqual(found('list_entry', { [field]: 'x' }), [`unknown_field ${field}`])
})
