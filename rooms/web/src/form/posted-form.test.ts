import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor } from '../../fixture/door.ts'
import { Form } from './form.ts'
import { noteShown, postedOnce } from './posted-form.ts'

test('[E485] a form that is sent several times at once makes one speaker', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const fields = { kind: 'outlet', 'name-en': 'Twice Pressed' }
  const pressed = await Promise.all([1, 2, 3].map(() => door.post('/speakers/new', fields)))
  const late = await door.post('/speakers/new', fields)
  const places = [...pressed, late].map(({ status, headers }) => [status, headers.get('location')])
  assert.equal(new Set(places.map(String)).size, 1, JSON.stringify(places))
  assert.equal(places[0]?.[0], 303)
  const { body } = await door.call('agent.list', { name: 'Twice Pressed' })
  assert.equal((body as { agents: object[] }).agents.length, 1)
  const page = await door.text(String(places[0]?.[1]))
  assert.match(page, /Recorded\./)
  await world.close()
})

/** Posts to one session with a clock that is set by hand; counts what was done. */
function openPosts() {
  const [session, now, done] = [{}, { ms: 0 }, { count: 0 }]
  const post = (fields: Record<string, string>, path = '/a', fails = false, to = '/done/') =>
    postedOnce(
      session,
      { path, form: new Form(Object.entries(fields)) },
      async () => {
        done.count++
        await Promise.resolve()
        if (fails) throw new Error('refused')
        return { to: `${to}${done.count}` }
      },
      () => now.ms,
    )
  const show = (path: string) => noteShown(session, path)
  return { post, show, now, done }
}

test('[E485] the same form is the same press until two seconds after its answer', async () => {
  const { post, now } = openPosts()
  assert.deepEqual(await post({ a: '1', progress: 'x' }), { to: '/done/1' })
  now.ms = 1_999
  assert.deepEqual(await post({ a: '1', progress: 'y' }), { to: '/done/1' })
  now.ms = 2_000
  assert.deepEqual(await post({ a: '1' }), { to: '/done/2' })
})

test('[E485] another form, another page, one in between, or one that failed is its own', async () => {
  const { post, done } = openPosts()
  await post({ a: '1' })
  await post({ a: '2' })
  await post({ a: '1' })
  await post({ a: '1' }, '/b')
  assert.equal(done.count, 4)
  await assert.rejects(post({ a: '3' }, '/b', true), /refused/)
  await post({ a: '3' }, '/b')
  assert.equal(done.count, 6)
})

test('[E485] mutation test: without it each press is done', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  await Promise.all([1, 2].map(() => door.call('event.record', { title: 'Asked twice' })))
  const { body } = await door.call('event.list', {})
  const { events } = body as { events: { title: string }[] }
  assert.equal(events.filter(({ title }) => title === 'Asked twice').length, 2)
  await world.close()
})

test('[E485] a form that is shown again is another one, unless it leads back to itself', async () => {
  const { post, show, done } = openPosts()
  await post({ a: '1' }, '/a?x=1')
  show('/b')
  await post({ a: '1' }, '/a?x=1')
  assert.equal(done.count, 1, 'another page is no form of this')
  show('/a')
  await post({ a: '1' }, '/a?x=1')
  assert.equal(done.count, 2)
  await post({ a: '2' }, '/a', false, '/a?n=')
  show('/a')
  await post({ a: '2' }, '/a', false, '/a?n=')
  assert.equal(done.count, 3, 'its page is shown after every press')
  // While the first is worked at nothing is forgotten.
  const first = post({ a: '3' })
  show('/a')
  await Promise.all([first, post({ a: '3' })])
  assert.equal(done.count, 4)
})

test('[E571] two speakers of the same fields are two after “no, somebody else”', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const fields = { kind: 'person', anonymity: 'named', 'name-en': 'Rowan Twin' }
  const record = async (more: Record<string, string> = {}) => {
    await door.text('/speakers/new')
    const answer = await door.post('/speakers/new', { ...fields, ...more })
    return { to: answer.headers.get('location'), page: await answer.text() }
  }
  const first = await record()
  assert.ok(first.to)
  for (const n of [2, 3]) {
    const asked = await record()
    assert.equal(asked.to, null)
    const [, anew = ''] = /name="anew" value="([^"]+)"/.exec(asked.page) ?? []
    const answer = await door.post('/speakers/new', { ...fields, anew })
    const again = await door.post('/speakers/new', { ...fields, anew })
    assert.equal(answer.status, 303)
    assert.equal(again.headers.get('location'), answer.headers.get('location'), 'pressed twice')
    const { body } = await door.call('agent.list', { name: 'Rowan Twin' })
    assert.equal((body as { agents: object[] }).agents.length, n)
  }
  await world.close()
})
