// The table of recorded lists: as written, by origins, as known on a day, and what speaks against.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { addReport, type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { entriesFile, type Imported, importThree } from '../../fixture/list.ts'
import { tableOfInput } from '../estimate/input.ts'
import { hashOfTable } from '../estimate/option.ts'

interface Table {
  byOrigin: boolean
  lists: { name: string; size: number }[]
  persons: number
  hash: string
  cells: { lists: number[]; persons: number }[]
  collapse?: { moved: number; unassigned: number; merged: string[][]; documented: number }
  findings: { code: string; kind: string }[]
  knownAt: string
}

const tableOf = (fixture: FixtureDesk, from: string[], more: object = {}) =>
  fixture.ask<Table>('sta', 'estimate.table', { from, ...more })

/** Persons by the names of exactly the lists that they stand on. */
function cellsOf({ lists, cells }: Table): Record<string, number> {
  const named = cells.map(({ lists: at, persons }) => [
    at.map((n) => lists[n]?.name).join(' '),
    persons,
  ])
  return Object.fromEntries(named)
}

async function agents(fixture: FixtureDesk, ...ids: string[]): Promise<void> {
  for (const id of ids)
    await fixture.ask('own', 'agent.record', { id, kind: 'organisation', name: { en: id } })
}

test('[D260] lists of one space make a table by their persons; without origins, as written', async () => {
  const fixture = await openFixture()
  const ids = await importThree(fixture)
  const table = await tableOf(fixture, ids)
  assert.deepEqual([table.persons, table.byOrigin, table.collapse], [198, false, undefined])
  assert.deepEqual(table.lists, [
    { name: 'A', size: 98 },
    { name: 'B', size: 84 },
    { name: 'C', size: 72 },
  ])
  assert.deepEqual(cellsOf(table), {
    ...{ A: 60, B: 48, C: 40, 'A B': 18, 'A C': 14, 'B C': 12, 'A B C': 6 },
  })
  const two = await tableOf(fixture, ids.slice(0, 2))
  assert.deepEqual(cellsOf(two), { A: 74, B: 60, 'A B': 24 })
  assert.deepEqual(
    two.findings.map(({ code, kind }) => `${code} ${kind}`),
    ['R4 two_lists'],
  )
  await fixture.close()
})

test('[D260] [D239] recorded entries give the table that the same records give unrecorded', async () => {
  const fixture = await openFixture()
  let space = 0
  const entry = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom('A', 'B', 'C'))
  const property = fc.asyncProperty(
    fc.uniqueArray(entry, { minLength: 1, maxLength: 30, selector: String }),
    async (rows) => {
      const csv = ['person,list', ...rows.map(([person, list]) => `p${person},${list}`)].join('\n')
      const { table } = tableOfInput({ csv })
      const input = { csv, space: `s${space++}` }
      const { lists } = await fixture.ask<Imported>('ana', 'list.import', input)
      const sorted = lists.toSorted((a, b) => (a.title < b.title ? -1 : 1)).map(({ id }) => id)
      const { hash, persons } = await tableOf(fixture, sorted)
      assert.deepEqual([hash, persons], [hashOfTable(table), table.persons])
    },
  )
  await fc.assert(property, { numRuns: 20 })
  await fixture.close()
})

test('[D260] lists of two spaces, and lists that are not there, are refused', async () => {
  const fixture = await openFixture()
  const [a = ''] = await importThree(fixture)
  const other = { csv: 'person,list\np1,other\n', space: 'elsewhere' }
  const { lists } = await fixture.ask<Imported>('ana', 'list.import', other)
  const apart = await refused(tableOf(fixture, [a, lists[0]?.id ?? '']))
  assert.deepEqual([apart.code, apart.field], ['lists-apart', 'from'])
  const missing = await refused(tableOf(fixture, [a, 'no']))
  assert.deepEqual([missing.code, missing.field], ['unknown-list', 'from'])
  await fixture.ask('ana', 'list.record', { id: 'empty', title: 'Empty' })
  const empty = await refused(tableOf(fixture, ['empty']))
  assert.deepEqual(empty.details, [{ code: 'no_records' }])
  await fixture.close()
})

