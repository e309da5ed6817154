import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, openTrial, type Person, type TrialDesk } from '../../fixture/desk.ts'
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

async function watch(trial: TrialDesk, who: Person = 'own', limit = 5) {
  type Answer = { questions: Watched[]; more: number; since: { on: string; worked: boolean } }
  return trial.ask<Answer>(who, 'query.watch', { limit })
}

function save(
  trial: TrialDesk,
  who: Person,
  query: { name: string; query: object },
  shared = true,
) {
  return trial.ask(who, 'query.save', { kind: 'question', ...query, shared })
}

async function recordHeld(trial: TrialDesk, words: string): Promise<void> {
  const document = await trial.ask<{ id: string }>('own', 'document.add', {
    text: `The group says ${words} people were detained in Liaoning.`,
    language: 'en',
    title: 'Report',
    published: '2022-04-29',
    publisher: 'A paper',
  })
  await trial.ask('own', 'claim.record', {
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
  const trial = await openTrial()
  try {
    await save(trial, 'own', { name: 'Held', query: HELD })
    await save(trial, 'own', { name: 'Returned', query: { act: 'forced_return', place: 'Jilin' } })
    const before = await watch(trial)
    assert.deepEqual(
      before.questions.map(({ name, figure }) => [name, figure?.status]),
      [
        ['Held', 'no_data'],
        ['Returned', 'no_data'],
      ],
    )
    await recordHeld(trial, 'at least 39')
    const { questions } = await watch(trial)
    const asked = await trial.ask<{ figure: object }>('own', 'figure.ask', HELD)
    const { low, status } = asked.figure as NonNullable<Watched['figure']>
    assert.deepEqual([questions[0]?.figure?.low, questions[0]?.figure?.status], [low, status])
    assert.equal(low?.value, 39)
  } finally {
    await trial.close()
  }
})

test('[D133] a change of the workspace or of the day is seen at once', async () => {
  const trial = await openTrial()
  try {
    await save(trial, 'own', { name: 'Held', query: HELD })
    await recordHeld(trial, 'at least 39')
    assert.equal((await watch(trial)).questions[0]?.figure?.reports, 1)
    trial.now.day = '2022-05-02'
    await recordHeld(trial, 'at least 52')
    assert.equal((await watch(trial)).questions[0]?.figure?.reports, 2)
    trial.now.day = '2022-05-03'
    assert.equal((await watch(trial)).questions[0]?.figure?.reports, 2)
  } finally {
    await trial.close()
  }
})

test('[D137] a watched question says on which day its answer last moved, and from what', async () => {
  const trial = await openTrial()
  try {
    await save(trial, 'own', { name: 'Held', query: HELD })
    await save(trial, 'own', { name: 'Dated', query: { ...HELD, asKnownOn: '2022-05-01' } })
    assert.equal((await watch(trial)).questions[0]?.moved, undefined)
    await recordHeld(trial, 'at least 39')
    assert.deepEqual((await watch(trial)).questions[0]?.moved, { on: '2022-05-01' })
    trial.now.day = '2022-05-04'
    await recordHeld(trial, 'at least 52')
    trial.now.day = '2022-05-09'
    const [held, dated] = (await watch(trial)).questions
    assert.deepEqual([held?.moved?.on, held?.moved?.was?.reports], ['2022-05-04', 1])
    assert.equal(dated?.moved, undefined, 'an answer as known on a day never moves')
  } finally {
    await trial.close()
  }
})

test('[D551] what is new since the asker last worked here is told, and nothing after that', async () => {
  const trial = await openTrial()
  try {
    await save(trial, 'own', { name: 'Held', query: HELD })
    assert.deepEqual((await watch(trial)).since, { on: '2022-04-24', worked: false })
    await recordHeld(trial, 'at least 39')
    trial.now.day = '2022-05-04'
    // What came on the day on which somebody worked was seen.
    const seen = await watch(trial)
    assert.deepEqual(
      [seen.since, seen.questions[0]?.news],
      [{ on: '2022-05-01', worked: true }, undefined],
    )
    await recordHeld(trial, 'at least 52')
    await recordHeld(trial, 'at least 60')
    const { questions, since } = await watch(trial)
    assert.deepEqual(
      since,
      { on: '2022-05-01', worked: true },
      'the work of today is no visit before',
    )
    const news = questions[0]?.news
    assert.deepEqual([news?.was.reports, news?.entered, news?.left], [1, 2, 0])
    const other = await watch(trial, 'vie')
    assert.deepEqual(other.since, { on: '2022-04-27', worked: false })
    assert.equal(other.questions[0]?.news?.was.status, 'no_data')
    trial.now.day = '2022-05-05'
    assert.equal((await watch(trial)).questions[0]?.news, undefined)
  } finally {
    await trial.close()
  }
})

test('[D134] others’ private questions are not watched and not counted', async () => {
  const trial = await openTrial()
  try {
    await save(trial, 'ana', { name: 'Private', query: HELD }, false)
    await save(trial, 'own', { name: 'One', query: HELD })
    await save(trial, 'own', { name: 'Two', query: HELD })
    const seen = await watch(trial, 'vie', 1)
    assert.deepEqual([seen.questions.map(({ name }) => name), seen.more], [['One'], 1])
  } finally {
    await trial.close()
  }
})

test('[D134] words that the asker may not read move nothing, also right after somebody who may', async () => {
  const trial = await openTrial()
  try {
    await save(trial, 'own', { name: 'Held', query: HELD })
    await addReport(trial, 'R1')
    assert.deepEqual((await watch(trial, 'own')).questions.length, 1)
    const [mine] = (await watch(trial, 'vie')).questions
    const asked = await trial.ask<{ figure: { status: string } }>('vie', 'figure.ask', HELD)
    assert.equal(mine?.figure?.status, asked.figure.status)
  } finally {
    await trial.close()
  }
})

test('[D135] a question that can no longer be asked says so and does not hide the others', async () => {
  const trial = await openTrial()
  try {
    await save(trial, 'own', { name: 'Event', query: { act: 'arrest', event: 'gone' } })
    await save(trial, 'own', { name: 'Held', query: HELD })
    const { questions } = await watch(trial)
    assert.deepEqual(
      questions.map(({ refused, figure }) => [refused, figure?.status]),
      [
        ['unknown-event', undefined],
        [undefined, 'no_data'],
      ],
    )
  } finally {
    await trial.close()
  }
})

test('[D136] groups of a saved question are read from one text; what is no group is left out', () => {
  assert.deepEqual(readRestrictions('sex:women; age:minors;nonsense;role:'), [
    { by: 'sex', label: 'women' },
    { by: 'age', label: 'minors' },
  ])
  assert.deepEqual(readRestrictions(undefined), [])
})
