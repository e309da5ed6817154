import assert from 'node:assert/strict'
import test from 'node:test'
import {
  actorOf,
  addReport,
  type FixtureDesk,
  openFixture,
  type Person,
} from '../../fixture/desk.ts'
import { callByName } from '../call.ts'
import { readRestrictions } from './saved-question.ts'

interface Watched {
  id: string
  name: string
  figure?: { low: { value: number } | null; reports: number; status: string }
  moved?: { on: string; was?: { reports: number } }
  news?: { was: { reports: number; status: string }; entered: number; left: number }
  refused?: string
}

const HELD = { act: 'detention', place: 'Liaoning', at: '2022-04-29' }

async function watch(fixture: FixtureDesk, who: Person = 'own', limit = 5) {
  type Answer = { questions: Watched[]; more: number; since: { on: string; worked: boolean } }
  return fixture.ask<Answer>(who, 'query.watch', { limit })
}

function save(
  fixture: FixtureDesk,
  who: Person,
  query: { name: string; query: object },
  shared = true,
) {
  return fixture.ask(who, 'query.save', { kind: 'question', ...query, shared })
}

async function recordHeld(fixture: FixtureDesk, words: string): Promise<void> {
  const document = await fixture.ask<{ id: string }>('own', 'document.add', {
    text: `The group says ${words} people were detained in Liaoning.`,
    language: 'en',
    title: 'Report',
    published: '2022-04-29',
    publisher: 'A paper',
  })
  await fixture.ask('own', 'claim.record', {
    document: document.id,
    quote: [`${words} people were detained in Liaoning`],
    number: words,
    act: 'detention',
    place: 'Liaoning',
    at: '2022-04-29',
    chain: ['A paper', 'The group'],
    anonymity: 'collective',
  })
}

test('[D133] saved questions are answered as figure.ask answers them, oldest first', async () => {
  const fixture = await openFixture()
  try {
    await save(fixture, 'own', { name: 'Held', query: HELD })
    await save(fixture, 'own', {
      name: 'Returned',
      query: { act: 'forced_return', place: 'Jilin' },
    })
    const before = await watch(fixture)
    assert.deepEqual(
      before.questions.map(({ name, figure }) => [name, figure?.status]),
      [
        ['Held', 'no_data'],
        ['Returned', 'no_data'],
      ],
    )
    await recordHeld(fixture, 'at least 39')
    const { questions } = await watch(fixture)
    const asked = await fixture.ask<{ figure: object }>('own', 'figure.ask', HELD)
    const { low, status } = asked.figure as NonNullable<Watched['figure']>
    assert.deepEqual([questions[0]?.figure?.low, questions[0]?.figure?.status], [low, status])
    assert.equal(low?.value, 39)
  } finally {
    await fixture.close()
  }
})

test('[D133] a change of the workspace or of the day is seen at once', async () => {
  const fixture = await openFixture()
  try {
    await save(fixture, 'own', { name: 'Held', query: HELD })
    await recordHeld(fixture, 'at least 39')
    assert.equal((await watch(fixture)).questions[0]?.figure?.reports, 1)
    fixture.now.day = '2022-05-02'
    await recordHeld(fixture, 'at least 52')
    assert.equal((await watch(fixture)).questions[0]?.figure?.reports, 2)
    fixture.now.day = '2022-05-03'
    assert.equal((await watch(fixture)).questions[0]?.figure?.reports, 2)
  } finally {
    await fixture.close()
  }
})

test('[D133] of many statements what others add may wait, and nothing else', async () => {
  const fixture = await openFixture()
  try {
    await save(fixture, 'own', { name: 'Held', query: HELD })
    await recordHeld(fixture, 'at least 39')
    const { claims } = await fixture.ask<{ claims: object[] }>('own', 'claim.export', {})
    const [claim] = claims
    const many = Array.from({ length: 21 }, (_, n) => ({ ...claim, id: `more-${n}` }))
    await fixture.ask('own', 'claim.import', { claims: many })
    const reportsOf = (answer: { questions: Watched[] }) => answer.questions[0]?.figure?.reports
    const reports = async (who: Person) => reportsOf(await watch(fixture, who))
    const alike = async () => {
      const actor = { ...actorOf('own'), account: 'alike' }
      const call = { actor, progress: { report: () => undefined } }
      const answer = await callByName(fixture.desk, 'query.watch', { limit: 5 }, call)
      return reportsOf(answer as { questions: Watched[] })
    }
    const [before, same] = [await reports('vie'), await alike()]
    assert.deepEqual([before, same], [1, 1])
    await recordHeld(fixture, 'at least 52')
    assert.deepEqual([await reports('vie'), await alike()], [1, 1], 'what others add waits')
    assert.equal(await reports('own'), 2, 'who added it sees it')
    assert.equal(await alike(), 2, 'and so does everybody who may count the same')
    assert.equal(await reports('vie'), 1)
    const why = 'reviewer_rejects'
    await fixture.ask('rev', 'claim.retract', { claim: 'more-7', why, reason: 'A slip.' })
    assert.equal(await reports('vie'), 2, 'nothing waits where something was taken back')
  } finally {
    await fixture.close()
  }
})

