// Places that are renamed: one place with names of a time, and a table of places that goes into an
// empty workspace.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, type FixtureDesk, HELD, openFixture } from '../../fixture/desk.ts'
import { checkFile, exported, takeFile, toldOf } from '../../fixture/import.ts'

const kind = 'places'

interface Found {
  places: { id: string; names: Record<string, string>; path: string[]; dated?: string[] }[]
}
interface Shown {
  claim: { places: { gazetteer: string }[] }
}
const finderOf = (fixture: FixtureDesk) => async (name: string, on?: string) =>
  (await fixture.ask<Found>('vie', 'place.find', { name, ...(on && { on }) })).places

test('[D1318] a county that is renamed stays one place, and is offered by the day', async () => {
  const fixture = await openFixture()
  const county = 'id,level,names\nXX,country,en: Island\nXX/A,adm2,en: Old Shore | ko: 옛 해안\n'
  await takeFile(fixture, county, { kind })
  await addReport(fixture)
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1', place: 'Old Shore' })
  const renamed = 'id,names,since\nXX/A,en: New Shore,2015-01-01\n'
  const said = await checkFile(fixture, renamed, { kind })
  assert.deepEqual(
    said.differences.flatMap(({ changes }) => changes.map(({ field }) => field)),
    ['names', 'aliases', 'dated'],
  )
  await takeFile(fixture, renamed, { kind })
  assert.equal(toldOf(await checkFile(fixture, renamed, { kind })), 'unchanged 1')
  const find = finderOf(fixture)
  const [now] = await find('New Shore')
  assert.deepEqual(now?.dated, ['en: Old Shore (../2014-12-31)'])
  const [then] = await find('New Shore', '2014-12-31')
  assert.deepEqual(
    [then?.names, then?.path],
    [...[{ en: 'Old Shore', ko: '옛 해안' }, ['Island', 'Old Shore']]],
  )
  assert.equal((await find('Old Shore', '2015-01-01'))[0]?.names.en, 'New Shore')
  const { claim } = await fixture.ask<Shown>('own', 'claim.show', { id: 'c1' })
  assert.equal(claim.places[0]?.gazetteer, 'XX/A')
  await fixture.close()
})

test('[D1318] of places that bore one name at different times the day says which is meant', async () => {
  const fixture = await openFixture()
  await addReport(fixture)
  const county = 'id,level,names\nXX,country,en: Island\nXX/A,adm2,en: Old Shore\n'
  await takeFile(fixture, county, { kind })
  await takeFile(fixture, 'id,names,since\nXX/A,en: New Shore,2015-01-01\n', { kind })
  const find = finderOf(fixture)
  // The old name is borne by another county since: the day says which of them is meant.
  const other = 'id,level,names\nXX/B,adm2,en: Old Shore\n'
  await takeFile(fixture, other, { kind })
  assert.deepEqual(
    (await find('Old Shore', '2010-05-01')).map(({ id }) => id),
    ['XX/A', 'XX/B'],
  )
  const since = 'id,names,since\nXX/B,en: Middle Shore,2016-01-01\n'
  await takeFile(fixture, since, { kind })
  assert.deepEqual(
    (await find('Old Shore', '2016-05-01')).map(({ id }) => id),
    ['XX/A', 'XX/B'],
  )
  assert.deepEqual(
    (await find('Middle Shore', '2016-05-01')).map(({ id }) => id),
    ['XX/B'],
  )
  assert.deepEqual(
    (await find('Old Shore', '2015-06-01')).map(({ id }) => id),
    ['XX/B'],
  )
  const long = { ...HELD, place: 'Old Shore', at: '2015-06' }
  await fixture.ask('own', 'claim.record', { ...long, id: 'c2' })
  const later = await fixture.ask<Shown>('own', 'claim.show', { id: 'c2' })
  assert.equal(later.claim.places[0]?.gazetteer, 'XX/B')
  const bad = 'id,dated\nXX/A,en: Some Shore (2015-02-31/..)\n'
  const problems = (await checkFile(fixture, bad, { kind })).problems
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['dated_name_malformed'],
  )
  await fixture.close()
})

test('[D1319] the places that go out come unchanged into an empty workspace', async () => {
  const from = await openFixture()
  const rows = 'id,level,names\nXX,country,en: Island\nXX/A,adm2,en: Old Shore\n'
  await takeFile(from, rows, { kind })
  await takeFile(from, 'id,names,since\nXX/A,en: New Shore,2015-01-01\n', { kind })
  const file = await exported(from, 'places', 'csv')
  const into = await openFixture()
  assert.match(toldOf(await takeFile(into, file, { kind })), /^new 2, unchanged \d+$/)
  assert.deepEqual(await exported(into, 'places', 'csv'), file)
  assert.match(toldOf(await checkFile(into, file, { kind })), /^unchanged \d+$/)
  await from.close()
  await into.close()
})
