import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../fixture/door.ts'
import { pages } from '../page-table.ts'
import { EVERY_PAGE, EXAMPLES, OF_ACCOUNTS, POSTED } from './every-page.test.ts'
import { LINKED_PAGES, linkWorld } from './linked-world.test.ts'

test('[E220] every page of the table has an example, and every example its page', () => {
  const paths = pages.map(({ path }) => path)
  assert.deepEqual([...new Set(paths)], paths)
  const known = [...Object.keys(EXAMPLES), ...POSTED, ...OF_ACCOUNTS, ...LINKED_PAGES]
  assert.deepEqual(known.sort(), [...paths].sort())
})

test('[E220] every example is answered with a page of one heading, whole and named', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const path of EVERY_PAGE) {
    const answer = await door.get(path)
    const page = await answer.text()
    assert.ok([200, 422].includes(answer.status), `${path}: ${answer.status}`)
    assert.equal(page.match(/<h1[ >]/g)?.length, 1, path)
    assert.match(page, /<title>[^<]+ · Tumen<\/title>/, path)
    assert.ok(page.endsWith('</html>'), path)
    assert.ok(!page.includes('undefined') && !page.includes('[object Object]'), path)
  }
  assert.deepEqual(door.faults, [])
})

test('[E220] the pages that need a linkage are whole once there is one', async () => {
  const world = await openWorld()
  const { paths } = await linkWorld(world)
  const door = await openFixtureDoor(world)
  for (const path of paths) {
    const page = await door.text(path)
    assert.equal(page.match(/<h1[ >]/g)?.length, 1, path)
    assert.ok(!page.includes('undefined') && !page.includes('[object Object]'), path)
    assert.ok(!/<[a-z][^>]* (?:style|on[a-z]+)=/.test(page), path)
  }
  assert.deepEqual(door.faults, [])
  await world.close()
})

test('[E220] a viewer gets a page or a refusal for each, and never a fault', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  for (const path of EVERY_PAGE) {
    const { status } = await door.get(path)
    assert.ok([200, 403, 404, 422].includes(status), `${path}: ${status}`)
  }
  assert.deepEqual(door.faults, [])
})

test('[E221] no page has a style or a script of its own, or leads outside', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  for (const path of EVERY_PAGE) {
    const page = await door.text(path)
    assert.ok(!/<style|<script(?![^>]* src="\/island\/)/.test(page), path)
    assert.ok(!/<[a-z][^>]* (?:style|on[a-z]+)=/.test(page), path)
    assert.ok(!/(?:src|action|href)="(?:https?:)?\/\//.test(page), path)
  }
})
