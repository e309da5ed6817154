// The ways of persons on their page: picture, table, persons of a flow, day, and who gets nothing.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { linkWorld } from '../../walk/linked-world.test.ts'

const world = await openWorld()
test.after(() => world.close())
const { person } = await linkWorld(world)
const door = await openFixtureDoor(world)

test('[E1000] the picture and the table say the same, and each flow leads to its persons', async () => {
  const page = await door.text('/persons/flow')
  assert.match(page, /From where to where did \d+ persons go, as known on 1 March 2023\?/)
  const bands = [...page.matchAll(/<title>Home ([^<]+) → Arrest ([^<]+): (\d+) persons?</g)]
  assert.ok(bands.length > 2)
  for (const [, from, to, n] of bands)
    assert.match(page, new RegExp(`<td>${from}</td><td>${to}</td><td[^>]*><a[^>]*>${n}</a>`))
  const table = await door.text('/persons/flow?as=table')
  assert.doesNotMatch(table, /<svg[^>]*class="chart"/)
  for (const [, from] of bands) assert.ok(table.includes(`<td>${from}</td>`))
  // Only one person is linked to a crossing, so no flow of it stands by itself.
  const all = await door.text('/persons/flow?least=1')
  const href = /href="(\/persons\/flow\?least=1&(?:amp;)?of=crossing\+CN%2FJL[^"#]+)#/.exec(
    all,
  )?.[1]
  const persons = await door.text(href?.replaceAll('&amp;', '&') ?? '')
  assert.ok(persons.includes(`href="/persons/${encodeURIComponent(person)}"`))
  assert.ok(!page.includes('of=crossing+CN'))
})

test('[E1000] as known before the lists nobody is counted; a day that cannot be is asked again', async () => {
  const early = await door.text('/persons/flow?asKnownOn=2022-10-01')
  assert.match(early, /There are no persons here/)
  assert.doesNotMatch(early, /From where to where did/)
  const late = await door.get('/persons/flow?asKnownOn=2031-10-01')
  assert.equal(late.status, 422)
  assert.match(await late.text(), /name="asKnownOn"/)
  assert.equal((await door.get('/persons/flow?least=none')).status, 422)
  assert.equal((await door.get('/persons/flow?of=nothing')).status, 404)
})

test('[E1001] who may not see persons gets a page that is not there', async () => {
  const viewer = await openFixtureDoor(world, VIEWER)
  const [gone, missing] = [await viewer.get('/persons/flow'), await viewer.get('/nothing-here')]
  assert.deepEqual([gone.status, missing.status], [404, 404])
  assert.doesNotMatch(await gone.text(), /Liaoning|Ways of persons/)
  assert.doesNotMatch(await viewer.text('/persons'), /persons\/flow/)
})
