import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../../fixture/door.ts'

const FILE = new URL('../../../../../../vectors/intake/river-letter.png', import.meta.url)
const bytes = readFileSync(FILE).toString('base64')
const world = await openWorld()
const about = { title: 'Letter', published: '2022-04-10', language: 'en', bytes }
await world.ask('ana-1', 'document.add', { ...about, id: 'open' })
await world.ask('ana-1', 'document.add', {
  ...{ ...about, id: 'closed', title: 'Another', sensitivity: 'restricted' },
})
const keeper = await openFixtureDoor(world)
const viewer = await openFixtureDoor(world, VIEWER)

test('[E830] a picture is a PNG for whoever may read its document, kept by no cache', async () => {
  for (const shade of ['grey', 'colour']) {
    const answer = await viewer.get(`/documents/open/picture/1/${shade}`)
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('content-type'), 'image/png')
    assert.equal(answer.headers.get('cache-control'), 'no-store')
    assert.equal(Buffer.from(await answer.arrayBuffer()).toString('latin1', 1, 4), 'PNG')
  }
})

test('[E830] of a closed document it is as missing as one that is not there', async () => {
  const missing = await viewer.text('/documents/nothing/picture/1/grey')
  const closed = await viewer.get('/documents/closed/picture/1/grey')
  assert.equal(closed.status, 404)
  assert.equal(await closed.text(), missing.replaceAll('/nothing/', '/closed/'))
  assert.equal((await keeper.get('/documents/closed/picture/1/grey')).status, 200)
  for (const path of ['open/picture/2/grey', 'open/picture/0/grey', 'R08/picture/1/grey'])
    assert.notEqual((await keeper.get(`/documents/${path}`)).status, 200, path)
})

test('[E830] an address that is followed opens no picture, only a page of ours shows it', async () => {
  const dest = (to: string) =>
    keeper.get('/documents/open/picture/1/grey', { 'sec-fetch-dest': to })
  assert.equal((await dest('image')).status, 200)
  for (const to of ['document', 'iframe', 'empty']) assert.equal((await dest(to)).status, 404, to)
  const stranger = await keeper.send('/documents/open/picture/1/grey')
  assert.notEqual(stranger.status, 200)
})
