// The page of requests: what somebody else asked for and this person may decide, and one's own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '@tumen/desk'
import { openWorld } from '@tumen/world'
import { KEEPER, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

const REVIEWER: Actor = { account: 'rev-1', roles: ['reviewer'] }
const EDITOR: Actor = { account: 'edi-1', roles: ['editor'] }

test('[E762] requests stand on one page with what, by whom and until when', async (t) => {
  const world = await openWorld()
  t.after(() => world.close())
  await world.ask('ana-1', 'evidence.ask-shred', { document: 'R14', reason: 'danger' })
  const form = { profile: 'court', recipient: 'a <court>', claims: ['R08b'], withNotes: true }
  await world.ask('ana-1', 'bundle.ask', form)
  const pageOf = async (actor: Actor, language = 'en') => {
    const door = await openFixtureDoor(world, actor)
    return door.text('/requests', { 'accept-language': language })
  }
  const reviewer = await pageOf(REVIEWER)
  assert.match(
    reviewer,
    /<a href="\/documents\/R14\/shred" data-row="true">Destroy <span lang="ko">[^<]+</,
  )
  assert.match(reviewer, /it could lead to somebody/)
  assert.ok(reviewer.includes('>ana-1<') && reviewer.includes('For you to decide'))
  assert.ok(!reviewer.includes('a &lt;court>') && !reviewer.includes('Bundle for'))
  const editor = await pageOf(EDITOR)
  assert.match(
    editor,
    /<a href="\/bundles\/[^"]+" data-row="true">Bundle for a &lt;court[^<]* \(A court\)/,
  )
  assert.ok(!editor.includes('R14'))
  const asker = await pageOf({ ...KEEPER, roles: ['analyst'] })
  assert.ok(asker.includes('Asked by you') && !asker.includes('For you to decide'))
  assert.match(await pageOf(REVIEWER, 'ko'), /파기/)
  assert.match(await pageOf(REVIEWER, 'zh'), /销毁/)
  const home = await (await openFixtureDoor(world, REVIEWER)).text('/')
  assert.match(home, /<a href="\/requests">One request waits for your decision/)
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await viewer.get('/requests')).status, 403)
})
