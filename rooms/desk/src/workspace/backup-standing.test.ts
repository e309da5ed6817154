import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { newBackupKey, noteCopy, noteDrill } from '@tumen/ledger'
import { openFixture } from '../../fixture/desk.ts'
import { backUpDesk } from '../backup/file.ts'

test('[D1244] who looks after a workspace is told of its backups, and nobody else', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const { folder, desk } = fixture
  const { ledger, random } = desk
  const to = join(dirname(folder), 'standing')
  t.after(() => rmSync(to, { recursive: true, force: true }))
  const told = async (who: 'adm' | 'vie') =>
    (await fixture.ask<Output<'workspace.show'>>(who, 'workspace.show', { isolation: true })).backup
  const at = (days: number) => new Date(desk.clock().getTime() - days * 86_400_000)
  const day = (days: number) => at(days).toISOString().slice(0, 10)
  // Before evidence has come in nothing would be lost with the disk.
  assert.deepEqual(await told('adm'), { recent: false, nothing: true })
  const about = { title: 'Held', published: '2024-07-29', language: 'en' }
  await fixture.ask('own', 'document.add', { id: 'K1', ...about, text: 'Nine were held in Dali.' })
  assert.deepEqual(await told('adm'), { recent: false })
  noteCopy(folder, at(8))
  assert.deepEqual(await told('adm'), { recent: false, last: day(8) })
  noteCopy(folder, at(6))
  assert.deepEqual(await told('adm'), { recent: true, last: day(6) })
  const { recipient } = await newBackupKey('four words of chance', 4)
  const order = { folder, unlock: { key: ledger.storeKey() }, to, recipients: [recipient] }
  await backUpDesk({ ...order, random, clock: () => at(2) })
  assert.deepEqual(await told('adm'), { recent: true, last: day(2), tried: false })
  const drilled = (days: number, ok: boolean) =>
    noteDrill(folder, { at: at(days).toISOString(), ok })
  for (const [days, ok, tried] of [
    [3, false, false],
    [366, true, false],
    [3, true, true],
  ] as const) {
    drilled(days, ok)
    assert.deepEqual(await told('adm'), {
      ...{ recent: true, last: day(2), tried, drilled: day(days) },
    })
  }
  assert.equal(await told('vie'), undefined)
})
