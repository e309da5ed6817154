// Web archives as documents. The archive is invented; it was made with warcio and signed with
// OpenSSL (vectors/intake/README.md).

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { MOST_ARCHIVE_BYTES } from '@tumen/contract'
import { openFixture, refused } from '../../fixture/desk.ts'

const FILE = new URL('../../../../vectors/intake/reed-courier.wacz', import.meta.url)
const WACZ = readFileSync(fileURLToPath(FILE))
const HEAD = { language: 'en', published: '2026-11' }
const fixture = await openFixture()
fixture.now.day = '2026-11-28'

interface Shown {
  text: string
  document: {
    bytesHash: string
    mediaType: string
    title: string
    url: string
    captured: string
    archive: { pages: { source: string }[]; proof: { status: string } }
  }
}

const add = (input: object) =>
  fixture.ask<{ id: string; textSteps: string[] }>('doc', 'document.add', { ...HEAD, ...input })
const show = (id: string) => fixture.ask<Shown>('doc', 'document.show', { id })

test('[D410] a web archive is one document: its bytes whole, the text of its pages, what it says of itself', async () => {
  const { id, textSteps } = await add({ bytes: WACZ.toString('base64') })
  assert.deepEqual(textSteps.slice(0, 4), ['wacz:pages', 'decode:utf-8', 'html:text', 'wacz:noted'])
  const { text, document } = await show(id)
  assert.match(text, /^Held at the river\n\nAt least 39 people are held in Reed Province/)
  assert.match(text, /\n\nLive: two buses left the river camp at noon\.$/)
  assert.equal(document.bytesHash, createHash('sha256').update(WACZ).digest('hex'))
  assert.equal(document.mediaType, 'application/wacz+zip')
  assert.equal(document.title, 'Held at the river')
  assert.equal(document.url, 'https://reed-courier.example/2026/held')
  assert.match(document.captured, /^2026-11-27T/)
  assert.equal(document.archive.proof.status, 'unknown-trust')
  const sources = document.archive.pages.map(({ source }) => source)
  assert.deepEqual(sources, ['record', 'noted'])
  const stored = await fixture.desk.ledger.read.document(id)
  assert.deepEqual(stored && Buffer.from(await fixture.desk.ledger.bytesOf(stored.row)), WACZ)
  assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  // What a reader sent along when asking for the page is nowhere but in the bytes.
  assert.ok(!JSON.stringify(document).includes('secret-of-a-reader'))
})

test('[D410] what is given goes before what the archive says, and its instant never lies ahead', async () => {
  fixture.now.day = '2026-11-20'
  const own = { title: 'My title', url: 'https://copy.example/', mediaType: 'application/zip' }
  const { id } = await add({ bytes: WACZ.toString('base64'), ...own })
  const { document } = await show(id)
  assert.deepEqual([document.title, document.url], [own.title, own.url])
  assert.equal(document.captured, '2026-11-20T10:00:00.000Z')
  fixture.now.day = '2026-11-28'
})

test('[D411] a signed archive weighs in a figure what the same words as a text weigh', async () => {
  const ask = async (input: object) => {
    const one = await openFixture()
    one.now.day = '2026-11-28'
    const head = { id: 'R1', title: 'Held', url: 'https://reed-courier.example/2026/held' }
    await one.ask('own', 'document.add', { ...HEAD, ...head, publisher: 'Reed Courier', ...input })
    const claim = {
      ...{ document: 'R1', quote: ['At least 39 people are held'], number: 'at least 39' },
      ...{ act: 'detention', place: 'Liaoning', at: '2026-11' },
    }
    await one.ask('own', 'claim.record', { id: 'c1', ...claim })
    const question = { act: 'detention', place: 'Liaoning', from: '2026-11', to: '2026-11' }
    const figure = await one.ask('own', 'figure.ask', question)
    await one.close()
    return figure
  }
  const archive = await ask({ bytes: WACZ.toString('base64') })
  const shown = await show((await add({ bytes: WACZ.toString('base64'), title: 'Other' })).id)
  assert.deepEqual(archive, await ask({ text: shown.text }))
})

test('[D412] an archive with one thing wrong is refused with its code and place, and leaves nothing', async () => {
  const before = await fixture.size()
  const refusal = async (bytes: Uint8Array, more: object = {}) => {
    const { code, field, details } = await refused(
      add({ title: 'x', bytes: Buffer.from(bytes).toString('base64'), ...more }),
    )
    assert.equal(field, 'bytes')
    return [code, details[0]]
  }
  const changed = Buffer.from(WACZ)
  const at = changed.indexOf('archive/data.warc.gz') + 60
  changed[at] = (changed[at] ?? 0) ^ 1
  assert.deepEqual(await refusal(changed), [
    'archive-refused',
    { code: 'damaged', path: 'bytes', part: 2 },
  ])
  assert.deepEqual(await refusal(WACZ.subarray(0, WACZ.length - 1)), [
    'archive-refused',
    { code: 'damaged', path: 'bytes' },
  ])
  const large = Buffer.alloc(MOST_ARCHIVE_BYTES + 1)
  WACZ.copy(large)
  const type = { mediaType: 'application/wacz+zip' }
  assert.deepEqual(await refusal(large, type), [
    'too-large',
    { code: 'too_large', path: 'bytes', limit: MOST_ARCHIVE_BYTES },
  ])
  assert.equal(await fixture.size(), before)
})
