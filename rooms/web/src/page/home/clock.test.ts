// The clock in the browser: a Monday costs one click and loses nothing that was typed; rows of the
// future are told and repaired. All of it invented.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { callByName, createDesk } from '@tumen/desk'
import { type FixtureDoor, KEEPER, ORIGIN, openFixtureDoor, VIEWER } from '../../../fixture/door.ts'

/** An empty guarded workspace behind a door, with one event of Friday; the clock is set by hand. */
async function openGuarded(actor = KEEPER) {
  const root = await mkdtemp(join(tmpdir(), 'tumen-clock-page-'))
  const now = { at: '2026-11-27T16:00:00.000Z' }
  let drawn = 0
  const desk = await createDesk({
    ...{ folder: join(root, 'new'), passphrase: 'nothing in here', workFactor: 4, owner: 'own' },
    ...{ review: 'self' as const, clock: () => new Date(now.at) },
    random: (length) => Uint8Array.from({ length }, () => (drawn++ * 151 + (drawn >> 8)) % 256),
  })
  const ask = <T>(_: string, operation: string, input: object) =>
    callByName(desk, operation, input, {
      actor: KEEPER,
      progress: { report: () => undefined },
    }) as Promise<T>
  await ask('own', 'document.add', {
    ...{ id: 'R1', title: 'A report', text: 'At least 52 were held.', language: 'en' },
    ...{ publisher: 'A Paper', published: '2026-11-01' },
  })
  const world = { desk, folder: root, ask, close: async () => undefined }
  const close = async () => {
    await desk.close()
    await rm(root, { recursive: true })
  }
  return { now, ask, desk, close, door: () => openFixtureDoor(world, actor, false) }
}

/** The hidden fields of the form with the button, as a browser would send them. */
function hiddenIn(page: string, action: string): Record<string, string> {
  const form = page.split(`action="${action}"`)[1]?.split('</form>')[0] ?? ''
  const unescaped = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, unescaped(value)]))
}

const MONDAY = '2026-11-30T07:00:00.000Z'
const EVENT = { title: 'Held <at> the "ford" & after', note: 'two\r\nlines' }

test('[E460] on Monday the start page asks with one button, and the first change goes through', async () => {
  const { now, close, door, desk } = await openGuarded()
  try {
    now.at = MONDAY
    const monday = await door()
    const page = await monday.text('/')
    assert.match(page, /This computer says that it is 30 November 2026, 07:00 UTC\./)
    assert.match(page, />It is 30 November 2026: go on</)
    const answer = await monday.post('/clock', hiddenIn(page, '/clock'))
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), '/')
    const after = await monday.text('/')
    assert.match(after, /The date is confirmed\./)
    assert.doesNotMatch(after, /action="\/undo"/)
    assert.doesNotMatch(after, /action="\/clock"/)
    assert.equal((await monday.post('/events/new', EVENT)).status, 303)
    assert.equal((await desk.ledger.read.events()).length, 1)
  } finally {
    await close()
  }
})

test('[E461] a form that is refused for it is sent again by the button, with all that was typed', async () => {
  const { now, close, door, desk } = await openGuarded()
  try {
    now.at = MONDAY
    const monday = await door()
    const refused = await monday.post('/events/new', EVENT)
    assert.equal(refused.status, 409)
    const page = await refused.text()
    assert.match(page, /What you typed is kept/)
    const fields = hiddenIn(page, '/events/new')
    assert.equal(fields.title, EVENT.title)
    const size = (await desk.ledger.head()).size
    assert.equal((await monday.post('/events/new', fields)).status, 303)
    assert.equal((await desk.ledger.head()).size, size + 2, 'the confirmation and the event')
    assert.equal((await desk.ledger.read.events())[0]?.row.title, EVENT.title)
  } finally {
    await close()
  }
})

