// Fields of a group's own: added by an analyst, filled in by later rows, offered for days, retired
// and still readable, and missing for whom they are not. Everything here is invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { leafOf, undo } from '../../fixture/change.ts'
import { type FixtureDesk, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { resolveSmall } from '../../fixture/linkage.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'
import { callByName } from '../call.ts'
import type { Actor } from '../operation.ts'

type Shown = Output<'event.show'>
type Fields = Output<'field.list'>
type Events = Output<'event.list'>

const TRANSPORT = {
  ...{ id: 'transport', of: 'event', kind: 'choice', sensitivity: 'public' },
  names: { en: 'Transport', ko: '이동 수단', zh: '交通工具' },
  choices: [
    { id: 'bus', names: { en: 'bus', ko: '버스' }, to: '2020-12-31' },
    { id: 'lorry', names: { en: 'lorry', ko: '트럭' }, from: '2021' },
  ],
}

async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  for (const [id, title, period] of [
    ['e1', 'The first raid', '2022-03'],
    ['e2', 'The return', '2019-02'],
    ['e3', 'A day that nobody knows', undefined],
  ] as const)
    await fixture.ask('own', 'event.record', { id, title, ...(period && { period }) })
  await fixture.ask('ana', 'field.define', TRANSPORT)
  return fixture
}

const define = (fixture: FixtureDesk, id: string, kind: string, more: object = {}) =>
  fixture.ask('ana', 'field.define', {
    ...{ id, of: 'event', kind, sensitivity: 'public', names: { en: id } },
    ...more,
  })
const set = (fixture: FixtureDesk, field: string, event: string, value?: string) =>
  fixture.ask('ana', 'field.set', { field, event, ...(value !== undefined && { value }) })
const show = (fixture: FixtureDesk, id: string, who: Person = 'vie') =>
  fixture.ask<Shown>(who, 'event.show', { id })
const said = async (fixture: FixtureDesk, id: string, who: Person = 'vie') =>
  (await show(fixture, id, who)).fields.map(({ field, value }) => `${field} ${value}`)
const found = async (fixture: FixtureDesk, filter: object, who: Person = 'vie') =>
  (await fixture.ask<Events>(who, 'event.list', filter)).events.map(({ id }) => id)

test('[D1341] M14: an analyst adds fields of five kinds; kind, class and of what never change', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const size = await fixture.size()
  for (const kind of ['text', 'number', 'date', 'place']) await define(fixture, kind, kind)
  assert.equal(await fixture.size(), size + 4)
  const { fields } = await fixture.ask<Fields>('vie', 'field.list', { of: 'event' })
  assert.deepEqual(
    fields.map(({ id, kind }) => `${id} ${kind}`),
    ['transport choice', 'text text', 'number number', 'date date', 'place place'],
  )
  assert.deepEqual(fields[0]?.names, TRANSPORT.names)
  const wrong: [object, string][] = [
    [{ ...TRANSPORT, id: 'transport' }, 'already-exists'],
    [{ ...TRANSPORT, id: 'a', choices: undefined }, 'findings'],
    [{ ...TRANSPORT, id: 'b', kind: 'text' }, 'findings'],
    [{ ...TRANSPORT, id: 'c', names: {} }, 'invalid-input'],
    [{ ...TRANSPORT, id: 'd', sensitivity: undefined }, 'invalid-input'],
    [{ ...TRANSPORT, id: 'e', kind: 'file' }, 'invalid-input'],
  ]
  for (const [input, code] of wrong)
    assert.equal((await refused(fixture.ask('ana', 'field.define', input))).code, code)
  const turned = [{ names: { en: 'x' }, from: '2021', to: '2020' }]
  const backward = fixture.ask('ana', 'field.define', { ...TRANSPORT, id: 'f', choices: turned })
  assert.equal((await refused(backward)).code, 'findings')
  for (const who of ['doc', 'rev', 'vie'] as const)
    assert.equal((await refused(fixture.ask(who, 'field.define', TRANSPORT))).code, 'not-allowed')
  const closing = { id: 'transport', sensitivity: 'restricted', names: { en: 'x' } }
  assert.equal((await refused(fixture.ask('ana', 'field.amend', closing))).code, 'invalid-input')
  assert.equal(await fixture.size(), size + 4)
})

