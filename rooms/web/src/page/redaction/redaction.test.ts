// The page on which a picture is covered, without scripts: it opens after a second act, a form says
// all of it, and what is missing stands in words. The picture is the invented letter.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { CHECK_ITEMS } from '@tumen/claim'
import { LANGUAGES, wordsIn } from '@tumen/words'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

const FILE = new URL('../../../../../vectors/intake/river-letter.png', import.meta.url)
const world = await openWorld()
const bytes = readFileSync(FILE).toString('base64')
const about = { title: 'Letter', published: '2022-04-10', language: 'en', bytes }
await world.ask('ana-1', 'document.add', { ...about, id: 'letter' })
const door = await openFixtureDoor(world)
const viewer = await openFixtureDoor(world, VIEWER)
const own = wordsIn('en').page.redaction
const AT = '/documents/letter/redaction'

/** The hidden fields of the form that saves. */
function fieldsIn(page: string): Record<string, string> {
  const named = [...page.matchAll(/name="(redaction|revision|rows|back)" value="([^"]*)"/g)]
  return Object.fromEntries(named.map(([, name = '', value = '']) => [name, value]))
}

test('[E810] a picture is begun, opens after a second act, in grey first, and is walked by parts', async () => {
  assert.match(await door.text('/documents/letter'), /\/documents\/letter\/redaction/)
  const before = await door.text(AT)
  assert.ok(before.includes(own.begin) && before.includes(own.limits.person))
  await door.post(AT, { do: 'begin' })
  const closed = await door.text(AT)
  assert.ok(closed.includes(own.plan.manual))
  assert.doesNotMatch(closed, /<img/)
  for (const shade of ['grey', 'colour']) {
    const page = await door.text(`${AT}?part=1&shade=${shade}`)
    const src = /<img src="([^"]+)"/.exec(page)?.[1] ?? assert.fail(shade)
    assert.ok(src.endsWith(`/0/${shade}`))
    const picture = await door.get(src)
    assert.equal(picture.headers.get('content-type'), 'image/png')
    assert.equal(picture.headers.get('cache-control'), 'no-store')
    assert.equal((await door.get(src, { 'sec-fetch-dest': 'document' })).status, 404)
    assert.notEqual((await viewer.get(src)).status, 200)
  }
})

test('[E811] [E952] one form says boxes, parts seen and checklist; what is missing stands in words', async () => {
  const page = await door.text(`${AT}?part=1&shade=grey`)
  assert.ok(page.includes(own.step['not-all-seen']) && page.includes(own.step['checklist-open']))
  const box = { 'x-0': '40', 'y-0': '30', 'w-0': '60', 'h-0': '20', 'what-0': 'text' }
  const bad = await door.post(AT, {
    ...fieldsIn(page),
    ...box,
    'x-0': 'here',
    'state-0': 'covered',
  })
  assert.ok((await bad.text()).includes('value="here"'), 'what was typed stays')
  const checks = Object.fromEntries(CHECK_ITEMS.map((item) => [`check-${item}`, 'absent']))
  const parts = [...page.matchAll(/href="[^"]*part=(\d+)/g)].map(([, n]) => Number(n))
  const most = Math.max(...parts)
  for (let n = 0; n < most; n++) {
    const now = await door.text(`${AT}?part=${n + 1}&shade=grey`)
    // As a browser does, which shows it.
    await door.get(/<img src="([^"]+)"/.exec(now)?.[1] ?? assert.fail())
    const boxes = n === 0 ? { ...box, 'state-0': 'covered' } : { ...box, 'box-0': 'b1' }
    const sent = { ...fieldsIn(now), ...boxes, 'state-0': 'covered', ...checks, seen: String(n) }
    await door.post(AT, sent)
  }
  const done = await door.text(`${AT}?part=1&shade=grey`)
  assert.ok(done.includes(own.ready))
  assert.match(done, /class="redaction-filled"/)
  // 40, 30 and 60 by 20: blocks of 16 and two pixels around, as the copy is filled.
  assert.match(done, /<rect x="30" y="14" width="84" height="52" class="redaction-filled"/)
  assert.match(await door.text(`${AT}?shade=grey&view=outlines`), /class="redaction-outline"/)
  await door.post(AT, { ...fieldsIn(done), do: 'render' })
  const made = await door.text(AT)
  assert.ok(made.includes(own.copies.waits))
  const { done: said } = wordsIn('en').page.frame
  assert.ok(made.includes(said.copied) && !made.includes(said.kept))
})

test('[E812] who may not read it is told of none, and a document that is no picture says so', async () => {
  assert.equal((await viewer.get(AT)).status, 403)
  assert.ok((await door.text('/documents/R08/redaction')).includes(own.noPicture))
  for (const language of LANGUAGES) {
    const { limits, step } = wordsIn(language).page.redaction
    const said = [...Object.values(limits), ...Object.values(step)]
    assert.equal(new Set(said).size, said.length, language)
  }
})

test('[E885] the page asks which way is up before faces are looked for, and shows it so', async () => {
  const about = { title: 'Map', published: '2022-04-10', language: 'en', id: 'map' }
  const map = readFileSync(new URL('../../../../../world/pictures/P7.png', import.meta.url))
  await world.ask('ana-1', 'document.add', { ...about, bytes: map.toString('base64') })
  const path = '/documents/map/redaction'
  const page = await door.text(path)
  for (const word of Object.values(own.turn)) assert.ok(page.includes(word), word)
  await door.post(path, { do: 'begin', turn: '1' })
  // 640 by 480 as it came.
  const shown = await door.text(`${path}?part=1&shade=grey`)
  assert.match(shown, /<img [^>]*width="480" height="640"/)
  assert.ok(!shown.includes('class="notice"'), 'it looks like no other')
})

test('[E882] without scripts a brush makes of a typed place the person, the line, or all around it', async () => {
  const path = '/documents/map/redaction'
  const boxes = async (x: string, brush: string) => {
    const page = await door.text(path)
    const place = { 'x-0': x, 'y-0': '40', 'w-0': '20', 'h-0': '20', 'state-0': 'covered' }
    await door.post(path, { ...fieldsIn(page), ...place, 'brush-0': brush, 'what-0': 'face' })
    const listed = await world.desk.ledger.read.redactionsOf(['map'])
    return listed
      .at(-1)
      ?.row.boxes.map(({ x, y, w, h, what, state }) => [x, y, w, h, what, state].join(' '))
  }
  // 480 by 640, as it was turned.
  assert.deepEqual(await boxes('100', 'person'), ['70 30 80 180 person covered'])
  await door.post(path, { ...fieldsIn(await door.text(path)) })
  assert.deepEqual(await boxes('100', 'line'), ['0 40 480 20 text covered'])
  await door.post(path, { ...fieldsIn(await door.text(path)) })
  assert.deepEqual(await boxes('100', 'background'), [
    '100 40 20 20 face dropped',
    '0 0 480 40 background covered',
    '0 40 100 20 background covered',
    '120 40 360 20 background covered',
    '0 60 480 580 background covered',
  ])
})