test('[D261] an entry counts on the list of its origin, and on none where that is not known', async () => {
  const fixture = await openFixture()
  await agents(fixture, 'oa', 'ob')
  for (const id of ['a', 'b'])
    await fixture.ask('ana', 'list.record', { id, title: id, space: 's', origin: `o${id}` })
  await fixture.ask('ana', 'list.record', { id: 'c', title: 'c', space: 's' })
  // B reprints a person of A; C says not from whom it has its persons.
  const csv = 'person,list,origin\np1,a,\np2,a,\np3,b,\np1,b,oa\np4,b,oa\np5,c,\np3,c,ob\n'
  await fixture.ask('ana', 'list.import', { csv })
  const table = await tableOf(fixture, ['a', 'b', 'c'])
  assert.equal(table.byOrigin, true)
  assert.deepEqual(cellsOf(table), { a: 3, b: 1 })
  const { moved, unassigned, merged, documented } = table.collapse ?? {}
  assert.deepEqual([moved, unassigned, merged, documented], [4, 1, [], 5])
  const written = await tableOf(fixture, ['a', 'b', 'c'], { byOrigin: false })
  assert.deepEqual(cellsOf(written), { a: 1, 'a b': 1, b: 1, 'b c': 1, c: 1 })
  await fixture.close()
})

test('[D262] lists whose origins are one, or may be one, are one list, by judgements as known then', async () => {
  const fixture = await openFixture()
  await agents(fixture, 'oa', 'ob', 'oc')
  for (const id of ['a', 'b', 'c'])
    await fixture.ask('ana', 'list.record', {
      id,
      title: id.toUpperCase(),
      space: 's',
      origin: `o${id}`,
    })
  await fixture.ask('ana', 'list.import', {
    csv: entriesFile(undefined, (list) => list.toLowerCase()),
  })
  assert.equal((await tableOf(fixture, ['a', 'b', 'c'])).lists.length, 3)
  fixture.now.day = '2022-05-02'
  await fixture.ask('rev', 'agent.relate', { a: 'oa', b: 'ob', relation: 'possible' })
  const possible = await tableOf(fixture, ['a', 'b', 'c'])
  assert.deepEqual(possible.collapse?.merged, [['A', 'B']])
  assert.deepEqual(cellsOf(possible), { 'A + B': 126, C: 40, 'A + B C': 32 })
  fixture.now.day = '2022-05-03'
  await fixture.ask('rev', 'agent.relate', { a: 'oa', b: 'ob', relation: 'different' })
  assert.equal((await tableOf(fixture, ['a', 'b', 'c'])).lists.length, 3)
  await fixture.ask('rev', 'agent.relate', { a: 'ob', b: 'oc', relation: 'same' })
  const same = await tableOf(fixture, ['a', 'b', 'c'])
  assert.deepEqual(same.collapse?.merged, [['B', 'C']])
  assert.deepEqual(cellsOf(same), { A: 60, 'B + C': 100, 'A B + C': 38 })
  const before = await tableOf(fixture, ['a', 'b', 'c'], { asKnownOn: '2022-05-02' })
  assert.deepEqual(before.collapse?.merged, [['A', 'B']])
  await fixture.close()
})

test('[D261] an origin without a list of its own is one from five persons on, whatever its id', async () => {
  const fixture = await openFixture()
  await agents(fixture, '0', 'oa')
  await fixture.ask('ana', 'list.record', { id: 'a', title: 'a', space: 's', origin: 'oa' })
  await fixture.ask('ana', 'list.record', { id: 'b', title: 'b', space: 's' })
  const rows = [1, 2, 3, 4, 5].map((n) => `p${n},b,0`)
  await fixture.ask('ana', 'list.import', {
    csv: ['person,list,origin', 'p1,a,', ...rows].join('\n'),
  })
  assert.deepEqual(cellsOf(await tableOf(fixture, ['a', 'b'])), { '[0]': 4, 'a [0]': 1 })
  await fixture.close()
})

