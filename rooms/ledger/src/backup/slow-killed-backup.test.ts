// A program that is killed while it backs up: what has the name of a backup is one, what is left
// beside it goes a day later, and the next backup is made as if nothing had happened.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import {
  addDocument,
  countedRandom,
  makeFixture,
  STORE_KEY,
  storeTest,
} from '../../fixture/store.ts'
import { makeBackup } from './make.ts'
import { isBackupName } from './manifest.ts'
import { checkBackup } from './read.ts'

const BUILT = fileURLToPath(new URL('../../dist/backup/make.js', import.meta.url))
const KILLS = 8
const identity = await generateHybridIdentity()
const recipient = await identityToRecipient(identity)

/** Says that it begins, and backs up until it is killed; its clock goes on by an hour each time. */
const PROGRAM = `
  const { makeBackup } = await import(process.argv[1])
  const [folder, to, recipient, key, from] = process.argv.slice(2)
  const random = (length) => crypto.getRandomValues(new Uint8Array(length))
  const unlock = { key: Buffer.from(key, 'hex') }
  for (let hour = Number(from); ; hour++) {
    const clock = () => new Date(Date.UTC(2019, 7, 9, hour))
    process.stdout.write('begins')
    await makeBackup({ folder, to, unlock, clock, random, recipients: [recipient], whole: true })
  }`

storeTest('[L289] killed at any moment, a program leaves whole backups and no other', async (t) => {
  if (!existsSync(BUILT)) return t.skip('the room is not built')
  const { ledger, folder } = await makeFixture(t)
  for (let n = 0; n < 40; n++) await addDocument(ledger, `d${n}`, `Report ${n}. `.repeat(2000))
  const to = join(dirname(folder), 'backups')
  for (let kill = 0; kill < KILLS; kill++) {
    const key = Buffer.from(STORE_KEY).toString('hex')
    const args = [BUILT, folder, to, recipient, key, String(10 + 100 * kill)]
    const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await wait(kill * 60)
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    await ended
  }
  const found = readdirSync(to)
  for (const name of found.filter((one) => !one.startsWith('.'))) {
    assert.ok(isBackupName(name), name)
    await checkBackup({ file: join(to, name), identities: [identity] })
  }
  const left = found.filter((one) => one.startsWith('.'))
  assert.ok(left.length > 0, 'something was cut off')
  for (const name of left) utimesSync(join(to, name), 0, 0)
  const clock = () => new Date('2019-12-24T10:00:00.000Z')
  const around = { clock, random: countedRandom(), recipients: [recipient] }
  const made = await makeBackup({ folder, to, unlock: { key: STORE_KEY }, ...around })
  assert.equal(made.objects, 40)
  assert.deepEqual(
    readdirSync(to).filter((one) => one.startsWith('.')),
    [],
  )
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})
