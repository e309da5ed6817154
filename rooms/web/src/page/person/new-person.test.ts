// Somebody recorded by hand: the page that asks before it stores, and where a person was last.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

test('[E975] somebody of a new name is recorded by a plain form', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const fields = { name: '한송이', bornLow: '1984', title: 'Named in interviews' }
  const posted = await door.post('/persons/new', fields)
  assert.equal(posted.status, 303)
  const page = mainOf(await door.text(posted.headers.get('location') ?? ''))
  assert.ok(page.includes('한송이') && page.includes('1984'))
  assert.ok(page.includes('Nothing that is recorded says where and when.'))
  const wrong = await door.post('/persons/new', { ...fields, bornLow: 'x <i>', name: '문별' })
  assert.equal(wrong.status, 422)
  assert.ok((await wrong.text()).includes('x &lt;i>'))
  const viewer = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  assert.equal((await viewer.get('/persons/new')).status, 404)
  await world.close()
})

test('[E977] the page of a person says where it was last known to be, and what says so', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const posted = await door.post('/persons/new', { name: '한송이', title: 'Named in interviews' })
  const path = posted.headers.get('location') ?? ''
  const form = { do: 'link', event: 'OCT11', role: 'victim', certainty: 'maybe', claim: 'R08b' }
  assert.equal((await door.post(path.split('?')[0] ?? '', form)).status, 303)
  const page = mainOf(await door.text(path))
  const section = page.slice(page.indexOf('id="whereabouts"'), page.indexOf('id="line"'))
  for (const words of ['11 October 2022', 'maybe', 'linked to', '/events/OCT11', '/claims/R08b'])
    assert.ok(section.includes(words), words)
  await world.close()
})

test('[E975] who may be meant is shown with what tells them apart, and nothing is stored before', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const { id: run } = await world.ask<{ id: string }>('ana-1', 'linkage.run', {
    lists: ['list-a', 'list-b'],
  })
  await world.ask('rev-1', 'linkage.resolve', { run })
  const { size } = await world.desk.ledger.head()
  const fields = { name: '신정심', title: 'New', home: 'KP' }
  const asked = await door.post('/persons/new', fields)
  assert.equal(asked.status, 409)
  const page = mainOf(await asked.text())
  for (const words of ['Is it one of them?', '신정심', '1969', '1998', 'value="New"', 'value="KP"'])
    assert.ok(page.includes(words), words)
  assert.equal((await world.desk.ledger.head()).size, size)
  const others = [...page.matchAll(/name="others" value="([^"]+)"/g)].map(([, id = '']) => id)
  assert.ok(others.length > 1)
  const changed = await door.post('/persons/new', { ...fields, others, anew: 'another name' })
  assert.equal(changed.status, 409, 'an answer about another name is none')
  const done = await door.post('/persons/new', { ...fields, others, anew: '신정심' })
  assert.equal(done.status, 303)
  await world.close()
})
