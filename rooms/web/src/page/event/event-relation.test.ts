// How an event stands to others, on its page and at figures.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}
const other = { do: 'relate', other: 'CG18', certainty: 'likely' }

test('[E974] U16: an event that follows another says so on both pages, and it is taken back', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const posted = await door.post('/events/OCT11', { ...other, relation: 'follows' })
  assert.equal(posted.status, 303)
  const here = mainOf(await door.text('/events/OCT11'))
  assert.match(here, /follows<\/span> <a href="\/events\/CG18"/)
  const viewer = await openFixtureDoor(world, VIEWER)
  const there = mainOf(await viewer.text('/events/CG18'))
  assert.match(there, /is followed by<\/span> <a href="\/events\/OCT11"/)
  assert.ok(there.includes('likely') && !there.includes('name="relationId"'))
  const [, relationId = '', seen = ''] =
    /name="relationId" value="([^"]+)"[^>]*>\s*<input[^>]*name="seen" value="(\d+)"/.exec(here) ??
    []
  const back = { do: 'unrelate', relationId, seen }
  assert.equal((await door.post('/events/OCT11', back)).status, 303)
  assert.ok(!mainOf(await door.text('/events/OCT11')).includes('name="relationId"'))
  await world.close()
})

test('[E974] a refused relation keeps what was typed; that two events may be one stands at the figure', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const refused = await door.post('/events/OCT11', {
    ...other,
    relation: 'follows',
    other: 'no <i>',
  })
  assert.equal(refused.status, 422)
  const page = await refused.text()
  assert.ok(page.includes('no &lt;i>') && page.includes('value="likely" selected'))
  const figure = '/figures/show?act=forced_return&event=OCT11'
  const before = mainOf(await door.text(figure))
  assert.ok(!before.includes('may be one event'))
  await door.post('/events/OCT11', { ...other, relation: 'same_possible' })
  const after = mainOf(await door.text(figure))
  assert.ok(after.includes('may be one event (likely)'))
  await world.close()
})
