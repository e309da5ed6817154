// What is missing and what is somebody else's look the same; what breaks says a number and no
// more; many requests at once do not disturb each other.
import assert from 'node:assert/strict'
import test from 'node:test'
import { openWorld } from '@tumen/world'
import { ORIGIN, openFixtureDoor, readOnlyWorld, VIEWER } from '../../fixture/door.ts'
import { BODY_LIMIT, readBody } from './body.ts'

const world = await readOnlyWorld()
const viewer = await openFixtureDoor(world, VIEWER)

test('[E18] a forbidden, a missing and a misspelt thing get one page, but for its address', async () => {
  for (const [page, forbidden] of [
    ['/claims/', 'R08l'],
    ['/history/', 'R08l'],
  ] as const) {
    const seen = new Set<string>()
    for (const id of [forbidden, 'R08x', 'none-such', '__proto__']) {
      const answer = await viewer.get(`${page}${id}`)
      assert.equal(answer.status, 404, id)
      const headers = JSON.stringify([...answer.headers])
      seen.add(`${headers} ${(await answer.text()).replaceAll(id, 'ID')}`)
    }
    assert.equal(seen.size, 1, page)
  }
  const title = await viewer.text('/claims/R08l')
  assert.match(title, /<title>Not found · Tumen<\/title>/)
})

async function elapsedMs(path: string): Promise<number> {
  const started = performance.now()
  await viewer.get(path)
  return performance.now() - started
}

test('[E18] they take the same time, within five milliseconds at the median', async () => {
  const differences: number[] = []
  for (let n = 0; n < 50; n++) {
    // Each pair is asked side by side, so that a busy moment of the machine meets both.
    const forbidden = await elapsedMs('/claims/R08l')
    differences.push(forbidden - (await elapsedMs('/claims/R08x')))
  }
  const middle = differences.sort((a, b) => a - b)[25] ?? Number.NaN
  assert.ok(Math.abs(middle) < 5, `${middle} ms`)
})

test('[E19] a fault says a number to quote; its words, and its note, say nothing else', async () => {
  const broken = await openWorld()
  const door = await openFixtureDoor(broken)
  const keeps = broken.desk.clock
  Object.assign(broken.desk, {
    clock: () => {
      throw new TypeError('CANARY-40-SECRET')
    },
  })
  const page = await door.get('/search')
  const call = await door.call('search', { query: 'CANARY-39-SECRET' })
  Object.assign(broken.desk, { clock: keeps })
  const text = await page.text()
  assert.equal(page.status, 500)
  const [first] = door.faults
  assert.ok(first && text.includes(first.number))
  assert.match(first.number, /^[0-9a-f]{12}$/)
  assert.doesNotMatch(text + JSON.stringify(call.body) + JSON.stringify(door.faults), /CANARY/)
  assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/)
  await broken.close()
})

test('[E19] a store that is gone is a fault for pages and programs, with the same silence', async () => {
  const gone = await openWorld()
  const door = await openFixtureDoor(gone)
  await gone.close()
  const page = await door.get('/log')
  assert.equal(page.status, 500)
  const { status, body } = await door.call('log.show', {})
  assert.equal(status, 500)
  const { fault } = body as { fault: { number: string; sentence: string } }
  assert.ok(fault.sentence.includes(fault.number))
  assert.equal(door.faults.length, 2)
  for (const note of door.faults)
    assert.deepEqual(Object.keys(note), ['number', 'name', 'code', 'where'])
})

test('[E8] a HEAD leaves the notice of what was done for the page that is looked at', async () => {
  const door = await openFixtureDoor(world)
  const session = door.book.find(door.cookie.split('=')[1])
  assert.ok(session)
  session.flash = { done: 'recorded' }
  await door.send('/log', { method: 'HEAD', headers: { cookie: door.cookie } })
  assert.match(await door.text('/log'), /Recorded\./)
  assert.doesNotMatch(await door.text('/log'), /Recorded\./, 'once')
})

test('[E23] a hundred requests at once are answered each with its own', async () => {
  const paths = Array.from({ length: 100 }, (_, n) => `/history/none-${n}`)
  const pages = await Promise.all(paths.map((path) => viewer.text(path)))
  for (const [n, page] of pages.entries()) assert.ok(page.includes(`/history/none-${n}"`))
})

test('[E23] two sessions at once keep their own language and their own notices', async () => {
  const [one, two] = [await openFixtureDoor(world), await openFixtureDoor(world)]
  await Promise.all([one.post('/look', { language: 'ko' }), two.post('/look', { language: 'zh' })])
  const [first, second] = await Promise.all([one.text('/log'), two.text('/log')])
  assert.match(first, /<html lang="ko"/)
  assert.match(second, /<html lang="zh-Hans"/)
})

test('[E5] a body beyond the limit is refused, by its stated length and by its real one', async () => {
  const door = await openFixtureDoor(world)
  const json = { cookie: door.cookie, origin: ORIGIN, 'content-type': 'application/json' }
  const large = JSON.stringify({ query: 'x'.repeat(1024 * 1024) })
  const stated = { ...json, 'content-length': String(large.length) }
  for (const headers of [json, stated]) {
    const answer = await door.send('/api/search', { method: 'POST', headers, body: large })
    assert.equal(answer.status, 413)
    assert.match(await answer.text(), /"code":"too-large"/)
  }
  const form = { cookie: door.cookie, origin: ORIGIN }
  for (const path of ['/search', '/look', '/keys', '/sign-in']) {
    const body = new URLSearchParams({ query: 'x'.repeat(9 * 1024 * 1024) })
    const answer = await door.send(path, { method: 'POST', headers: form, body })
    assert.equal(answer.status, 413, path)
    assert.ok((await answer.text()).length < 20_000, path)
  }
})

test('[E5] a stream without a stated length is cut off at the limit, not read to its end', async () => {
  const door = await openFixtureDoor(world)
  let sent = 0
  const piece = new TextEncoder().encode('x'.repeat(64 * 1024))
  const body = new ReadableStream({
    pull(controller) {
      sent += piece.length
      controller.enqueue(piece)
    },
  })
  const headers = { cookie: door.cookie, origin: ORIGIN, 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  const answer = await door.send('/api/search', init)
  assert.equal(answer.status, 413)
  assert.ok(sent < 2 * 1024 * 1024)
})

test('[E5] mutation test: with a larger limit the whole body is held', async () => {
  const large = new Uint8Array(BODY_LIMIT + 1)
  const post = () => new Request(ORIGIN, { method: 'POST', body: large })
  await assert.rejects(readBody(post(), BODY_LIMIT), { code: 'too-large' })
  assert.equal((await readBody(post(), 2 * BODY_LIMIT)).length, large.length)
})

test('[E5] operations that take files take more, and only from those who may ask for them', async () => {
  const door = await openFixtureDoor(world)
  const claims = ['x'.repeat(3 * 1024 * 1024)]
  assert.equal((await door.call('claim.import', { claims })).status, 422)
  assert.equal((await viewer.call('claim.import', { claims })).status, 413)
  assert.equal((await viewer.call('claim.import', { claims: [] })).status, 403)
})
