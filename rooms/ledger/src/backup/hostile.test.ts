// Whoever has a public key can write a backup: what is in it is believed by nobody. And the keys
// themselves.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import {
  Decrypter,
  Encrypter,
  generateHybridIdentity,
  generateX25519Identity,
  identityToRecipient,
} from 'age-encryption'
import { isSealedKey, newBackupKey, readBackupKey, recipientsIn } from './identity.ts'
import { manifestText } from './manifest.ts'
import { checkBackup, restoreBackup } from './read.ts'
import { readTar, TAR_END, tarHeader, tarPadding } from './tar.ts'

const here = mkdtempSync(join(tmpdir(), 'tumen-hostile-backup-'))
process.on('exit', () => rmSync(here, { recursive: true, force: true }))
const identity = await generateHybridIdentity()
const recipient = await identityToRecipient(identity)

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const fileOf = (name: string, text = 'x') => ({ name, bytes: text.length, sha256: digest(text) })
const STORE = [fileOf('store.key.age'), fileOf('ledger.db')]

function tarOf(entries: readonly [name: string, text: string][], end = TAR_END): Buffer {
  const parts = entries.flatMap(([name, text]) => {
    const body = Buffer.from(text)
    return [tarHeader(name, body.length), body, tarPadding(body.length)]
  })
  return Buffer.concat([...parts, end])
}

/** What becomes of a backup that somebody else has written, checked and put back. */
async function becomes(plain: Uint8Array): Promise<string[]> {
  const file = join(here, 'tumen-2022-05-01T000000Z.age')
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  writeFileSync(file, await encrypter.encrypt(plain))
  const place = { file, identities: [identity] }
  const around = { clock: () => new Date(), random: (n: number) => new Uint8Array(n) }
  const to = join(here, 'back')
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'taken',
      ({ code }) => code as string,
    )
  const checked = await codeOf(checkBackup(place))
  const restored = await codeOf(restoreBackup({ ...place, ...around, to, passphrase: 'x' }))
  assert.equal(existsSync(to), false)
  assert.deepEqual(readdirSync(here), ['tumen-2022-05-01T000000Z.age'], 'nothing outside of it')
  return [checked, restored]
}

const made = { made: '2022-05-01T00:00:00.000Z', leaves: 1, base: null }
const STORE_ENTRIES: [string, string][] = [
  ['store.key.age', 'x'],
  ['ledger.db', 'x'],
]
const whole = (files: object[], more: [string, string][] = [], facts: object = {}) =>
  tarOf([
    ['manifest.json', manifestText({ ...made, files: files as never, ...facts })],
    ...STORE_ENTRIES,
    ...more,
  ])

test('[L286] a backup that somebody else has written puts nothing where it does not belong', async () => {
  const names = ['../evil', '/etc/evil', 'objects/../../evil', 'objects/ab/cd', 'lock', 'a\0b']
  const long = `objects/ab/cd${'0'.repeat(38)}`
  for (const name of [...names, long, 'ledger.db-wal', 'backups.json', 'models/../x.onnx']) {
    const listed = whole([...STORE, fileOf(name)], [[name, 'x']])
    assert.deepEqual(await becomes(listed), ['backup-damaged', 'backup-damaged'], name)
    // In the tar and not in the manifest.
    const unlisted = whole(STORE, [[name, 'x']])
    assert.deepEqual(await becomes(unlisted), ['backup-damaged', 'backup-damaged'], name)
  }
  const wrong: Uint8Array[] = [
    Buffer.from('no tar'),
    tarOf([]),
    tarOf(STORE_ENTRIES),
    tarOf([['manifest.json', '{}']]),
    whole([fileOf('ledger.db')]),
    whole([...STORE, fileOf('ledger.db')]),
    whole([...STORE, fileOf(`models/${'0'.repeat(64)}.onnx`)]),
    whole([STORE[0] ?? {}, fileOf('ledger.db', 'y')]),
    whole(STORE, [['ledger.db', 'x']]),
    whole([...STORE, { ...fileOf(`objects/ab/ab${'0'.repeat(38)}`), base: true }]),
    whole(STORE, [], { base: { file: '../../etc/passwd', sha256: digest('x') } }),
    whole(STORE, [], { base: { file: 'tumen-2022-04-01T000000Z.age', sha256: digest('x') } }),
    whole(STORE, [], { leaves: -1 }),
    whole(STORE).subarray(0, 1500),
  ]
  for (const [n, plain] of wrong.entries())
    assert.deepEqual(await becomes(plain), ['backup-damaged', 'backup-damaged'], `case ${n}`)
  // One that is made rightly is read, and is no workspace: its key file is none.
  assert.deepEqual(await becomes(whole(STORE)), ['taken', 'damaged'])
})

test('[L286] a tar gives each file its own bytes, however they come', async () => {
  const entries: [string, string][] = [
    ['empty', ''],
    ['one', 'x'],
    ['block', 'y'.repeat(512)],
    ['more', 'z'.repeat(1300)],
  ]
  const bytes = tarOf(entries)
  for (const size of [1, 7, 511, 512, 513, 4096]) {
    const source = (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    })()
    const found: [string, string][] = []
    for await (const { name, body } of readTar(source)) {
      // The second is read past.
      let text = name === 'one' ? 'x' : ''
      if (name !== 'one') for await (const piece of body) text += Buffer.from(piece).toString()
      found.push([name, text])
    }
    assert.deepEqual(found, entries, `${size}`)
  }
  // 8 GiB and more, as GNU tar writes it: 0x80, then the number.
  const large = tarHeader('large', 2 ** 33)
  assert.equal(large.subarray(124, 136).toString('hex'), '800000000000000200000000')
})

test('[L288] a backup is encrypted to keys that hold where X25519 falls, and to no other', async () => {
  const classic = await identityToRecipient(await generateX25519Identity())
  assert.deepEqual(recipientsIn(`# Ann\n${recipient}\r\n\n  ${recipient}\n`), [recipient])
  const last = recipient.slice(0, -1) + (recipient.endsWith('q') ? 'p' : 'q')
  const unfit = ['', '# none', classic, `${recipient}\n${classic}`, last, recipient.slice(0, 99)]
  for (const text of [...unfit, `${recipient} x`, 'age1tag1qqqq', 'ssh-ed25519 AAAA'])
    assert.equal(recipientsIn(text), undefined, text.slice(0, 20))
})

test('[L288] a key is made under a passphrase of its own, for any age program', async () => {
  const { file, recipient: own } = await newBackupKey('heron ford in winter', 4)
  assert.deepEqual(recipientsIn(own), [own])
  assert.ok(isSealedKey(file) && !Buffer.from(file).includes('AGE-SECRET'))
  const [found = ''] = await readBackupKey(file, 'heron ford in winter')
  assert.equal(await identityToRecipient(found), own)
  const decrypter = new Decrypter()
  decrypter.addPassphrase('heron ford in winter')
  assert.match(
    await decrypter.decrypt(file, 'text'),
    /^# public key: age1pq1.*\nAGE-SECRET-KEY-PQ-1/,
  )
  await assert.rejects(readBackupKey(file, 'another'), { code: 'wrong-passphrase' })
  assert.deepEqual(await readBackupKey(Buffer.from(`# mine\n${identity}\n`)), [identity])
  await assert.rejects(readBackupKey(Buffer.from('nothing')), { code: 'backup-locked' })
})
