// Persons recorded by hand: asked about before they are stored. Names are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { mention, resolveSmall, writeMentions } from '../../fixture/linkage.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import { callByName } from '../call.ts'

type Recorded = Output<'person.record'>
type Shown = Output<'person.show'>
type Listed = Output<'person.list'>

async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await resolveSmall(fixture)
  return fixture
}
const record = (fixture: FixtureDesk, input: object) =>
  fixture.ask<Recorded>('doc', 'person.record', input)

test('[D1204] somebody of a new name is a mention and a person, in one leaf', async () => {
  const fixture = await opened()
  const size = await fixture.size()
  const input = { name: '한송이', bornLow: 1984, sex: 'f', home: 'KP/HB', list: 'm1' }
  const made = await record(fixture, input)
  assert.equal(await fixture.size(), size + 1)
  const { person, mentions } = await fixture.ask<Shown>('doc', 'person.show', { id: made.person })
  assert.deepEqual([person.names[0]?.name, person.bornLow, person.bornHigh], ['한송이', 1984, 1984])
  assert.deepEqual(
    mentions.map(({ mention: one }) => [one.list, one.home, one.written.name]),
    [['m1', 'KP/HB', '한송이']],
  )
  const other = await record(fixture, { name: '문별', title: 'Named in interviews' })
  const { lists } = await fixture.ask<Output<'list.list'>>('ana', 'list.list', {})
  assert.equal(lists.find(({ id }) => id === other.list)?.title, 'Named in interviews')
  assert.equal((await refused(record(fixture, { name: '문달' }))).code, 'unknown-list')
  assert.equal((await refused(record(fixture, { name: '문달', list: 'no' }))).code, 'unknown-list')
  await fixture.ask('own', 'list.record', { id: 'l9', title: 'Pseudonyms' })
  await fixture.ask('ana', 'list.import', { csv: 'list,person\nl9,p1\n', list: 'l9' })
  const pseudonyms = await refused(record(fixture, { name: '문달', list: 'l9' }))
  assert.equal(pseudonyms.code, 'list-without-names')
  await fixture.close()
})

test('[D1204] U8: a name that somebody may bear is asked about in any script, and nothing is stored', async () => {
  const fixture = await opened()
  await writeMentions(fixture, [
    mention('m2', '9', { name: '金英順', written: { name: '金英順' } }),
  ])
  const size = await fixture.size()
  const members = await fixture.desk.ledger.read.personMembers()
  const known = members.find(({ row }) => row.mention === 'm1/1')?.row.person ?? ''
  for (const name of ['김영순', 'Kim Yong Sun', '金英順']) {
    const refusal = await refused(record(fixture, { name, list: 'm1' }))
    assert.deepEqual([refusal.code, refusal.field], ['near-person', 'name'])
    const candidates = refusal.details.map(({ candidate }) => candidate)
    assert.ok(candidates.includes(known), name)
    assert.ok(candidates.includes('m2/9'), 'one whom nobody has linked yet')
    const half = { name, list: 'm1', others: [known] }
    assert.equal((await refused(record(fixture, half))).code, 'near-person')
  }
  assert.equal(await fixture.size(), size)
  const made = await record(fixture, { name: '김영순', list: 'm1', others: [known, 'm2/9'] })
  assert.notEqual(made.person, known)
  const { persons } = await fixture.ask<Listed>('doc', 'person.list', { name: '김영순' })
  assert.deepEqual(persons.map(({ id }) => id).sort(), [known, made.person].sort())
  await fixture.close()
})

test('[D1205] a foreign person of the name is not asked about', async () => {
  const fixture = await opened()
  const { north, south } = await twoOffices(fixture)
  for (const id of ['m1', 'm2'])
    await fixture.ask('rev', 'record.assign', { kind: 'list', id, groups: [north] })
  const own = heldIn('south-doc', south, ['documenter'])
  const input = { name: '김영순', title: 'Ours' }
  const made = await askAs<Recorded>(fixture.desk, own, 'person.record', input)
  const again = await refused(askAs(fixture.desk, own, 'person.record', input))
  assert.deepEqual(again.details, [{ candidate: made.person }])
  await fixture.close()
})

