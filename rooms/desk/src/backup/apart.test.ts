// A backup of the open workspace in a thread of its own: the same file, the same refusals, and
// nothing left where somebody stops it.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { newBackupKey, readBackupKey } from '@tumen/ledger'
import { addReport, openFixture } from '../../fixture/desk.ts'
import { makeApart } from './apart.ts'
import { backUpBeside, checkBackupFile } from './file.ts'

const { file: key, recipient } = await newBackupKey('four words of chance', 4)
const identities = await readBackupKey(key, 'four words of chance')
const BUILT = new URL('../../dist/backup/backup-thread.js', import.meta.url)
const skip = !existsSync(BUILT) && 'the room is not built'

async function opened(t: TestContext) {
  const fixture = await openFixture()
  t.after(fixture.close)
  await addReport(fixture)
  const to = join(dirname(fixture.folder), 'backups')
  t.after(() => rmSync(to, { recursive: true, force: true }))
  const { ledger, clock, random } = fixture.desk
  const unlock = { key: ledger.storeKey() }
  const options = { folder: fixture.folder, unlock, clock, random, to, recipients: [recipient] }
  return { ...fixture, to, options }
}

/** How many threads were begun while something was done. */
async function threadsOf(work: () => Promise<unknown>): Promise<number> {
  let begun = 0
  const count = () => {
    begun++
  }
  process.on('worker', count)
  await work().finally(() => process.off('worker', count))
  return begun
}

test('[D1330] a thread makes the backup, and the desk answers meanwhile', { skip }, async (t) => {
  const { to, options, ask } = await opened(t)
  let over = false
  const begun = await threadsOf(async () => {
    const making = makeApart(options).finally(() => {
      over = true
    })
    await ask('own', 'agent.record', { id: 'a1', kind: 'outlet', name: { en: 'A' } })
    assert.equal(over, false, 'a change was made before the backup was')
    const { file } = await making
    const checked = await checkBackupFile({ file: join(to, file), identities })
    assert.equal(checked.base, undefined)
  })
  assert.equal(begun, 1)
})

test('[D1330] where no thread can be had, the backup is made here', async (t) => {
  const { to, options } = await opened(t)
  const { file } = await makeApart(options, new URL('file:///nowhere/backup-thread.js'))
  await checkBackupFile({ file: join(to, file), identities })
})

test('[D1330] what the thread refuses is refused with its code', { skip }, async (t) => {
  const { options, folder } = await opened(t)
  const inside = { ...options, to: join(folder, 'backups') }
  await assert.rejects(backUpBeside(inside), { name: 'Refusal', code: 'already-exists' })
  const wrong = { ...options, unlock: { key: new Uint8Array(32) } }
  await assert.rejects(backUpBeside(wrong), { name: 'Refusal', code: 'wrong-passphrase' })
})

test('[D1330] who stops it leaves nothing beside', { skip }, async (t) => {
  const { to, options } = await opened(t)
  const stopping = new AbortController()
  stopping.abort()
  const progress = { report: () => undefined, signal: stopping.signal }
  const asked = backUpBeside({ ...options, progress })
  await assert.rejects(asked, { name: 'Refusal', code: 'cancelled' })
  assert.deepEqual(readdirSync(to), [])
})
