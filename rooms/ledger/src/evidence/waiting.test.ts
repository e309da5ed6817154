// Files that wait to be read: kept durably, taken by their record as they lie, and destroyed where
// nobody wants them.
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  addDocument,
  changeOf,
  documentOf,
  type Fixture,
  makeFixture,
  storeTest,
} from '../../fixture/store.ts'
import { copyWorkspace } from '../index.ts'
import { sha256Hex } from './object-file.ts'
import type { Waiting } from './waiting.ts'

const SAID = Buffer.from('At least 52 were held. '.repeat(9000))
const ROW = { id: 'doc_1', bytesHash: sha256Hex(SAID) }
const WAITING: Waiting = { id: 'doc_1', at: '2026-01-02T00:00:00.000Z', account: 'ana', body: '{}' }

async function keep({ ledger }: Fixture, waiting = WAITING): Promise<void> {
  const incoming = await ledger.receive({ limitOf: () => Number.MAX_SAFE_INTEGER })
  await incoming.write(SAID)
  await ledger.keepWaiting(waiting, await incoming.end())
}

function objectsOf({ folder }: Fixture): string[] {
  const all = readdirSync(join(folder, 'objects'), { recursive: true, encoding: 'utf8' })
  return all.filter((name) => name.includes('/'))
}

storeTest('[L298] a file that waits stays when the process ends, and is in no leaf', async (t) => {
  const fixture = await makeFixture(t)
  const { size } = await fixture.ledger.head()
  await keep(fixture)
  const ledger = await fixture.reopen()
  assert.equal((await ledger.head()).size, size)
  assert.deepEqual(await ledger.waiting(), [
    { ...WAITING, bytesHash: ROW.bytesHash, length: SAID.length },
  ])
  assert.deepEqual(Buffer.from((await ledger.waitedFile(ROW)).bytes()), SAID)
  assert.deepEqual(await ledger.fsck({ all: true }), [])
  assert.deepEqual(await ledger.read.documentsOfBytes(ROW.bytesHash), [])
  const again = keep(fixture)
  await assert.rejects(again, { name: 'LedgerFault', code: 'duplicate' })
  assert.equal((await ledger.waiting()).length, 1)
})

storeTest('[L299] its record takes the object as it lies, and then it waits no more', async (t) => {
  const fixture = await makeFixture(t)
  await keep(fixture)
  const { ledger } = fixture
  const before = objectsOf(fixture)
  const document = { ...documentOf('doc_1', 'Read.'), bytesHash: ROW.bytesHash }
  const add = async (isRefused: boolean) => {
    const file = await ledger.waitedFile(ROW)
    await ledger.change(changeOf('doc_1'), async (write) => {
      await write.appendDocument(document, 'Read.', file)
      if (isRefused) throw new Error('refused')
    })
  }
  await assert.rejects(add(true), /refused/)
  assert.equal((await ledger.waiting()).length, 1)
  assert.deepEqual(objectsOf(fixture), before)
  const other = ledger.change(changeOf('doc_1'), (write) =>
    write.appendDocument(document, 'Read.', SAID),
  )
  await assert.rejects(other, { name: 'LedgerFault', code: 'duplicate' })
  await add(false)
  assert.deepEqual(await ledger.waiting(), [])
  assert.deepEqual(objectsOf(fixture), before)
  assert.deepEqual(Buffer.from(await ledger.bytesOf(ROW)), SAID)
  await assert.rejects(ledger.waitedFile(ROW), { code: 'missing-object' })
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})

storeTest('[L300] a file that nobody wants is destroyed with its key', async (t) => {
  const fixture = await makeFixture(t)
  await keep(fixture)
  await fixture.ledger.dropWaiting('doc_1')
  await fixture.ledger.dropWaiting('doc_1')
  assert.deepEqual([objectsOf(fixture), await fixture.ledger.waiting()], [[], []])
  assert.deepEqual(await (await fixture.reopen()).waiting(), [])
})

storeTest('[L301] a copy has the files that wait, and so has whoever opens it', async (t) => {
  const fixture = await makeFixture(t)
  await keep(fixture)
  const { folder, ledger } = fixture
  const to = join(folder, '..', 'copied')
  const unlock = { key: ledger.storeKey() }
  const clock = () => new Date(fixture.now.at)
  const random = (length: number) => new Uint8Array(length)
  await copyWorkspace({ folder, to, unlock, clock, random })
  const { openWorkspace } = await import('../workspace/workspace.ts')
  const copied = await openWorkspace({ folder: to, unlock, clock, random })
  t.after(() => copied.close())
  assert.deepEqual(Buffer.from((await copied.waitedFile(ROW)).bytes()), SAID)
})

storeTest('[L302] a workspace of the format before opens, and keeps files that wait', async (t) => {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'doc_0', 'Before.')
  await fixture.tamper((database) => {
    database.exec('DROP TABLE waiting_file; DELETE FROM migration WHERE number >= 43')
  })
  const ledger = await fixture.reopen()
  assert.deepEqual(await ledger.waiting(), [])
  await keep(fixture)
  assert.deepEqual(
    (await ledger.waiting('doc_1')).map(({ id }) => id),
    ['doc_1'],
  )
  assert.deepEqual(await ledger.waiting('doc_0'), [])
  assert.equal((await ledger.read.document('doc_0'))?.row.id, 'doc_0')
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})