test('[D262] lists of nameless origins may be one, until somebody tells them apart', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  for (const id of ['a', 'b']) {
    const agent = { id: `o${id}`, kind: 'person', anonymity: 'anonymous_on_request', scope: 'R1' }
    await fixture.ask('own', 'agent.record', agent)
    await fixture.ask('ana', 'list.record', { id, title: id, space: 's', origin: `o${id}` })
  }
  await fixture.ask('ana', 'list.import', { csv: 'person,list\np1,a\np2,b\n' })
  assert.deepEqual((await tableOf(fixture, ['a', 'b'])).lists, [{ name: 'a + b', size: 2 }])
  await fixture.ask('rev', 'agent.relate', { a: 'oa', b: 'ob', relation: 'different' })
  assert.equal((await tableOf(fixture, ['a', 'b'])).lists.length, 2)
  await fixture.close()
})

test('[D263] a table is as known on the asked day, without what was undone by then', async () => {
  const fixture = await openFixture()
  const ids = await importThree(fixture)
  fixture.now.day = '2022-05-02'
  const leaves: number[] = []
  const more = { csv: 'person,list\nx1,A\nx1,B\n', space: 'three' }
  await fixture.ask('ana', 'list.import', more, { changed: (leaf) => leaves.push(leaf) })
  fixture.now.day = '2022-05-03'
  await fixture.ask('ana', 'change.undo', { change: leaves[0] })
  fixture.now.day = '2022-05-04'
  const personsOn = async (asKnownOn?: string) =>
    (await tableOf(fixture, ids, asKnownOn === undefined ? {} : { asKnownOn })).persons
  assert.deepEqual(
    [await personsOn('2022-05-01'), await personsOn('2022-05-02'), await personsOn('2022-05-03')],
    [198, 199, 198],
  )
  assert.equal(await personsOn(), 198)
  assert.equal(
    (await refused(tableOf(fixture, ids, { asKnownOn: '2022-04-30' }))).code,
    'unknown-list',
  )
  assert.equal(
    (await refused(tableOf(fixture, ids, { asKnownOn: '2022-05-05' }))).field,
    'asKnownOn',
  )
  await fixture.close()
})

test('[D264] what lists are of speaks against a table where all say it and it differs', async () => {
  const fixture = await openFixture()
  const kindsOf = async (...frames: object[]) => {
    const ids: string[] = []
    for (const frame of frames) {
      const list = { title: `${ids.length}`, space: 's', ...frame }
      ids.push((await fixture.ask<{ id: string }>('ana', 'list.record', list)).id)
    }
    const rows = ids.map((id, n) => `p${n},${id}`)
    await fixture.ask('ana', 'list.import', { csv: ['person,list', ...rows].join('\n') })
    const { findings } = await tableOf(fixture, ids)
    return findings.filter(({ code }) => code === 'R5').map(({ kind }) => kind)
  }
  const year = { earliest: '2022-01-01', latest: '2022-12-31' }
  const half = { earliest: '2022-01-01', latest: '2022-06-30' }
  const arrest = { act: 'arrest', population: 'crossers', place: 'CN/LN', period: year }
  assert.deepEqual(await kindsOf(arrest, { ...arrest }), [])
  assert.deepEqual(await kindsOf(arrest, { ...arrest, act: 'detention' }), ['act'])
  assert.deepEqual(await kindsOf(arrest, { ...arrest, place: 'CN/JL', population: 'all' }), [
    'population',
    'place',
  ])
  assert.deepEqual(await kindsOf(arrest, { ...arrest, period: half }), ['window'])
  assert.deepEqual(await kindsOf(arrest, {}), [])
  await fixture.close()
})

test('[D265] an overlap that somebody else matched is a table of its own', async () => {
  const fixture = await openFixture()
  const csv = 'north,south,count\n1,0,30\n0,1,25\n1,1,15\n'
  const { overlap } = await fixture.ask<Imported>('ana', 'list.import', { csv })
  const table = await tableOf(fixture, [overlap ?? ''])
  assert.deepEqual(cellsOf(table), { north: 30, south: 25, 'north south': 15 })
  assert.equal(table.byOrigin, false)
  await fixture.close()
})
