// Persons whom claims name, by who says so: each voice is a list. All invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'

interface Table {
  lists: { name: string; size: number }[]
  persons: number
  cells: { lists: number[]; persons: number }[]
  collapse?: { merged: string[][] }
  findings: { code: string; kind: string }[]
}

const QUESTION = { act: 'detention', place: 'Liaoning', period: '2022' }

const persons = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `person:${from + n}`)

async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await addReport(fixture)
  await addReport(fixture, 'R2')
  for (const id of ['north', 'south', 'east'])
    await fixture.ask('own', 'agent.record', { id, kind: 'organisation', name: { en: id } })
  return fixture
}

async function names(
  fixture: FixtureDesk,
  id: string,
  origin: string,
  more: object,
): Promise<void> {
  const { at: _, ...held } = HELD
  const claim = { ...held, id, time: '2022-04', chain: ['harbour', origin], ...more }
  await fixture.ask('own', 'claim.record', claim)
}

const tableOf = (fixture: FixtureDesk, more: object = {}, claims: object = QUESTION) =>
  fixture.ask<Table>('sta', 'estimate.table', { claims, ...more })

/** Persons by the names of exactly the lists that they stand on. */
function cellsOf({ lists, cells }: Table): Record<string, number> {
  const named = cells.map(({ lists: at, persons: n }) => [at.map((l) => lists[l]?.name).join(), n])
  return Object.fromEntries(named)
}

test('[D270] each voice that names persons is a list, whatever reports carried its words', async () => {
  const fixture = await opened()
  await names(fixture, 'c1', 'north', { listed: persons(1, 10) })
  await names(fixture, 'c2', 'south', { listed: persons(7, 16) })
  await names(fixture, 'c3', 'east', { listed: persons(9, 12) })
  // The same voice in another report adds nobody; what is elsewhere or names nobody does not count.
  await names(fixture, 'c4', 'north', { document: 'R2', listed: persons(1, 10) })
  await names(fixture, 'c5', 'south', { document: 'R2', place: 'Jilin', listed: persons(20, 29) })
  await names(fixture, 'c6', 'east', { document: 'R2' })
  const table = await tableOf(fixture)
  assert.deepEqual(cellsOf(table), {
    ...{ north: 6, south: 4, 'north,south': 2, 'east,north,south': 2, 'east,south': 2 },
  })
  assert.deepEqual(
    table.lists.map(({ name, size }) => [name, size]),
    [
      ['east', 4],
      ['north', 10],
      ['south', 10],
    ],
  )
  await fixture.close()
})

test('[D270] voices that may be one are one list, and withdrawn claims count no more', async () => {
  const fixture = await opened()
  await names(fixture, 'c1', 'north', { listed: persons(1, 10) })
  await names(fixture, 'c2', 'south', { listed: persons(7, 16) })
  fixture.now.day = '2022-05-02'
  await fixture.ask('rev', 'agent.relate', { a: 'north', b: 'south', relation: 'possible' })
  assert.deepEqual((await tableOf(fixture)).collapse?.merged, [['north', 'south']])
  assert.equal((await tableOf(fixture, { asKnownOn: '2022-05-01' })).lists.length, 2)
  const why = { claim: 'c2', why: 'origin_withdraws', reason: 'asked us to' }
  await fixture.ask('own', 'claim.retract', why)
  assert.deepEqual(cellsOf(await tableOf(fixture)), { north: 10 })
  const none = await refused(tableOf(fixture, {}, { ...QUESTION, place: 'Yunnan' }))
  assert.deepEqual([none.code, none.details], ['table-unreadable', [{ code: 'no_records' }]])
  await fixture.close()
})

test('[D271] claims that not everybody may count add nobody, whoever asks', async () => {
  const fixture = await opened()
  await names(fixture, 'c1', 'north', { listed: persons(1, 5) })
  await names(fixture, 'c2', 'south', { listed: persons(4, 9), sensitivity: 'restricted' })
  for (const who of ['ana', 'rev', 'sta'] as const) {
    const table = await fixture.ask<Table>(who, 'estimate.table', { claims: QUESTION })
    assert.equal(table.persons, 5, who)
  }
  await fixture.close()
})

test('[D270] an estimate from claims is kept with its question, and comes out the same', async () => {
  const fixture = await opened()
  await names(fixture, 'c1', 'north', { listed: persons(1, 30) })
  await names(fixture, 'c2', 'south', { listed: persons(21, 50) })
  const record = (claims: object) =>
    fixture.ask<{ id: string }>('ana', 'estimate.record', { claims, replicates: 200 })
  const { id } = await record(QUESTION)
  type Shown = { stored: { source: string; question: object; lists?: string[] } }
  const { stored } = await fixture.ask<Shown>('sta', 'estimate.show', { id })
  assert.deepEqual([stored.source, stored.question, stored.lists], ['claims', QUESTION, undefined])
  fixture.now.day = '2022-05-03'
  await names(fixture, 'c3', 'east', { listed: persons(40, 60) })
  const again = await fixture.ask<{ sameReport: boolean; sameTable: boolean }>(
    'sta',
    'estimate.repeat',
    { id },
  )
  assert.deepEqual([again.sameReport, again.sameTable], [true, true])
  const reasonsOf = async (claims: object) => {
    const later = await record(claims)
    const input = { before: id, after: later.id }
    return (await fixture.ask<{ reasons: string[] }>('sta', 'estimate.compare', input)).reasons
  }
  assert.deepEqual(await reasonsOf(QUESTION), ['claims'])
  assert.deepEqual(await reasonsOf({ ...QUESTION, place: 'China' }), ['question'])
  const both = fixture.ask('ana', 'estimate.table', { claims: QUESTION, from: ['x'] })
  assert.equal((await refused(both)).code, 'invalid-input')
  await fixture.close()
})