test('[D1342] what stands in a field is said by later rows, and its history tells all', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  for (const kind of ['text', 'number', 'date', 'place']) await define(fixture, kind, kind)
  await set(fixture, 'text', 'e1', 'a red lorry')
  await set(fixture, 'text', 'e1', 'a green lorry')
  await set(fixture, 'number', 'e1', 'at least 39')
  await set(fixture, 'date', 'e1', '8 August 2019')
  await set(fixture, 'place', 'e1', '요녕성')
  const { fields } = await show(fixture, 'e1')
  assert.deepEqual(
    fields.map(({ value }) => value),
    ['a green lorry', 'at least 39', '8 August 2019', 'CN/LN'],
  )
  assert.deepEqual([fields[1]?.low, fields[1]?.high], [39, undefined])
  assert.deepEqual(fields[2]?.period, { earliest: '2019-08-08', latest: '2019-08-08' })
  const { rows } = await fixture.ask<Output<'record.history'>>('vie', 'record.history', {
    id: 'e1',
  })
  const told = JSON.stringify(rows)
  for (const words of ['a red lorry', 'a green lorry', 'at least 39'])
    assert.match(told, RegExp(words))
  assert.equal(rows.filter(({ operation }) => operation === 'field.set').length, 5)
  const size = await fixture.size()
  const wrong: [string, string, string][] = [
    ['text', 'a green lorry', 'nothing-changed'],
    ['number', 'many a one', 'findings'],
    ['date', 'the other day', 'findings'],
    ['place', 'Nowhere at all', 'unknown-place'],
    ['missing', 'x', 'unknown-field'],
  ]
  for (const [field, value, code] of wrong)
    assert.equal((await refused(set(fixture, field, 'e1', value))).code, code, field)
  assert.equal((await refused(set(fixture, 'text', 'e9', 'x'))).code, 'unknown-event')
  const stale = { field: 'text', event: 'e1', value: 'blue', seen: 0 }
  assert.equal((await refused(fixture.ask('ana', 'field.set', stale))).code, 'stale')
  assert.equal(await fixture.size(), size)
  await set(fixture, 'text', 'e1')
  assert.equal((await show(fixture, 'e1')).fields.length, 3)
  await undo(fixture, 'ana', (await fixture.size()) - 1)
  assert.equal((await show(fixture, 'e1')).fields[0]?.value, 'a green lorry')
})

test('[D1343] U15: an entry is offered by date, and one that is over stays readable', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const offered = async (on?: string) => {
    const { fields } = await fixture.ask<Fields>('vie', 'field.list', { ...(on && { on }) })
    return (fields[0]?.choices ?? []).flatMap(({ id, offered }) => (offered ? [id] : []))
  }
  assert.deepEqual(await offered(), ['lorry'])
  assert.deepEqual(await offered('2019'), ['bus'])
  assert.deepEqual(await offered('2020-12-31/2021-01-01'), ['bus', 'lorry'])
  assert.equal((await refused(set(fixture, 'transport', 'e1', 'bus'))).code, 'unknown-choice')
  assert.equal((await refused(set(fixture, 'transport', 'e3', '버스'))).code, 'unknown-choice')
  await set(fixture, 'transport', 'e2', '버스')
  await set(fixture, 'transport', 'e3', 'Lorry')
  const ended = [{ id: 'lorry', names: { en: 'lorry' }, from: '2021', to: '2022-01' }]
  await fixture.ask('ana', 'field.amend', { id: 'transport', choices: ended })
  assert.deepEqual(await offered(), [])
  assert.deepEqual(await said(fixture, 'e2'), ['transport bus'])
  assert.deepEqual(await said(fixture, 'e3'), ['transport lorry'])
  const { fields } = await fixture.ask<Fields>('vie', 'field.list', {})
  assert.deepEqual(
    fields[0]?.choices?.map(({ id }) => id),
    ['bus', 'lorry'],
    'no entry goes',
  )
  const other = { id: 'transport', choices: [{ id: 'cart', names: { en: 'cart' } }] }
  assert.equal((await refused(fixture.ask('ana', 'field.amend', other))).code, 'unknown-choice')
})

test('[D1377] an entry that was added stays as long as something is it', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const choices = [{ names: { en: 'cart' } }]
  const amended = { id: 'transport', choices }
  const added = await leafOf(fixture, 'ana', 'field.amend', amended)
  await set(fixture, 'transport', 'e1', 'cart')
  const size = await fixture.size()
  const refusal = await refused(fixture.ask('ana', 'change.undo', { change: added, reason: 'x' }))
  assert.equal(refusal.code, 'still-used')
  assert.deepEqual(refusal.details, [{ custom_field: 'transport' }])
  assert.equal(await fixture.size(), size)
  const names = async () => {
    const { fields } = await fixture.ask<Fields>('vie', 'field.list', { of: 'event' })
    return fields[0]?.choices?.map((one) => one.names.en)
  }
  assert.deepEqual(await names(), ['bus', 'lorry', 'cart'])
  const other = { id: 'transport', choices: [{ names: { en: 'sledge' } }] }
  const idle = await leafOf(fixture, 'ana', 'field.amend', other)
  await fixture.ask('ana', 'change.undo', { change: idle, reason: 'nobody chose it' })
  assert.deepEqual(await names(), ['bus', 'lorry', 'cart'])
})

