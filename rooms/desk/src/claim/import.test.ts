// Many claims at once: all or nothing, in any order, every problem said, and back again.
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Claim } from '@tumen/claim'
import { addReport, HELD, openFixture, refused } from '../../fixture/desk.ts'

const fixture = await openFixture()
await addReport(fixture)
await fixture.ask('own', 'claim.record', { ...HELD, id: 'sample' })
const sample = (await fixture.ask<{ claim: Claim }>('own', 'claim.show', { id: 'sample' })).claim

const load = (claims: unknown[], more: object = {}) =>
  fixture.ask<Record<string, number>>('own', 'claim.import', { claims, ...more })
const named = (id: string, more: object = {}) => ({ ...sample, id, ...more })

test('[D33] relations may point forward, and to claims that are there already', async () => {
  const forward = named('f1', { relations: [{ type: 'restates', to: 'f2' }] })
  const back = named('f2', { relations: [{ type: 'refines', to: 'sample', note: 'finer' }] })
  assert.deepEqual(await load([forward, back]), { imported: 2, agents: 0, counting: 2 })
  const { relations } = await fixture.ask<{
    relations: { from: string; type: string; to: string }[]
  }>('own', 'claim.show', { id: 'f2' })
  assert.deepEqual(relations.map(({ from, type, to }) => [from, type, to]).sort(), [
    ['f1', 'restates', 'f2'],
    ['f2', 'refines', 'sample'],
  ])
})

test('[D33] one bad claim keeps all out, and every problem of every claim is told', async () => {
  const size = await fixture.size()
  const refusal = await refused(
    load([
      named('g1'),
      named('g2', { quote: [{ start: 0, end: 4, text: 'nope' }], doc: 'R1' }),
      named('g3', { doc: 'R9' }),
      named('g4', { relations: [{ type: 'restates', to: 'g9' }] }),
      named('g5', { chain: [{ ...sample.chain[0], agent: 'nobody' }], origin: 'nobody' }),
      named('g6', { places: [{ ...sample.places[0], gazetteer: 'XX/YY' }] }),
      named('g7', { status: 'retracted' }),
      named('g8', { sensitivity: 'sealed' }),
    ]),
  )
  assert.deepEqual(
    refusal.details.map(({ claim, code, field }) => `${claim} ${code} ${field}`),
    [
      '1 quote_mismatch quote[0]',
      '2 unknown-document doc',
      '3 relation_target_missing relations[0].to',
      '4 unknown-agent chain[0].agent',
      '5 unknown-place places[0].gazetteer',
      '6 status_not_importable status',
      '7 sealing_not_available sensitivity',
    ],
  )
  assert.equal(await fixture.size(), size)
  assert.equal(await fixture.desk.ledger.read.claim('g1'), undefined)
})

test('[D573] a stock with two days is refused with its field', async () => {
  const [day] = sample.times
  const later = { ...day, earliest: '2022-05-31', latest: '2022-05-31', ucdpPrec: 1 }
  const refusal = await refused(load([named('d1', { times: [day, later] })]))
  assert.deepEqual(
    refusal.details.map(({ claim, code, field }) => `${claim} ${code} ${field}`),
    ['0 second_day times[1]'],
  )
})

test('[D33] what is no claim is told by its number in the file', async () => {
  const refusal = await refused(load([named('h1'), 7, {}, named('h1')]))
  const at = new Set(refusal.details.map(({ claim }) => claim))
  assert.deepEqual([...at], [1, 2, 3])
  assert.deepEqual(refusal.details.at(-1), { claim: 3, code: 'id_repeated', first: 0 })
})

test('[D34] claims that are there already are refused by their ids, and nothing is kept', async () => {
  const refusal = await refused(load([named('i1'), named('f1'), named('sample')]))
  assert.equal(refusal.code, 'duplicate-claim')
  assert.deepEqual(refusal.details, [{ claim: 'f1' }, { claim: 'sample' }])
  assert.equal(await fixture.desk.ledger.read.claim('i1'), undefined)
})

