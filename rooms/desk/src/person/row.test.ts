// Persons whom several claims name, in figures: what is judged of them, and undone. All invented.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Writer } from '@tumen/ledger'
import { undo } from '../../fixture/change.ts'
import { addReport, type FixtureDesk, HELD, openFixture } from '../../fixture/desk.ts'

const mentions = (list: string) => Array.from({ length: 52 }, (_, n) => `${list}/${n + 1}`)
const [A, B] = [mentions('ls_a'), mentions('ls_b')]

/** A list of 52 held in one province, and another of 52 in another: at least 104. */
async function opened(): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await addReport(fixture)
  for (const id of ['north', 'south'])
    await fixture.ask('own', 'agent.record', { id, kind: 'organisation', name: { en: id } })
  const { at: _, ...held } = HELD
  const named = async (id: string, more: object) =>
    fixture.ask('own', 'claim.record', { ...held, id, time: '2022-04', ...more })
  await named('c1', { chain: ['harbour', 'north'], listed: A })
  await named('c2', { chain: ['harbour', 'south'], place: 'Jilin', listed: B })
  return fixture
}

const figure = (fixture: FixtureDesk, more: object = {}) =>
  fixture.ask<{ figure: { extensions?: { persons?: { count: number[] } } } }>('ana', 'figure.ask', {
    ...{ act: 'detention', place: 'China', period: '2022' },
    ...more,
  })
const personsIn = async (fixture: FixtureDesk, more?: object) =>
  (await figure(fixture, more)).figure.extensions?.persons?.count

async function change(fixture: FixtureDesk, day: string, work: (write: Writer) => Promise<void>) {
  fixture.now.day = day
  const of = { operation: 'list.import', by: 'u-1', subject: 'jm' }
  return (await fixture.desk.ledger.change(of, work)).leaf
}

const judge = (id: string, a: string, b: string, verdict: 'same' | 'possible' | 'different') => {
  return (write: Writer) => write.append('judgement', { id, a, b, verdict, blind: true })
}

test('[D350] persons on the lists of claims are joined by judgements, from the day on', async () => {
  const fixture = await opened()
  assert.equal(await personsIn(fixture), undefined)
  await change(fixture, '2022-05-03', judge('j1', 'ls_a/1', 'ls_b/1', 'same'))
  assert.deepEqual(await personsIn(fixture), [103, 103])
  await change(fixture, '2022-05-04', judge('j2', 'ls_a/2', 'ls_b/2', 'possible'))
  assert.deepEqual(await personsIn(fixture), [102, 103])
  assert.deepEqual(await personsIn(fixture, { asKnownOn: '2022-05-03' }), [103, 103])
  await fixture.close()
})

test('[D350] whose mention it is joins them too, through mentions that no claim names', async () => {
  const fixture = await opened()
  await change(fixture, '2022-05-03', async (write) => {
    for (const mention of ['ls_a/3', 'ls_c/9', 'ls_b/2'])
      await write.append('person_member', { person: 'pe_1', mention })
  })
  assert.deepEqual(await personsIn(fixture), [103, 103])
  await change(fixture, '2022-05-04', (write) =>
    write.append('person_member', { person: 'pe_2', mention: 'ls_b/2' }),
  )
  assert.deepEqual(await personsIn(fixture), [104, 104])
  await fixture.close()
})

test('[D350] after the undo of a merge the figure has the bytes of before', async () => {
  const fixture = await opened()
  fixture.now.day = '2022-05-03'
  const before = JSON.stringify(await figure(fixture))
  const leaf = await change(fixture, '2022-05-03', async (write) => {
    for (const mention of [A[0], B[0]])
      await write.append('person_member', { person: 'pe_1', mention: mention as string })
  })
  assert.notEqual(JSON.stringify(await figure(fixture)), before)
  await undo(fixture, 'own', leaf)
  assert.equal(JSON.stringify(await figure(fixture)), before)
  await fixture.close()
})
