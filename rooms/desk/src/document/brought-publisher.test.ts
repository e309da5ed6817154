// The publisher of a restricted document, as somebody who may not read it sees it: not at all.

import assert from 'node:assert/strict'
import test from 'node:test'
import { contractList } from '@tumen/contract'
import {
  actorOf,
  addReport,
  type FixtureDesk,
  openFixture,
  type Person,
} from '../../fixture/desk.ts'
import { can } from '../policy.ts'

const NAME = 'CANARY-71-SECRET Gazette'
const text = 'A courier was seen in April. CANARY-72-SECRET.'

/** A desk with a public report, and a document of one sensitivity by a publisher that is new. */
async function openWith(sensitivity: 'public' | 'restricted', name = NAME): Promise<FixtureDesk> {
  const fixture = await openFixture()
  await addReport(fixture)
  const published = { language: 'en', published: '2022-04-29', publisher: name }
  await fixture.ask('rev', 'document.list', {})
  await fixture.ask('own', 'document.add', {
    id: 'S1',
    title: name,
    text,
    ...published,
    sensitivity,
  })
  return fixture
}

/** Answers of every reading operation that needs no more than this, for one person. */
async function allSeen(fixture: FixtureDesk, who: Person, name: string): Promise<string> {
  const { agents } = await fixture.ask<{ agents: { id: string }[] }>('own', 'agent.list', { name })
  const [{ id = 'none' } = {}] = agents
  const asked: [string, object][] = [
    ['agent.list', {}],
    ['agent.list', { kind: 'outlet', order: 'newest' }],
    ['agent.list', { name: 'CANARY' }],
    ['agent.list', { ids: [id] }],
    ['agent.show', { id }],
    ['agent.relays', { agent: id }],
    ['document.list', {}],
    ['document.list', { publisher: id }],
    ['document.show', { id: 'S1' }],
    ['document.show', { id: 'R1' }],
    ['document.lineage', { id: 'R1' }],
    ['document.read', { document: 'R1' }],
    ['claim.list', { agent: id }],
    ['claim.list', { origin: id }],
    ['search', { query: 'CANARY' }],
    ['figure.ask', { act: 'detention' }],
    ['query.list', {}],
    ['record.names', { ids: [id, 'S1', 'R1'] }],
    ['record.history', { id }],
    ['record.history', { id: 'S1' }],
    ['change.list', {}],
    ['log.show', {}],
    ['event.list', {}],
  ]
  const seen: unknown[] = []
  for (const [operation, input] of asked) {
    if (!contractList.some((one) => one.name === operation)) continue
    if (!can(actorOf(who), operation)) continue
    const answer = await fixture
      .ask(who, operation, input)
      .catch((error: { code: string }) => error.code)
    seen.push([operation, answer])
  }
  return JSON.stringify(seen).replaceAll(id, 'ID')
}

test('[D473] a viewer learns nothing of the publisher that came with a restricted document', async () => {
  const fixture = await openWith('restricted')
  const seen = await allSeen(fixture, 'vie', NAME)
  assert.doesNotMatch(seen, /CANARY/)
  const own = await allSeen(fixture, 'own', NAME)
  assert.match(own, /CANARY-71/)
})

test('[D473] two worlds that differ in this name alone give a viewer the same answers', async () => {
  const [one, other] = [await openWith('restricted'), await openWith('restricted', 'X'.repeat(24))]
  // Digests are salted by chance.
  const clean = (seen: string) => seen.replace(/[A-Za-z0-9+/]{40,}=*/g, '')
  assert.equal(
    clean(await allSeen(one, 'vie', NAME)),
    clean(await allSeen(other, 'vie', 'X'.repeat(24))),
  )
})

test('[D473] it is seen once a document or a claim that may be read names it', async () => {
  const seenBy = async (fixture: FixtureDesk) => {
    const { agents } = await fixture.ask<{ agents: object[] }>('vie', 'agent.list', { name: NAME })
    return agents.length
  }
  const published = await openWith('restricted')
  assert.equal(await seenBy(published), 0)
  await published.ask('own', 'document.add', {
    ...{ title: 'Open', text: 'Another text.', language: 'en' },
    ...{ published: '2022-04-30', publisher: NAME },
  })
  assert.equal(await seenBy(published), 1)
})

test('[D473] who was recorded apart from the document stays, and so does who came with an open one', async () => {
  const fixture = await openFixture()
  await fixture.ask('own', 'agent.record', { id: 'gazette', kind: 'outlet', name: { en: NAME } })
  const seenBy = async () =>
    (await fixture.ask<{ agents: object[] }>('vie', 'agent.list', { name: NAME })).agents.length
  assert.equal(await seenBy(), 1)
  await fixture.ask('own', 'document.add', {
    ...{ title: 'S', text, language: 'en', published: '2022-04-29', publisher: 'gazette' },
    sensitivity: 'restricted',
  })
  assert.equal(await seenBy(), 1)
})

test('[D473] mutation test: a publisher that came with a public document is seen', async () => {
  assert.match(await allSeen(await openWith('public'), 'vie', NAME), /CANARY-71/)
})
