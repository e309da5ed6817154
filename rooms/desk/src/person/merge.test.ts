// Persons that somebody joins or divides: judgements with their reasons, claims that stay where
// they are, and figures that come back byte for byte. Names are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { undo } from '../../fixture/change.ts'
import {
  addReport,
  type FixtureDesk,
  HELD,
  openFixture,
  type Person,
  refused,
} from '../../fixture/desk.ts'
import { linkSmall, mention, resolveSmall, writeMentions } from '../../fixture/linkage.ts'

interface Shown {
  person: { id: string; names: { name: string; lists: string[] }[]; mentions: number }
  asked: string
  mentions: { mention: { id: string; restricted?: object }; title: string }[]
  claims: { claim: { id: string; quote: unknown } }[]
  judgements: { a: string; b: string; verdict: string; by: string; reason?: string }[]
  pairs: { a: string; b: string; weight: number }[]
  warnings: string[]
  lineage: { from: string; to: string; kind: string }[]
}
interface Merged {
  persons: string[]
  judgements: number
  lineage: { from: string; to: string; kind: string }[]
}

async function opened(): Promise<{ fixture: FixtureDesk; run: string }> {
  const fixture = await openFixture()
  const run = await resolveSmall(fixture)
  return { fixture, run }
}

async function personOf(fixture: FixtureDesk, id: string): Promise<string> {
  const members = await fixture.desk.ledger.read.personMembers()
  return members.find(({ row }) => row.mention === id)?.row.person ?? ''
}
const show = (fixture: FixtureDesk, id: string, who: Person = 'ana') =>
  fixture.ask<Shown>(who, 'person.show', { id })
const ids = ({ mentions }: Shown) => mentions.map(({ mention }) => mention.id).sort()

test('[D323] joining is one judgement with its reason, and the person that follows, in one leaf', async () => {
  const { fixture, run } = await opened()
  const [a, b] = [await personOf(fixture, 'm1/1'), await personOf(fixture, 'm1/3')]
  const size = await fixture.size()
  const merged = await fixture.ask<Merged>('ana', 'person.merge', { a, b, reason: 'a nickname' })
  assert.equal(await fixture.size(), size + 1)
  assert.deepEqual([merged.persons, merged.judgements], [[a], 1])
  assert.deepEqual(merged.lineage, [{ from: b, to: a, kind: 'merged_into' }])
  const found = await show(fixture, b)
  assert.deepEqual([found.asked, found.person.id, ids(found)], [b, a, ['m1/1', 'm1/3', 'm2/1']])
  const [said] = found.judgements
  assert.deepEqual([said?.verdict, said?.by, said?.reason], ['same', 'ana', 'a nickname'])
  await fixture.ask('rev', 'linkage.resolve', { run })
  assert.deepEqual(ids(await show(fixture, a)), ['m1/1', 'm1/3', 'm2/1'])
  const again = await refused(fixture.ask('ana', 'person.merge', { a, b, reason: 'again' }))
  assert.deepEqual([again.code, again.field], ['same-person', 'b'])
  await fixture.close()
})

test('[D323] taking mentions out is a judgement on each pair, and a run keeps to it', async () => {
  const { fixture, run } = await opened()
  const person = await personOf(fixture, 'm1/1')
  const reason = 'her sister'
  const split = await fixture.ask<Merged>('rev', 'person.split', {
    ...{ person, mentions: ['m2/1'], reason },
  })
  assert.deepEqual([split.persons.length, split.judgements], [2, 1])
  assert.deepEqual(
    split.lineage.map(({ to, kind }) => [to, kind]),
    [[person, 'split_from']],
  )
  await fixture.ask('rev', 'linkage.resolve', { run })
  await fixture.ask('rev', 'linkage.resolve', { run, anew: true })
  assert.notEqual(await personOf(fixture, 'm1/1'), await personOf(fixture, 'm2/1'))
  const all = await refused(
    fixture.ask('rev', 'person.split', { person, mentions: ['m1/1'], reason }),
  )
  assert.deepEqual([all.code, all.field], ['nothing-left', 'mentions'])
  const foreign = await refused(
    fixture.ask('rev', 'person.split', { person, mentions: ['m2/1'], reason }),
  )
  assert.deepEqual([foreign.code, foreign.field], ['unknown-mention', 'mentions'])
  await fixture.close()
})

