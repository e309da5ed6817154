import assert from 'node:assert/strict'
import test from 'node:test'
import { actorOf, type FixtureDesk, openFixture, type Person, refused } from '../../fixture/desk.ts'
import { callOperation } from '../call.ts'

interface Answer {
  figure: { low: { value: number } | null; figure: [number, number]; status: string }
  anew: string[]
}
interface Weighed {
  knownOn: string
  questions: { id: string; name: string; confirmed: Answer; rejected: Answer }[]
  same: number
  tooMany: number
  more: number
}

const PAIR = { from: 'copy', to: 'first' }
const WORDS = 'At least 52 people were held in Liaoning, a driver said.'
const QUESTION = { act: 'detention', place: 'Liaoning', at: '2022-04-29' }

/** Two outlets, the second with the words of the first, and an undecided proposal. */
async function openPair(chain: string[], more: object = {}, words?: string): Promise<FixtureDesk> {
  const fixture = await openFixture()
  for (const id of ['wire', 'blog'])
    await fixture.ask('own', 'agent.record', { id, kind: 'outlet', name: { en: `The ${id}` } })
  await fixture.ask('own', 'agent.record', {
    id: 'driver',
    kind: 'person',
    name: { en: 'A driver' },
  })
  await addText(fixture, 'first', 'wire')
  await addText(fixture, 'copy', 'blog', more)
  await record(fixture, 'first', ['wire', 'driver'])
  await fixture.ask('own', 'document.relate', { ...PAIR, kind: 'reprint_of', basis: 'text' })
  await record(fixture, 'copy', chain, words === undefined ? {} : { quote: [words] })
  await save(fixture, 'Held', QUESTION)
  return fixture
}

function addText(fixture: FixtureDesk, id: string, publisher: string, more: object = {}) {
  const text = `${WORDS} Printed by ${id}.`
  const published = '2022-04-29'
  const input = { id, title: id, text, language: 'en', publisher, published, ...more }
  return fixture.ask('own', 'document.add', input)
}

function record(fixture: FixtureDesk, document: string, chain: string[], more: object = {}) {
  const quote = ['At least 52 people were held in Liaoning']
  const input = { id: `${document}-1`, document, quote, number: 'At least 52', ...QUESTION }
  return fixture.ask('own', 'claim.record', { ...input, chain, ...more })
}

function save(fixture: FixtureDesk, name: string, query: object, shared = true) {
  return fixture.ask('own', 'query.save', { kind: 'question', name, query, shared })
}

function weigh(fixture: FixtureDesk, who: Person = 'own', more: object = {}): Promise<Weighed> {
  return fixture.ask<Weighed>(who, 'document.weigh', { ...PAIR, ...more })
}

const saying = ({ figure: { low, figure, status }, anew }: Answer) => [
  low?.value,
  figure,
  status,
  anew,
]

test('[D160] a rejected copy speaks for itself, a confirmed one has the voices of the first', async () => {
  const led = await openPair(['blog', 'wire', 'driver'])
  const own = await openPair(['blog'], {}, 'At least 52 people were held')
  try {
    const one = [52, [1, 1], 'single_origin']
    const two = [52, [2, 2], 'corroborated']
    const [through] = (await weigh(led)).questions
    assert.ok(through)
    assert.deepEqual(saying(through.confirmed), [...one, []])
    assert.deepEqual(saying(through.rejected), [...two, ['copy-1']])
    const [itself] = (await weigh(own)).questions
    assert.ok(itself)
    assert.deepEqual(saying(itself.confirmed), [...one, ['copy-1']])
    assert.deepEqual(saying(itself.rejected), [...two, []])
  } finally {
    await led.close()
    await own.close()
  }
})

test('[D161] claims that wait count as accepted while the pair is undecided, and as they are after', async () => {
  const fixture = await openPair(['blog', 'wire', 'driver'])
  try {
    assert.equal((await weigh(fixture)).questions.length, 1)
    await fixture.ask('own', 'document.decide', { ...PAIR, decision: 'confirmed' })
    const after = await weigh(fixture)
    assert.deepEqual([after.questions.length, after.same], [0, 1])
    await fixture.ask('own', 'claim.accept', { claims: ['copy-1'] })
    const [counted] = (await weigh(fixture)).questions
    assert.deepEqual(counted?.rejected.figure.figure, [2, 2])
    const asked = await fixture.ask<{ figure: Answer['figure'] }>('own', 'figure.ask', QUESTION)
    assert.deepEqual(counted?.confirmed.figure.figure, asked.figure.figure)
  } finally {
    await fixture.close()
  }
})

