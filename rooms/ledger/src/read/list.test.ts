// Lists of persons in the store: who stands on which as known on a day, and undone imports.
import assert from 'node:assert/strict'
import type { ListEntryRow } from '@tumen/claim'
import { changeOf, type Fixture, makeFixture, storeTest } from '../../fixture/store.ts'

type Entry = [id: string, list: string, person: string]

async function addEntries({ ledger, now }: Fixture, at: string, entries: Entry[]): Promise<number> {
  now.at = at
  const change = changeOf('ls_1', { operation: 'list.import' })
  const { leaf } = await ledger.change(change, async (write) => {
    for (const [id, list, person] of entries)
      await write.append('list_entry', { id, list, person } satisfies ListEntryRow)
  })
  return leaf
}

async function undo({ ledger, now }: Fixture, at: string, leaf: number): Promise<void> {
  now.at = at
  const change = changeOf('ls_1', { operation: 'change.undo' })
  await ledger.change(change, (write) => write.append('undo', { change: String(leaf) }))
}

const [FIRST, SECOND, THIRD] = [
  '2019-08-10T10:00:00.000Z',
  '2019-08-11T10:00:00.000Z',
  '2019-08-12T10:00:00.000Z',
]

storeTest(
  '[L104] entries of lists are those of the asked lists, as known on each day',
  async (t) => {
    const fixture = await makeFixture(t)
    await addEntries(fixture, FIRST, [
      ['n3', 'ls_1', 'p2'],
      ['n1', 'ls_2', 'p2'],
      ['n2', 'ls_1', 'p1'],
    ])
    const later = await addEntries(fixture, SECOND, [
      ['n4', 'ls_1', '사람'],
      ['n5', 'ls_3', 'p9'],
    ])
    await undo(fixture, THIRD, later)
    const { read } = fixture.ledger
    const ids = async (lists: string[], as?: { knownAt?: string; countedAt?: string }) =>
      (await read.listEntries(lists, as)).map(({ row }) => row.id)
    assert.deepEqual(await ids(['ls_1', 'ls_3']), ['n3', 'n2'])
    assert.deepEqual(await ids(['ls_1', 'ls_3'], { knownAt: SECOND }), ['n3', 'n2', 'n4', 'n5'])
    assert.deepEqual(await ids(['ls_1'], { knownAt: SECOND, countedAt: THIRD }), ['n3', 'n2'])
    assert.deepEqual(await ids(['ls_1', 'ls_2'], { knownAt: FIRST }), ['n3', 'n1', 'n2'])
    assert.deepEqual(await ids([]), [])
    assert.deepEqual(await ids(['ls_1'], { knownAt: '2019-08-10T09:59:59.999Z' }), [])
    assert.deepEqual(await fixture.ledger.fsck({ all: true }), [])
  },
)

storeTest('[L105] the size of a list counts its entries and the persons on them', async (t) => {
  const fixture = await makeFixture(t)
  assert.deepEqual(await fixture.ledger.read.listSizes(), [])
  await addEntries(fixture, FIRST, [
    ['n1', 'ls_2', 'p1'],
    ['n2', 'ls_1', 'p1'],
    ['n3', 'ls_2', 'p1'],
  ])
  const later = await addEntries(fixture, SECOND, [['n4', 'ls_2', 'p2']])
  const { read } = fixture.ledger
  assert.deepEqual(await read.listSizes(), [
    { list: 'ls_1', entries: 1, persons: 1 },
    { list: 'ls_2', entries: 3, persons: 2 },
  ])
  await undo(fixture, THIRD, later)
  assert.deepEqual((await read.listSizes())[1], { list: 'ls_2', entries: 2, persons: 1 })
  const found = await read.listEntriesById(['n4', 'n1', 'no'])
  assert.deepEqual(
    found.map(({ row }) => row.id),
    ['n1'],
  )
})

storeTest('[L23] an entry of a list is recorded once', async (t) => {
  const fixture = await makeFixture(t)
  await addEntries(fixture, FIRST, [['n1', 'ls_1', 'p1']])
  const twice = addEntries(fixture, SECOND, [
    ['n2', 'ls_1', 'p2'],
    ['n1', 'ls_1', 'p3'],
  ])
  await assert.rejects(twice, { code: 'duplicate' })
  assert.equal((await fixture.ledger.read.listEntries(['ls_1'])).length, 1)
})
