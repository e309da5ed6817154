import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture, type Person, refused } from '../../fixture/desk.ts'

const fixture = await openFixture()
const QUESTION = { act: 'detention', place: 'Liaoning', at: '2022-04', knownBy: 'recorded' }
const WORDS = { query: '"heron ford" -river', mode: 'all_spellings', limit: '20' }

interface Saved {
  id: string
  kind: string
  name: string
  query: Record<string, string>
  shared: boolean
  by: string
}

async function saved(who: Person, kind?: string): Promise<Saved[]> {
  const input = kind === undefined ? {} : { kind }
  return (await fixture.ask<{ queries: Saved[] }>(who, 'query.list', input)).queries
}

async function save(who: Person, more: object = {}): Promise<string> {
  const input = { kind: 'question', name: 'Held in Liaoning', query: QUESTION, ...more }
  return (await fixture.ask<{ id: string }>(who, 'query.save', input)).id
}

test('[D81] own and shared queries are listed, each in its newest form, until they are dropped', async () => {
  const own = await save('vie')
  const shared = await save('sta', { kind: 'search', name: 'Ford', query: WORDS, shared: true })
  assert.deepEqual(
    (await saved('vie')).map(({ id }) => id),
    [own, shared],
  )
  assert.deepEqual(
    (await saved('ana')).map(({ id, by, query }) => [id, by, query]),
    [[shared, 'sta', WORDS]],
  )
  assert.deepEqual(await saved('ana', 'question'), [])
  const changed = { id: own, name: 'Held', query: { act: 'arrest' }, shared: true }
  assert.equal(await save('vie', changed), own)
  const [seen] = await saved('ana', 'question')
  assert.deepEqual([seen?.name, seen?.query, seen?.shared], ['Held', { act: 'arrest' }, true])
  await save('vie', { ...changed, shared: false })
  assert.deepEqual(await saved('ana', 'question'), [])
  await fixture.ask('vie', 'query.drop', { id: own })
  assert.deepEqual(await saved('vie', 'question'), [])
})

test('[D81] another one’s private query is like a missing one; a shared one is its owner’s', async () => {
  const secret = await save('doc')
  const told = async (name: string, input: object) => {
    const { code, field, details } = await refused(fixture.ask('vie', name, input))
    return JSON.stringify({ code, field, details })
  }
  const again = { kind: 'question', name: 'x', query: QUESTION }
  for (const [name, more] of [
    ['query.drop', {}],
    ['query.save', again],
  ] as const) {
    const foreign = await told(name, { id: secret, ...more })
    assert.equal(foreign, await told(name, { id: 'qu_none', ...more }))
    assert.match(foreign, /not-found/)
  }
  const shared = await save('doc', { shared: true })
  assert.match(await told('query.drop', { id: shared }), /not-allowed/)
  const before = JSON.stringify(await saved('vie'))
  await save('doc', { name: 'Another secret' })
  assert.equal(JSON.stringify(await saved('vie')), before)
})

test('[D82] fields and values are those of a form; empty fields are left out', async () => {
  const id = await save('ana', { query: { ...QUESTION, place: '', population: ' ' } })
  const found = (await saved('ana')).find((one) => one.id === id)
  assert.deepEqual(Object.keys(found?.query ?? {}), ['act', 'at', 'knownBy'])
  const wrong: [object, string, string][] = [
    [{ query: { CANARY: 'x' } }, 'query', 'unrecognized_keys'],
    [{ query: { __proto__: null, toString: 'x' } }, 'query', 'unrecognized_keys'],
    [{ query: { query: 'CANARY' } }, 'query', 'unrecognized_keys'],
    [{ query: { act: 'CANARY' } }, 'query.act', 'invalid_value'],
    [{ query: { act: '' } }, 'query', 'too_small'],
    [{ kind: 'search', query: { limit: 'CANARY' } }, 'query.limit', 'invalid_type'],
    [{ kind: 'search', query: { mode: 'CANARY' } }, 'query.mode', 'invalid_value'],
    [{ kind: 'search', query: { at: '2022-04' } }, 'query', 'unrecognized_keys'],
  ]
  for (const [more, path, code] of wrong) {
    const refusal = await refused(save('ana', more))
    assert.deepEqual([refusal.code, refusal.details], ['invalid-input', [{ path, code }]])
    assert.ok(!JSON.stringify(refusal).includes('CANARY'))
  }
})
