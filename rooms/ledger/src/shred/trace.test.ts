// What a shredding leaves on the disk: no trace in any page, and all or nothing after a kill.
// Everything here is invented.
import assert from 'node:assert/strict'
import { cpSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import {
  decrypted,
  fill,
  roomOver,
  SECRET,
  SHRED,
  shred,
  TEXT,
  tracesIn,
} from '../../fixture/shred.ts'
import {
  changeOf,
  documentOf,
  type Fixture,
  makeFixture,
  openRaw,
  STORE_KEY,
  storeTest,
} from '../../fixture/store.ts'
import { makeChange } from '../change/change.ts'
import { openEncrypted } from '../dialect/encrypted-database.ts'
import type { Ledger } from '../ledger.ts'
import { openWorkspace } from '../workspace/workspace.ts'

const ORDER = { documents: ['doc_1'], reason: 'danger' } as const

storeTest('[L128] no page and no file holds a trace afterwards', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  const change = changeOf('claim_1', { idempotency: { key: 'k', input: SECRET } })
  await fixture.ledger.change(change, async (write) => {
    await write.append('claim_status', { claim: 'claim_1', status: 'live', reason: SECRET })
    return SECRET
  })
  for (let n = 0; n < 30; n += 10) await addMany(fixture.ledger, n)
  await fixture.reopen()
  const database = join(fixture.folder, 'ledger.db')
  assert.equal(tracesIn(decrypted(database)).length, 7, 'what is there is found')
  await shred(fixture.ledger)
  assert.equal(statSync(`${database}-wal`).size, 0)
  assert.deepEqual(tracesIn(decrypted(database)), [])
  await fixture.ledger.close()
  assert.deepEqual(tracesIn(decrypted(database)), [])
})

/** Documents beside the one that goes, so that the search index has parts. */
async function addMany(ledger: Ledger, from: number): Promise<void> {
  await ledger.change(changeOf(`run_${from}`, { operation: 'document.add' }), async (write) => {
    for (let n = from; n < from + 10; n++) {
      const text = `Secret number ${n} was held in 45 카니 ${'word'.repeat(n)}`
      await write.appendDocument(documentOf(`doc_many_${n}`, text), text, Buffer.from(text))
    }
  })
}

/** Shreds over a connection of the test's own, without what follows the commit. */
async function shredOnly(fixture: Fixture, secureDelete = 'ON') {
  const path = join(fixture.folder, 'ledger.db')
  const database = openEncrypted(path, STORE_KEY, { unreadable: 'damaged', cacheKib: 1000 })
  database.pragma(`secure_delete=${secureDelete}`)
  const clock = () => new Date(fixture.now.at)
  const { room, state } = await roomOver(database, fixture.folder, clock)
  await makeChange(room, state, SHRED, (write) => write.shred(ORDER))
  return database
}

for (const secureDelete of ['ON', 'OFF']) {
  storeTest(`[L128] mutation test: free pages with secure_delete ${secureDelete}`, async (t) => {
    const fixture = await makeFixture(t)
    await fill(fixture.ledger)
    await fixture.ledger.close()
    const database = await shredOnly(fixture, secureDelete)
    database.close()
    const found = tracesIn(decrypted(join(fixture.folder, 'ledger.db')))
    if (secureDelete === 'ON') assert.deepEqual(found, [])
    else assert.ok(found.length > 3, 'the words are still there')
  })
}

/** Opens what lies in a folder. */
async function openFolder(t: TestContext, folder: string): Promise<Ledger> {
  const clock = () => new Date('2019-08-10T10:00:00.000Z')
  const random = (length: number) => new Uint8Array(length).fill(7)
  const ledger = await openWorkspace({ folder, unlock: { key: STORE_KEY }, clock, random })
  t.after(() => ledger.close())
  return ledger
}

function objectCount(folder: string): number {
  const names = readdirSync(join(folder, 'objects'), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.includes('/')).length
}

storeTest('[L129] killed before the commit, nothing has happened', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  const folder = `${fixture.folder}.killed`
  const work = fixture.ledger.change(SHRED, async (write) => {
    assert.ok(await write.shred(ORDER))
    // What a killed process leaves is what lies in the folder.
    cpSync(fixture.folder, folder, { recursive: true })
    throw new Error('no commit')
  })
  await assert.rejects(work, /no commit/)
  for (const ledger of [fixture.ledger, await openFolder(t, folder)]) {
    assert.equal((await ledger.head()).size, 6)
    const document = await ledger.read.document('doc_1')
    assert.ok(document)
    assert.equal(Buffer.from(await ledger.bytesOf(document.row)).toString(), TEXT)
    assert.deepEqual(await ledger.fsck({ all: true }), [])
  }
})

storeTest('[L129] killed after the commit, the next opening brings it to its end', async (t) => {
  const fixture = await makeFixture(t)
  await fill(fixture.ledger)
  await fixture.ledger.close()
  const database = await shredOnly(fixture)
  const folder = `${fixture.folder}.killed`
  cpSync(fixture.folder, folder, { recursive: true })
  database.close()
  assert.equal(objectCount(folder), 2, 'the file was left over')
  const ledger = await openFolder(t, folder)
  assert.equal(objectCount(folder), 1)
  assert.equal(statSync(join(folder, 'ledger.db-wal')).size, 0)
  assert.equal(await ledger.read.document('doc_1'), undefined)
  assert.deepEqual(await ledger.fsck({ all: true }), [])
  assert.deepEqual(tracesIn(decrypted(join(folder, 'ledger.db'))), [])
})

storeTest(
  '[L128] a reader that is under way is waited for before the log is emptied',
  async (t) => {
    const fixture = await makeFixture(t)
    await fill(fixture.ledger)
    const path = join(fixture.folder, 'ledger.db')
    const reader = openRaw(path)
    reader.exec('BEGIN')
    reader.prepare('SELECT count(*) FROM claim').get()
    const done = setTimeout(() => reader.exec('COMMIT'), 60)
    await shred(fixture.ledger)
    assert.equal(statSync(`${path}-wal`).size, 0)
    assert.equal(reader.inTransaction, false)
    clearTimeout(done)
    reader.close()
  },
)
