// What somebody of all groups makes of one office's records is that office's, until somebody says
// otherwise by name. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { addReport, type FixtureDesk, HELD, openFixture, refused } from '../../fixture/desk.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import type { Actor } from '../operation.ts'

const ALL: Actor = { account: 'ana-a', roles: ['documenter', 'analyst', 'reviewer'] }

/** Two offices with a report each, and a claim of each of them and of everybody. */
async function open() {
  const fixture = await openFixture('self')
  const { north, south } = await twoOffices(fixture)
  const as = <T = { id: string }>(actor: Actor, name: string, input: object): Promise<T> =>
    askAs(fixture.desk, actor, name, input)
  const claims: Record<string, string> = {}
  for (const [id, groups] of Object.entries({ RN: [north], RS: [south], RA: [] })) {
    await addReport(fixture, id, { title: `The report ${id}` })
    if (groups.length > 0) await as(ALL, 'record.assign', { kind: 'document', id, groups })
    claims[id] = (await as(ALL, 'claim.record', { ...HELD, document: id })).id
  }
  const NORTH = heldIn('ana-n', north, ['analyst'])
  const SOUTH = heldIn('ana-s', south, ['analyst'])
  const sees = async (actor: Actor) =>
    (await as<Output<'event.list'>>(actor, 'event.list', {})).events.map(({ title }) => title)
  const questions = async (actor: Actor) =>
    (await as<Output<'query.list'>>(actor, 'query.list', {})).queries.map(({ name }) => name)
  const { RN = '', RS = '', RA = '' } = claims
  return { ...{ fixture, as, north, south, NORTH, SOUTH, sees, questions }, ...{ RN, RS, RA } }
}

const isSound = async ({ desk }: FixtureDesk) =>
  assert.deepEqual(await desk.ledger.fsck({ all: true }), [])

test('[D842] an event belongs to the groups of the claims that it is made of', async () => {
  const { fixture, as, north, south, NORTH, SOUTH, sees, RN, RS, RA } = await open()
  const make = (actor: Actor, title: string, claims: string[]) =>
    as(actor, 'event.record', { title, claims })
  const { id } = await make(ALL, 'northern', [RN, RA])
  await make(ALL, 'everybody', [RA])
  assert.deepEqual(await sees(NORTH), ['northern', 'everybody'])
  assert.deepEqual(await sees(SOUTH), ['everybody'])
  const both = {
    account: 'ana-b',
    roles: [],
    groups: { [north]: ['analyst'], [south]: ['analyst'] },
  }
  await make(both as Actor, 'of both', [RS])
  assert.deepEqual(await sees(NORTH), ['northern', 'everybody'])
  assert.equal((await refused(make(ALL, 'two', [RN, RS]))).code, 'no-common-group')
  const [foreign, missing] = [
    await refused(make(SOUTH, 'x', [RN])),
    await refused(make(SOUTH, 'x', ['c_0'])),
  ]
  assert.deepEqual([foreign.code, foreign.field], [missing.code, missing.field])
  await isSound(fixture)
  await as(ALL, 'record.assign', { kind: 'event', id, groups: [] })
  assert.deepEqual(await sees(SOUTH), ['northern', 'everybody', 'of both'])
  await isSound(fixture)
})

test('[D843] an event that names nothing belongs to those of its first claims', async () => {
  const { fixture, as, NORTH, SOUTH, sees, RN, RS, RA } = await open()
  const record = async (title: string) => (await as(ALL, 'event.record', { title })).id
  const link = (event: string, claims: string[], actor = ALL) =>
    as(actor, 'event.link', { event, claims, role: 'part' })
  const [first, named, other, open1] = [
    await record('first'),
    await record('named'),
    await record('other'),
    await record('open'),
  ]
  await as(ALL, 'record.assign', { kind: 'event', id: named, groups: [] })
  await link(first, [RN, RA])
  await link(named, [RN])
  await link(other, [RN], { ...ALL, account: 'ana-o' })
  await link(open1, [RA])
  await link(open1, [RN])
  assert.deepEqual(await sees(NORTH), ['first', 'named', 'other', 'open'])
  assert.deepEqual(await sees(SOUTH), ['named', 'other', 'open'])
  // What is linked later takes nobody away, and gives it to nobody.
  await link(first, [RS])
  assert.deepEqual(await sees(NORTH), ['first', 'named', 'other', 'open'])
  assert.deepEqual(await sees(SOUTH), ['named', 'other', 'open'])
  const apart = await record('apart')
  assert.equal((await refused(link(apart, [RN, RS]))).code, 'no-common-group')
  await isSound(fixture)
})

test('[D844] a question about an event belongs to those who have the event, with its versions', async () => {
  const { fixture, as, NORTH, SOUTH, questions, RN, RS } = await open()
  const event = async (title: string, claim: string) =>
    (await as(ALL, 'event.record', { title, claims: [claim] })).id
  const [northern, southern] = [await event('northern', RN), await event('southern', RS)]
  const save = (name: string, query: object, more: object = {}) =>
    as(ALL, 'query.save', { kind: 'question', name, query, shared: true, ...more })
  const act = { act: 'detention' }
  await save('of the north', { ...act, event: northern })
  const { id } = await save('of all', act)
  assert.deepEqual(await questions(NORTH), ['of the north', 'of all'])
  assert.deepEqual(await questions(SOUTH), ['of all'])
  await save('now of the north', { ...act, event: northern }, { id })
  assert.deepEqual(await questions(SOUTH), [])
  const moved = save('of the south', { ...act, event: southern }, { id })
  assert.equal((await refused(moved)).code, 'no-common-group')
  await save('without it', act, { id })
  assert.deepEqual(await questions(SOUTH), [], 'what was made of it stays there')
  await as(ALL, 'record.assign', { kind: 'query', id, groups: [] })
  assert.deepEqual(await questions(SOUTH), ['without it'])
  const foreign = { kind: 'question', name: 'x', shared: true, query: { ...act, event: northern } }
  const missing = { ...foreign, query: { ...act, event: 'ev_0' } }
  for (const input of [foreign, missing]) assert.ok((await as(SOUTH, 'query.save', input)).id)
  await isSound(fixture)
})