test('[D323] where somebody else said otherwise a third has to decide', async () => {
  const { fixture } = await opened()
  await fixture.ask('rev', 'linkage.judge', { a: 'm1/1', b: 'm1/3', verdict: 'different' })
  const [a, b] = [await personOf(fixture, 'm1/1'), await personOf(fixture, 'm1/3')]
  const size = await fixture.size()
  const merge = { a, b, reason: 'a nickname' }
  const refusal = await refused(fixture.ask('ana', 'person.merge', merge))
  assert.deepEqual([refusal.code, refusal.details], ['verdicts-differ', [{ a: 'm1/1', b: 'm1/3' }]])
  assert.equal(await fixture.size(), size)
  // Who said it can say otherwise: the newest word of a reader counts.
  await fixture.ask('rev', 'person.merge', merge)
  await fixture.close()
})

const A = Array.from({ length: 52 }, (_, n) => (n === 0 ? 'm1/1' : `x/${n}`))
const B = Array.from({ length: 52 }, (_, n) => (n === 0 ? 'm1/3' : `y/${n}`))

/** Two claims that list 52 persons each, by two origins, of which two are mentions here. */
async function withClaims(fixture: FixtureDesk): Promise<void> {
  await addReport(fixture)
  for (const id of ['north', 'south'])
    await fixture.ask('own', 'agent.record', { id, kind: 'organisation', name: { en: id } })
  const { at: _, ...held } = HELD
  const named = (id: string, more: object) =>
    fixture.ask('own', 'claim.record', { ...held, id, time: '2022-04', ...more })
  await named('c1', { chain: ['harbour', 'north'], listed: A })
  await named('c2', { chain: ['harbour', 'south'], place: 'Jilin', listed: B })
}

test('[D324] claims stay where they are: after a merge both names and both claims show, and undone all is as before', async () => {
  const { fixture } = await opened()
  await withClaims(fixture)
  fixture.now.day = '2022-05-02'
  const figure = async () =>
    JSON.stringify(
      await fixture.ask('ana', 'figure.ask', { act: 'detention', place: 'China', period: '2022' }),
    )
  const claims = async () => JSON.stringify(await fixture.ask('ana', 'claim.list', {}))
  const [a, b] = [await personOf(fixture, 'm1/1'), await personOf(fixture, 'm1/3')]
  const before = [await figure(), await claims(), JSON.stringify(await show(fixture, a))]
  const leaf = await fixture.size()
  await fixture.ask('ana', 'person.merge', { a, b, reason: 'a nickname' })
  const found = await show(fixture, a)
  assert.deepEqual(found.person.names, [
    { name: '김영순', lists: ['m1'] },
    { name: '리명희', lists: ['m1'] },
    { name: 'Kim Yong-sun', lists: ['m2'] },
  ])
  assert.deepEqual(
    found.mentions.map(({ title }) => title),
    ['Names m1', 'Names m1', 'Names m2'],
  )
  assert.deepEqual(
    found.claims.map(({ claim }) => claim.id),
    ['c1', 'c2'],
  )
  assert.equal(await claims(), before[1])
  assert.notEqual(await figure(), before[0])
  await undo(fixture, 'ana', leaf)
  assert.deepEqual([await figure(), await claims(), JSON.stringify(await show(fixture, a))], before)
  await fixture.close()
})

