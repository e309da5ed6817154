// The table of recorded lists: as written, by origins, as known on a day, and what speaks against.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { openTrial, refused, type TrialDesk } from '../../fixture/desk.ts'
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

const tableOf = (trial: TrialDesk, from: string[], more: object = {}) =>
  trial.ask<Table>('sta', 'estimate.table', { from, ...more })

/** Persons by the names of exactly the lists that they stand on. */
function cellsOf({ lists, cells }: Table): Record<string, number> {
  const named = cells.map(({ lists: at, persons }) => [
    at.map((n) => lists[n]?.name).join(' '),
    persons,
  ])
  return Object.fromEntries(named)
}

async function agents(trial: TrialDesk, ...ids: string[]): Promise<void> {
  for (const id of ids)
    await trial.ask('own', 'agent.record', { id, kind: 'organisation', name: { en: id } })
}

test('[D260] lists of one space make a table by their persons; without origins, as written', async () => {
  const trial = await openTrial()
  const ids = await importThree(trial)
  const table = await tableOf(trial, ids)
  assert.deepEqual([table.persons, table.byOrigin, table.collapse], [198, false, undefined])
  assert.deepEqual(table.lists, [
    { name: 'A', size: 98 },
    { name: 'B', size: 84 },
    { name: 'C', size: 72 },
  ])
  assert.deepEqual(cellsOf(table), {
    ...{ A: 60, B: 48, C: 40, 'A B': 18, 'A C': 14, 'B C': 12, 'A B C': 6 },
  })
  const two = await tableOf(trial, ids.slice(0, 2))
  assert.deepEqual(cellsOf(two), { A: 74, B: 60, 'A B': 24 })
  assert.deepEqual(
    two.findings.map(({ code, kind }) => `${code} ${kind}`),
    ['R4 two_lists'],
  )
  await trial.close()
})

test('[D260] [D239] recorded entries give the table that the same records give unrecorded', async () => {
  const trial = await openTrial()
  let space = 0
  const entry = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom('A', 'B', 'C'))
  const property = fc.asyncProperty(
    fc.uniqueArray(entry, { minLength: 1, maxLength: 30, selector: String }),
    async (rows) => {
      const csv = ['person,list', ...rows.map(([person, list]) => `p${person},${list}`)].join('\n')
      const { table } = tableOfInput({ csv })
      const input = { csv, space: `s${space++}` }
      const { lists } = await trial.ask<Imported>('ana', 'list.import', input)
      const sorted = lists.toSorted((a, b) => (a.title < b.title ? -1 : 1)).map(({ id }) => id)
      const { hash, persons } = await tableOf(trial, sorted)
      assert.deepEqual([hash, persons], [hashOfTable(table), table.persons])
    },
  )
  await fc.assert(property, { numRuns: 20 })
  await trial.close()
})

test('[D260] lists of two spaces, and lists that are not there, are refused', async () => {
  const trial = await openTrial()
  const [a = ''] = await importThree(trial)
  const other = { csv: 'person,list\np1,other\n', space: 'elsewhere' }
  const { lists } = await trial.ask<Imported>('ana', 'list.import', other)
  const apart = await refused(tableOf(trial, [a, lists[0]?.id ?? '']))
  assert.deepEqual([apart.code, apart.field], ['lists-apart', 'from'])
  const missing = await refused(tableOf(trial, [a, 'no']))
  assert.deepEqual([missing.code, missing.field], ['unknown-list', 'from'])
  await trial.ask('ana', 'list.record', { id: 'empty', title: 'Empty' })
  const empty = await refused(tableOf(trial, ['empty']))
  assert.deepEqual(empty.details, [{ code: 'no_records' }])
  await trial.close()
})

test('[D261] an entry counts on the list of its origin, and on none where that is not known', async () => {
  const trial = await openTrial()
  await agents(trial, 'oa', 'ob')
  for (const id of ['a', 'b'])
    await trial.ask('ana', 'list.record', { id, title: id, space: 's', origin: `o${id}` })
  await trial.ask('ana', 'list.record', { id: 'c', title: 'c', space: 's' })
  // B reprints a person of A; C says not from whom it has its persons.
  const csv = 'person,list,origin\np1,a,\np2,a,\np3,b,\np1,b,oa\np4,b,oa\np5,c,\np3,c,ob\n'
  await trial.ask('ana', 'list.import', { csv })
  const table = await tableOf(trial, ['a', 'b', 'c'])
  assert.equal(table.byOrigin, true)
  assert.deepEqual(cellsOf(table), { a: 3, b: 1 })
  const { moved, unassigned, merged, documented } = table.collapse ?? {}
  assert.deepEqual([moved, unassigned, merged, documented], [4, 1, [], 5])
  const written = await tableOf(trial, ['a', 'b', 'c'], { byOrigin: false })
  assert.deepEqual(cellsOf(written), { a: 1, 'a b': 1, b: 1, 'b c': 1, c: 1 })
  await trial.close()
})

