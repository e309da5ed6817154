// Two worlds that differ only in their secrets look the same to a viewer, in every answer.
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { canary } from './canaries.ts'
import { type OpenedWorld, openWorld } from './opened-world.ts'
import { worldFiles } from './world-file.ts'

let first: OpenedWorld
let second: OpenedWorld
before(async () => {
  first = await openWorld()
  second = await openWorld({ isSecond: true })
})
after(async () => {
  await first.close()
  await second.close()
})

const reports = worldFiles('reports/', '.json').map((name) => name.replace('.json', ''))
const scope = { act: 'detention', place: 'CN/LN', at: '2022-07-31' }

/** What a viewer may ask. The head of the log differs by its nature: it commits to all. */
const QUESTIONS: [operation: string, input: object][] = [
  ['document.list', {}],
  ['claim.list', { limit: 1000 }],
  ['agent.list', {}],
  ['event.list', {}],
  ['place.find', { name: '요녕성' }],
  ['search', { query: 'missionary' }],
  ['search', { query: '구금', mode: 'all_spellings' }],
  ['search', { ...scope, at: undefined, number: '60..75' }],
  ['figure.ask', scope],
  ['figure.explain', { ...scope, asKnownOn: '2022-08-10' }],
  ['figure.diff', { ...scope, asKnownOn: '2022-09-01', before: '2022-08-10' }],
  ...reports.map((id): [string, object] => ['document.show', { id }]),
  ['claim.show', { id: 'R07a' }],
  ['claim.show', { id: 'R08l' }],
]

async function answerTo(
  world: OpenedWorld,
  account: string,
  [name, input]: (typeof QUESTIONS)[number],
) {
  const clean = JSON.parse(JSON.stringify(input)) as object
  return world.ask(account, name, clean).then(
    (answer) => JSON.stringify(answer),
    (error: Error) => `refused ${error.message}`,
  )
}

test('[W26] every answer to a viewer is the same in the second world', async () => {
  for (const question of QUESTIONS) {
    const answer = await answerTo(first, 'vie-1', question)
    assert.equal(await answerTo(second, 'vie-1', question), answer, question[0])
    for (const n of [21, 22]) assert.ok(!answer.includes(canary(n).ascii), question[0])
  }
})

test('[W26] the two worlds do differ, for somebody who may read restricted fields', async () => {
  const shown = (world: OpenedWorld) => answerTo(world, 'ana-1', ['claim.show', { id: 'R08l' }])
  assert.match(await shown(first), new RegExp(canary(21).ascii))
  assert.match(await shown(second), /CANARZ-21-SECRET/)
  const viewer = await answerTo(first, 'vie-1', ['claim.show', { id: 'R08l' }])
  assert.equal(viewer, await answerTo(first, 'vie-1', ['claim.show', { id: 'nothing' }]))
})
