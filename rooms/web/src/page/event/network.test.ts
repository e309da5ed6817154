// The network on its page: picture and list say the same, people for who may read names, languages.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { linkWorld } from '../../walk/linked-world.test.ts'

const world = await openWorld()
test.after(() => world.close())
const { person } = await linkWorld(world)
const door = await openFixtureDoor(world)

test('[E1034] picture and list hold the same nodes, each with a link to its page', async () => {
  const page = await door.text('/events/network')
  const svg = /<svg[^>]*class="chart"[\s\S]*<\/svg>/.exec(page)?.[0] ?? ''
  const list = page.slice(page.indexOf('</svg>', page.indexOf(svg)))
  const hrefs = [...svg.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href)
  assert.ok(hrefs.length > 8)
  for (const href of hrefs) assert.ok(list.includes(`href="${href}"`), href)
  for (const href of ['/events/OCT11', '/speakers/ferry-house', `/persons/${person}`])
    assert.ok(hrefs.map(decodeURIComponent).includes(href), href)
  for (const href of hrefs) assert.equal((await door.get(href)).status, 200, href)
  assert.match(list, /person affected \(likely\)/)
  assert.doesNotMatch(await door.text('/events/network?as=table'), /<svg[^>]*class="chart"/)
})

test('[E1034] one step around a record; a viewer gets no person; languages; what cannot be', async () => {
  const near = await door.text('/events/network?around=GH2')
  assert.match(near, /Taken from a guesthouse/)
  assert.doesNotMatch(near, /Ferry House/)
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.doesNotMatch(await viewer.text('/events/network'), /신정심|\/persons\//)
  assert.equal((await viewer.get(`/events/network?around=${person}`)).status, 404)
  for (const language of ['en', 'ko', 'zh'])
    assert.doesNotMatch(
      await door.text('/events/network', { 'accept-language': language }),
      /undefined|\{\w+\}/,
    )
  assert.equal((await door.get('/events/network?asKnownOn=2031')).status, 422)
})
