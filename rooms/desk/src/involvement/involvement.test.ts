// What persons were in events: links by hand, from a list and from a claim, which go with their
// mentions, can be taken back, count nobody, and are told to few. Names are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Output } from '@tumen/contract'
import { undo } from '../../fixture/change.ts'
import {
  addReport,
  type FixtureDesk,
  HELD,
  openFixture,
  type Person,
  refused,
} from '../../fixture/desk.ts'
import { resolveSmall } from '../../fixture/linkage.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

type Links = Output<'involvement.list'>
type Checked = Output<'involvement.check'>
type Recorded = Output<'involvement.record'>
type Shown = Output<'person.show'>

async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await resolveSmall(fixture)
  await addReport(fixture)
  const events: [string, string, string?][] = [
    ['e1', 'The first raid', '2022-03'],
    ['e2', 'The return', '2022-02'],
    ['e3', 'A day that nobody knows'],
  ]
  for (const [id, title, period] of events)
    await fixture.ask('own', 'event.record', { id, title, ...(period && { period }) })
  return fixture
}

async function personOf(fixture: FixtureDesk, id: string): Promise<string> {
  const members = await fixture.desk.ledger.read.personMembers()
  return members.find(({ row }) => row.mention === id)?.row.person ?? ''
}
const record = (fixture: FixtureDesk, input: object, who: Person = 'ana') =>
  fixture.ask<Recorded>(who, 'involvement.record', { event: 'e1', ...input })
const list = (fixture: FixtureDesk, input: object, who: Person = 'ana') =>
  fixture.ask<Links>(who, 'involvement.list', input)
const show = (fixture: FixtureDesk, id: string, who: Person = 'ana') =>
  fixture.ask<Shown>(who, 'person.show', { id })
const toldIn = ({ involvements }: Pick<Links, 'involvements'>) =>
  involvements.map(({ event, role, certainty }) => `${event.id} ${role} ${certainty}`)

test('[D1190] M1: one person is a victim in one event and a source in another, each as sure as it is', async () => {
  const fixture = await opened()
  const person = await personOf(fixture, 'm1/1')
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  const size = await fixture.size()
  await record(fixture, { persons: [person], certainty: 'likely', claim: 'c1' })
  assert.equal(await fixture.size(), size + 1)
  await record(fixture, { persons: [person], event: 'e2', role: 'source', document: 'R1' })
  await record(fixture, { persons: [person], event: 'e3', role: 'relative', certainty: 'maybe' })
  const shown = await show(fixture, person)
  assert.deepEqual(toldIn(shown), ['e2 source certain', 'e1 victim likely', 'e3 relative maybe'])
  const [source, victim] = shown.involvements
  assert.deepEqual([source?.document, victim?.claim, victim?.by], ['R1', 'c1', 'ana'])
  assert.equal(victim?.event.title, 'The first raid')
  const members = await fixture.desk.ledger.read.rows('person_member')
  assert.ok(members.every(({ row }) => !Object.hasOwn(row, 'role')))
  const { involvements, total } = await list(fixture, { event: 'e1' })
  assert.deepEqual([total, involvements[0]?.person, involvements[0]?.name], [1, person, '김영순'])
  assert.deepEqual(toldIn(await list(fixture, { claim: 'c1' })), ['e1 victim likely'])
  await fixture.close()
})

test('[D1191] U26: links go with their mentions when persons are joined and taken apart', async () => {
  const fixture = await opened()
  const [a, b] = [await personOf(fixture, 'm1/1'), await personOf(fixture, 'm1/3')]
  await record(fixture, { persons: [a] })
  await record(fixture, { persons: ['m1/3'], event: 'e2' })
  const before = await fixture.desk.ledger.read.rows('person_member')
  await fixture.ask('ana', 'person.merge', { a, b, reason: 'a nickname' })
  assert.deepEqual(toldIn(await show(fixture, b)), ['e2 victim certain', 'e1 victim certain'])
  assert.deepEqual(toldIn(await list(fixture, { person: b })), [
    'e1 victim certain',
    'e2 victim certain',
  ])
  // Of a person that was linked once, another mention is linked already.
  const again = await fixture.ask<Checked>('ana', 'involvement.check', {
    ...{ event: 'e1', persons: ['m1/3'] },
  })
  assert.deepEqual(again.outcomes, [{ outcome: 'unchanged', links: 1 }])
  await fixture.ask('ana', 'person.split', { person: a, mentions: ['m1/3'], reason: 'two women' })
  const apart = await personOf(fixture, 'm1/3')
  assert.deepEqual(toldIn(await show(fixture, apart)), ['e2 victim certain'])
  assert.deepEqual(toldIn(await show(fixture, a)), ['e1 victim certain'])
  assert.equal(before.length, 6)
  await fixture.close()
})

