import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture, refused } from '../../fixture/desk.ts'
import { holdAhead, openWitness, setPolicy } from '../../fixture/witness.ts'

interface Restored {
  leaf: number
  newLog: boolean
  vkey: string
}

test('[D392] after a copy was put back the log says so, unless somebody holds more of it', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  await setPolicy(fixture, [north])
  await fixture.ask('rev', 'log.checkpoint', {})
  const { leaf, newLog } = await fixture.ask<Restored>('rev', 'backup.restore', {})
  assert.deepEqual([leaf, newLog], [16, false])
  const needless = await refused(fixture.ask('rev', 'backup.restore', { newLog: true }))
  assert.equal(needless.code, 'log-continues')
  assert.equal(
    (await refused(fixture.ask('own', 'backup.restore', { now: true }))).code,
    'invalid-input',
  )
  assert.equal((await refused(fixture.ask('doc', 'backup.restore', {}))).code, 'not-allowed')
  await holdAhead(fixture, north)
  const size = await fixture.size()
  const older = await refused(fixture.ask('rev', 'backup.restore', {}))
  assert.deepEqual([older.code, older.details[0]?.name], ['older-than-known', north.key.name])
  assert.equal(await fixture.size(), size)
  await fixture.close()
})

test('[D393] by order a new log begins, with a key that belongs into every policy', async (t) => {
  const fixture = await openFixture()
  const north = await openWitness(t, fixture, 'north')
  const policy = await setPolicy(fixture, [north])
  await fixture.ask('own', 'agent.record', { id: 'a1', kind: 'outlet', name: { en: 'A' } })
  await fixture.ask('rev', 'log.checkpoint', {})
  const old = await fixture.ask<{ vkey: string }>('vie', 'log.show', {})
  await holdAhead(fixture, north)
  const { vkey, leaf } = await fixture.ask<Restored>('rev', 'backup.restore', { newLog: true })
  assert.notEqual(vkey, old.vkey)
  // The witness does not know the new log, and a policy that names the old one is no longer fit.
  type Signed = { note: string; witnesses: { said: string }[] }
  const signed = await fixture.ask<Signed>('rev', 'log.checkpoint', {})
  assert.deepEqual([signed.note.split('\n')[1], signed.witnesses[0]?.said], ['16', 'refused'])
  const refusal = await refused(fixture.ask('rev', 'log.set-policy', { policy }))
  assert.deepEqual(refusal.details, [{ problem: 'other-log' }])
  // What was recorded before is there, and can be proved under the old log.
  assert.ok(await fixture.ask('own', 'agent.show', { id: 'a1' }))
  const { proof } = await fixture.ask<{ proof: string }>('vie', 'log.prove', { leaf: 2 })
  assert.ok(proof.includes(old.vkey.split('+')[0] ?? ''))
  const changes = await fixture.ask<{ changes: { leaf: number; operation: string }[] }>(
    'vie',
    'change.list',
    { limit: 1 },
  )
  assert.deepEqual(changes.changes[0], { ...changes.changes[0], leaf, operation: 'backup.restore' })
  const shown = await fixture.ask<{ earlier: object[] }>('vie', 'log.show', {})
  assert.deepEqual(shown.earlier, [{ vkey: old.vkey, size: 16 }])
  const undo = await refused(fixture.ask('rev', 'change.undo', { change: leaf }))
  assert.equal(undo.code, 'not-undoable')
  const fsck = await fixture.ask<{ findings: object[] }>('own', 'workspace.fsck', {})
  assert.deepEqual(fsck.findings, [])
  await fixture.close()
})