test('[D262] lists whose origins are one, or may be one, are one list, by judgements as known then', async () => {
  const trial = await openTrial()
  await agents(trial, 'oa', 'ob', 'oc')
  for (const id of ['a', 'b', 'c'])
    await trial.ask('ana', 'list.record', {
      id,
      title: id.toUpperCase(),
      space: 's',
      origin: `o${id}`,
    })
  await trial.ask('ana', 'list.import', {
    csv: entriesFile(undefined, (list) => list.toLowerCase()),
  })
  assert.equal((await tableOf(trial, ['a', 'b', 'c'])).lists.length, 3)
  trial.now.day = '2022-05-02'
  await trial.ask('rev', 'agent.relate', { a: 'oa', b: 'ob', relation: 'possible' })
  const possible = await tableOf(trial, ['a', 'b', 'c'])
  assert.deepEqual(possible.collapse?.merged, [['A', 'B']])
  assert.deepEqual(cellsOf(possible), { 'A + B': 126, C: 40, 'A + B C': 32 })
  trial.now.day = '2022-05-03'
  await trial.ask('rev', 'agent.relate', { a: 'oa', b: 'ob', relation: 'different' })
  assert.equal((await tableOf(trial, ['a', 'b', 'c'])).lists.length, 3)
  await trial.ask('rev', 'agent.relate', { a: 'ob', b: 'oc', relation: 'same' })
  const same = await tableOf(trial, ['a', 'b', 'c'])
  assert.deepEqual(same.collapse?.merged, [['B', 'C']])
  assert.deepEqual(cellsOf(same), { A: 60, 'B + C': 100, 'A B + C': 38 })
  const before = await tableOf(trial, ['a', 'b', 'c'], { asKnownOn: '2022-05-02' })
  assert.deepEqual(before.collapse?.merged, [['A', 'B']])
  await trial.close()
})

test('[D261] an origin without a list of its own is one from five persons on, whatever its id', async () => {
  const trial = await openTrial()
  await agents(trial, '0', 'oa')
  await trial.ask('ana', 'list.record', { id: 'a', title: 'a', space: 's', origin: 'oa' })
  await trial.ask('ana', 'list.record', { id: 'b', title: 'b', space: 's' })
  const rows = [1, 2, 3, 4, 5].map((n) => `p${n},b,0`)
  await trial.ask('ana', 'list.import', {
    csv: ['person,list,origin', 'p1,a,', ...rows].join('\n'),
  })
  assert.deepEqual(cellsOf(await tableOf(trial, ['a', 'b'])), { '[0]': 4, 'a [0]': 1 })
  await trial.close()
})

test('[D262] lists of nameless origins may be one, until somebody tells them apart', async () => {
  const trial = await openTrial()
  for (const id of ['a', 'b']) {
    const agent = { id: `o${id}`, kind: 'person', anonymity: 'anonymous_on_request', scope: 'R1' }
    await trial.ask('own', 'agent.record', agent)
    await trial.ask('ana', 'list.record', { id, title: id, space: 's', origin: `o${id}` })
  }
  await trial.ask('ana', 'list.import', { csv: 'person,list\np1,a\np2,b\n' })
  assert.deepEqual((await tableOf(trial, ['a', 'b'])).lists, [{ name: 'a + b', size: 2 }])
  await trial.ask('rev', 'agent.relate', { a: 'oa', b: 'ob', relation: 'different' })
  assert.equal((await tableOf(trial, ['a', 'b'])).lists.length, 2)
  await trial.close()
})

test('[D263] a table is as known on the asked day, without what was undone by then', async () => {
  const trial = await openTrial()
  const ids = await importThree(trial)
  trial.now.day = '2022-05-02'
  const leaves: number[] = []
  const more = { csv: 'person,list\nx1,A\nx1,B\n', space: 'three' }
  await trial.ask('ana', 'list.import', more, { changed: (leaf) => leaves.push(leaf) })
  trial.now.day = '2022-05-03'
  await trial.ask('ana', 'change.undo', { change: leaves[0] })
  trial.now.day = '2022-05-04'
  const personsOn = async (asKnownOn?: string) =>
    (await tableOf(trial, ids, asKnownOn === undefined ? {} : { asKnownOn })).persons
  assert.deepEqual(
    [await personsOn('2022-05-01'), await personsOn('2022-05-02'), await personsOn('2022-05-03')],
    [198, 199, 198],
  )
  assert.equal(await personsOn(), 198)
  assert.equal(
    (await refused(tableOf(trial, ids, { asKnownOn: '2022-04-30' }))).code,
    'unknown-list',
  )
  assert.equal((await refused(tableOf(trial, ids, { asKnownOn: '2022-05-05' }))).field, 'asKnownOn')
  await trial.close()
})

test('[D264] what lists are of speaks against a table where all say it and it differs', async () => {
  const trial = await openTrial()
  const kindsOf = async (...frames: object[]) => {
    const ids: string[] = []
    for (const frame of frames) {
      const list = { title: `${ids.length}`, space: 's', ...frame }
      ids.push((await trial.ask<{ id: string }>('ana', 'list.record', list)).id)
    }
    const rows = ids.map((id, n) => `p${n},${id}`)
    await trial.ask('ana', 'list.import', { csv: ['person,list', ...rows].join('\n') })
    const { findings } = await tableOf(trial, ids)
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
  await trial.close()
})

test('[D265] an overlap that somebody else matched is a table of its own', async () => {
  const trial = await openTrial()
  const csv = 'north,south,count\n1,0,30\n0,1,25\n1,1,15\n'
  const { overlap } = await trial.ask<Imported>('ana', 'list.import', { csv })
  const table = await tableOf(trial, [overlap ?? ''])
  assert.deepEqual(cellsOf(table), { north: 30, south: 25, 'north south': 15 })
  assert.equal(table.byOrigin, false)
  await trial.close()
})