test('[D1207] persons are listed with their first event, as far as links may be seen', async () => {
  const fixture = await opened()
  for (const [id, period] of [
    ['late', '2022-03'],
    ['early', '2021-03'],
  ])
    await fixture.ask('own', 'event.record', { id, title: id, period })
  await fixture.ask('ana', 'involvement.record', { event: 'late', persons: ['m1/1'] })
  const hidden = { event: 'early', persons: ['m1/1'], role: 'witness' }
  await fixture.ask('ana', 'involvement.record', hidden)
  const first = async (who: 'ana' | 'doc') =>
    (await fixture.ask<Listed>(who, 'person.list', { name: '김영순' })).persons[0]?.firstEvent?.id
  assert.deepEqual([await first('ana'), await first('doc')], ['early', 'late'])
  await fixture.close()
})

test('[D1206] where a person was last known to be, with what says so', async () => {
  const fixture = await opened()
  await addReport(fixture)
  const members = await fixture.desk.ledger.read.personMembers()
  const person = members.find(({ row }) => row.mention === 'm1/2')?.row.person ?? ''
  const where = async () => {
    const shown = await fixture.ask<Shown>('ana', 'person.show', { id: person })
    return shown.whereabouts.map(({ place, claim, event, mention: row }) => [
      ...[place, claim ?? event ?? row],
    ])
  }
  assert.deepEqual(await where(), [])
  const amend = { id: 'm1/2', place: 'CN/JL', time: '2021-05' }
  await fixture.ask('ana', 'mention.amend', amend)
  assert.deepEqual(await where(), [['CN/JL', 'm1/2']])
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const { claim } = await fixture.ask<{ claim: object }>('own', 'claim.show', { id: 'c1' })
  const imported = (more: object) =>
    fixture.ask('own', 'claim.import', { claims: [{ ...claim, listed: ['m1/2'], ...more }] })
  await imported({ id: 'guess', modality: 'possible' })
  assert.deepEqual(await where(), [['CN/JL', 'm1/2']], 'a guess says nothing')
  await imported({ id: 'held' })
  assert.deepEqual(await where(), [['CN/LN', 'held']], 'what is surely earlier is left out')
  // Of a whole year nobody can say whether it is before or after April.
  const event = { id: 'e1', title: 'Somewhere', place: 'KP/RG', period: '2022' }
  await fixture.ask('own', 'event.record', event)
  await fixture.ask('ana', 'involvement.record', { event: 'e1', persons: [person] })
  assert.deepEqual(await where(), [
    ['KP/RG', 'e1'],
    ['CN/LN', 'held'],
  ])
  await fixture.ask('rev', 'claim.retract', {
    ...{ claim: 'held', why: 'origin_withdraws', reason: 'x' },
  })
  assert.deepEqual(
    await where(),
    [
      ['KP/RG', 'e1'],
      ['CN/JL', 'm1/2'],
    ].slice(0, 1),
  )
  await fixture.close()
})

test('[D1271] names are looked through before the change, and what came in between is asked about', async () => {
  const fixture = await opened()
  const many = Array.from({ length: 4000 }, (_, n) => `Abel Carver${n.toString(36)}`)
  await writeMentions(
    fixture,
    many.map((name, n) => mention('m1', `x${n}`, { name, written: { name } })),
  )
  const told: string[] = []
  const slow = refused(record(fixture, { name: '한송이', list: 'm1' })).then((refusal) => {
    told.push('slow')
    return refusal
  })
  // Others write meanwhile: it is the same name in another script.
  await fixture.ask('own', 'event.record', { id: 'between', title: 'Between' })
  told.push('event')
  await writeMentions(fixture, [mention('m2', 'han', { name: 'Han Song I' })])
  told.push('mention')
  const refusal = await slow
  assert.deepEqual(told, ['event', 'mention', 'slow'])
  assert.deepEqual([refusal.code, refusal.details], ['near-person', [{ candidate: 'm2/han' }]])
  await fixture.close()
})

test('[D1271] the same call again is answered as before, not asked about itself', async () => {
  const fixture = await opened()
  const actor = { account: 'doc', roles: ['documenter' as const] }
  const call = { actor, idempotencyKey: 'once', progress: { report() {} } }
  const input = { name: '한송이', list: 'm1' }
  const made = await callByName(fixture.desk, 'person.record', input, call)
  assert.deepEqual(await callByName(fixture.desk, 'person.record', input, call), made)
  await fixture.close()
})
