// Persons from linkages: one leaf, ids that stay, what people judged, and what keeps mentions
// apart. Names are invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import { undo } from '../../fixture/change.ts'
import { type FixtureDesk, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { linkSmall, mention, takeInSmall, writeMentions } from '../../fixture/linkage.ts'

export interface Resolved {
  persons: number
  added: number
  moved: number
  lineage: { from: string; to: string; kind: string }[]
  proposals: { kind: string; persons: string[]; mentions: string[] }[]
  refused: { barrier: string; pairs: number }[]
  conflicts: string[][]
  uncalibrated: boolean
}

async function opened(): Promise<{ fixture: FixtureDesk; run: string }> {
  const fixture = await openFixture()
  await takeInSmall(fixture)
  return { fixture, run: await linkSmall(fixture) }
}

const resolved = (fixture: FixtureDesk, run: string, more: object = {}, who: Person = 'rev') =>
  fixture.ask<Resolved>(who, 'linkage.resolve', { run, ...more })
const judge = (fixture: FixtureDesk, a: string, b: string, verdict: string) =>
  fixture.ask('rev', 'linkage.judge', { a, b, verdict })

/** Mentions by person, each sorted, without the ids of persons. */
async function groups(fixture: FixtureDesk): Promise<string[]> {
  const byPerson = new Map<string, string[]>()
  for (const { row } of await fixture.desk.ledger.read.personMembers())
    byPerson.set(row.person, [...(byPerson.get(row.person) ?? []), row.mention])
  return [...byPerson.values()].map((ids) => ids.sort().join(' ')).sort()
}

const ALONE = ['m1/3', 'm2/3']
const TWO = ['m1/1 m2/1', 'm1/2 m2/2', ...ALONE]

test('[D320] persons are made in one leaf, and made again no row is written', async () => {
  const { fixture, run } = await opened()
  const size = await fixture.size()
  const first = await resolved(fixture, run)
  assert.deepEqual([first.persons, first.added, first.moved], [4, 4, 6])
  assert.equal(first.uncalibrated, true)
  assert.deepEqual(await groups(fixture), TWO)
  assert.equal(await fixture.size(), size + 1)
  const before = await fixture.desk.ledger.read.counts()
  const again = await resolved(fixture, run)
  assert.deepEqual([again.persons, again.added, again.moved, again.lineage], [4, 0, 0, []])
  assert.deepEqual(await fixture.desk.ledger.read.counts(), before)
  await fixture.close()
})

test('[D320] pairs are joined from the asked probability on, and persons of before stay', async () => {
  const { fixture, run } = await opened()
  // 6.28 bits are a probability of .987.
  const none = await resolved(fixture, run, { threshold: 0.99 })
  assert.equal(none.persons, 6)
  const some = await resolved(fixture, run, { threshold: 0.98 })
  assert.deepEqual([some.persons, some.added, some.moved], [4, 0, 2])
  assert.deepEqual(
    some.lineage.map(({ kind }) => kind),
    ['merged_into', 'merged_into'],
  )
  assert.equal((await resolved(fixture, run, { threshold: 0.99 })).persons, 4)
  const anew = await resolved(fixture, run, { threshold: 0.99, anew: true })
  assert.deepEqual([anew.persons, anew.added], [6, 2])
  assert.deepEqual(
    anew.lineage.map(({ kind }) => kind),
    ['split_from', 'split_from'],
  )
  await fixture.close()
})

test('[D320] undone, the persons of before are back', async () => {
  const { fixture, run } = await opened()
  await resolved(fixture, run, { threshold: 0.99 })
  const before = await fixture.desk.ledger.read.personMembers()
  const leaf = await fixture.size()
  await resolved(fixture, run, { threshold: 0.98 })
  assert.deepEqual(await groups(fixture), TWO)
  await undo(fixture, 'rev', leaf)
  const after = await fixture.desk.ledger.read.personMembers()
  assert.deepEqual(
    after.map(({ row }) => row),
    before.map(({ row }) => row),
  )
  await fixture.close()
})

test('[D321] what people said decides, and taken back the persons are as before', async () => {
  const { fixture, run } = await opened()
  const said = await fixture.ask<{ judgement: string }>('rev', 'linkage.judge', {
    ...{ a: 'm1/1', b: 'm2/1', verdict: 'different' },
  })
  await judge(fixture, 'm1/3', 'm2/3', 'same')
  await resolved(fixture, run)
  assert.deepEqual(await groups(fixture), ['m1/1', 'm1/2 m2/2', 'm1/3 m2/3', 'm2/1'])
  await fixture.ask('rev', 'linkage.withdraw-judgement', said)
  await resolved(fixture, run)
  assert.deepEqual(await groups(fixture), ['m1/1 m2/1', 'm1/2 m2/2', 'm1/3 m2/3'])
  assert.equal((await fixture.desk.ledger.read.rows('judgement')).length, 3)
  await fixture.close()
})

test('[D321] a person whom people judged is neither joined nor split by weights: it is proposed, once', async () => {
  const { fixture, run } = await opened()
  await resolved(fixture, run, { threshold: 0.99 })
  await judge(fixture, 'm1/1', 'm1/3', 'different')
  const kept = await resolved(fixture, run)
  assert.deepEqual(await groups(fixture), ['m1/1', 'm1/2 m2/2', 'm1/3', 'm2/1', 'm2/3'])
  assert.deepEqual(
    kept.proposals.map(({ kind, mentions }) => [kind, mentions]),
    [['merged_into', ['m1/1', 'm2/1']]],
  )
  assert.deepEqual(kept.refused, [{ barrier: 'judged_person', pairs: 1 }])
  assert.deepEqual((await resolved(fixture, run)).proposals, [])
  type Shown = { proposals: { persons: string[] }[] }
  const open = async () =>
    (await fixture.ask<Shown>('ana', 'linkage.show', { run })).proposals.map(
      ({ persons }) => persons,
    )
  assert.deepEqual(await open(), [kept.proposals[0]?.persons])
  const [a, b] = kept.proposals[0]?.persons ?? []
  await fixture.ask('rev', 'person.merge', { a, b, reason: 'one letter, two spellings' })
  assert.deepEqual(await open(), [])
  assert.deepEqual(await groups(fixture), [...TWO].sort())
  await fixture.close()
})

test('[D321] what weights would take out of a judged person is proposed', async () => {
  const { fixture, run } = await opened()
  await resolved(fixture, run)
  await judge(fixture, 'm1/1', 'm1/3', 'different')
  const kept = await resolved(fixture, run, { threshold: 0.99, anew: true })
  assert.deepEqual(await groups(fixture), ['m1/1 m2/1', 'm1/2', 'm1/3', 'm2/2', 'm2/3'])
  assert.deepEqual(
    kept.proposals.map(({ kind, mentions }) => [kind, mentions]),
    [['split_from', ['m2/1']]],
  )
  await fixture.close()
})

test('[D321] verdicts that contradict each other are told with their chain', async () => {
  const { fixture, run } = await opened()
  await judge(fixture, 'm1/1', 'm2/1', 'same')
  await judge(fixture, 'm1/3', 'm2/1', 'same')
  await judge(fixture, 'm1/1', 'm1/3', 'different')
  const { conflicts } = await resolved(fixture, run)
  assert.deepEqual(conflicts, [['m1/1', 'm2/1', 'm1/3']])
  // The same is used: it gives the smaller count.
  assert.ok((await groups(fixture)).includes('m1/1 m1/3 m2/1'))
  await fixture.close()
})

test('[D322] a list that names nobody twice, two sexes and two far places keep mentions apart', async () => {
  const { fixture } = await opened()
  const day = { earliest: '2022-05-04', latest: '2022-05-04' }
  const twin = (name: string, more: object) => ({
    ...{ name, bornLow: 1991, bornHigh: 1991, home: 'KP/PB' },
    ...more,
  })
  await writeMentions(fixture, [
    mention('m1', '11', twin('오금화', { sex: 'f' })),
    mention('m1', '12', twin('오금화', { sex: 'm' })),
    mention('m2', '13', twin('류은향', { place: 'CN/YN', time: day })),
    mention('m2', '14', twin('류은향', { place: 'CN/JL', time: day })),
    mention('m1', '15', twin('서동석', {})),
    mention('m1', '16', twin('서동석', {})),
  ])
  const run = await linkSmall(fixture)
  const before = await resolved(fixture, run)
  assert.deepEqual(
    new Map(before.refused.map(({ barrier, pairs }) => [barrier, pairs])),
    new Map([
      ['sex', 1],
      ['impossible', 1],
    ]),
  )
  assert.ok((await groups(fixture)).includes('m1/15 m1/16'))
  await fixture.ask('ana', 'list.declare', { list: 'm1', duplicates: 'none' })
  await resolved(fixture, run)
  assert.ok((await groups(fixture)).includes('m1/15'))
  await fixture.close()
})

test('[D322] what befell somebody after the day that a list of deaths gives was somebody else', async () => {
  const { fixture } = await opened()
  const deaths = { title: 'Executed', space: 'm4', act: 'execution', place: 'KP' }
  for (const id of ['m4', 'm5']) await fixture.ask('own', 'list.record', { ...deaths, id })
  const of = (id: string, name: string, earliest: string, latest = earliest) => {
    const [list = '', record = ''] = id.split('/')
    const person = { name, bornLow: 1991, bornHigh: 1991, home: 'KP/PB' }
    return mention(list, record, { ...person, time: { earliest, latest } })
  }
  await writeMentions(fixture, [
    of('m4/1', '오금화', '2021-03-01', '2021-03-31'),
    of('m1/21', '오금화', '2021-04-01'),
    // Perhaps the day before: nothing says that it came later.
    of('m4/2', '류은향', '2021-03-01', '2021-03-31'),
    of('m1/22', '류은향', '2021-03-31'),
    // Two lists may differ about the day of one death.
    of('m4/3', '서동석', '2021-03-01'),
    of('m5/3', '서동석', '2021-04-01'),
  ])
  const run = await linkSmall(fixture, { lists: ['m1', 'm4', 'm5'] })
  const { refused: kept } = await resolved(fixture, run)
  assert.deepEqual(kept, [{ barrier: 'impossible', pairs: 1 }])
  const found = await groups(fixture)
  for (const own of ['m1/21', 'm1/22 m4/2', 'm4/1', 'm4/3 m5/3'])
    assert.ok(found.includes(own), own)
  await fixture.close()
})

test('[D320] a later linkage keeps the mentions of lists that it does not read with their persons', async () => {
  const { fixture, run } = await opened()
  await resolved(fixture, run)
  await fixture.ask('own', 'list.record', { id: 'm3', title: 'Third' })
  await writeMentions(fixture, [
    mention('m3', '1', { name: '金英順', bornLow: 1970, bornHigh: 1970, home: 'KP/HB' }),
  ])
  const next = await linkSmall(fixture, { lists: ['m1', 'm3'] })
  const found = await resolved(fixture, next)
  assert.deepEqual([found.added, found.moved, found.lineage], [0, 1, []])
  assert.ok((await groups(fixture)).includes('m1/1 m2/1 m3/1'))
  const none = await refused(resolved(fixture, 'no'))
  assert.deepEqual([none.code, none.field], ['unknown-linkage', 'run'])
  await fixture.close()
})

test('[D320] of an import that was undone since the linkage nobody becomes a person', async () => {
  const { fixture } = await opened()
  const leaf = await fixture.size()
  await writeMentions(fixture, [mention('m2', '7', { name: '오금화', home: 'KP/HB' })])
  const run = await linkSmall(fixture)
  fixture.now.day = '2022-05-02'
  await undo(fixture, 'own', leaf)
  const gone = await refused(resolved(fixture, run))
  assert.deepEqual(
    [gone.code, gone.field, gone.details],
    ['rests-on-undone', 'run', [{ mentions: 1 }]],
  )
  await resolved(fixture, await linkSmall(fixture))
  assert.deepEqual(await groups(fixture), TWO)
  await fixture.close()
})
