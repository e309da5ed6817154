import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contractList } from '@tumen/contract'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

test('[E200] the reference names every operation of the table and leads to its page', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const page = await door.text('/reference')
  for (const { name } of contractList) assert.ok(page.includes(`href="/reference/${name}"`), name)
})

test('[E200] the page of an operation shows every field of its input and answer', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  for (const { name, changes } of contractList) {
    const answer = await door.get(`/reference/${name}`)
    assert.equal(answer.status, 200, name)
    const page = await answer.text()
    assert.ok(page.includes(`tumen ${name.replace('.', ' ')}`), name)
    assert.equal(page.includes('Reads only.'), !changes, name)
  }
  const ask = await door.text('/reference/figure.ask')
  for (const field of ['act', 'place', 'asKnownOn', 'quotes', 'waiting'])
    assert.ok(ask.includes(`<code>${field}</code>`), field)
})

test('[E201] an operation that is not there is a page that is not there', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  assert.equal((await door.get('/reference/claim.forget')).status, 404)
})
