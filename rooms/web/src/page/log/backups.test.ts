// The page of backups, for whoever looks after a workspace.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { newBackupKey } from '@tumen/desk'
import { fill, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const ADMIN = { account: 'adm-1', roles: ['administrator' as const] }
const REVIEWER = { account: 'rev-1', roles: ['reviewer' as const] }
const PATH = '/health/backups'

test('[E1053] a backup is made from the page, which tells where it is and asks for no key', async (t) => {
  const world = await openWorld()
  t.after(world.close)
  const own = wordsIn('en').page.log.backups
  const door = await openFixtureDoor(world, ADMIN)
  const before = mainOf(await door.text(PATH))
  assert.ok(before.includes('tumen serve --backup') && before.includes(own.none))
  assert.ok(!before.includes(own.go), 'no button where nobody said where')
  assert.equal((await door.post(PATH, {})).status, 422)

  const to = join(dirname(world.folder), 'backups')
  t.after(() => rmSync(to, { recursive: true, force: true }))
  const { recipient } = await newBackupKey('four words of chance', 4)
  world.desk.memory.backups.spot = { to, recipients: [recipient] }
  assert.ok(mainOf(await door.text(PATH)).includes(own.go))
  const made = await door.post(PATH, {})
  assert.equal(made.status, 303)
  const after = mainOf(await door.text(PATH))
  assert.equal(world.desk.memory.backups.making, undefined)
  assert.ok(after.includes(own.isThere) && after.includes(own.whole))
  assert.ok(after.includes(fill(own.place, { folder: to, n: 1 })))
  assert.ok(!/<input[^>]*type="(?:file|password)"/.test(after))

  // Who looks after it and is no administrator reads the same and makes none.
  const other = await openFixtureDoor(world, REVIEWER)
  const read = mainOf(await other.text(PATH))
  assert.ok(read.includes(own.isThere) && !read.includes(own.go))
  assert.equal((await other.post(PATH, {})).status, 403)
  assert.equal((await (await openFixtureDoor(world, VIEWER)).get(PATH)).status, 403)
})
