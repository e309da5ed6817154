// The invented world with two reports destroyed: canary 45, which came in and went, and R08, on
// which most of the others rest. Every page and every answer goes on, and no trace is found.
import assert from 'node:assert/strict'
import test from 'node:test'
import { canary, canaryText, makeSweep, type OpenedWorld, openWorld, worldText } from '@tumen/world'
import { openFixtureDoor } from '../../fixture/door.ts'
import { EVERY_PAGE } from './every-page.test.ts'

const SECRET = canaryText(45)
const sweep = makeSweep(
  (Object.values(canary(45)) as string[]).map((text) => ({ number: 45, text })),
  { layers: (layer) => [layer] },
)

const world = await openWorld()
const door = await openFixtureDoor(world)

/** A report that holds canary 45 wherever a report, a claim and what is said of them can. */
async function addSecret({ ask }: OpenedWorld): Promise<void> {
  const text = `At least 71 people were held in Liaoning in July 2022, ${SECRET} said. ${SECRET}.`
  await ask('doc-1', 'document.add', {
    ...{ id: 'X45', title: SECRET, text, language: 'en', published: '2022-09-01' },
    ...{ publisher: SECRET, url: `https://x.example/${canary(45).ascii}` },
  })
  await ask('doc-1', 'claim.record', {
    ...{ id: 'X45a', document: 'X45', quote: ['At least 71 people were held in Liaoning'] },
    ...{ number: 'At least 71', act: 'detention', place: 'Liaoning', at: '2022-07' },
    chain: [SECRET],
  })
  await ask('rev-1', 'claim.accept', { claims: ['X45a'] })
  await ask('ana-1', 'event.link', { claims: ['X45a'], event: 'OCT11' })
  await ask('ana-1', 'bundle.preview', { profile: 'exchange', documents: ['X45'] })
}

interface Check {
  token: string
  claims: string[]
  agents: string[]
  revoked: string[]
}

/** Destroys a report, as the two people whom this world asks for. */
async function shred({ ask }: OpenedWorld, document: string): Promise<Check> {
  await ask('ana-1', 'evidence.ask-shred', { document, reason: 'danger' })
  const { token } = await ask<Check>('rev-1', 'evidence.check-shred', { document })
  return ask<Check>('rev-1', 'evidence.shred', { document, reason: 'danger', token })
}

const figure = async (asKnownOn: string) => {
  const question = { act: 'detention', place: 'CN/LN', at: '2022-07-31', asKnownOn }
  type Answer = { figure: { low: { value: number } } }
  return (await world.ask<Answer>('ana-1', 'figure.ask', question)).figure.low.value
}

test('[D400] what was destroyed counts in no figure, on any day of knowledge', async () => {
  const before = [await figure('2023-03-01'), await figure('2022-08-10')]
  await addSecret(world)
  assert.equal(await figure('2023-03-01'), 71)
  const { claims, agents } = await shred(world, 'X45')
  assert.deepEqual([claims, agents.length], [['X45a'], 1])
  assert.deepEqual([await figure('2023-03-01'), await figure('2022-08-10')], before)
})

const READS: [operation: string, input: object][] = [
  ['document.list', {}],
  ['document.proposals', {}],
  ['document.lineage', { id: 'R11' }],
  ['document.read', { document: 'R11' }],
  ['document.weigh', { from: 'R14', to: 'R13' }],
  ['claim.list', { limit: 200 }],
  ['claim.show', { id: 'R11b' }],
  ['bundle.preview', { profile: 'exchange', documents: ['R11'] }],
  ['agent.list', {}],
  ['agent.show', { id: 'harbour' }],
  ['agent.relays', {}],
  ['event.show', { id: 'OCT11' }],
  ['figure.explain', { act: 'detention', place: 'CN/LN', at: '2022-07-31' }],
  ['figure.diff', { act: 'detention', place: 'CN/LN', at: '2022-07-31', before: '2022-08-10' }],
  ['figure.moments', { act: 'detention', place: 'CN/LN', at: '2022-07-31' }],
  ['search', { query: '52' }],
  ['query.watch', {}],
  ['estimate.list', {}],
  ['list.list', {}],
  ['change.list', { limit: 200 }],
  ['record.history', { id: 'R08' }],
  ['record.history', { id: 'R11b' }],
]

test('[D400] without the report on which others rest, every page and answer goes on', async () => {
  const title = JSON.parse(worldText('reports/R08.json')).title as string
  assert.ok((await shred(world, 'R08')).claims.length > 8)
  const gone = ['/documents/X45', '/claims/X45a', '/history/X45', '/documents/X45/claims/new']
  for (const path of [...EVERY_PAGE.filter((one) => !one.startsWith('/reference/')), ...gone]) {
    const answer = await door.get(path)
    const text = await answer.text()
    assert.ok(answer.status < 500 && !text.includes(title), `${path} ${answer.status}`)
    assert.deepEqual(sweep(path, Buffer.from(text)), [], path)
  }
  assert.equal((await door.get('/documents/X45')).status, 410)
  for (const [operation, input] of READS) {
    const { status, body } = await door.call(operation, input)
    const text = JSON.stringify(body)
    assert.ok(status === 200 && !text.includes(title), `${operation} ${status} ${text}`)
    assert.deepEqual(sweep(operation, Buffer.from(text)), [], operation)
  }
  const check = { all: true }
  const { findings } = await world.ask<{ findings: object[] }>('ana-1', 'workspace.fsck', check)
  assert.deepEqual(findings, [])
  assert.deepEqual(door.faults, [])
})
