import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWorld } from '@tumen/world'
import { openFixtureDoor, readOnlyWorld, VIEWER } from '../../../fixture/door.ts'
import { isQuick } from './saved-pair.ts'

/** The page between its first heading and its foot, without the frame. */
function mainOf(page: string): string {
  return page.slice(page.indexOf('<main'), page.indexOf('</main>'))
}

test('[E154] two speakers stand side by side with every judgement; a viewer cannot judge', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  const page = mainOf(await door.text('/speakers/relate?a=S-02&b=lantern'))
  for (const words of ['a missionary', 'Lantern Ledger', 'introduced apart in one text'])
    assert.ok(page.includes(words), words)
  assert.ok(!page.includes('name="relation"'))
  assert.equal((await door.post('/speakers/relate?a=S-02&b=lantern', {})).status, 403)
  const choose = await door.text('/speakers/relate')
  assert.ok(choose.includes('name="a"') && choose.includes('name="b"'))
})

test('[E154] an answer is a change that can be undone; the older judgement stays', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  const path = '/speakers/relate?a=S-02&b=lantern'
  const before = await door.text(path)
  for (const key of ['y', 'n', 'p']) assert.ok(before.includes(`data-key="${key}"`), key)
  const posted = await door.post(path, { relation: 'possible', reason: 'one phrase in both' })
  assert.equal(posted.status, 303)
  assert.equal(posted.headers.get('location'), path)
  const after = await door.text(path)
  for (const words of ['one phrase in both', 'introduced apart in one text', 'data-undo'])
    assert.ok(after.includes(words), words)
  const leaf = /name="leaf" value="(\d+)"/.exec(after)?.[1] ?? ''
  assert.equal((await door.post('/undo', { leaf, back: path })).status, 303)
  assert.ok(!mainOf(await door.text(path)).includes('one phrase in both'))
  await world.close()
})

test('[E154] a refused answer keeps the reason, and script in it comes back escaped', async () => {
  const door = await openFixtureDoor(await readOnlyWorld())
  const reason = '<script>alert(1)</script>"\''
  const self = await door.post('/speakers/relate?a=lantern&b=lantern', {
    relation: 'same',
    reason,
  })
  assert.equal(self.status, 422)
  const page = await self.text()
  assert.ok(page.includes('&lt;script>alert(1)'))
  assert.ok(!page.includes('<script>alert(1)'))
  assert.ok(page.includes('points to itself'))
  const none = await door.post('/speakers/relate?a=lantern&b=harbour', { reason: 'kept words' })
  assert.equal(none.status, 422)
  assert.ok((await none.text()).includes('kept words'))
})

test('[E154] whom to compare with is chosen from the list, also through its pages', async () => {
  const door = await openFixtureDoor(await readOnlyWorld(), VIEWER)
  assert.ok((await door.text('/speakers/S-02')).includes('href="/speakers?compare=S-02"'))
  const list = mainOf(await door.text('/speakers?compare=S-02'))
  assert.ok(list.includes('Choose whom to compare with a missionary.'))
  assert.ok(list.includes('href="/speakers/relate?a=S-02&amp;b=lantern"'))
  assert.ok(!list.includes('b=S-02"'))
  const found = await (await door.post('/speakers', { name: 'ferry', compare: 'S-02' })).text()
  assert.ok(found.includes('href="/speakers/relate?a=S-02&amp;b=ferry-house"'))
  const hostile = await door.text('/speakers?compare=%22%3E%3Cscript%3E1')
  assert.ok(!hostile.includes('"><script>1'))
})

test('[E155] the comparison names the saved questions that hang on the pair, and the next', async () => {
  const world = await openWorld()
  const door = await openFixtureDoor(world)
  // Somebody anonymous who says the same may be one with any other voice.
  await world.ask('doc-1', 'document.add', {
    id: 'X-2',
    title: 'Held',
    text: 'A farmer says that at least 52 people were held in Liaoning.',
    language: 'en',
    published: '2023-01-10',
  })
  await world.ask('doc-1', 'claim.record', {
    id: 'X-2a',
    document: 'X-2',
    quote: ['at least 52 people were held in Liaoning'],
    number: 'at least 52',
    act: 'detention',
    place: 'Liaoning',
    population: 'KP',
    at: '2022-07-31',
    chain: ['harbour', 'A farmer'],
    anonymity: 'unnamed',
  })
  await world.ask('rev-1', 'claim.accept', { claims: ['X-2a'] })
  const query = { act: 'detention', place: 'CN/LN', at: '2022-07-31' }
  const asked = await world.ask<{
    figure: { explanation: { pairsThatMatter: [string, string][] } }
  }>('ana-1', 'figure.ask', query)
  const [pair] = asked.figure.explanation.pairsThatMatter
  assert.ok(pair)
  const path = `/speakers/relate?${new URLSearchParams({ a: pair[1], b: pair[0] })}`
  const page = mainOf(await door.text(path))
  assert.ok(page.includes('A decision would change the answer to:'))
  assert.ok(page.includes('Held in Liaoning, end of July 2022'))
  const other = mainOf(await door.text('/speakers/relate?a=harbour&b=digest'))
  assert.ok(other.includes('No saved question hangs on this pair today.'))
  assert.ok(other.includes('Next pair that would change an answer'))
  await world.close()
})

test('[E155] where many claims are, the saved questions are asked on request only', async () => {
  const world = await readOnlyWorld()
  const call = <T>(operation: string, input: object) => world.ask<T>('ana-1', operation, input)
  const asked = (query: string, most: number) =>
    isQuick({ call, query: new URLSearchParams(query) }, most)
  assert.equal(await asked('', 20_000), true)
  assert.equal(await asked('', 10), false)
  assert.equal(await asked('effect=yes', 10), true)
})

test('[E713] the second of two who judge a pair sees what the first has said, and loses no word', async () => {
  const path = '/speakers/relate?a=S-02&b=lantern'
  const world = await openWorld()
  const [first, second] = [await openFixtureDoor(world), await openFixtureDoor(world)]
  const seenOn = (page: string) => /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''
  const seen = seenOn(await first.text(path))
  assert.equal(seenOn(await second.text(path)), seen)
  const one = { relation: 'possible', reason: 'a first reason', seen }
  assert.equal((await first.post(path, one)).status, 303)
  const late = await second.post(path, { relation: 'different', reason: 'a second reason', seen })
  assert.equal(late.status, 409)
  const page = await late.text()
  assert.ok(page.includes('a first reason') && page.includes('a second reason'))
  const again = { relation: 'different', reason: 'a second reason', seen: seenOn(page) }
  assert.equal((await second.post(path, again)).status, 303)
  await world.close()
})
