// A claim that passes on a withdrawn statement is withdrawn with it, for people who may read the
// withdrawal.
import assert from 'node:assert/strict'
import test from 'node:test'
import { addReport, HELD, openFixture, type Person, REPORT } from '../../fixture/desk.ts'

const fixture = await openFixture()
for (const id of ['R1', 'R2', 'R3']) await addReport(fixture, id)
await fixture.ask('own', 'agent.record', { id: 'post', kind: 'outlet', name: { en: 'Ridge Post' } })
await fixture.ask('own', 'agent.record', { id: 'gate', kind: 'person', name: { en: 'Ada Brook' } })
await fixture.ask('own', 'agent.record', { id: 'gate2', kind: 'person', name: { en: 'A. Brooke' } })
assert.ok(REPORT.includes(HELD.quote[0] as string))

const record = (id: string, document: string, more: object = {}) =>
  fixture.ask('own', 'claim.record', {
    ...{ ...HELD, id, document, chain: ['harbour', 'gate'], said: '2022-04-20' },
    ...more,
  })
const shown = (id: string, who: Person = 'own') =>
  fixture.ask<{ state: string; withdrawnWith?: string }>(who, 'claim.show', { id })

test('[D528] a relay of a withdrawn statement is withdrawn; another statement of its origin is not', async () => {
  await record('first', 'R1', { sensitivity: 'restricted' })
  await record('relay', 'R2')
  await record('alias', 'R3', { chain: ['harbour', 'gate2'] })
  await record('later', 'R2', { said: '2022-04-25' })
  await record('elsewhere', 'R2', { place: 'CN/JL', quote: [HELD.quote[0]] })
  await fixture.ask('own', 'claim.retract', {
    ...{ claim: 'first', why: 'origin_withdraws', reason: 'counted twice' },
  })
  const first = await shown('first')
  assert.deepEqual([first.state, first.withdrawnWith], ['withdrawn', undefined])
  const relay = await shown('relay')
  assert.deepEqual([relay.state, relay.withdrawnWith], ['withdrawn', 'first'])
  for (const id of ['alias', 'later', 'elsewhere'])
    assert.equal((await shown(id)).state, 'counts', id)
  await fixture.ask('own', 'agent.relate', { a: 'gate', b: 'gate2', relation: 'same', reason: 'x' })
  assert.equal((await shown('alias')).state, 'withdrawn', 'one origin by a judgement')
  const listed = async (state: string, who: Person = 'own', more: object = {}) => {
    const input = { state, ...more }
    const { claims } = await fixture.ask<{ claims: { claim: { id: string } }[] }>(
      who,
      'claim.list',
      input,
    )
    return claims.map(({ claim }) => claim.id)
  }
  assert.deepEqual(await listed('withdrawn'), ['first', 'relay', 'alias'])
  assert.deepEqual(await listed('withdrawn', 'own', { document: 'R2' }), ['relay'])
  assert.deepEqual(await listed('withdrawn', 'own', { limit: 1, after: 'first' }), ['relay'])
  assert.deepEqual(await listed('withdrawn', 'own', { order: 'newest', limit: 1 }), ['alias'])
  assert.deepEqual(await listed('counts'), ['later', 'elsewhere'])
  assert.deepEqual(await listed('withdrawn', 'vie'), [])
  // Whoever may not read the withdrawn claim is told nothing by another one.
  assert.equal((await shown('relay', 'vie')).state, 'counts')
})
