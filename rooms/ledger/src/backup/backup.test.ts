// Backups for people with keys: one state of a workspace that goes on, what builds on another one,
// and the way back. Every word is invented.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import {
  addClaim,
  addDocument,
  claimOf,
  countedRandom,
  type Fixture,
  makeFixture,
  PASSPHRASE,
  STORE_KEY,
  storeTest,
} from '../../fixture/store.ts'
import { openWorkspace } from '../workspace/workspace.ts'
import { noteDrill, readJournal } from './journal.ts'
import { type BackupOptions, type MadeBackup, makeBackup } from './make.ts'
import { checkBackup, drillBackup, restoreBackup } from './read.ts'

const TEXT = 'At least 52 were held: canary.'
const DAY_MS = 86_400_000
const [identity, other] = [await generateHybridIdentity(), await generateHybridIdentity()]
const recipients = [await identityToRecipient(identity)]
const random = countedRandom()

interface Place extends Fixture {
  to: string
  parent: string
  /** Makes a backup on a day after the first. */
  backUp(day: number, more?: Partial<BackupOptions>): Promise<MadeBackup>
  /** Puts one back and gives how it went. */
  restore(file: string, more?: object): Promise<string>
}

async function filled(t: TestContext): Promise<Place> {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_1', TEXT)
  await addDocument(fixture.ledger, 'doc_2', 'Another report.')
  await addClaim(fixture.ledger, claimOf('c1'))
  const parent = dirname(fixture.folder)
  const to = join(parent, 'backups')
  const at = (day: number) => () => new Date(Date.parse('2019-08-09T10:00:00Z') + day * DAY_MS)
  const open = { folder: fixture.folder, unlock: { key: STORE_KEY }, random }
  const backUp = (day: number, more = {}) =>
    makeBackup({ ...open, clock: at(day), to, recipients, ...more })
  const restore = (file: string, more = {}) => {
    const opened = { identities: [identity], passphrase: PASSPHRASE, clock: at(0), random }
    const target = join(parent, 'back')
    return restoreBackup({ file: join(to, file), to: target, ...opened, ...more }).then(
      () => 'restored',
      ({ code }) => code,
    )
  }
  return { ...fixture, parent, to, backUp, restore }
}

/** Documents and the head of the log in a workspace. */
async function contentOf(folder: string) {
  const clock = () => new Date('2019-08-09T10:00:00.000Z')
  const around = { clock, random, clockMayJump: true as const }
  const ledger = await openWorkspace({ folder, unlock: { key: STORE_KEY }, ...around })
  try {
    const { rootHex } = await ledger.head()
    const documents = (await ledger.read.documents({ limit: 100 })).map(({ row }) => row.id)
    const row = (await ledger.read.document('doc_1'))?.row ?? assert.fail()
    const text = Buffer.from(await ledger.bytesOf(row)).toString()
    return { rootHex, documents, text, findings: await ledger.fsck({ all: true }) }
  } finally {
    await ledger.close()
  }
}

storeTest(
  '[L283] a backup is one state of a workspace that goes on, for who has a key',
  async (t) => {
    const { ledger, folder, to, backUp, restore, parent } = await filled(t)
    const growing = (async () => {
      for (let n = 0; n < 10; n++) await addDocument(ledger, `later_${n}`, `A later report ${n}.`)
    })()
    const made = await backUp(0)
    await growing
    assert.equal(made.file, 'tumen-2019-08-09T100000Z.age')
    assert.equal(made.base, undefined)
    assert.ok(made.objects >= 2 && made.added === made.objects)
    assert.deepEqual(readdirSync(to), [made.file], 'nothing else lies there')
    const bytes = readFileSync(join(to, made.file))
    assert.equal(bytes.length, made.bytes)
    assert.ok(bytes.toString('latin1').startsWith('age-encryption.org/v1\n-> mlkem768x25519 '))
    for (const secret of ['canary', 'doc_1', 'manifest', 'SQLite format 3', 'store.key'])
      assert.ok(!bytes.includes(secret), secret)
    if (process.platform !== 'win32')
      assert.equal(statSync(join(to, made.file)).mode & 0o777, 0o600)
    assert.equal(await restore(made.file), 'restored')
    const back = await contentOf(join(parent, 'back'))
    assert.deepEqual([back.text, back.findings], [TEXT, []])
    assert.equal(back.documents.length, made.objects, 'with the object of each record')
    const checked = await checkBackup({ file: join(to, made.file), identities: [identity] })
    assert.deepEqual([checked.leaves, checked.objects], [made.leaves, made.objects])
    // The workspace goes on as if nobody had backed it up.
    assert.deepEqual(await ledger.fsck({ all: true }), [])
    assert.equal(existsSync(join(folder, 'ledger.db')), true)
  },
)