test('[D137] a watched question says on which day its answer last moved, and from what', async () => {
  const fixture = await openFixture()
  try {
    await save(fixture, 'own', { name: 'Held', query: HELD })
    await save(fixture, 'own', { name: 'Dated', query: { ...HELD, asKnownOn: '2022-05-01' } })
    assert.equal((await watch(fixture)).questions[0]?.moved, undefined)
    await recordHeld(fixture, 'at least 39')
    assert.deepEqual((await watch(fixture)).questions[0]?.moved, { on: '2022-05-01' })
    fixture.now.day = '2022-05-04'
    await recordHeld(fixture, 'at least 52')
    fixture.now.day = '2022-05-09'
    const [held, dated] = (await watch(fixture)).questions
    assert.deepEqual([held?.moved?.on, held?.moved?.was?.reports], ['2022-05-04', 1])
    assert.equal(dated?.moved, undefined, 'an answer as known on a day never moves')
  } finally {
    await fixture.close()
  }
})

test('[D551] what is new since the asker last worked here is told, and nothing after that', async () => {
  const fixture = await openFixture()
  try {
    await save(fixture, 'own', { name: 'Held', query: HELD })
    assert.deepEqual((await watch(fixture)).since, { on: '2022-04-24', worked: false })
    await recordHeld(fixture, 'at least 39')
    fixture.now.day = '2022-05-04'
    // What came on the day on which somebody worked was seen.
    const seen = await watch(fixture)
    assert.deepEqual(
      [seen.since, seen.questions[0]?.news],
      [{ on: '2022-05-01', worked: true }, undefined],
    )
    await recordHeld(fixture, 'at least 52')
    await recordHeld(fixture, 'at least 60')
    const { questions, since } = await watch(fixture)
    assert.deepEqual(
      since,
      { on: '2022-05-01', worked: true },
      'the work of today is no visit before',
    )
    const news = questions[0]?.news
    assert.deepEqual([news?.was.reports, news?.entered, news?.left], [1, 2, 0])
    const other = await watch(fixture, 'vie')
    assert.deepEqual(other.since, { on: '2022-04-27', worked: false })
    assert.equal(other.questions[0]?.news?.was.status, 'no_data')
    fixture.now.day = '2022-05-05'
    assert.equal((await watch(fixture)).questions[0]?.news, undefined)
  } finally {
    await fixture.close()
  }
})

test('[D134] others’ private questions are not watched and not counted', async () => {
  const fixture = await openFixture()
  try {
    await save(fixture, 'ana', { name: 'Private', query: HELD }, false)
    await save(fixture, 'own', { name: 'One', query: HELD })
    await save(fixture, 'own', { name: 'Two', query: HELD })
    const seen = await watch(fixture, 'vie', 1)
    assert.deepEqual([seen.questions.map(({ name }) => name), seen.more], [['One'], 1])
  } finally {
    await fixture.close()
  }
})

test('[D134] words that the asker may not read move nothing, also right after somebody who may', async () => {
  const fixture = await openFixture()
  try {
    await save(fixture, 'own', { name: 'Held', query: HELD })
    await addReport(fixture, 'R1')
    assert.deepEqual((await watch(fixture, 'own')).questions.length, 1)
    const [mine] = (await watch(fixture, 'vie')).questions
    const asked = await fixture.ask<{ figure: { status: string } }>('vie', 'figure.ask', HELD)
    assert.equal(mine?.figure?.status, asked.figure.status)
  } finally {
    await fixture.close()
  }
})

test('[D135] a question that can no longer be asked says so and does not hide the others', async () => {
  const fixture = await openFixture()
  try {
    await save(fixture, 'own', { name: 'Event', query: { act: 'arrest', event: 'gone' } })
    await save(fixture, 'own', { name: 'Held', query: HELD })
    const { questions } = await watch(fixture)
    assert.deepEqual(
      questions.map(({ refused, figure }) => [refused, figure?.status]),
      [
        ['unknown-event', undefined],
        [undefined, 'no_data'],
      ],
    )
  } finally {
    await fixture.close()
  }
})

test('[D136] groups of a saved question are read from one text; what is no group is left out', () => {
  assert.deepEqual(readRestrictions('sex:women; age:minors;nonsense;role:'), [
    { by: 'sex', label: 'women' },
    { by: 'age', label: 'minors' },
  ])
  assert.deepEqual(readRestrictions(undefined), [])
})
