import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDocument, changeOf, documentOf, makeFixture, storeTest } from '../../fixture/store.ts'
import type { Ledger } from '../ledger.ts'
import type { LineageEntry } from './lineage-entry.ts'

const entryOf = (hashes: readonly (number | bigint)[], keys: readonly string[] = []) => ({
  hashes: hashes.map(BigInt),
  signs: keys.map((key) => ({ key })),
})

async function add(ledger: Ledger, id: string, entry?: LineageEntry): Promise<number> {
  const text = `Text of ${id}.`
  const change = changeOf(id, { operation: 'document.add' })
  const { leaf } = await ledger.change(change, (write) =>
    write.appendDocument(documentOf(id, text), text, Buffer.from(text), entry),
  )
  return leaf
}

storeTest('[L100] documents that share two hashes are found, those with most first', async (t) => {
  const { ledger } = await makeFixture(t)
  await add(ledger, 'doc_1', entryOf([1, 2, 3]))
  await add(ledger, 'doc_2', entryOf([2, 3, 4, -5]))
  await add(ledger, 'doc_3', entryOf([4, 9]))
  const found = await ledger.read.documentsSharing([2n, 3n, 4n, -5n], 10)
  assert.deepEqual(found, [
    { id: 'doc_2', shared: 4 },
    { id: 'doc_1', shared: 2 },
  ])
  assert.equal((await ledger.read.documentsSharing([2n, 3n, 4n], 1)).length, 1)
  assert.deepEqual(await ledger.read.documentsSharing([], 10), [])
})

storeTest('[L100] hashes of 64 bits come back whole', async (t) => {
  const { ledger } = await makeFixture(t)
  const [most, least] = [2n ** 63n - 1n, -(2n ** 63n)]
  await add(ledger, 'doc_1', entryOf([most, least]))
  await add(ledger, 'doc_2', entryOf([most - 1n, least + 1n]))
  assert.deepEqual(await ledger.read.documentsSharing([most, least], 10), [
    { id: 'doc_1', shared: 2 },
  ])
})

storeTest('[L101] signs come back with their place and days', async (t) => {
  const { ledger } = await makeFixture(t)
  const sign = { key: 'number:custody:60', start: 3, end: 8 }
  const days = { key: 'period:custody:2240', first: 22400, last: 22403 }
  await add(ledger, 'doc_1', { hashes: [], signs: [sign, days] })
  assert.deepEqual(await ledger.read.signsOf('doc_1'), [sign, days])
})

storeTest(
  '[L101] documents with signs of two kinds are found, those with most first',
  async (t) => {
    const { ledger } = await makeFixture(t)
    const keys = ['number:custody:60', 'number:custody:39', 'place:CN/LN', 'by:x', 'credit:x']
    await add(ledger, 'doc_1', entryOf([], keys.slice(0, 3)))
    await add(ledger, 'doc_2', entryOf([], keys.slice(0, 2)))
    await add(ledger, 'doc_3', entryOf([], keys.slice(1)))
    // Both ways of naming a publisher are one kind.
    await add(ledger, 'doc_4', entryOf([], keys.slice(3)))
    await add(ledger, 'doc_5', entryOf([], keys.slice(1, 3)))
    assert.deepEqual(await ledger.read.documentsTelling(keys, 9), [
      { id: 'doc_3', kinds: 3, keys: 4 },
      { id: 'doc_1', kinds: 2, keys: 3 },
      { id: 'doc_5', kinds: 2, keys: 2 },
    ])
    assert.equal((await ledger.read.documentsTelling(keys, 1)).length, 1)
    assert.deepEqual(await ledger.read.documentsTelling([], 9), [])
  },
)

storeTest('[L102] what was undone is not found, and found again when it returns', async (t) => {
  const { ledger } = await makeFixture(t)
  const keys = ['by:x', 'place:y']
  await add(ledger, 'doc_1', entryOf([1, 2], keys))
  const leaf = await add(ledger, 'doc_2', entryOf([1, 2], keys))
  const ids = async () => [
    ...(await ledger.read.documentsSharing([1n, 2n], 10)).map(({ id }) => id),
    ...(await ledger.read.documentsTelling(keys, 10)).map(({ id }) => id),
  ]
  assert.deepEqual(await ids(), ['doc_1', 'doc_2', 'doc_2', 'doc_1'])
  const undo = changeOf('doc_2', { operation: 'change.undo' })
  await ledger.change(undo, (write) => write.append('undo', { change: String(leaf) }))
  assert.deepEqual(await ids(), ['doc_1', 'doc_1'])
})

storeTest('[L103] documents without an entry are told, and come in without a leaf', async (t) => {
  const fixture = await makeFixture(t)
  const { ledger } = fixture
  await addDocument(ledger, 'doc_1', 'One.')
  await add(ledger, 'doc_2', entryOf([1, 2]))
  await addDocument(ledger, 'doc_3', 'Three.')
  assert.deepEqual(await ledger.read.unindexed(1), { ids: ['doc_1'], all: 2 })
  const before = await ledger.head()
  const entry = entryOf([1, 2])
  await ledger.indexLineage(new Map(['doc_1', 'doc_2', 'doc_9'].map((id) => [id, entry])))
  assert.deepEqual(await ledger.head(), before)
  assert.deepEqual(await ledger.read.unindexed(9), { ids: ['doc_3'], all: 1 })
  assert.equal((await ledger.read.documentsSharing([1n, 2n], 10)).length, 2)
  const again = await fixture.reopen()
  assert.equal((await again.read.documentsSharing([1n, 2n], 10)).length, 2)
  assert.deepEqual(await again.fsck({ all: true }), [])
})

storeTest('[L103] a change that throws leaves no entry, and no file shows a sign', async (t) => {
  const { ledger, folder } = await makeFixture(t)
  const text = 'One.'
  const entry = entryOf([1, 2], ['by:harbourwire'])
  const failing = ledger.change(changeOf('doc_1'), async (write) => {
    await write.appendDocument(documentOf('doc_1', text), text, Buffer.from(text), entry)
    throw new Error('stop')
  })
  await assert.rejects(failing)
  assert.deepEqual(await ledger.read.documentsSharing([1n, 2n], 10), [])
  await add(ledger, 'doc_2', entry)
  const bytes = readFileSync(join(folder, 'ledger.db'), 'latin1')
  assert.ok(!bytes.includes('harbourwire'))
})

storeTest('[L226] foreign documents take no place among those that are looked at', async (t) => {
  const { ledger } = await makeFixture(t)
  const keys = ['number:custody:60', 'by:x']
  // Of a sign the newest are looked at, of a hash the oldest.
  await add(ledger, 'early', entryOf([], keys))
  await ledger.change(changeOf('run', { owners: ['north'] }), async (write) => {
    for (let n = 0; n < 505; n++) {
      const document = documentOf(`north_${n}`, `${n}`)
      await write.appendDocument(document, `${n}`, Buffer.from(`${n}`), entryOf([1, 2], keys))
    }
  })
  await add(ledger, 'late', entryOf([1, 2]))
  const { read } = ledger.reaching({ groups: ['south'] })
  assert.deepEqual(await read.documentsSharing([1n, 2n], 10), [{ id: 'late', shared: 2 }])
  const told = (await read.documentsTelling(keys, 10)).map(({ id }) => id)
  assert.deepEqual(told, ['early'])
})