test('[D1344] a retired field takes nothing in, and keeps old values readable', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  await set(fixture, 'transport', 'e2', 'bus')
  await set(fixture, 'transport', 'e1', 'lorry')
  await fixture.ask('ana', 'field.retire', { id: 'transport' })
  assert.equal((await refused(set(fixture, 'transport', 'e3', 'lorry'))).code, 'field-retired')
  for (const operation of ['field.retire', 'field.amend']) {
    const again = fixture.ask('ana', operation, { id: 'transport' })
    assert.equal((await refused(again)).code, 'field-retired')
  }
  assert.deepEqual(await said(fixture, 'e2'), ['transport bus'])
  assert.deepEqual(await found(fixture, { field: 'transport', value: '버스' }), ['e2'])
  const { fields } = await fixture.ask<Fields>('vie', 'field.list', {})
  assert.deepEqual([fields[0]?.retired, fields[0]?.names.ko], [true, '이동 수단'])
  await set(fixture, 'transport', 'e2')
  assert.deepEqual(await said(fixture, 'e2'), [])
  await fixture.ask('ana', 'change.undo', { change: (await fixture.size()) - 2 })
  await set(fixture, 'transport', 'e3', 'lorry')
})

/** Everything about events, fields and history that somebody is told, with refusals by code. */
async function allTold(fixture: FixtureDesk, actor: Actor): Promise<string> {
  const asked: [string, object][] = [
    ['field.list', {}],
    ['event.show', { id: 'e1' }],
    ['event.list', {}],
    ['event.list', { field: 'guide', value: 'x' }],
    ['event.list', { field: 'missing', value: 'x' }],
    ['field.set', { field: 'guide', event: 'e1', value: 'x' }],
    ['field.amend', { id: 'guide', names: { en: 'x' } }],
    ['record.history', { id: 'e1' }],
    ['record.history', { id: 'guide' }],
    ['change.list', {}],
  ]
  const told: string[] = []
  for (const [name, input] of asked) {
    const answer = callByName(fixture.desk, name, input, { actor, progress: { report() {} } })
    told.push(await answer.then(JSON.stringify, (error: { code?: string }) => `${error.code}`))
  }
  return told.join('\n')
}

async function closedOne(name: string, value: string): Promise<FixtureDesk> {
  const fixture = await opened()
  await define(fixture, 'guide', 'text', { sensitivity: 'restricted', names: { en: name } })
  await set(fixture, 'guide', 'e1', value)
  return fixture
}

test('[D1345] a field for few is byte-equal missing for whom it is not', async (t) => {
  const [one, two] = [await closedOne('Guide', 'a baker'), await closedOne('Helper', 'an aunt')]
  t.after(() => Promise.all([one.close(), two.close()]))
  const key = { id: 'k', operations: new Set(['event.show', 'event.list', 'field.list']) }
  const actors: Actor[] = [
    ...(['viewer', 'documenter', 'statistician', 'editor', 'custodian'] as const).map((role) => {
      return { account: 'x', roles: [role] }
    }),
    { account: 'ana', roles: ['analyst'], key },
  ]
  for (const actor of actors) {
    const told = await allTold(one, actor)
    assert.equal(told, await allTold(two, actor), actor.roles.join())
    assert.doesNotMatch(told, /guide|baker/i)
  }
  const ana: Actor = { account: 'ana', roles: ['analyst'] }
  const open = await allTold(one, ana)
  assert.notEqual(open, await allTold(two, ana), 'mutation test: who may read it tells them apart')
  assert.match(open, /a baker/)
})