storeTest('[L284] what is made within a week holds the evidence that came since', async (t) => {
  const { ledger, folder, to, backUp, restore, parent } = await filled(t)
  const whole = await backUp(0)
  await addDocument(ledger, 'doc_3', 'A third report.')
  const next = await backUp(1)
  assert.deepEqual([next.base, next.objects, next.added], [whole.file, 3, 1])
  const last = await backUp(6)
  assert.deepEqual([last.base, last.added], [whole.file, 1], 'always on the whole one')
  const week = await backUp(7)
  assert.deepEqual([week.base, week.added], [undefined, 3])
  assert.equal((await backUp(8, { whole: true })).base, undefined)
  assert.equal(await restore(last.file), 'restored')
  const { rootHex } = await ledger.head()
  const back = await contentOf(join(parent, 'back'))
  assert.deepEqual([back.rootHex, back.documents.length, back.findings], [rootHex, 3, []])
  // Without what it builds on, and beside another file of that name, it is none.
  const [held, elsewhere] = [join(to, whole.file), { to: join(parent, 'again') }]
  const bytes = readFileSync(held)
  rmSync(held)
  assert.equal(await restore(last.file, elsewhere), 'backup-damaged')
  await copyFile(join(to, week.file), held)
  assert.equal(await restore(last.file, elsewhere), 'backup-damaged')
  assert.equal(existsSync(elsewhere.to), false)
  writeFileSync(held, bytes)
  assert.equal(await restore(last.file, elsewhere), 'restored')
  // Where it is not in the folder, or nothing is known of it, the next one is whole.
  assert.equal((await backUp(9, { to: join(parent, 'other') })).base, undefined)
  rmSync(join(folder, 'backups.json'))
  assert.equal((await backUp(10)).base, undefined)
})

storeTest(
  '[L285] a sign that was changed, a cut and another key: nothing is written',
  async (t) => {
    const { to, backUp, restore, parent } = await filled(t)
    const { file } = await backUp(0)
    const path = join(to, file)
    const whole = readFileSync(path)
    const place = { file: path, identities: [identity] }
    const checked = () =>
      checkBackup(place).then(
        () => 'whole',
        ({ code }) => code,
      )
    assert.equal(await checked(), 'whole')
    for (let n = 0; n < 24; n++) {
      const at = Math.floor((whole.length * n) / 24) + 3
      const bytes = Uint8Array.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(path, bytes)
      assert.match(await checked(), /^backup-(damaged|locked)$/, `sign ${at}`)
      assert.match(await restore(file), /^backup-(damaged|locked)$/)
      writeFileSync(path, whole.subarray(0, at))
      assert.equal(await checked(), 'backup-damaged', `cut at ${at}`)
    }
    writeFileSync(path, Buffer.concat([whole, Buffer.of(0)]))
    assert.equal(await checked(), 'backup-damaged')
    writeFileSync(path, whole)
    assert.equal(await restore(file, { identities: [other] }), 'backup-locked')
    assert.equal(await restore(file, { passphrase: 'another one' }), 'wrong-passphrase')
    assert.deepEqual(readdirSync(parent).sort(), ['backups', 'workspace'])
    assert.equal(await restore(file), 'restored')
  },
)

