// Two worlds that differ in nothing but their secrets: a person who may not read the secrets must
// not see any difference.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from './opened-world.ts'

const first = await openWorld()
const second = await openWorld({ isSecond: true })

const QUESTION = { act: 'detention', place: 'CN/LN', at: '2022-07-31' }
const ASKED: [operation: string, input: object][] = [
  ['document.list', {}],
  ['document.show', { id: 'R07' }],
  ['document.show', { id: 'R08' }],
  ['claim.list', { limit: 200 }],
  ['claim.list', { document: 'R08' }],
  ['claim.show', { id: 'R07a' }],
  ['claim.show', { id: 'R11a' }],
  ['agent.list', {}],
  ['event.list', {}],
  ['place.find', { name: '요녕성' }],
  ['search', { query: '북송' }],
  ['search', { query: '52', number: '60..75' }],
  ['figure.ask', QUESTION],
  ['figure.explain', { ...QUESTION, asKnownOn: '2022-08-10' }],
  ['figure.diff', { ...QUESTION, before: '2022-08-10' }],
  ['figure.moments', QUESTION],
  ['change.list', { limit: 1000 }],
  ['record.history', { id: 'R08' }],
  ['record.history', { id: 'R07a' }],
  ['record.history', { id: 'R11a' }],
]

test('[W33] every answer to a viewer is the same in both worlds', async () => {
  for (const [operation, input] of ASKED) {
    const answers = await Promise.all(
      [first, second].map((world) => world.ask('vie-1', operation, input)),
    )
    assert.ok(JSON.stringify(answers[0]).length > 20, operation)
    assert.deepEqual(answers[1], answers[0], operation)
  }
})

test('[W33] what a viewer may not see and what does not exist get one answer', async () => {
  for (const operation of ['claim.show', 'document.show', 'record.history']) {
    const refusals: unknown[] = []
    for (const id of ['R08l', 'nothing-of-this-name'])
      await first.ask('vie-1', operation, { id }).catch((error: Error & { code: string }) => {
        refusals.push([error.name, error.code, error.message])
      })
    assert.equal(refusals.length, 2)
    assert.deepEqual(refusals[0], refusals[1])
  }
})

test('[W33] mutation test: somebody who may read the secrets can tell the worlds apart', async () => {
  const answers = await Promise.all(
    [first, second].map((world) => world.ask('ana-1', 'claim.show', { id: 'R08l' })),
  )
  assert.notDeepEqual(answers[1], answers[0])
})
