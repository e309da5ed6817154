// What a web archive holds beside words. Everything is made by hand.
import assert from 'node:assert/strict'
import test from 'node:test'
import { FIXTURE_URL, type FixtureRecord, waczOf, warcOf } from '../../fixture/wacz.ts'
import { holdsUnlooked } from '../office/unlooked.ts'
import { readWacz, WACZ_TYPE } from './read-wacz.ts'

const PAGE: FixtureRecord = { url: FIXTURE_URL, body: '<p>At least 39 held.' }
const unread = () => assert.fail('an archive is not read again')

/** How much of an archive is shown nowhere, and whether it has to be said that it goes. */
async function told(records: readonly FixtureRecord[], more?: Record<string, string>) {
  const warc = await warcOf([PAGE, ...records])
  const { facts } = await readWacz({ bytes: await waczOf({ warc, ...(more && { more }) }) })
  assert.ok(facts)
  const isHeld = await holdsUnlooked({ mediaType: WACZ_TYPE, archive: facts }, unread)
  return [facts.unshown, isHeld]
}

const of = (type: string, body = 'x', more: Partial<FixtureRecord> = {}): FixtureRecord => ({
  ...{ url: 'https://reed-courier.example/other', headers: { 'Content-Type': type }, body },
  ...more,
})

test('[I372] an archive of words, their look and programs holds nothing else', async () => {
  const kinds = ['text/css', 'text/javascript; charset=utf-8', 'application/json', 'font/woff2']
  assert.deepEqual(await told(kinds.map((kind) => of(kind))), [0, false])
  // What was asked, what stands in another record, and an answer without a body.
  const none = [
    of('image/png', '', { status: 'HTTP/1.1 304 Not Modified' }),
    of('image/png', 'x', { type: 'request' }),
  ]
  assert.deepEqual(await told(none), [0, false])
})

test('[I372] pictures, films, sound, other files and what has no kind count', async () => {
  const kinds = ['image/jpeg', 'IMAGE/svg+xml', 'video/mp4', 'audio/mpeg', 'application/pdf', '']
  for (const kind of kinds) assert.deepEqual(await told([of(kind)]), [1, true], kind)
  assert.deepEqual(await told([of('text/htmlx'), of('application/octet-stream')]), [2, true])
  const view = of('', 'x', { url: 'urn:view:https://reed-courier.example/held', type: 'resource' })
  assert.deepEqual((await told([view]))[1], true)
})

test('[I372] a picture inside a page counts, and so does a file beside the records', async () => {
  const page = { url: FIXTURE_URL, body: '<p>39 held.<img src="data:image/png;base64,eA==">' }
  const bytes = await waczOf({ warc: await warcOf([page]) })
  const { facts } = await readWacz({ bytes })
  assert.equal(facts?.unshown, 1)
  assert.deepEqual(await told([], { 'screenshots/held.png': 'x' }), [1, true])
  assert.deepEqual(await told([], { 'logs/crawl.log': 'x' }), [0, false])
})

test('[I372] of an archive that came before anybody looked it is not known', async () => {
  assert.equal(await holdsUnlooked({ mediaType: WACZ_TYPE }, unread), true)
})
