// A film that is covered second by second, without scripts, and its copy as a reviewer sees it. It
// is painted; nobody in it exists.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { CHECK_ITEMS, itemText } from '@tumen/claim'
import { reviewPath } from '@tumen/view'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'
import { mainOf } from '../../../fixture/text.ts'

const FILE = new URL('../../../../../vectors/redaction/two-heads.mp4', import.meta.url)
const isThere = ['ffmpeg', 'bwrap'].every((name) => existsSync(`/usr/bin/${name}`))
const skip = !isThere && 'no isolated ffmpeg is here'
if (skip) process.stdout.write(`# skipped: ${skip}\n`)
const world = await openWorld()
const bytes = readFileSync(FILE).toString('base64')
const about = { title: 'Two heads', published: '2022-04-10', language: 'en', bytes }
await world.ask('ana-1', 'document.add', { ...about, id: 'film' })
const door = await openFixtureDoor(world)
const own = wordsIn('en').page.redaction
const AT = '/documents/film/redaction'
const CHECKED = Object.fromEntries(CHECK_ITEMS.map((item) => [`check-${item}`, 'done']))

/** The form that saves, as a browser would send it, the second seen. */
function formIn(page: string): Record<string, string> {
  const fields: Record<string, string> = { ...CHECKED, seen: '0' }
  for (const [, name = '', value = ''] of page.matchAll(
    /<input[^>]* name="([^"]+)" value="([^"]*)"/g,
  ))
    if (/^(?:redaction|revision|film|page|rows|back|span-\d+|(?:from|to)-\d+)$/.test(name))
      fields[name] = value
  return fields
}

test('[E1021] a film is begun, its seconds open one by one, and spans are said from and to', {
  skip,
}, async () => {
  assert.match(await door.text('/documents/film'), /\/documents\/film\/redaction/)
  const before = await door.text(AT)
  assert.ok(before.includes(own.ofFilm.none) && !before.includes(own.turn.title))
  await door.post(AT, { do: 'begin' })
  const first = await door.text(`${AT}?page=1&part=1&shade=grey&view=published&from=3`)
  for (const said of ['25 pictures of 160 by 120, 10 a second', own.film.needs, own.ofFilm.limit])
    assert.ok(first.includes(said), said)
  assert.match(first, /<svg class="film-line"[^>]*role="img"/)
  assert.equal(first.match(/class="film-unseen"/g)?.length, 3)
  assert.match(first, /<img [^>]*\/pages\/1\/0\/grey" width="160" height="1200"/)
  assert.match(first, /name="from-0" value="3"/, 'where a link said that it begins')
  assert.ok(!first.includes('data-boxes') && !first.includes('<canvas'))
  assert.equal(first.match(new RegExp(`>${own.film.begin}</a>`, 'g'))?.length, 10)
  const src = /<img src="([^"]+)"/.exec(first)?.[1] ?? assert.fail()
  assert.equal((await door.get(src)).headers.get('content-type'), 'image/jpeg')
  const viewer = await openFixtureDoor(world, VIEWER)
  assert.notEqual((await viewer.get(src)).status, 200)
  assert.equal((await door.get(src.replace('/pages/1/', '/pages/9/'))).status, 404)
  const span = { 'from-0': '3', 'to-0': '25', 'kind-0': 'whole', 'state-0': 'covered' }
  await door.post(AT, { ...formIn(first), ...span })
  const after = await door.text(`${AT}?page=2&part=1&shade=grey`)
  assert.ok(after.includes('Second 1: 1 covered, 0 to decide</a> (seen)'))
  assert.equal(after.match(/class="film-span film-covered"/g)?.length, 1)
  assert.equal(after.match(/class="film-seen"/g)?.length, 1)
  assert.equal(after.match(/<rect class="redaction-filled"/g)?.length, 10)
})

test('[E1022] what was typed wrong stays, and the reason stands above it', { skip }, async () => {
  const page = await door.text(`${AT}?page=2&part=1&shade=grey`)
  const sent = { ...formIn(page), 'from-1': '30', 'to-1': '31', 'kind-1': 'lower' }
  const answer = await door.post(`${AT}?page=2&part=1&shade=grey`, sent)
  const text = await answer.text()
  assert.ok(answer.status >= 400)
  assert.match(text, /name="from-1" value="30"/)
})

test('[E1021] each second is looked at, the copy is made, and its judge sees it as it leaves', {
  skip,
}, async () => {
  for (const second of [2, 3]) {
    const page = await door.text(`${AT}?page=${second}&part=1&shade=grey`)
    const src = /<img src="([^"]+)"/.exec(page)?.[1] ?? assert.fail()
    await door.get(src)
    const fields = { ...formIn(page), 'kind-0': 'whole', 'state-0': 'covered' }
    await door.post(AT, fields)
  }
  const ready = await door.text(AT)
  assert.ok(ready.includes(own.ready))
  await door.post(AT, { ...formIn(ready), do: 'render' })
  const { derivatives } = await world.ask<{ derivatives: { id: string; mediaType: string }[] }>(
    ...(['ana-1', 'evidence.list', { document: 'film' }] as const),
  )
  const [copy] = derivatives
  assert.equal(copy?.mediaType, 'video/mp4')
  const item = itemText({ kind: 'redaction', ids: [copy?.id ?? ''] })
  const input = { items: [item], comment: 'Every second is covered.' }
  await world.ask('ana-1', 'review.submit', input)
  const reviewer = await openFixtureDoor(world, { account: 'rev-1', roles: ['reviewer'] })
  for (const language of LANGUAGES) {
    const { ofFilm } = wordsIn(language).page.redaction
    const said = { 'accept-language': language }
    const text = mainOf(await reviewer.text(`${reviewPath(item)}?page=1&part=1&shade=grey`, said))
    assert.ok(text.includes(ofFilm.pages.copyLead), language)
  }
})