test('[D34] the same file with the same key answers as before', async () => {
  const input = { claims: [named('j1')] }
  const first = await fixture.ask('own', 'claim.import', input, { idempotencyKey: 'file' })
  const again = await fixture.ask('own', 'claim.import', input, { idempotencyKey: 'file' })
  assert.deepEqual(again, first)
})

test('[D35] what is exported is imported elsewhere as it was, and exported alike', async () => {
  const other = await openFixture()
  try {
    const exported = await fixture.ask('own', 'claim.export', {})
    await addReport(other)
    await other.ask('own', 'claim.import', exported)
    const back = await other.ask<{ claims: object[] }>('own', 'claim.export', {})
    assert.equal(JSON.stringify(back.claims), JSON.stringify(exported.claims))
  } finally {
    await other.close()
  }
})

test('[D36] a file brings its own agents; one that is there with other content is refused', async () => {
  const agent = { id: 'dawn', kind: 'outlet', label: 'Dawn Ferry News' }
  const chain = [{ ...sample.chain[0], agent: 'dawn' }]
  const claims = [named('k1', { chain, origin: 'dawn' })]
  assert.equal((await load(claims, { agents: [agent] })).agents, 1)
  const again = [named('k2', { chain, origin: 'dawn' })]
  assert.equal((await load(again, { agents: [agent] })).agents, 0)
  const changed = await refused(
    load([named('k3')], { agents: [{ ...agent, label: 'Something else' }] }),
  )
  assert.deepEqual([changed.code, changed.details], ['already-exists', [{ agent: 'dawn' }]])
})

test('[D36] a file cannot accept its own claims where a second person must', async () => {
  const two = await openFixture('second-person')
  try {
    await addReport(two)
    const claims = [named('l1', { extraction: { method: 'human', reviewed: true } })]
    const { counting } = await two.ask<{ counting: number }>('doc', 'claim.import', { claims })
    assert.equal(counting, 0)
    const row = { a: 'harbour', b: 'harbour2', relation: 'same' }
    const refusal = await refused(two.ask('doc', 'claim.import', { claims, agentRelations: [row] }))
    assert.deepEqual([refusal.code, refusal.field], ['not-allowed', 'agentRelations'])
  } finally {
    await two.close()
  }
})

test('[D36] judgements on agents come along with those who may make them', async () => {
  const agent = { id: 'm1', kind: 'person', anonymity: 'unnamed', scope: 'R1' }
  const agentRelations = [{ a: 'm1', b: 'harbour', relation: 'different', reason: 'named' }]
  await load([named('m2')], { agents: [agent], agentRelations })
  const { relations } = await fixture.ask<{ relations: { a: string }[] }>('own', 'agent.list', {})
  assert.ok(relations.some(({ a }) => a === 'm1'))
  const lost = [{ a: 'm1', b: 'nobody', relation: 'same' }]
  const refusal = await refused(load([named('m3')], { agentRelations: lost }))
  assert.deepEqual(refusal.details, [{ code: 'relation_target_missing', agentRelation: 0 }])
})

test('[D781] a claim that counted from its recording and is reopened waits again', async () => {
  const id = 'counted'
  await load([named(id, { extraction: { method: 'human', reviewed: true } })])
  const waiting = async (order: 'oldest' | 'newest') => {
    const { claims } = await fixture.ask<{ claims: { claim: Claim }[] }>('own', 'claim.list', {
      ...{ state: 'waiting', document: 'R1', order },
    })
    return claims.map(({ claim }) => claim.id)
  }
  assert.ok(!(await waiting('oldest')).includes(id))
  const again = { item: id, reviewers: ['rev-2'], comment: 'misread' }
  await fixture.ask('rev', 'review.reopen', again)
  const found = await waiting('oldest')
  assert.ok(found.includes(id))
  assert.deepEqual(await waiting('newest'), found.toReversed())
})
