import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Output } from '@tumen/contract'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { fieldsIn } from '../claim/form/printed-form.test.ts'

const shownIn = async (world: Awaited<ReturnType<typeof openWorld>>) =>
  (await world.ask<Output<'event.show'>>('ana-1', 'event.show', { id: 'CG18' })).event

/** The form that amends, as it stands on the page. */
const formOf = (page: string) => fieldsIn(page.slice(page.indexOf(`action="${AMEND}"`) - 30))

const EVENT = '/events/CG18'
const AMEND = `${EVENT}/amend`

test('[E1063] an event is amended by a plain form: only what was typed otherwise is said', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  assert.ok((await door.text(EVENT)).includes(`href="${AMEND}"`))
  const filled = formOf(await door.text(AMEND))
  const event = await shownIn(world)
  assert.deepEqual([filled.title, filled.place], [event.title, event.place])
  const same = await door.post(AMEND, filled)
  assert.equal(same.status, 422)
  assert.ok((await same.text()).includes('id="title-problem"'))
  const bad = await door.post(AMEND, { ...filled, title: '<i>x', place: 'Nowhereland' })
  const again = await bad.text()
  assert.ok(again.includes('value="&lt;i>x"') && again.includes('id="place-problem"'))
  assert.equal((await door.post(AMEND, { ...filled, title: ' ' })).status, 422)
  const changed = { ...formOf(again), title: 'A crossing at dusk', place: '' }
  assert.equal((await door.post(AMEND, changed)).status, 303)
  const now = await shownIn(world)
  assert.deepEqual([now.title, now.place], ['A crossing at dusk', undefined])
  assert.deepEqual([now.act, now.period], [event.act, event.period])
  const { rows } = await world.ask<Output<'record.history'>>('ana-1', 'record.history', {
    id: 'CG18',
  })
  assert.equal(rows.filter(({ table }) => table === 'event').length, 2)
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.equal((await viewer.post(AMEND, changed)).status, 403)
  assert.ok(!(await viewer.text(EVENT)).includes(AMEND))
  await world.close()
})

test('[E1063] what others amended meanwhile is neither lost nor unsaid by a form of before', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const filled = formOf(await door.text(AMEND))
  await world.ask('ana-1', 'event.amend', { id: 'CG18', title: 'Theirs', place: 'Liaoning' })
  const late = await door.post(AMEND, { ...filled, title: 'Mine', when: '2022-09' })
  assert.equal(late.status, 409)
  const page = await late.text()
  assert.ok(page.includes('In these fields both of you wrote') && page.includes('Theirs'))
  const merged = formOf(page)
  assert.deepEqual([merged.title, merged.place, merged.when], ['Mine', 'CN/LN', '2022-09'])
  assert.equal((await shownIn(world)).title, 'Theirs')
  assert.equal((await door.post(AMEND, merged)).status, 303)
  const event = await shownIn(world)
  assert.deepEqual([event.title, event.place], ['Mine', 'CN/LN'])
  await world.close()
})
