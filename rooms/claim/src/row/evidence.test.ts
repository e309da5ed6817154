// What is true of rows about evidence that leaves the workspace.
import assert from 'node:assert/strict'
import test from 'node:test'
import { EVIDENCE_ROWS } from '../../fixture/evidence-row.ts'
import type { RowByKind } from './kind.ts'
import { checkRow } from './kind.ts'

function found<K extends keyof typeof EVIDENCE_ROWS>(kind: K, change: object): string[] {
  const row = { ...EVIDENCE_ROWS[kind], ...change } as unknown as RowByKind[K]
  return checkRow(kind, row).map((finding) => `${finding.code} ${finding.field}`)
}

test('[C123] a derivative and a seal name bytes by hashes in their form', () => {
  assert.deepEqual(found('derivative', { from: 'A'.repeat(64), bytesHash: '' }), [
    'hash_malformed from',
    'hash_malformed bytesHash',
  ])
  assert.deepEqual(found('bundle_seal', { manifestHash: 'x' }), ['hash_malformed manifestHash'])
})

test('[C123] a bundle is asked for with something in it, and a decision is one of two', () => {
  assert.deepEqual(found('bundle', { documents: [] }), ['list_empty documents'])
  assert.deepEqual(found('bundle', { documents: [], claims: ['c5'] }), [])
  assert.deepEqual(found('bundle_decision', { decision: 'perhaps' }), ['unknown_value decision'])
})
