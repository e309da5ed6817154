// Archives that are whole, and whose pages want too much or name themselves oddly.
import assert from 'node:assert/strict'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { FIXTURE_URL, type FixtureParts, waczOf, warcOf } from '../../fixture/wacz.ts'
import { wholeText } from '../whole-text.ts'
import { HttpSplitter } from './http-message.ts'
import { readWacz } from './read-wacz.ts'

const AT = '2026-01-02T03:04:05Z'
const PACKED = { 'Content-Type': 'text/html', 'Content-Encoding': 'gzip' }

async function said(parts: FixtureParts): Promise<string> {
  const read = await readWacz({ bytes: await waczOf(parts) })
  return read.findings ? (read.findings[0]?.code ?? '') : read.text
}

test('[I36] pages that unpack to more than is read of all together are refused, not one after the other', async () => {
  const body = gzipSync(Buffer.alloc(19_000_000, ' '), { level: 1 })
  const urls = Array.from({ length: 7 }, (_, n) => `https://reed-courier.example/${n}`)
  const warc = await warcOf(urls.map((url) => ({ url, headers: PACKED, body })))
  const pages = urls.map((url) => ({ url, ts: AT, text: 'Noted.' }))
  assert.equal(await said({ warc, pages }), 'too_large')
  assert.equal(await said({ warc, pages: pages.slice(0, 2) }), 'Noted.\n\nNoted.')
})

test('[I36] a page that unpacks to more than a text may have is read as noted, or not at all', async () => {
  const body = gzipSync(Buffer.alloc(21_000_000, ' '), { level: 1 })
  const warc = await warcOf([{ url: FIXTURE_URL, headers: PACKED, body }])
  assert.equal(
    await said({ warc, pages: [{ url: FIXTURE_URL, ts: AT, text: 'Noted.' }] }),
    'Noted.',
  )
  assert.equal(await said({ warc, pages: [{ url: FIXTURE_URL, ts: AT }] }), 'not_understood')
})

test('[I36] an address in other letters is found, however the record writes it', async () => {
  const plain = await warcOf([{ url: 'https://reed-courier.example/A', body: '<p>북송.' }], false)
  const url = 'https://reed-courier.example/북송'
  const warc = Buffer.from(
    plain.toString('latin1').replace('/A\r\n', Buffer.from('/북송\r\n').toString('latin1')),
    'latin1',
  )
  const parts = { warc, warcName: 'archive/a.warc', pages: [{ url, ts: AT }] }
  assert.equal(await said(parts), '북송.')
})

test('[I36] a record without a day is read when no other is there', async () => {
  const plain = await warcOf([{ url: FIXTURE_URL, body: '<p>Undated.' }], false)
  const undated = Buffer.from(plain.toString('latin1').replace(/WARC-Date: [^\r]*/, 'WARC-Date: x'))
  const dated = await warcOf([{ url: FIXTURE_URL, body: '<p>Dated.' }], false)
  const warcName = 'archive/a.warc'
  assert.equal(await said({ warc: undated, warcName }), 'Undated.')
  for (const both of [Buffer.concat([undated, dated]), Buffer.concat([dated, undated])])
    assert.equal(await said({ warc: both, warcName }), 'Dated.')
})

test('[I35] an answer whose header does not end has no body, and little of it is held', () => {
  const splitter = new HttpSplitter()
  const piece = Buffer.alloc(65_536, 'a')
  for (let n = 0; n < 20; n++) assert.equal(splitter.take(piece), undefined)
  assert.equal(splitter.take(Buffer.from('\r\n\r\nbody')), undefined)
  assert.equal(splitter.header, undefined)
})

test('[I44] a text that somebody else wrote is kept whole, or not at all', () => {
  assert.equal(wholeText(' a\u0000b\ud800 ', 10), 'a b')
  assert.equal(wholeText('ab\u{1f600}', 3), 'ab')
  assert.equal(wholeText(' \u0001 ', 3), undefined)
  assert.equal(wholeText(7, 3), undefined)
})
