// A speaker without a name is not recorded as a named one: nobody could tell whose voice it is.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openFixture, refused } from '../../fixture/desk.ts'

test('[D1076] who is called named has a name, and who is anonymous needs none', async (t) => {
  const fixture = await openFixture()
  t.after(() => fixture.close())
  const size = await fixture.size()
  for (const input of [{}, { kind: 'person' }, { name: {} }, { id: 'x', anonymity: 'named' }]) {
    const { code, details } = await refused(fixture.ask('doc', 'agent.record', input))
    assert.deepEqual([code, details], ['findings', [{ code: 'field_missing', field: 'name' }]])
  }
  assert.equal(await fixture.size(), size, 'nothing was recorded')
  await fixture.ask('doc', 'agent.record', { name: { en: 'Harbour Wire' } })
})
