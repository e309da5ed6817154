// Destroying a document in the browser: what goes is shown before, one person asks and another does
// it, and nothing is destroyed by a press of a button alone.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const REVIEWER = { account: 'rev-1', roles: ['reviewer' as const] }
const PATH = '/documents/R14/shred'

test('[E736] what goes stands there first, one asks, another destroys, and the page is gone', async (t) => {
  const world = await openWorld()
  t.after(world.close)
  const door = await openFixtureDoor(world)
  const other = await openFixtureDoor(world, REVIEWER)
  assert.equal((await (await openFixtureDoor(world, VIEWER)).get(PATH)).status, 403)
  assert.match(mainOf(await door.text('/documents/R14')), /href="\/documents\/R14\/shred"/)
  const preview = mainOf(await door.text(PATH))
  for (const words of [
    'To be destroyed for ever: a document',
    'Backups that were made until today',
  ])
    assert.ok(preview.includes(words), words)
  assert.match(preview, /href="\/claims\/R14a"/)
  const token = /name="token" value="([^"]+)"/.exec(preview)?.[1] ?? ''
  const sure = { do: 'shred', reason: 'danger', sure: 'yes', token }
  const alone = await door.post(PATH, sure)
  assert.equal(alone.status, 409, 'nobody destroys alone')
  assert.equal((await door.post(PATH, { do: 'ask', reason: 'danger' })).status, 303)
  assert.equal((await door.post(PATH, { ...sure, again: '1' })).status, 409, 'nor after asking')
  const asked = mainOf(await other.text(PATH))
  assert.match(asked, /ana-1 asked for it: it could lead to somebody/)
  const { sure: _, ...unread } = sure
  assert.equal((await other.post(PATH, unread)).status, 422, 'by a press alone')
  assert.equal((await other.post(PATH, { ...sure, token: 'x' })).status, 409, 'what was not seen')
  const done = await other.post(PATH, sure)
  assert.deepEqual([done.status, done.headers.get('location')], [303, '/documents'])
  assert.match(await other.text('/documents'), /It is destroyed/)
  assert.equal((await other.get('/documents/R14')).status, 410)
  assert.equal((await other.get(PATH)).status, 410)
})