test('[D324] a claim that is not theirs to read is not among what names a person', async () => {
  const { fixture } = await opened()
  await addReport(fixture)
  const named = { ...HELD, id: 'hidden', sensitivity: 'restricted', listed: A }
  await fixture.ask('own', 'claim.record', named)
  const id = await personOf(fixture, 'm1/1')
  assert.deepEqual((await show(fixture, id, 'doc')).claims, [])
  assert.equal((await show(fixture, id, 'rev')).claims.length, 1)
  await fixture.close()
})

test('[D325] persons are found by a name in any script, a list or a place, a page at a time', async () => {
  const { fixture } = await opened()
  type Found = { persons: { id: string; lists: string[] }[]; total: number; next?: string }
  const list = (input: object) => fixture.ask<Found>('doc', 'person.list', input)
  const kim = await personOf(fixture, 'm1/1')
  for (const name of ['김영순', 'Gim Yeongsun', '金英順', 'yong-sun'])
    assert.deepEqual(
      (await list({ name })).persons.map(({ id }) => id),
      [kim],
      name,
    )
  assert.deepEqual((await list({ name: '홍길동' })).persons, [])
  assert.equal((await list({ place: '함경북도' })).persons.length, 3)
  assert.equal((await list({ list: 'm2' })).persons.length, 3)
  const first = await list({ limit: 3 })
  assert.deepEqual([first.persons.length, first.total], [3, 4])
  const rest = await list({ limit: 3, after: first.next })
  assert.deepEqual([rest.persons.length, rest.next], [1, undefined])
  const unknown = await refused(list({ list: 'no' }))
  assert.equal(unknown.code, 'unknown-list')
  await fixture.close()
})

test('[D326] an old id leads to the person of today through any number of merges', async () => {
  const { fixture } = await opened()
  const [a, b, c] = [
    await personOf(fixture, 'm1/1'),
    await personOf(fixture, 'm1/3'),
    await personOf(fixture, 'm2/3'),
  ]
  const merge = (x: string, y: string) =>
    fixture.ask<Merged>('ana', 'person.merge', { a: x, b: y, reason: 'one letter' })
  const [kept] = (await merge(b, c)).persons
  // As many mentions on both sides: which id is handed on, chance decides.
  const [last] = (await merge(a, c)).persons
  type Told = { current: string; mentions: number; lineage: { from: string; to: string }[] }
  for (const id of [a, b, c]) {
    const told = await fixture.ask<Told>('doc', 'person.lineage', { id })
    assert.deepEqual([told.current, told.mentions], [last, 4])
    assert.deepEqual(
      told.lineage.map(({ from, to }) => [from, to]),
      [
        [kept === b ? c : b, kept],
        [last === a ? kept : a, last],
      ],
    )
  }
  const none = await refused(fixture.ask('doc', 'person.lineage', { id: 'no' }))
  assert.deepEqual([none.code, none.field], ['unknown-person', 'id'])
  await fixture.close()
})

test('[D331] restricted cells and what makes a person doubtful are told to whoever may know', async () => {
  const { fixture } = await opened()
  await writeMentions(fixture, [
    mention('m2', '9', { name: '김용순', bornLow: 1950, bornHigh: 1950, restricted: { by: 'x' } }),
  ])
  const run = await linkSmall(fixture)
  await fixture.ask('rev', 'linkage.judge', { a: 'm1/1', b: 'm2/9', verdict: 'same' })
  await fixture.ask('rev', 'linkage.resolve', { run })
  const found = await show(fixture, await personOf(fixture, 'm1/1'), 'rev')
  assert.ok(found.warnings.includes('birth_years_apart'), String(found.warnings))
  assert.ok(found.warnings.includes('spellings_apart'), String(found.warnings))
  assert.ok(found.mentions.some(({ mention }) => mention.restricted))
  const open = await show(fixture, found.person.id, 'doc')
  assert.ok(open.mentions.every(({ mention }) => mention.restricted === undefined))
  await fixture.close()
})
