import assert from 'node:assert/strict'
import test from 'node:test'
import { actorOf, openTrial, type Person, refused, type TrialDesk } from '../../fixture/desk.ts'
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
async function openPair(chain: string[], more: object = {}, words?: string): Promise<TrialDesk> {
  const trial = await openTrial()
  for (const id of ['wire', 'blog'])
    await trial.ask('own', 'agent.record', { id, kind: 'outlet', name: { en: `The ${id}` } })
  await trial.ask('own', 'agent.record', { id: 'driver', kind: 'person', name: { en: 'A driver' } })
  await addText(trial, 'first', 'wire')
  await addText(trial, 'copy', 'blog', more)
  await record(trial, 'first', ['wire', 'driver'])
  await trial.ask('own', 'document.relate', { ...PAIR, kind: 'reprint_of', basis: 'text' })
  await record(trial, 'copy', chain, words === undefined ? {} : { quote: [words] })
  await save(trial, 'Held', QUESTION)
  return trial
}

function addText(trial: TrialDesk, id: string, publisher: string, more: object = {}) {
  const text = `${WORDS} Printed by ${id}.`
  const published = '2022-04-29'
  const input = { id, title: id, text, language: 'en', publisher, published, ...more }
  return trial.ask('own', 'document.add', input)
}

function record(trial: TrialDesk, document: string, chain: string[], more: object = {}) {
  const quote = ['At least 52 people were held in Liaoning']
  const input = { id: `${document}-1`, document, quote, number: 'At least 52', ...QUESTION }
  return trial.ask('own', 'claim.record', { ...input, chain, ...more })
}

function save(trial: TrialDesk, name: string, query: object, shared = true) {
  return trial.ask('own', 'query.save', { kind: 'question', name, query, shared })
}

function weigh(trial: TrialDesk, who: Person = 'own', more: object = {}): Promise<Weighed> {
  return trial.ask<Weighed>(who, 'document.weigh', { ...PAIR, ...more })
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
  const trial = await openPair(['blog', 'wire', 'driver'])
  try {
    assert.equal((await weigh(trial)).questions.length, 1)
    await trial.ask('own', 'document.decide', { ...PAIR, decision: 'confirmed' })
    const after = await weigh(trial)
    assert.deepEqual([after.questions.length, after.same], [0, 1])
    await trial.ask('own', 'claim.accept', { claims: ['copy-1'] })
    const [counted] = (await weigh(trial)).questions
    assert.deepEqual(counted?.rejected.figure.figure, [2, 2])
    const asked = await trial.ask<{ figure: Answer['figure'] }>('own', 'figure.ask', QUESTION)
    assert.deepEqual(counted?.confirmed.figure.figure, asked.figure.figure)
  } finally {
    await trial.close()
  }
})

test('[D162] questions that either answer leaves are counted, and those that are gone passed over', async () => {
  const trial = await openPair(['blog', 'wire', 'driver'])
  try {
    await save(trial, 'Returned', { act: 'forced_return', place: 'Jilin' })
    await save(trial, 'Elsewhere', { ...QUESTION, place: 'Jilin' })
    await save(trial, 'Gone', { act: 'arrest', event: 'gone' })
    await save(trial, 'By then', { ...QUESTION, asKnownOn: '2022-04-30' })
    const found = await weigh(trial)
    assert.deepEqual(
      found.questions.map(({ name }) => name),
      ['Held', 'By then'],
      'every question is weighed as known on the asked day',
    )
    assert.deepEqual([found.same, found.tooMany, found.more], [2, 0, 0])
    const few = await weigh(trial, 'own', { limit: 1 })
    assert.deepEqual([few.questions.length, few.more], [1, 4])
    const early = await weigh(trial, 'own', { asKnownOn: '2022-04-30' })
    assert.deepEqual([early.knownOn, early.questions.length], ['2022-04-30', 0])
    const later = await refused(weigh(trial, 'own', { asKnownOn: '2022-05-02' }))
    assert.deepEqual([later.code, later.field], ['impossible-date', 'asKnownOn'])
  } finally {
    await trial.close()
  }
})

test('[D163] a document that the asker may not read is as one that is not there', async () => {
  const trial = await openPair(['blog', 'wire', 'driver'], { sensitivity: 'restricted' })
  try {
    const hidden = await refused(weigh(trial, 'vie'))
    const missing = await refused(weigh(trial, 'vie', { from: 'nobody' }))
    assert.deepEqual([hidden.code, hidden.field], [missing.code, missing.field])
    assert.equal(hidden.code, 'unknown-document')
    const other = await refused(weigh(trial, 'vie', { from: 'first', to: 'copy' }))
    assert.deepEqual([other.code, other.field], ['unknown-document', 'to'])
    assert.equal((await weigh(trial, 'ana')).questions.length, 1)
  } finally {
    await trial.close()
  }
})

test('[D163] restricted claims and private questions of others move nothing and are not counted', async () => {
  const trial = await openPair(['blog', 'wire', 'driver'])
  try {
    const secret = { id: 'copy-2', sensitivity: 'restricted', act: 'arrest' }
    await record(trial, 'first', ['wire', 'driver'], { id: 'first-2', act: 'arrest' })
    await record(trial, 'copy', ['blog', 'wire', 'driver'], secret)
    await save(trial, 'Arrested', { ...QUESTION, act: 'arrest' })
    await save(trial, 'Mine', QUESTION, false)
    const viewer = await weigh(trial, 'vie')
    assert.deepEqual(
      viewer.questions.map(({ name }) => name),
      ['Held'],
    )
    assert.deepEqual([viewer.same, viewer.more], [1, 0])
    assert.ok(!JSON.stringify(viewer).includes('copy-2'))
    const own = (await weigh(trial)).questions
    assert.deepEqual(
      own.map(({ name }) => name),
      ['Held', 'Arrested', 'Mine'],
    )
  } finally {
    await trial.close()
  }
})

test('[D164] weighing writes nothing, tells its progress and can be cancelled', async () => {
  const trial = await openPair(['blog', 'wire', 'driver'])
  try {
    const size = await trial.size()
    const steps: unknown[] = []
    await callOperation(trial.desk, 'document.weigh', PAIR, {
      actor: actorOf('own'),
      progress: { report: (...step: unknown[]) => steps.push(step) },
    })
    assert.deepEqual(steps, [
      ['weigh', 0, 1],
      ['weigh', 1, 1],
    ])
    assert.equal(await trial.size(), size)
    const signal = AbortSignal.abort()
    const progress = { report: () => undefined, signal }
    const stopped = await refused(trial.ask('own', 'document.weigh', PAIR, { progress }))
    assert.equal(stopped.code, 'cancelled')
  } finally {
    await trial.close()
  }
})
