// event.network: what is linked with what, one step around a record, knowledge, most, and rights.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { mention, writeMentions } from '../../fixture/linkage.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

type Network = Output<'event.network'>

const CHAIN = { chain: ['harbour', 'a nurse'], anonymity: 'anonymous_on_request' }

/** Two related events; a report and a body speak of the first, and so does somebody unnamed. */
async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture('self')
  await addReport(fixture)
  const body = { id: 'ngo', kind: 'organisation', name: { en: 'Lantern Ledger' } }
  await fixture.ask('own', 'agent.record', body)
  await fixture.ask('own', 'claim.record', { ...HELD, chain: ['harbour', 'ngo'], id: 'said' })
  await fixture.ask('own', 'claim.record', { ...HELD, ...CHAIN, id: 'told' })
  for (const id of ['A', 'B'])
    await fixture.ask('own', 'event.record', { id, title: id, act: 'detention', period: '2022' })
  await fixture.ask('own', 'event.link', { claims: ['said', 'told'], event: 'A' })
  const follows = { from: 'B', to: 'A', relation: 'follows', certainty: 'maybe' }
  await fixture.ask('own', 'event.relate', follows)
  await fixture.ask('ana', 'list.record', { id: 'L', title: 'All', space: 'L' })
  await writeMentions(fixture, [mention('L', '1', {})])
  const of = { operation: 'linkage.resolve', by: 'ana', subject: 'L' }
  await fixture.desk.ledger.change(of, async (write) => {
    await write.append('person', { id: 'p' })
    await write.append('person_member', { person: 'p', mention: 'L/1' })
  })
  const link = { event: 'A', persons: ['p'], certainty: 'likely' }
  await fixture.ask('ana', 'involvement.record', link)
  return fixture
}

const told = ({ links }: Network) =>
  links.map((one) => [one.from, one.role, one.to, one.certainty ?? one.claims].join(' ')).sort()

const SOURCES = ['B follows A maybe', 'R1 about A 2', 'ngo says A 1']

test('[D1291] events, documents, bodies and persons are linked with role and certainty', async () => {
  const fixture = await opened()
  const ask = (input: object = {}) => fixture.ask<Network>('ana', 'event.network', input)
  const whole = await ask()
  assert.deepEqual(told(whole), [...SOURCES, 'p victim A likely'].sort())
  const kinds = whole.nodes.map(({ id, kind }) => `${kind} ${id}`).sort()
  assert.deepEqual(kinds, ['body ngo', 'document R1', 'event A', 'event B', 'person p'])
  assert.deepEqual(await ask(), whole)
  const near = await ask({ around: 'p' })
  assert.deepEqual(near.nodes.map(({ id }) => id).sort(), ['A', 'p'])
  const none = await refused(ask({ around: 'nothing' }))
  assert.deepEqual([none.code, none.field], ['not-found', 'around'])
  assert.equal((await ask({ asKnownOn: '2022-04-30' })).total, 0)
  await fixture.close()
})

test('[D1291] names are for who may read them; restricted links and statements for nobody', async () => {
  const fixture = await opened()
  const ask = (who: 'vie' | 'ana') => fixture.ask<Network>(who, 'event.network', {})
  assert.deepEqual(told(await ask('vie')), SOURCES.toSorted())
  assert.ok(!JSON.stringify(await ask('vie')).includes('"p"'))
  const of = { around: 'p' }
  assert.equal((await refused(fixture.ask('vie', 'event.network', of))).code, 'not-found')
  const before = [await ask('vie'), await ask('ana')]
  await fixture.ask('ana', 'involvement.record', { event: 'B', persons: ['p'], role: 'witness' })
  const hidden = { ...HELD, chain: ['harbour', 'ngo'], id: 'hidden', sensitivity: 'restricted' }
  await fixture.ask('own', 'claim.record', hidden)
  await fixture.ask('own', 'event.link', { claims: ['hidden'], event: 'B' })
  assert.deepEqual([await ask('vie'), await ask('ana')], before)
  const { north, south } = await twoOffices(fixture)
  const tell = () =>
    askAs<Network>(fixture.desk, heldIn('vie-s', south, ['viewer']), 'event.network', {})
  const known = await tell()
  const title = { title: 'Held in the north', period: '2022-04' }
  await askAs(fixture.desk, heldIn('ana-n', north, ['analyst']), 'event.record', title)
  assert.deepEqual(await tell(), known)
  await fixture.close()
})

test('[D1291] of more than 150 nothing but their number is told', async () => {
  const fixture = await openFixture('self')
  const change = { operation: 'event.record', by: 'own', subject: 'many' }
  const record = (from: number, to: number) =>
    fixture.desk.ledger.change(change, async (write) => {
      for (let n = from; n < to; n++) await write.append('event', { id: `e${n}`, title: `${n}` })
    })
  const ask = () => fixture.ask<Network>('vie', 'event.network', {})
  await record(0, 150)
  assert.equal((await ask()).nodes.length, 150)
  await record(150, 151)
  const { nodes, links, total } = await ask()
  assert.deepEqual([nodes, links, total], [[], [], 151])
  await fixture.close()
})
