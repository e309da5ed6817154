// What is true of rows about lists with names and persons.
import assert from 'node:assert/strict'
import test from 'node:test'
import { LINKAGE_ROWS } from '../../fixture/mention-row.ts'
import type { RowByKind } from './kind.ts'
import { checkRow } from './kind.ts'

function found<K extends keyof typeof LINKAGE_ROWS>(kind: K, change: object): string[] {
  const row = { ...LINKAGE_ROWS[kind], ...change } as unknown as RowByKind[K]
  return checkRow(kind, row).map((finding) => `${finding.code} ${finding.field}`)
}

test('[C120] a mention is of its list, with years and days in their order', () => {
  assert.deepEqual(found('mention', {}), [])
  assert.deepEqual(found('mention', { id: 'ls_2/A-1' }), ['id_outside_list id'])
  assert.deepEqual(found('mention', { bornLow: 2002 }), ['time_order bornHigh'])
  const { bornHigh: _, ...open } = LINKAGE_ROWS.mention
  assert.deepEqual(
    checkRow('mention', open as RowByKind['mention']).map(({ code }) => code),
    ['time_order'],
  )
  const time = { earliest: '2022-06-01', latest: '2022-05-31' }
  assert.deepEqual(found('mention', { time }), ['time_order time'])
  assert.deepEqual(found('mention', { goneSince: '2022-02-30' }), ['date_impossible goneSince'])
  assert.deepEqual(found('mention', { sex: 'x' }), ['unknown_value sex'])
})

test('[C121] a pair of mentions is two, in order', () => {
  const [a, b] = ['ls_1/A-2', 'ls_1/A-1']
  assert.deepEqual(found('linkage_pair', { a, b }), ['pair_order b'])
  assert.deepEqual(found('judgement', { a, b }), ['pair_order b'])
  assert.deepEqual(found('judgement', { a, b: a }), ['relation_to_self b'])
  assert.deepEqual(found('judgement', { verdict: 'likely' }), ['unknown_value verdict'])
})

test('[C122] a mapping takes no heading twice, and runs have hashes in their form', () => {
  const columns = [
    { column: '이름', field: 'name' },
    { column: '이름', field: 'home' },
  ]
  assert.deepEqual(found('list_mapping', { columns }), ['id_repeated columns[1]'])
  assert.deepEqual(found('import_run', { touchedHash: 'A' }), ['hash_malformed touchedHash'])
  assert.deepEqual(found('linkage_run', { inputHash: '', knownAt: '2022-11-01' }), [
    'hash_malformed inputHash',
    'instant_malformed knownAt',
  ])
})
