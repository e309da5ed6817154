// The face finders of a workspace: a closed list, a place of their own, and manual work without.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { openFixture, refused } from '../../fixture/desk.ts'

type List = Output<'model.list'>

test('[D940] a file that is no known face finder is refused, and nothing of it is written', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const before = readdirSync(fixture.folder).sort()
  for (const bytes of ['QQ==', Buffer.alloc(1_217_758, 7).toString('base64')]) {
    const refusal = await refused(fixture.ask('adm', 'model.add', { bytes }))
    assert.deepEqual([refusal.code, refusal.field], ['unknown-model', 'bytes'])
  }
  assert.equal(
    (await refused(fixture.ask('own', 'model.add', { bytes: 'QQ==' }))).code,
    'not-allowed',
  )
  assert.deepEqual(readdirSync(fixture.folder).sort(), before)
  assert.ok(!existsSync(join(fixture.folder, 'models')))
})

test('[D941] without a face finder every box is drawn by hand; what is none of them is told', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const empty = { plan: 'manual', models: [], unknown: 0 }
  assert.deepEqual(await fixture.ask<List>('vie', 'model.list', {}), empty)
  const other = await openFixture()
  t.after(other.close)
  const models = join(other.folder, 'models')
  mkdirSync(models)
  writeFileSync(join(models, `${'a'.repeat(64)}.onnx`), 'another')
  assert.deepEqual(await other.ask<List>('vie', 'model.list', {}), { ...empty, unknown: 1 })
  assert.deepEqual(await other.desk.ledger.fsck({ all: true }), [])
})