test('[D1192] a check says what the change does: from a list, again, and with another certainty', async () => {
  const fixture = await opened()
  const input = { event: 'e1', list: 'm1', certainty: 'maybe' }
  const size = await fixture.size()
  const checked = await fixture.ask<Checked>('ana', 'involvement.check', input)
  assert.equal(await fixture.size(), size, 'a check changes nothing')
  assert.deepEqual(checked.outcomes, [{ outcome: 'new', links: 3 }])
  assert.deepEqual(
    checked.links.map(({ mention, name }) => [mention, name]),
    [
      ['m1/1', '김영순'],
      ['m1/2', '박철수'],
      ['m1/3', '리명희'],
    ],
  )
  await record(fixture, { persons: ['m2/1'] })
  const stale = await refused(record(fixture, { ...input, token: checked.token }))
  assert.equal(stale.code, 'stale-dry-run')
  const now = await fixture.ask<Checked>('ana', 'involvement.check', input)
  assert.deepEqual(now.outcomes, [
    { outcome: 'new', links: 2 },
    { outcome: 'changed', links: 1 },
  ])
  assert.equal(now.links.find(({ mention }) => mention === 'm1/1')?.before, 'certain')
  const done = await record(fixture, { ...input, token: now.token })
  assert.deepEqual([done.outcomes, done.ids.length], [now.outcomes, 3])
  assert.equal((await list(fixture, { event: 'e1' })).total, 3)
  const same = await refused(record(fixture, input))
  assert.deepEqual([same.code, same.details], ['invalid-input', [{ code: 'nothing_changes' }]])
  assert.equal((await refused(record(fixture, { list: 'R1' }))).code, 'unknown-list')
  assert.equal((await refused(record(fixture, {}))).code, 'nobody-named')
  assert.equal((await refused(record(fixture, { persons: ['nobody'] }))).code, 'unknown-person')
  await fixture.close()
})

test('[D1192] those whom a claim names are linked by it; who is on no list with names is told', async () => {
  const fixture = await opened()
  const person = await personOf(fixture, 'm1/2')
  const { claim } = await fixture
    .ask('own', 'claim.record', { ...HELD, id: 'c1' })
    .then(() => fixture.ask<{ claim: object }>('own', 'claim.show', { id: 'c1' }))
  const listed = ['m1/1', person, 'a-pseudonym']
  await fixture.ask('own', 'claim.import', { claims: [{ ...claim, id: 'named', listed }] })
  const input = { event: 'e1', claim: 'named' }
  const checked = await fixture.ask<Checked>('ana', 'involvement.check', input)
  assert.deepEqual([checked.outcomes, checked.unnamed], [[{ outcome: 'new', links: 2 }], 1])
  await record(fixture, { ...input, token: checked.token })
  const { involvements } = await list(fixture, { claim: 'named' })
  assert.deepEqual(
    involvements.map(({ mention }) => mention),
    ['m1/1', 'm1/2'],
  )
  assert.equal((await refused(record(fixture, { claim: 'c1' }))).code, 'nobody-named')
  await fixture.close()
})

