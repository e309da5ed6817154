import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { Form } from './form.ts'
import { postedOnce } from './posted-form.ts'
import { openTrialDoor } from './trial-door.test.ts'

test('[E485] a form that is sent several times at once makes one speaker', async () => {
  const world = await openWorld()
  const door = await openTrialDoor(world)
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
  const post = (fields: Record<string, string>, path = '/a', fails = false) =>
    postedOnce(
      session,
      { path, form: new Form(Object.entries(fields)) },
      async () => {
        done.count++
        await Promise.resolve()
        if (fails) throw new Error('refused')
        return { to: `/done/${done.count}` }
      },
      () => now.ms,
    )
  return { post, now, done }
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

test('[E485] bite: without it each press is done', async () => {
  const world = await openWorld()
  const door = await openTrialDoor(world)
  const input = { kind: 'outlet', name: { en: 'Asked Twice' } }
  await Promise.all([1, 2].map(() => door.call('agent.record', input)))
  const { body } = await door.call('agent.list', { name: 'Asked Twice' })
  assert.equal((body as { agents: object[] }).agents.length, 2)
  await world.close()
})