test('[D1346] in some groups alone foreign values are missing, and closed ones where they may be read', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const { north, south } = await twoOffices(fixture)
  const NORTH = heldIn('ana-n', north, ['analyst'])
  const SOUTH = heldIn('ana-s', south, ['analyst'])
  await define(fixture, 'guide', 'text', { sensitivity: 'restricted' })
  for (const [id, group] of [
    ['n1', north],
    ['s1', south],
  ] as const) {
    await fixture.ask('own', 'event.record', { id, title: `A raid ${id}` })
    await fixture.ask('rev', 'record.assign', { kind: 'event', id, groups: [group] })
  }
  const driven = { field: 'transport', event: 'n1', value: 'lorry' }
  await askAs(fixture.desk, NORTH, 'field.set', driven)
  const guided = { field: 'guide', event: 'n1', value: 'a baker' }
  await askAs(fixture.desk, NORTH, 'field.set', guided)
  const shown = await askAs<Shown>(fixture.desk, NORTH, 'event.show', { id: 'n1' })
  assert.deepEqual(
    shown.fields.map(({ value }) => value),
    ['lorry', 'a baker'],
  )
  const listed = await askAs<Events>(fixture.desk, SOUTH, 'event.list', { field: 'transport' })
  assert.deepEqual(listed.events, [])
  for (const input of [driven, { ...driven, event: 'n9' }])
    assert.equal(
      (await refused(askAs(fixture.desk, SOUTH, 'field.set', input))).code,
      'unknown-event',
    )
  // An analyst in the north who only looks on in the south reads closed fields in the north alone.
  const BOTH: Actor = {
    ...{ account: 'both', roles: [] },
    groups: { [north]: ['analyst'], [south]: ['viewer'] },
  }
  await askAs(fixture.desk, SOUTH, 'field.set', { ...guided, event: 's1', value: 'a nurse' })
  const both = await askAs<Events>(fixture.desk, BOTH, 'event.list', { field: 'guide' })
  assert.deepEqual(
    both.events.map(({ id, fields }) => `${id} ${fields.at(-1)?.value}`),
    ['n1 a baker'],
  )
  const { id: _, ...own } = TRANSPORT
  const denied = refused(askAs(fixture.desk, NORTH, 'field.define', own))
  assert.equal((await denied).code, 'not-allowed', 'a field is for all groups')
})

test('[D1347] events are listed by what stands in a field', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  for (const kind of ['text', 'number', 'date', 'place']) await define(fixture, kind, kind)
  await set(fixture, 'text', 'e1', 'A red LORRY')
  await set(fixture, 'number', 'e1', 'about 80')
  await set(fixture, 'number', 'e2', 'at least 52')
  await set(fixture, 'number', 'e3', 'exactly 80')
  await set(fixture, 'date', 'e2', '2019-08')
  await set(fixture, 'place', 'e3', '요녕성')
  await set(fixture, 'transport', 'e2', 'bus')
  const cases: [object, string[]][] = [
    [{ field: 'text', value: 'lorry red' }, ['e1']],
    [{ field: 'text', value: 'blue' }, []],
    [{ field: 'number', value: '60–75' }, ['e1', 'e2']],
    [{ field: 'number' }, ['e1', 'e2', 'e3']],
    [{ field: 'date', value: '8 August 2019' }, ['e2']],
    [{ field: 'date', value: '2018' }, []],
    [{ field: 'place', value: 'CN' }, ['e3']],
    [{ field: 'transport', value: 'bus' }, ['e2']],
    [{ field: 'transport', value: 'bus', title: 'raid' }, []],
  ]
  for (const [filter, expected] of cases)
    assert.deepEqual(await found(fixture, filter), expected, JSON.stringify(filter))
  const wrong: [object, string][] = [
    [{ value: 'x' }, 'unknown-field'],
    [{ field: 'transport', value: 'sledge' }, 'unknown-choice'],
    [{ field: 'number', value: 'many a one' }, 'findings'],
  ]
  for (const [filter, code] of wrong)
    assert.equal((await refused(found(fixture, filter))).code, code)
})

test('[D1348] a value of a person goes with its mention, apart and together', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  await resolveSmall(fixture)
  await define(fixture, 'trade', 'text', { of: 'person' })
  const members = await fixture.desk.ledger.read.personMembers()
  const sizes = new Map<string, string[]>()
  for (const { row } of members)
    sizes.set(row.person, [...(sizes.get(row.person) ?? []), row.mention])
  const [person = '', mentions = []] = [...sizes].find(([, own]) => own.length > 1) ?? []
  const fill = (of: string, value: string) =>
    fixture.ask('ana', 'field.set', { field: 'trade', person: of, value })
  await fill(person, 'baker')
  type Person1 = Output<'person.show'>
  const told = async () => {
    const { fields } = await fixture.ask<Person1>('ana', 'person.show', { id: person })
    return fields.map(({ mention, value }) => `${mention} ${value}`)
  }
  assert.equal((await told()).length, 1)
  await fill(mentions[1] ?? '', 'nurse')
  assert.deepEqual((await told()).sort(), [`${mentions[0]} baker`, `${mentions[1]} nurse`].sort())
  const list = async (value: string) =>
    (
      await fixture.ask<Output<'person.list'>>('ana', 'person.list', { field: 'trade', value })
    ).persons.map(({ id }) => id)
  assert.deepEqual(await list('nurse'), [person])
  assert.deepEqual(await list('priest'), [])
  await fill(person, 'teacher')
  assert.equal((await told()).filter((one) => one.endsWith('teacher')).length, 2)
  const wrong = fixture.ask('ana', 'field.set', { field: 'trade', event: 'e1', value: 'x' })
  assert.equal((await refused(wrong)).code, 'unknown-field')
  assert.equal((await refused(fill('nobody', 'x'))).code, 'unknown-person')
})
