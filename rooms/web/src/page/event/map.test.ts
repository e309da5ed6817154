// The map on its page: precision, roles, the same rows as a table, links, languages.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

const world = await openWorld()
test.after(() => world.close())
const door = await openFixtureDoor(world, VIEWER)

test('[E1033] each place is drawn once with its roles, never as a point, and leads to its events', async () => {
  const page = await door.text('/events/map')
  const svg = /<svg[^>]*class="chart"[\s\S]*<\/svg>/.exec(page)?.[0] ?? ''
  // OCT11 and GH2 in Jilin, CG18 in Yunnan; the bridge is whence people were sent.
  assert.match(
    svg,
    /<title>Jilin: where it was: 2 events; from there: 1 event \(somewhere in a prov/,
  )
  assert.equal(svg.match(/<title>Jilin:/g)?.length, 1)
  assert.doesNotMatch(svg, /<circle/)
  const rows = [...page.matchAll(/<tr data-row[\s\S]*?<\/tr>/g)].map(([row]) => row)
  assert.ok(rows.some((row) => /Yunnan/.test(row) && /arrested there/.test(row)))
  const href = /href="(\/events\/map\?of=CN%2FJL)#events"/.exec(svg)?.[1] ?? ''
  const there = await door.text(href)
  for (const id of ['OCT11', 'GH2']) assert.match(there, new RegExp(`href="/events/${id}"`))
  const list = /<section aria-labelledby="events"[\s\S]*?<\/section>/.exec(there)?.[0] ?? ''
  assert.doesNotMatch(list, /Cloud Gate/)
})

test('[E1033] as said a bridge stays a bridge; table alone, languages, days that cannot be', async () => {
  const said = await door.text('/events/map?unit=said&as=table')
  assert.match(said, /Red Pine Bridge crossing/)
  assert.doesNotMatch(said, /<svg[^>]*class="chart"/)
  assert.match(await door.text('/events/map?asKnownOn=2022-01'), /Nothing is recorded here/)
  for (const language of ['en', 'ko', 'zh'])
    assert.doesNotMatch(
      await door.text('/events/map?of=CN%2FJL', { 'accept-language': language }),
      /undefined|\{\w+\}/,
    )
  assert.equal((await door.get('/events/map?asKnownOn=2031')).status, 422)
  assert.equal((await door.get('/events/map?of=CN%2FXX')).status, 404)
})
