// The page of health: what an administrator sees who reads nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'
import { PARTS, partOf } from './health.tsx'

const ADMIN = { account: 'adm-1', roles: ['administrator' as const] }

test('[E737] an administrator sees lights with sentences, and no word of a record', async (t) => {
  const world = await openWorld()
  t.after(world.close)
  const door = await openFixtureDoor(world, ADMIN)
  const own = wordsIn('en').page.log.health
  const before = mainOf(await door.text('/health'))
  const states = (page: string) =>
    [...page.matchAll(/<span class="tag(?: warn)?">([^<]*)</g)].map(([, state]) => state)
  const { ok, unknown } = own.lightState
  assert.deepEqual(states(before).slice(2, 7), Array(5).fill(unknown), 'not fine before a check')
  const after = mainOf(await (await door.post('/health', {})).text())
  assert.deepEqual(states(after).slice(2, 7), Array(5).fill(ok))
  const { isolation } = await world.ask<{ isolation: { level: 'A' | 'B' | 'C' } }>(
    ...(['ana-1', 'workspace.show', { isolation: true }] as const),
  )
  assert.ok(before.includes(own.isolation[isolation.level].split('{')[0] ?? '?'))
  const { documents } = await world.ask<{ documents: { id: string; title: string }[] }>(
    ...(['ana-1', 'document.list', {}] as const),
  )
  assert.ok(documents.length > 0)
  for (const page of [before, after])
    for (const { title } of documents) assert.ok(!page.includes(title))
  assert.equal((await door.get('/documents')).status, 403)
  assert.equal((await (await openFixtureDoor(world, VIEWER)).get('/health')).status, 403)
})

test('[E737] every code of the check has one light', () => {
  const listed = Object.values(PARTS).flat() as string[]
  assert.equal(new Set(listed).size, listed.length)
  for (const language of LANGUAGES)
    assert.deepEqual(Object.keys(wordsIn(language).fsck).sort(), [...listed].sort())
  assert.equal(partOf('FS99'), 'records', 'what is new is never lost')
})
