// Nothing that somebody writes in the place of something else is lost or overrules what they have
// not read: accounts, groups, saved columns, witnesses, copies, persons. Source: issue 20, part 4.
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { undo } from '../../fixture/change.ts'
import {
  addReport,
  type FixtureDesk,
  openFixture,
  type Person,
  refused,
} from '../../fixture/desk.ts'
import { resolveSmall } from '../../fixture/linkage.ts'
import { askAs, heldIn, twoOffices } from '../../fixture/office.ts'

async function opened(t: TestContext): Promise<FixtureDesk> {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  return fixture
}

interface Case {
  who: Person
  name: string
  first: object
  second: object
  /** The leaf that the person sees before and after. */
  leaf(): Promise<number>
}

/** What may be written twice, and how its newest row is seen. */
async function cases({ ask, desk }: FixtureDesk): Promise<Case[]> {
  const { vkey } = await desk.ledger.log()
  const policy = { policy: `log ${vkey}\nquorum none\n` }
  const columns = [{ column: 'Name', field: 'name' }]
  await ask('adm', 'account.invite', { account: 'doc-1', roles: [{ role: 'documenter' }] })
  const { id } = await ask<{ id: string }>('adm', 'group.record', { name: 'north' })
  const leafIn = async (who: Person, name: string, key: string, is: (one: Row) => boolean) =>
    (await ask<Record<string, Row[]>>(who, name, {}))[key]?.find(is)?.leaf ?? 0
  const relation = { from: 'R1', to: 'R2', kind: 'reprint_of', basis: 'declared' }
  return [
    {
      ...{ who: 'adm', name: 'account.change' },
      first: { account: 'doc-1', roles: [{ role: 'analyst' }] },
      second: { account: 'doc-1', roles: [{ role: 'viewer' }] },
      leaf: () => leafIn('adm', 'account.list', 'accounts', (one) => one.account === 'doc-1'),
    },
    {
      ...{ who: 'adm', name: 'group.record' },
      first: { id, name: 'The north' },
      second: { id, name: 'Nord' },
      leaf: () => leafIn('adm', 'group.list', 'groups', (one) => one.id === id),
    },
    {
      ...{ who: 'ana', name: 'list.map' },
      first: { name: 'roll', columns },
      second: { name: 'roll', columns: [...columns, { column: 'Bag', field: 'bag' }] },
      leaf: () => leafIn('ana', 'list.mappings', 'mappings', (one) => one.id === 'roll'),
    },
    {
      ...{ who: 'rev', name: 'log.set-policy' },
      first: { ...policy, waitMs: 500 },
      second: { ...policy, waitMs: 900 },
      leaf: async () => (await ask<Row>('rev', 'log.policy', {})).leaf,
    },
    {
      ...{ who: 'ana', name: 'document.relate' },
      first: relation,
      second: { ...relation, kind: 'excerpt_of' },
      leaf: async () =>
        (await ask<{ relations: Row[] }>('ana', 'document.show', { id: 'R1' })).relations[0]
          ?.leaf ?? 0,
    },
    {
      ...{ who: 'rev', name: 'record.assign' },
      first: { kind: 'document', id: 'R1', groups: [id] },
      second: { kind: 'document', id: 'R1', groups: [] },
      leaf: async () =>
        (await ask<{ given: Row }>('own', 'access.show', { kind: 'document', id: 'R1' })).given
          .leaf,
    },
  ]
}

interface Row {
  leaf: number
  id?: string
  account?: string
}

test('[D860] who writes in the place of what they have not seen is refused, and nothing is lost', async (t) => {
  const fixture = await opened(t)
  await addReport(fixture)
  await addReport(fixture, 'R2', { title: 'Another', text: 'Something else was said in May.' })
  for (const { who, name, first, second, leaf } of await cases(fixture)) {
    const before = await leaf()
    await fixture.ask(who, name, { ...first, seen: before })
    const newest = (await fixture.size()) - 1
    assert.equal(await leaf(), newest, name)
    const late = await refused(fixture.ask(who, name, { ...second, seen: before }))
    assert.deepEqual([late.code, late.field], ['stale', 'seen'], name)
    assert.equal(late.details[0]?.leaf, newest, name)
    assert.equal(await fixture.size(), newest + 1, 'nothing was stored')
    await fixture.ask(who, name, { ...second, seen: newest })
    // Who says nothing of what they saw decides as before.
    await fixture.ask(who, name, first)
  }
})