test('[D162] questions that either answer leaves are counted, and those that are gone passed over', async () => {
  const fixture = await openPair(['blog', 'wire', 'driver'])
  try {
    await save(fixture, 'Returned', { act: 'forced_return', place: 'Jilin' })
    await save(fixture, 'Elsewhere', { ...QUESTION, place: 'Jilin' })
    await save(fixture, 'Gone', { act: 'arrest', event: 'gone' })
    await save(fixture, 'By then', { ...QUESTION, asKnownOn: '2022-04-30' })
    const found = await weigh(fixture)
    assert.deepEqual(
      found.questions.map(({ name }) => name),
      ['Held', 'By then'],
      'every question is weighed as known on the asked day',
    )
    assert.deepEqual([found.same, found.tooMany, found.more], [2, 0, 0])
    const few = await weigh(fixture, 'own', { limit: 1 })
    assert.deepEqual([few.questions.length, few.more], [1, 4])
    const early = await weigh(fixture, 'own', { asKnownOn: '2022-04-30' })
    assert.deepEqual([early.knownOn, early.questions.length], ['2022-04-30', 0])
    const later = await refused(weigh(fixture, 'own', { asKnownOn: '2022-05-02' }))
    assert.deepEqual([later.code, later.field], ['impossible-date', 'asKnownOn'])
  } finally {
    await fixture.close()
  }
})

test('[D163] a document that the asker may not read is as one that is not there', async () => {
  const fixture = await openPair(['blog', 'wire', 'driver'], { sensitivity: 'restricted' })
  try {
    const hidden = await refused(weigh(fixture, 'vie'))
    const missing = await refused(weigh(fixture, 'vie', { from: 'nobody' }))
    assert.deepEqual([hidden.code, hidden.field], [missing.code, missing.field])
    assert.equal(hidden.code, 'unknown-document')
    const other = await refused(weigh(fixture, 'vie', { from: 'first', to: 'copy' }))
    assert.deepEqual([other.code, other.field], ['unknown-document', 'to'])
    assert.equal((await weigh(fixture, 'ana')).questions.length, 1)
  } finally {
    await fixture.close()
  }
})

test('[D163] restricted claims and private questions of others move nothing and are not counted', async () => {
  const fixture = await openPair(['blog', 'wire', 'driver'])
  try {
    const secret = { id: 'copy-2', sensitivity: 'restricted', act: 'arrest' }
    await record(fixture, 'first', ['wire', 'driver'], { id: 'first-2', act: 'arrest' })
    await record(fixture, 'copy', ['blog', 'wire', 'driver'], secret)
    await save(fixture, 'Arrested', { ...QUESTION, act: 'arrest' })
    await save(fixture, 'Mine', QUESTION, false)
    const viewer = await weigh(fixture, 'vie')
    assert.deepEqual(
      viewer.questions.map(({ name }) => name),
      ['Held'],
    )
    assert.deepEqual([viewer.same, viewer.more], [1, 0])
    assert.ok(!JSON.stringify(viewer).includes('copy-2'))
    const own = (await weigh(fixture)).questions
    assert.deepEqual(
      own.map(({ name }) => name),
      ['Held', 'Arrested', 'Mine'],
    )
  } finally {
    await fixture.close()
  }
})

test('[D164] weighing writes nothing, tells its progress and can be cancelled', async () => {
  const fixture = await openPair(['blog', 'wire', 'driver'])
  try {
    const size = await fixture.size()
    const steps: unknown[] = []
    await callOperation(fixture.desk, 'document.weigh', PAIR, {
      actor: actorOf('own'),
      progress: { report: (...step: unknown[]) => steps.push(step) },
    })
    assert.deepEqual(steps, [
      ['weigh', 0, 1],
      ['weigh', 1, 1],
    ])
    assert.equal(await fixture.size(), size)
    const signal = AbortSignal.abort()
    const progress = { report: () => undefined, signal }
    const stopped = await refused(fixture.ask('own', 'document.weigh', PAIR, { progress }))
    assert.equal(stopped.code, 'cancelled')
  } finally {
    await fixture.close()
  }
})
