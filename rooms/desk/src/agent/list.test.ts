import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture } from '../../fixture/desk.ts'

const fixture = await openFixture()
await fixture.ask('own', 'agent.record', { id: 'group', kind: 'group', name: { en: 'A group' } })
for (const id of ['one', 'two', 'three'])
  await fixture.ask('own', 'agent.record', { id, kind: 'person', name: { en: `Person ${id}` } })

async function idsOf(input: object): Promise<string[]> {
  const { agents } = await fixture.ask<{ agents: { id: string }[] }>('ana', 'agent.list', input)
  return agents.map(({ id }) => id)
}

test('[D145] agents of one kind are listed, a page at a time, also among those of a name', async () => {
  assert.deepEqual(await idsOf({ kind: 'person' }), ['one', 'two', 'three'])
  assert.deepEqual(await idsOf({ kind: 'person', order: 'newest', limit: 2 }), ['three', 'two'])
  assert.deepEqual(await idsOf({ kind: 'person', after: 'two' }), ['three'])
  assert.deepEqual(await idsOf({ kind: 'person', name: 'group' }), [])
  assert.deepEqual(await idsOf({ kind: 'group', name: 'group' }), ['group'])
  assert.deepEqual(await idsOf({ kind: 'group', ids: ['one', 'group'] }), ['group'])
})
