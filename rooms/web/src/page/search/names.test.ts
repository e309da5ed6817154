import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'

const ANALYST = { account: 'ana-1', roles: ['analyst'] } satisfies typeof VIEWER

test('[E1017] many names are looked up, kept in the form, and in no address', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), ANALYST)
  const empty = await (await door.get('/search/names')).text()
  assert.ok(empty.includes('Is any of these people known here?'))
  const answer = await door.post('/search/names', {
    names: 'Red Pine Bridge\nNobody Here',
    mode: 'as_written',
  })
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('location'), null)
  const page = await answer.text()
  assert.ok(page.includes('1 of 2 names is known here.'), page)
  assert.match(page, /href="\/documents\/[^"]+"/)
  assert.ok(page.includes('Nobody Here'))
  assert.ok(/<textarea[^>]*name="names"[^>]*>\n?Red Pine Bridge/.test(page))
  const none = await door.post('/search/names', { names: ' ', mode: 'as_written' })
  assert.equal(none.status, 422)
  // Who reads no names has no such page.
  const viewer = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  assert.equal((await viewer.get('/search/names')).status, 404)
  assert.ok(!(await (await viewer.get('/search')).text()).includes('/search/names'))
})
