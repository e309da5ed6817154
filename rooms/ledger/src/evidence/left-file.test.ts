// What refused, failed and killed writing leaves on the disk: nothing.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { addDocument, changeOf, documentOf, makeFixture, storeTest } from '../../fixture/store.ts'
import { writeDurably } from '../workspace/folder.ts'
import { ObjectStore } from './object-store.ts'

/** Every file of a workspace that is an object, or on its way to be one. */
function filesOf(folder: string): string[] {
  const all = readdirSync(join(folder, 'objects'), { recursive: true, encoding: 'utf8' })
  return all.filter((name) => name.includes('/')).sort()
}

test('[L180] a file that cannot be written whole leaves nothing', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'tumen-left-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const taken = join(folder, 'taken')
  mkdirSync(join(taken, 'inside'), { recursive: true })
  for (let n = 0; n < 16; n++) assert.throws(() => writeDurably(taken, Buffer.alloc(70_000)))
  assert.throws(() => writeDurably(join(folder, 'none', 'file'), Buffer.alloc(1)))
  assert.deepEqual(readdirSync(folder), ['taken'])
  writeDurably(join(folder, 'file'), Buffer.from('whole'))
  assert.deepEqual(readdirSync(folder), ['file', 'taken'])
})

storeTest('[L181] a change that throws after its file was written leaves no file', async (t) => {
  const { ledger, folder } = await makeFixture(t)
  await addDocument(ledger, 'kept', 'A text that stays.')
  const before = filesOf(folder)
  assert.equal(before.length, 1)
  for (let n = 0; n < 16; n++) {
    const text = `Refused ${n}.`
    const work = ledger.change(changeOf('refused'), async (write) => {
      await write.appendDocument(documentOf('refused', text), text, Buffer.from(text))
      throw new Error('refused')
    })
    await assert.rejects(work, /refused/)
  }
  assert.deepEqual(filesOf(folder), before)
})

storeTest('[L181] a file that another record rests on stays when a change fails', async (t) => {
  const { ledger, folder } = await makeFixture(t)
  const text = 'A text that two records have.'
  await addDocument(ledger, 'kept', text)
  const before = filesOf(folder)
  const work = ledger.change(changeOf('second'), async (write) => {
    await write.appendDocument(documentOf('second', text), text, Buffer.from(text))
    throw new Error('refused')
  })
  await assert.rejects(work, /refused/)
  assert.deepEqual(filesOf(folder), before)
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})

storeTest('[L181] sixteen uploads into a full store leave no file', async (t) => {
  const fixture = await makeFixture(t)
  await addDocument(fixture.ledger, 'kept', 'A text that stays.')
  const ledger = await fixture.reopen({ sizeLimit: 700_000 })
  const before = filesOf(fixture.folder)
  for (let n = 0; n < 16; n++) {
    const text = `Too much ${n}. ${'A sentence that fills the store. '.repeat(30_000)}`
    await assert.rejects(addDocument(ledger, `full_${n}`, text), { code: 'disk-full' })
  }
  assert.deepEqual(filesOf(fixture.folder), before)
  assert.deepEqual(await ledger.fsck({ all: true }), [])
})

storeTest(
  '[L182] opening removes what a killed process was writing, and nothing else',
  async (t) => {
    const fixture = await makeFixture(t)
    await addDocument(fixture.ledger, 'kept', 'A text that stays.')
    const before = filesOf(fixture.folder)
    const [prefix = ''] = (before[0] ?? '').split('/')
    const half = join(fixture.folder, 'objects', prefix, `${'ab'.repeat(20)}.0123456789ab.tmp`)
    const others = [
      join(fixture.folder, 'ledger.note.tmp'),
      join(fixture.folder, 'objects', 'note.txt'),
    ]
    for (const path of [half, join(fixture.folder, 'x.0123456789ab.tmp'), ...others])
      writeFileSync(path, 'half')
    await fixture.reopen()
    assert.deepEqual(filesOf(fixture.folder), before)
    const left = readdirSync(fixture.folder).filter((name) => name.endsWith('.tmp'))
    assert.deepEqual(left, ['ledger.note.tmp'])
  },
)

storeTest(
  '[L181] mutation test: a store that removes nothing leaves the file, and that is seen',
  async (t) => {
    const { ledger, folder } = await makeFixture(t)
    const before = filesOf(folder)
    const { remove } = ObjectStore.prototype
    t.after(() => {
      ObjectStore.prototype.remove = remove
    })
    ObjectStore.prototype.remove = () => undefined
    const work = ledger.change(changeOf('refused'), async (write) => {
      await write.appendDocument(documentOf('refused', 'a'), 'a', Buffer.from('a'))
      throw new Error('refused')
    })
    await assert.rejects(work, /refused/)
    assert.throws(() => assert.deepEqual(filesOf(folder), before))
  },
)