test('[D861] of what was undone since nothing was seen', async (t) => {
  const fixture = await opened(t)
  const columns = [{ column: 'Name', field: 'name' }]
  await fixture.ask('ana', 'list.map', { name: 'roll', columns })
  const other = { name: 'roll', columns: [...columns, { column: 'Bag', field: 'bag' }] }
  await fixture.ask('ana', 'list.map', other)
  const seen = (await fixture.size()) - 1
  await undo(fixture, 'ana', seen)
  const late = await refused(fixture.ask('ana', 'list.map', { ...other, seen }))
  assert.deepEqual([late.code, late.details], ['stale', [{ leaf: seen - 1 }]])
  await fixture.ask('ana', 'list.map', { ...other, seen: seen - 1 })
})

test('[D860] a decision is about the relation that was read, not about one that came since', async (t) => {
  const fixture = await opened(t)
  await addReport(fixture)
  await addReport(fixture, 'R2', { title: 'Another', text: 'Something else was said in May.' })
  const relation = { from: 'R1', to: 'R2', basis: 'text' }
  await fixture.ask('doc', 'document.relate', { ...relation, kind: 'reprint_of' })
  const seen = (await fixture.size()) - 1
  await fixture.ask('ana', 'document.relate', { ...relation, kind: 'translation_of' })
  const said = { from: 'R1', to: 'R2', decision: 'confirmed' }
  const late = await refused(fixture.ask('rev', 'document.decide', { ...said, seen }))
  assert.deepEqual([late.code, late.details], ['stale', [{ leaf: seen + 1 }]])
  await fixture.ask('rev', 'document.decide', { ...said, seen: seen + 1 })
})

test('[D862] who gives a record to groups is told of their own groups alone', async (t) => {
  const fixture = await opened(t)
  const { desk, ask } = fixture
  await addReport(fixture)
  const { north, south } = await twoOffices(fixture)
  const record = { kind: 'document', id: 'R1' }
  await ask('adm', 'record.assign', { ...record, groups: [north] })
  const analyst = heldIn('ana-n', north, ['analyst'])
  const asked = async () =>
    (await askAs<{ given: object }>(desk, analyst, 'access.show', record)).given
  const before = (await asked()) as { leaf: number }
  // What others do with their groups is not there.
  await ask('rev', 'record.assign', { ...record, groups: [north, south] })
  assert.deepEqual(await asked(), { groups: [north], leaf: before.leaf })
  const again = { ...record, groups: [north], seen: before.leaf }
  await askAs(desk, analyst, 'record.assign', again)
  const { groups } = await ask<{ groups: { id: string }[] }>('own', 'access.show', record)
  assert.deepEqual(groups.map(({ id }) => id).sort(), [north, south].sort())
  // Of an administrator the refusal names what it has by now.
  const late = await refused(ask('adm', 'record.assign', { ...record, groups: [], seen: 0 }))
  const named = late.details.flatMap(({ group }) => group ?? [])
  assert.deepEqual([late.code, named.sort()], ['stale', [north, south].sort()])
})

test('[D863] who joins or divides a person is refused where others are joined there by now', async (t) => {
  const fixture = await opened(t)
  await resolveSmall(fixture)
  const members = await fixture.desk.ledger.read.personMembers()
  const personOf = (id: string) => members.find(({ row }) => row.mention === id)?.row.person ?? ''
  const [a, b] = [personOf('m1/1'), personOf('m1/3')]
  const seenNow = async () =>
    (await fixture.ask<{ seen: string }>('ana', 'person.show', { id: a })).seen
  const seen = await seenNow()
  await fixture.ask('rev', 'person.merge', { a, b, reason: 'a nickname', seen })
  const size = await fixture.size()
  const split = { person: a, mentions: ['m1/1'], reason: 'another village' }
  const merge = { a, b: personOf('m1/2'), reason: 'one village' }
  for (const [name, input] of [
    ['person.split', split],
    ['person.merge', merge],
  ] as const) {
    const late = await refused(fixture.ask('ana', name, { ...input, seen }))
    assert.deepEqual([late.code, late.field], ['stale', 'seen'], name)
  }
  assert.equal(await fixture.size(), size)
  await fixture.ask('rev', 'person.split', { ...split, seen: await seenNow() })
})
