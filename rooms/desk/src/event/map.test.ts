// event.map: places with roles, together by province or as said, and who is told nothing.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

type Places = Output<'event.map'>

const BRIDGE = { id: 'CN/LN/bridge', level: 'site', names: { en: 'Reed Bridge' } }
const POINT = { latitude: '40.12', longitude: '124.39' }

/** Two events in Liaoning, one at a bridge, one nowhere; a statement says whence the first. */
async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture('self')
  await addReport(fixture)
  await fixture.ask('adm', 'place.import', { places: [{ ...BRIDGE, ...POINT }] })
  const event = (id: string, place?: string) =>
    fixture.ask('own', 'event.record', { id, title: id, ...(place && { place }) })
  await event('province', 'CN/LN')
  await event('bridge', 'CN/LN/bridge')
  await event('nowhere')
  const places = [{ place: 'Jilin', role: 'arrest_site' }]
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'held', placeRole: 'custody', places })
  await fixture.ask('own', 'event.link', { claims: ['held'], event: 'bridge' })
  return fixture
}

const told = ({ places }: Places) => places.map(({ id, events }) => `${id}: ${events}`).sort()

test('[D1290] events are together by province, or stay where it was said, in each role', async () => {
  const fixture = await opened()
  const ask = (input: object = {}) => fixture.ask<Places>('vie', 'event.map', input)
  const roles = ['arrest_site CN/JL: 1', 'custody CN/LN: 1']
  const map = await ask()
  assert.deepEqual(told(map), [...roles, 'locus CN/LN: 2'])
  assert.deepEqual([map.total, map.unplaced, map.left], [3, 1, 0])
  const said = await ask({ unit: 'said' })
  assert.deepEqual(told(said), [...roles, 'locus CN/LN/bridge: 1', 'locus CN/LN: 1'])
  const bridge = said.places.find(({ place }) => place === 'CN/LN/bridge')
  assert.deepEqual([bridge?.level, bridge?.latitude], ['site', POINT.latitude])
  // A province has a point in no answer, however it is written.
  assert.ok(map.places.every(({ latitude }) => latitude === undefined))
  assert.deepEqual((await ask({ of: 'CN/JL' })).events, [{ id: 'bridge', title: 'bridge' }])
  assert.equal((await refused(ask({ of: 'CN/HL' }))).code, 'not-found')
  assert.deepEqual(told(await ask({ place: 'Reed Bridge' })), [...roles, 'locus CN/LN: 1'])
  assert.deepEqual((await ask({ asKnownOn: '2022-04-30' })).total, 0)
  await fixture.close()
})

test('[D1290] what was withdrawn names no further place while the event stands', async () => {
  const fixture = await opened()
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'other', number: '52' })
  await fixture.ask('own', 'event.link', { claims: ['other'], event: 'bridge' })
  fixture.now.day = '2022-05-02'
  const why = { why: 'outlet_corrects', on: '2022-05-02', reason: 'taken back' }
  await fixture.ask('own', 'claim.retract', { claim: 'held', ...why })
  const ask = (input: object) => fixture.ask<Places>('vie', 'event.map', input)
  assert.ok(!told(await ask({})).includes('arrest_site CN/JL: 1'))
  assert.ok(told(await ask({ asKnownOn: '2022-05-01' })).includes('arrest_site CN/JL: 1'))
  await fixture.ask('own', 'claim.retract', { claim: 'other', ...why })
  const gone = (await ask({})).places.filter(({ withdrawn }) => withdrawn > 0)
  assert.ok(gone.some(({ id }) => id === 'arrest_site CN/JL'))
  await fixture.close()
})

test('[D1290] a restricted statement moves nothing, nor does an event of another office', async () => {
  const fixture = await opened()
  const ask = (who: 'vie' | 'ana') => fixture.ask<Places>(who, 'event.map', {})
  const before = await ask('vie')
  const places = [{ place: 'Yunnan', role: 'arrest_site' }]
  const hidden = { ...HELD, id: 'hidden', places, sensitivity: 'restricted' }
  await fixture.ask('own', 'claim.record', hidden)
  await fixture.ask('own', 'event.link', { claims: ['hidden'], event: 'province' })
  assert.deepEqual([await ask('vie'), await ask('ana')], [before, before])
  const { north, south } = await twoOffices(fixture)
  const south0 = heldIn('vie-s', south, ['viewer'])
  const tell = () => askAs<Places>(fixture.desk, south0, 'event.map', {})
  const known = await tell()
  const input = { title: 'Held in the north', place: 'CN/HL' }
  await askAs(fixture.desk, heldIn('ana-n', north, ['analyst']), 'event.record', input)
  assert.deepEqual(await tell(), known)
  await fixture.close()
})