storeTest(
  '[L289] a workspace that is not whole gives no backup, and leaves nothing of it',
  async (t) => {
    const { folder, to, backUp } = await filled(t)
    const codeOf = (more: object) =>
      backUp(0, more).then(
        () => 'made',
        ({ code }) => code,
      )
    assert.equal(await codeOf({ unlock: { key: new Uint8Array(32) } }), 'wrong-passphrase')
    for (const inside of [folder, join(folder, 'objects', 'backups')])
      assert.equal(await codeOf({ to: inside }), 'already-exists')
    const objects = join(folder, 'objects')
    const [name = ''] = readdirSync(objects, { recursive: true, encoding: 'utf8' }).filter((one) =>
      /[0-9a-f]{40}$/.test(one),
    )
    const path = join(objects, name)
    const bytes = readFileSync(path)
    const flipped = Uint8Array.from(bytes)
    flipped[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(path, flipped)
    assert.equal(await codeOf({}), 'damaged')
    rmSync(path)
    assert.equal(await codeOf({}), 'damaged')
    const progress = { report: () => undefined, signal: AbortSignal.abort() }
    writeFileSync(path, bytes)
    assert.equal(await codeOf({ progress }), 'closed')
    assert.deepEqual(readdirSync(to), [])
    assert.deepEqual(readJournal(folder).backups, [])
    assert.equal(await codeOf({}), 'made')
  },
)

storeTest('[L289] other keys than before are told, and of a drill only how it went', async (t) => {
  const { folder, to, backUp } = await filled(t)
  const first = await backUp(0)
  assert.deepEqual([first.newRecipients, (await backUp(1)).newRecipients], [false, false])
  const more = [...recipients, await identityToRecipient(other)]
  const third = await backUp(2, { recipients: more })
  assert.deepEqual([third.newRecipients, third.base], [true, undefined], 'whole, for all of them')
  const clock = () => new Date('2019-08-12T10:00:00.000Z')
  const place = { file: join(to, third.file), clock, random, passphrase: PASSPHRASE }
  const drilled = await drillBackup({ ...place, identities: [other] })
  assert.equal(drilled.leaves, third.leaves)
  await assert.rejects(drillBackup({ ...place, identities: [identity], passphrase: 'x' }))
  assert.equal(
    readdirSync(to).some((one) => one.startsWith('.')),
    false,
  )
  noteDrill(folder, { at: clock().toISOString(), ok: true })
  const { drill, backups } = readJournal(folder)
  assert.deepEqual([drill, backups.length], [{ at: '2019-08-12T10:00:00.000Z', ok: true }, 3])
  assert.doesNotMatch(readFileSync(join(folder, 'backups.json'), 'utf8'), /canary|doc_1|age1pq1/)
})

storeTest('[L287] backups that are kept for too long are removed, and nothing else', async (t) => {
  const { to, backUp } = await filled(t)
  const first = await backUp(0)
  writeFileSync(join(to, 'tumen-2001-01-01T000000Z.age'), 'of somebody else')
  writeFileSync(join(to, 'mine.txt'), 'x')
  const second = await backUp(36)
  assert.equal(second.removed, 1)
  assert.deepEqual(
    readdirSync(to).sort(),
    ['mine.txt', 'tumen-2001-01-01T000000Z.age', second.file].sort(),
  )
  assert.ok(!readdirSync(to).includes(first.file))
})

storeTest('[L289] what somebody wrote into the notes about backups is not believed', async (t) => {
  const { folder, backUp } = await filled(t)
  const path = join(folder, 'backups.json')
  const told = {
    backups: [{ made: 'x', file: 'a' }, null, 7],
    drill: { at: 5 },
    copied: [],
    whole: 1,
  }
  for (const text of ['', '{', 'null', '[]', JSON.stringify(told)]) {
    writeFileSync(path, text)
    assert.deepEqual(readJournal(folder), { backups: [] }, text)
  }
  const away = { file: '../mine.age', made: '2019-08-01T00:00:00.000Z' }
  writeFileSync(path, JSON.stringify({ backups: [away] }))
  assert.deepEqual(
    readJournal(folder).backups,
    [],
    'a name that leads elsewhere is removed nowhere',
  )
  assert.equal((await backUp(0)).base, undefined)
})