test('[D1193] a link is taken back by a row of its own; undoing brings it back', async () => {
  const fixture = await opened()
  const { ids } = await record(fixture, { persons: ['m1/1', 'm1/2'] })
  const [id = '', other = ''] = ids
  const [first] = (await list(fixture, { event: 'e1' })).involvements
  const late = { ids: [id], seen: (first?.leaf ?? 0) - 1 }
  assert.equal((await refused(fixture.ask('rev', 'involvement.withdraw', late))).code, 'stale')
  await fixture.ask('rev', 'involvement.withdraw', { ids: [id] })
  const leaf = (await fixture.size()) - 1
  assert.equal((await list(fixture, { event: 'e1' })).total, 1)
  assert.deepEqual((await show(fixture, await personOf(fixture, 'm1/1'))).involvements, [])
  const again = await refused(fixture.ask('rev', 'involvement.withdraw', { ids: [id, other] }))
  assert.deepEqual([again.code, again.field], ['unknown-involvement', 'ids'])
  assert.equal((await list(fixture, { event: 'e1' })).total, 1, 'all or nothing')
  await undo(fixture, 'rev', leaf)
  assert.equal((await list(fixture, { event: 'e1' })).total, 2)
  const { rows } = await fixture.ask<Output<'record.history'>>('ana', 'record.history', { id })
  assert.equal(rows.filter(({ table }) => table === 'involvement').length, 2)
  await fixture.close()
})

test('[D1193] what a link rests on cannot be undone under it', async () => {
  const fixture = await opened()
  await fixture.ask('own', 'event.record', { id: 'e9', title: 'Recorded by mistake' })
  const leaf = (await fixture.size()) - 1
  await record(fixture, { persons: ['m1/1'], event: 'e9' })
  const refusal = await refused(fixture.ask('own', 'change.undo', { change: leaf, reason: 'x' }))
  assert.equal(refusal.code, 'still-used')
  await fixture.close()
})

test('[D1194] who was a witness or a source is told to who may read restricted fields, and to its writer', async () => {
  const fixture = await opened()
  await record(fixture, { persons: ['m1/1'], role: 'witness' })
  await record(fixture, { persons: ['m1/2'], role: 'source' }, 'rev')
  const { ids } = await record(fixture, { persons: ['m1/3'] })
  assert.equal((await list(fixture, { event: 'e1' }, 'rev')).total, 3)
  const seen = await list(fixture, { event: 'e1' }, 'doc')
  assert.deepEqual([seen.total, toldIn(seen)], [1, ['e1 victim certain']])
  const witness = await personOf(fixture, 'm1/1')
  assert.deepEqual((await show(fixture, witness, 'doc')).involvements, [])
  // What became closed is closed with its past.
  await record(fixture, { persons: ['m1/3'], sensitivity: 'restricted' })
  const of = async (who: Person) =>
    (await fixture.ask<Output<'record.history'>>(who, 'record.history', { id: ids[0] })).rows
  assert.equal((await of('ana')).length, 2)
  assert.equal((await refused(of('doc'))).code, 'not-found')
  assert.equal((await list(fixture, {}, 'doc')).total, 0)
  for (const who of ['vie', 'sta', 'edi', 'cus', 'adm'] as const)
    assert.equal((await refused(list(fixture, {}, who))).code, 'not-allowed', who)
  await fixture.close()
})

test('[D1194] a link that rests on a restricted claim or document is as closed as that', async () => {
  const fixture = await opened()
  await addReport(fixture, 'R2', { sensitivity: 'restricted' })
  const hidden = { ...HELD, id: 'hidden', sensitivity: 'restricted' }
  await fixture.ask('own', 'claim.record', hidden)
  await record(fixture, { persons: ['m1/1'], claim: 'hidden' })
  await record(fixture, { persons: ['m1/2'], document: 'R2' })
  assert.equal((await list(fixture, { event: 'e1' })).total, 2)
  assert.deepEqual((await list(fixture, { event: 'e1' }, 'doc')).involvements, [])
  const foreign = await refused(list(fixture, { claim: 'hidden' }, 'doc'))
  const missing = await refused(list(fixture, { claim: 'none' }, 'doc'))
  assert.deepEqual([foreign.code, foreign.details], [missing.code, missing.details])
  const rows = async (who: Person) =>
    (await fixture.ask<Output<'record.history'>>(who, 'record.history', { id: 'e1' })).rows.filter(
      ({ table }) => table === 'involvement',
    ).length
  assert.deepEqual([await rows('ana'), await rows('doc')], [2, 0])
  await fixture.close()
})

