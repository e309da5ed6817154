import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFixtureDoor, readOnlyWorld } from '../../../fixture/door.ts'

test('[E202] keys can be switched off and on again, and a page without them loads no script for them', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const script = '/island/key.js'
  assert.ok((await door.text('/help/keys')).includes(script))
  const off = await door.post('/keys', { keys: 'off', back: '/help/keys' })
  assert.equal(off.status, 303)
  const without = await door.text('/help/keys')
  assert.ok(!without.includes(script))
  assert.ok(without.includes('The keys are off.'))
  await door.post('/keys', { keys: 'on', back: '/help/keys' })
  assert.ok((await door.text('/help/keys')).includes(script))
})