test('[E462] a file is chosen again, on its own page with all that was typed', async () => {
  const { now, close, door } = await openGuarded()
  try {
    now.at = MONDAY
    const monday = await door()
    const body = new FormData()
    for (const [name, value] of Object.entries({
      title: 'Typed title',
      language: 'en',
      published: '2026-11-02',
    }))
      body.set(name, value)
    body.set('file', new File(['A few words.'], 'report.txt', { type: 'text/plain' }))
    const headers = { cookie: monday.cookie, origin: ORIGIN }
    const refused = await monday.send('/documents/new', { method: 'POST', headers, body })
    assert.equal(refused.status, 409)
    const page = await refused.text()
    assert.match(page, /has to be chosen once more/)
    const answer = await monday.post('/clock', hiddenIn(page, '/clock'))
    assert.equal(answer.headers.get('location'), '/documents/new')
    assert.match(await monday.text('/documents/new'), /value="Typed title"/)
  } finally {
    await close()
  }
})

test('[E463] rows of the future stand on the start page and beside figures, and are repaired there', async () => {
  const { now, ask, close, door } = await openGuarded()
  try {
    now.at = '2035-01-01T00:00:00.000Z'
    await ask('own', 'workspace.confirm-clock', { today: '2035-01-01' })
    await ask('own', 'event.record', { id: 'E1', title: 'Of a wrong clock' })
    const saved = { act: 'detention', at: '2026-10-31' }
    await ask('own', 'query.save', { kind: 'question', name: 'Held', query: saved })
    now.at = MONDAY
    const monday = await door()
    const figure = await monday.text('/figures/show?act=detention&at=2026-10-31')
    assert.match(figure, /3 changes count as recorded after today, because a clock was wrong/)
    const [, ...more] = figure.match(/as recorded after today/g) ?? []
    assert.deepEqual(more, [], 'once')
    const page = await monday.text('/')
    assert.match(page, /Either this computer’s clock is wrong now, or it was wrong then/)
    assert.match(page, /Because a clock was wrong, these answers may lack statements/)
    const hidden = hiddenIn(page, '/clock')
    assert.equal(hidden['clock-today'], undefined, 'a clock does not vouch for itself')
    const told = (day: string) => monday.post('/clock', { ...hidden, 'clock-today': day })
    assert.match(await (await told('2026-12-03')).text(), /the clock is wrong: set it right first/)
    assert.equal((await told('2026-11-30')).status, 303)
    const after = await monday.text('/')
    assert.match(after, /The changes count as recorded now\.[\s\S]*action="\/undo"/)
    assert.doesNotMatch(after, /2035/)
    assert.doesNotMatch(
      await monday.text('/figures/show?act=detention&at=2026-10-31'),
      /after today/,
    )
  } finally {
    await close()
  }
})

test('[E500] lists, searches and estimates say that rows of the future exist', async () => {
  const { now, ask, close, door } = await openGuarded()
  const told = /2 changes count as recorded after today, because a clock was wrong/g
  try {
    now.at = '2035-01-01T00:00:00.000Z'
    await ask('own', 'workspace.confirm-clock', { today: '2035-01-01' })
    await ask('own', 'event.record', { id: 'E1', title: 'Of a wrong clock' })
    now.at = MONDAY
    const monday = await door()
    const pages = ['/documents', '/claims', '/speakers', '/events', '/lists', '/estimates', '/']
    for (const path of pages) assert.equal((await monday.text(path)).match(told)?.length, 1, path)
    const found = await monday.post('/search', { query: 'held' })
    assert.equal((await found.text()).match(told)?.length, 1)
    await ask('own', 'workspace.repair-clock', { today: '2026-11-30' })
    for (const path of pages) assert.doesNotMatch(await monday.text(path), told, path)
  } finally {
    await close()
  }
})

test('[E464] who may not vouch for the clock is told and given no button, also in ko and zh', async () => {
  const { now, close, door } = await openGuarded(VIEWER)
  try {
    now.at = MONDAY
    const viewer: FixtureDoor = await door()
    for (const language of ['en', 'ko', 'zh']) {
      const page = await viewer.text('/', { 'accept-language': language })
      assert.match(page, /2026/)
      assert.doesNotMatch(page, /action="\/clock"/)
    }
    const direct = await viewer.post('/clock', {
      'clock-word': 'confirm',
      'clock-today': '2026-11-30',
    })
    assert.equal(direct.status, 403)
    const wrong = await viewer.call('event.record', { title: 'x' })
    assert.equal(wrong.status, 403)
  } finally {
    await close()
  }
})
