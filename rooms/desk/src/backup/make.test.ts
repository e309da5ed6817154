// Backups that somebody asks for while the workspace is open, and what is told of those that are
// kept.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import type { Output } from '@tumen/contract'
import { newBackupKey, noteDrill } from '@tumen/ledger'
import { addReport, openFixture, refused } from '../../fixture/desk.ts'

const { recipient } = await newBackupKey('four words of chance', 4)

type Known = Output<'backup.show'>
type Made = Output<'backup.make'>

async function opened(t: TestContext) {
  const fixture = await openFixture()
  t.after(fixture.close)
  const to = join(dirname(fixture.folder), 'backups')
  t.after(() => rmSync(to, { recursive: true, force: true }))
  return { ...fixture, to }
}

test('[D1329] a workspace without a document has nothing to lose, and says so', async (t) => {
  const { ask, ...fixture } = await opened(t)
  assert.deepEqual(await ask<Known>('adm', 'backup.show', {}), { nothing: true, backups: [] })
  const standing = async () =>
    (await ask<Output<'workspace.show'>>('adm', 'workspace.show', { isolation: true })).backup
  assert.deepEqual(await standing(), { recent: false, nothing: true })
  await addReport({ ask, ...fixture })
  assert.deepEqual(await ask<Known>('adm', 'backup.show', {}), { backups: [] })
  assert.deepEqual(await standing(), { recent: false })
})

test('[D1328] it is made at once, to the place that was said, by an administrator alone', async (t) => {
  const { ask, desk, to } = await opened(t)
  assert.equal((await refused(ask('adm', 'backup.make', {}))).code, 'no-backup-place')
  assert.ok(!existsSync(to))
  desk.memory.backups.spot = { to, recipients: [recipient] }
  for (const who of ['doc', 'rev', 'vie'] as const)
    assert.equal((await refused(ask(who, 'backup.make', {}))).code, 'not-allowed')
  // Who asks meanwhile gets the same one.
  const [first, second] = await Promise.all([
    ask<Made>('adm', 'backup.make', {}),
    ask<Made>('adm', 'backup.make', {}),
  ])
  assert.deepEqual(first, second)
  assert.deepEqual(readdirSync(to), [first.file])
  assert.equal(first.whole, true)
  assert.equal(desk.memory.backups.making, undefined)
})

test('[D1328] what goes wrong is refused, told to who mends it, and over with the next', async (t) => {
  const { ask, desk, to, now } = await opened(t)
  desk.memory.backups.spot = { to, recipients: [recipient] }
  writeFileSync(to, 'a file where the folder was')
  await assert.rejects(ask('adm', 'backup.make', {}), { name: 'Fault' })
  const since = async () => (await ask<Known>('adm', 'backup.show', {})).since?.slice(0, 10)
  assert.equal(await since(), now.day)
  rmSync(to)
  await ask('adm', 'backup.make', {})
  assert.equal(await since(), undefined)
})

test('[D1327] what is kept is told to who looks after the workspace, and nobody else', async (t) => {
  const { ask, desk, to, folder } = await opened(t)
  desk.memory.backups.spot = { to, recipients: [recipient] }
  const made = await ask<Made>('adm', 'backup.make', {})
  noteDrill(folder, { at: '2022-05-01T10:00:00.000Z', ok: false })
  const known = await ask<Known>('rev', 'backup.show', {})
  assert.deepEqual(known.place, { folder: to, keys: 1 })
  const [kept] = known.backups
  const { file, whole, bytes } = made
  assert.deepEqual(known.backups, [{ file, whole, bytes, made: kept?.made, there: true }])
  assert.deepEqual(known.drill, { at: '2022-05-01T10:00:00.000Z', ok: false })
  rmSync(join(to, file))
  assert.equal((await ask<Known>('rev', 'backup.show', {})).backups[0]?.there, false)
  for (const who of ['doc', 'vie'] as const)
    assert.equal((await refused(ask(who, 'backup.show', {}))).code, 'not-allowed')
})
