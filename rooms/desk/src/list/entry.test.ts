// Lists with names in tables of estimates: by the persons that their mentions were resolved to.
// All invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Writer } from '@tumen/ledger'
import { undo } from '../../fixture/change.ts'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'

interface Table {
  persons: number
  cells: { lists: number[]; persons: number }[]
  hash: string
}

const tableOf = (fixture: FixtureDesk, from: string[], more: object = {}) =>
  fixture.ask<Table>('sta', 'estimate.table', { from, ...more })

async function change(fixture: FixtureDesk, day: string, work: (write: Writer) => Promise<void>) {
  fixture.now.day = day
  const of = { operation: 'list.import', by: 'own', subject: 'a' }
  return (await fixture.desk.ledger.change(of, work)).leaf
}

/** Lists a and b of three mentions each. */
async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  for (const id of ['a', 'b']) await fixture.ask('ana', 'list.record', { id, title: id })
  await change(fixture, '2022-05-02', async (write) => {
    for (const list of ['a', 'b'])
      for (const n of [1, 2, 3])
        await write.append('mention', { id: `${list}/${n}`, list, written: {}, name: `N ${n}` })
  })
  return fixture
}

const resolved = (pairs: Record<string, string>) => async (write: Writer) => {
  for (const [mention, person] of Object.entries(pairs))
    await write.append('person_member', { person, mention })
}
const APART = { 'a/1': 'p1', 'a/2': 'p2', 'a/3': 'p3', 'b/1': 'p4', 'b/2': 'p5', 'b/3': 'p6' }

test('[D351] lists with names overlap by the persons of their mentions, as known then', async () => {
  const fixture = await opened()
  const open = await refused(tableOf(fixture, ['a', 'b']))
  assert.deepEqual(
    [open.code, open.details],
    [
      'lists-unresolved',
      [
        { list: 'a', entries: 3 },
        { list: 'b', entries: 3 },
      ],
    ],
  )
  await change(fixture, '2022-05-03', resolved(APART))
  const apart = await tableOf(fixture, ['a', 'b'])
  assert.deepEqual([apart.persons, apart.cells.length], [6, 2])
  const leaf = await change(fixture, '2022-05-04', resolved({ 'b/1': 'p1', 'b/2': 'p2' }))
  const joined = await tableOf(fixture, ['a', 'b'])
  assert.equal(joined.persons, 4)
  assert.deepEqual(joined.cells.find(({ lists }) => lists.length === 2)?.persons, 2)
  assert.equal((await tableOf(fixture, ['a', 'b'], { asKnownOn: '2022-05-03' })).hash, apart.hash)
  await undo(fixture, 'own', leaf)
  assert.deepEqual((await tableOf(fixture, ['a', 'b'])).hash, apart.hash)
  await fixture.close()
})

test('[D351] a list with names and one with pseudonyms do not name persons alike', async () => {
  const fixture = await opened()
  await change(fixture, '2022-05-03', resolved(APART))
  await fixture.ask('ana', 'list.record', { id: 'c', title: 'c' })
  await fixture.ask('ana', 'list.import', { csv: 'person\np1\n', list: 'c' })
  const apart = await refused(tableOf(fixture, ['a', 'c']))
  assert.deepEqual([apart.code, apart.field], ['lists-apart', 'from'])
  await fixture.close()
})