test('[D1195] a foreign person, event, claim or link is missing, in lists, counts and history', async () => {
  const fixture = await opened()
  const { north, south } = await twoOffices(fixture)
  const owned: [string, string][] = [
    ['list', 'm1'],
    ['event', 'e2'],
  ]
  for (const [kind, id] of owned)
    await fixture.ask('rev', 'record.assign', { kind, id, groups: [north] })
  await record(fixture, { persons: ['m1/1'] })
  await record(fixture, { persons: ['m2/2'], event: 'e2' })
  const { ids } = await record(fixture, { persons: ['m2/3'], event: 'e3' })
  const own = heldIn('south-ana', south, ['analyst'])
  const over = (name: string, input: object) => askAs<Links>(fixture.desk, own, name, input)
  const all = await over('involvement.list', {})
  assert.deepEqual([all.total, all.involvements[0]?.id], [1, ids[0]])
  assert.equal((await over('involvement.list', { event: 'e1' })).total, 0)
  for (const [input, other] of [
    [{ event: 'e2' }, { event: 'none' }],
    [{ person: 'm1/1' }, { person: 'm1/9' }],
  ]) {
    const foreign = await refused(over('involvement.list', input as object))
    const missing = await refused(over('involvement.list', other as object))
    assert.deepEqual([foreign.code, foreign.details], [missing.code, missing.details])
  }
  for (const input of [{ persons: ['m1/1'] }, { list: 'm1' }, { persons: ['m2/3'], event: 'e2' }]) {
    const asked = { event: 'e1', ...input }
    const of = { ...asked, ...(asked.event === 'e2' ? { event: 'zz' } : {}) }
    const other = JSON.parse(JSON.stringify(of).replace('m1', 'zz')) as object
    for (const name of ['involvement.check', 'involvement.record']) {
      const foreign = await refused(over(name, asked))
      const missing = await refused(over(name, other))
      assert.deepEqual([foreign.code, foreign.field], [missing.code, missing.field], name)
    }
  }
  const theirs = (await list(fixture, { event: 'e1' })).involvements[0]?.id
  assert.equal(
    (await refused(over('involvement.withdraw', { ids: [theirs] }))).code,
    'unknown-involvement',
  )
  assert.equal((await refused(over('record.history', { id: theirs }))).code, 'not-found')
  await fixture.close()
})

test('[D1195] who may read restricted fields in one group alone reads such links of that group', async () => {
  const fixture = await opened()
  const { north, south } = await twoOffices(fixture)
  for (const [id, group] of [
    ['m1', north],
    ['m2', south],
  ])
    await fixture.ask('rev', 'record.assign', { kind: 'list', id, groups: [group] })
  await record(fixture, { persons: ['m1/3'], role: 'source' })
  await record(fixture, { persons: ['m2/3'], role: 'source' })
  const both = {
    account: 'both',
    roles: [],
    groups: { [north]: ['documenter'], [south]: ['analyst'] },
  }
  const seen = await askAs<Links>(fixture.desk, both as never, 'involvement.list', {})
  assert.deepEqual(
    seen.involvements.map(({ mention }) => mention),
    ['m2/3'],
  )
  await fixture.close()
})

test('[D1196] no figure changes by a link of a person to an event', async () => {
  const fixture = await opened()
  await fixture.ask('own', 'claim.record', { ...HELD, id: 'c1' })
  await fixture.ask('own', 'event.link', { claims: ['c1'], event: 'e1' })
  const questions = [
    { act: 'detention', event: 'e1' },
    { act: 'detention', place: 'Liaoning', at: '2022-04' },
  ]
  const asked = async () =>
    JSON.stringify(await Promise.all(questions.map((one) => fixture.ask('ana', 'figure.ask', one))))
  const before = await asked()
  await record(fixture, { list: 'm1', claim: 'c1' })
  await record(fixture, { list: 'm2', role: 'perpetrator' })
  assert.equal(await asked(), before)
  await fixture.close()
})

test('[D1197] links go out as a table, each row with the page of its event', async () => {
  const fixture = await opened()
  await record(fixture, { list: 'm1', certainty: 'likely' })
  const pieces: Uint8Array[] = []
  const outlet = {
    open: () => undefined,
    write: async (piece: Uint8Array) => void pieces.push(piece),
    urlOf: (_: string, link: string) => `/events/${link}/people`,
    sheet: (table?: string) => table ?? 'About',
    about: () => [],
    label: () => [],
  }
  const table = { table: 'involvements', format: 'csv', filter: { event: 'e1' } }
  await fixture.ask('ana', 'table.export', table, { outlet })
  const [head = '', ...rows] = Buffer.concat(pieces).toString().trimEnd().split('\r\n')
  for (const column of ['id', 'mention', 'person', 'name', 'role', 'certainty', 'event.title'])
    assert.ok(head.split(',').includes(column), column)
  assert.equal(rows.length, 3)
  for (const row of rows) assert.match(row, /^\/events\/e1\/people,iv_.*victim,likely/)
  await fixture.close()
})

test('[D1370] links are told as known on a day, with role, event and person of then', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  const days = ['2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04'] as const
  const [before, linked, changed, today] = days
  fixture.now.day = linked
  const { ids } = await record(fixture, { persons: ['m1/1', 'm1/2', 'm1/3'] })
  const [first = '', second = '', third = ''] = ids
  const person = await personOf(fixture, 'm1/1')
  fixture.now.day = changed
  await record(fixture, { persons: ['m1/1'], certainty: 'maybe' })
  await fixture.ask('ana', 'involvement.withdraw', { ids: [second] })
  await fixture.ask('own', 'event.amend', { id: 'e1', title: 'The raid, as we now say' })
  fixture.now.day = today
  await record(fixture, { persons: ['m1/3'], sensitivity: 'restricted' })
  const on = async (day: string, who: Person = 'ana') =>
    (await list(fixture, { event: 'e1', asKnownOn: day }, who)).involvements.map(
      ({ id, certainty, event, person: whose }) => ({ id, certainty, title: event.title, whose }),
    )
  assert.deepEqual(await on(before), [])
  const then = await on(linked)
  assert.deepEqual(
    then.map(({ id, certainty }) => [id, certainty]),
    [first, second, third].map((id) => [id, 'certain']),
  )
  assert.deepEqual([then[0]?.title, then[0]?.whose], ['The first raid', person])
  const after = await on(changed)
  assert.deepEqual(
    after.map(({ id, certainty }) => [id, certainty]),
    [
      [first, 'maybe'],
      [third, 'certain'],
    ],
  )
  assert.equal(after[0]?.title, 'The raid, as we now say')
  // What became restricted since is missing on the days before, too.
  assert.deepEqual(
    (await on(linked, 'doc')).map(({ id }) => id),
    [first, second],
  )
  const page = await list(fixture, { event: 'e1', asKnownOn: linked, limit: 2 })
  assert.deepEqual([page.total, page.next, page.knownOn], [3, second, linked])
  const rest = await list(fixture, { event: 'e1', asKnownOn: linked, limit: 2, after: second })
  assert.deepEqual(
    rest.involvements.map(({ id }) => id),
    [third],
  )
  assert.equal((await refused(on('2027-03-05'))).code, 'impossible-date')
  assert.equal((await list(fixture, { event: 'e1' })).knownOn, undefined)
})

test('[D1370] a link that was undone since is there on the days before', async (t) => {
  const fixture = await opened()
  t.after(() => fixture.close())
  fixture.now.day = '2027-03-01'
  await record(fixture, { persons: ['m1/1'] })
  const leaf = (await fixture.size()) - 1
  fixture.now.day = '2027-03-02'
  await undo(fixture, 'ana', leaf)
  assert.equal((await list(fixture, { event: 'e1' })).total, 0)
  const then = await list(fixture, { event: 'e1', asKnownOn: '2027-03-01' })
  assert.deepEqual([then.total, then.involvements.length], [1, 1])
  assert.equal((await list(fixture, { event: 'e1', asKnownOn: '2027-03-02' })).total, 0)
})
