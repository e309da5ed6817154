// Evidence that is sealed while it comes: each kind up to its limit and no sign more, large files
// kept unopened, and all else read as if it had been held from the beginning.
import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { MOST_ARCHIVE_BYTES, MOST_FILE_BYTES } from '@tumen/contract'
import type { Received } from '@tumen/ledger'
import { type FixtureDesk, openFixture, refused } from '../../fixture/desk.ts'
import { zipOf } from '../../fixture/hostile.ts'
import { Refusal } from '../refusal.ts'
import { noteFile } from './file-beside.ts'
import { mostBytes } from './file-kind.ts'
import { receiveFile } from './receive.ts'

const HEAD = { published: '2022-05', language: 'en' }
const FILM = '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'
const PIECE = 1_000_000

interface Added {
  id: string
  bytesHash: string
  textHash: string
  units: number
  layer?: { findings: { code: string; count: number }[] }
}

/** A file that begins so and has this many bytes; `told` counts what was asked of it. */
async function* fileOf(begin: string, length: number, told = { bytes: 0 }) {
  const first = Buffer.alloc(Math.min(PIECE, length), 'x')
  first.write(begin, 'latin1')
  for (; told.bytes < length; ) {
    const left = Math.min(PIECE, length - told.bytes)
    const piece: Buffer = told.bytes === 0 ? first : Buffer.alloc(left, 'x')
    told.bytes += left
    yield piece
  }
}

async function* pieces(bytes: Uint8Array, step = 1000) {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
}

/** What lies in the workspace on its way to be an object. */
function lyingIn({ folder }: FixtureDesk): string[] {
  const landing = join(folder, 'objects', 'incoming')
  return existsSync(landing) ? readdirSync(landing) : []
}

async function add(fixture: FixtureDesk, received: Received, more: object = {}): Promise<Added> {
  const files = new Map()
  const input = { ...HEAD, bytes: noteFile(files, received), ...more }
  return fixture.ask<Added>('doc', 'document.add', input, { files })
}

test('[D1122] each kind of file is taken up to its limit, and one byte more is refused', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  for (const [begin, limit] of [
    ['At least 52 were held. ', MOST_FILE_BYTES.text],
    ['From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\n', MOST_FILE_BYTES.text],
    ['\xff\xd8\xff\xe0', MOST_FILE_BYTES.picture],
    ['%PDF-1.7\n', MOST_FILE_BYTES.pdf],
  ] as const) {
    const at = await receiveFile(fixture.desk, fileOf(begin, limit))
    assert.equal(at.length, limit)
    at.discard()
    for (const length of [limit + 1, 20 * limit]) {
      const told = { bytes: 0 }
      const error = await refused(receiveFile(fixture.desk, fileOf(begin, length, told)))
      assert.deepEqual([error.code, error.field], ['too-large', 'bytes'])
      assert.deepEqual(error.details, [{ code: 'too_large', path: 'bytes', limit }])
      assert.ok(told.bytes <= limit + PIECE, `${told.bytes}`)
      assert.deepEqual(lyingIn(fixture), [])
    }
  }
})

test('[D1122] the kind of a file, and so its limit, is told by its first bytes', () => {
  const office = (name: string) => zipOf([{ name, bytes: Buffer.from('x') }])
  const text = (words: string) => Buffer.from(words, 'latin1')
  // The first part of a file of OpenDocument is not packed.
  const stored = (type: string) => `PK\x03\x04${'\0'.repeat(26)}mimetype${type}`
  for (const [head, limit] of [
    [office('[Content_Types].xml'), MOST_FILE_BYTES.office],
    [office('word/document.xml'), MOST_FILE_BYTES.office],
    [text(stored('application/vnd.oasis.opendocument.text')), MOST_FILE_BYTES.office],
    [text(stored('application/epub+zip')), MOST_FILE_BYTES.kept],
    [office('archive/data.warc.gz'), MOST_FILE_BYTES.kept],
    [text(FILM), MOST_FILE_BYTES.kept],
    [text('OggS\0'), MOST_FILE_BYTES.kept],
    [text('ID3\x04\0'), MOST_FILE_BYTES.kept],
    [text('<html>'), MOST_FILE_BYTES.text],
    [text('\x00\x01\x02'), MOST_FILE_BYTES.kept],
    [text('\x00 words'), MOST_FILE_BYTES.text],
    [text(''), MOST_FILE_BYTES.text],
  ] as const)
    assert.equal(mostBytes(head), limit, head.toString('latin1').slice(0, 60))
})

test('[D1123] a film and a large archive are kept whole, closed, and never held', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const length = MOST_FILE_BYTES.pdf + 1
  for (const [begin, type, findings] of [
    [FILM, 'video/mp4', [{ code: 'kept_film', count: 1 }]],
    [
      `PK\x03\x04${'\0'.repeat(26)}archive/a.warc.gz`,
      'application/zip',
      [
        { code: 'kept_zip', count: 1 },
        { code: 'kept_large', count: MOST_ARCHIVE_BYTES / 1_000_000 },
      ],
    ],
  ] as const) {
    const received = await receiveFile(fixture.desk, fileOf(begin, length))
    received.bytes = () => assert.fail('it is not opened')
    const added = await add(fixture, received)
    assert.deepEqual([added.units, added.layer?.findings], [0, findings])
    const stored = await fixture.desk.ledger.read.document(added.id)
    assert.deepEqual([stored?.row.sensitivity, stored?.row.mediaType], ['restricted', type])
    assert.ok(stored)
    await assert.rejects(fixture.desk.ledger.bytesOf(stored.row), { code: 'beyond-limit' })
    // A proof beside it is compared all the same.
    for (const [digest, check] of [
      [added.bytesHash, 'hash_equal'],
      ['0'.repeat(64), 'hash_differs'],
    ]) {
      const media = [{ properties: { hash: `SHA-256:${digest}` } }]
      const told = JSON.stringify({ status: 'success', metadata: {}, media })
      const input = { document: added.id, bytes: Buffer.from(told).toString('base64') }
      const kept = await fixture.ask<{ proof: { checks: string[] } }>(
        ...(['doc', 'evidence.attach', input] as const),
      )
      assert.equal(kept.proof.checks[0], check)
    }
    assert.deepEqual(await fixture.desk.ledger.fsck({ all: true }), [])
  }
  assert.deepEqual(lyingIn(fixture), [])
})

test('[D1123] what is read is read as any other file: the same text, the same refusals', async (t) => {
  const [one, other] = await Promise.all([openFixture(), openFixture()])
  t.after(() => Promise.all([one.close(), other.close()]))
  const receive = (bytes: Uint8Array) => receiveFile(one.desk, pieces(bytes))
  for (const bytes of [
    Buffer.from('At least 52 were held in the town.'),
    Buffer.from(`<html><body><p>52 were held.</p><script>x</script></body></html>`),
    zipOf([{ name: 'a.txt', bytes: Buffer.from('x') }]),
  ]) {
    const { id: _, ...streamed } = await add(one, await receive(bytes))
    const held = { ...HEAD, bytes: bytes.toString('base64') }
    const { id: __, ...whole } = await other.ask<Added>('doc', 'document.add', held)
    assert.deepEqual(streamed, whole)
  }
  for (const [bytes, code] of [
    [Buffer.alloc(0), 'empty'],
    [Buffer.from([0x61, 0xff, 0xfe, 0x63]), 'not-understood'],
    [Buffer.from('#EXTM3U\nfilm.ts'), 'not-understood'],
    [Buffer.from('At least 52 were held in the town.'), 'duplicate-document'],
  ] as const) {
    const received = await receive(bytes)
    assert.equal((await refused(add(one, received))).code, code)
    received.discard()
  }
  const wrong = await receive(Buffer.from('Another.'))
  const error = await refused(add(one, wrong, { sha256: '0'.repeat(64) }))
  assert.equal(error.code, 'digest-differs')
  wrong.discard()
  assert.deepEqual(lyingIn(one), [])
})

test('[D1124] a file that is broken off, or for which there is no room, leaves nothing', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const broken = async function* () {
    yield* fileOf(FILM, 5 * PIECE)
    throw new Error('gone')
  }
  await assert.rejects(receiveFile(fixture.desk, broken()), /gone/)
  assert.deepEqual(lyingIn(fixture), [])
  const abort = new AbortController()
  const stopped = async function* () {
    yield* fileOf(FILM, 5 * PIECE)
    abort.abort()
    yield Buffer.alloc(PIECE)
  }
  const { signal } = abort
  const cancelled = await refused(receiveFile(fixture.desk, stopped(), { signal }))
  assert.equal(cancelled.code, 'cancelled')
  assert.deepEqual(lyingIn(fixture), [])
  const expected = Number.MAX_SAFE_INTEGER
  const told = { bytes: 0 }
  const full = receiveFile(fixture.desk, fileOf(FILM, 5 * PIECE, told), { expected })
  const error = await refused(full)
  assert.ok(error instanceof Refusal)
  assert.deepEqual([error.code, told.bytes], ['no-space', 0])
  assert.deepEqual(lyingIn(fixture), [])
})

test('[D1243] bytes around an archive are told of a file that is sealed while it comes, too', async (t) => {
  const fixture = await openFixture()
  t.after(fixture.close)
  const program = Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1')
  const archive = zipOf([{ name: 'a', bytes: Buffer.from('At least 39.') }])
  const hidden = Buffer.alloc(200_000, 1)
  for (const bytes of [
    Buffer.concat([program, archive]),
    Buffer.concat([program, hidden, archive]),
    Buffer.concat([archive, hidden]),
  ]) {
    const received = await receiveFile(fixture.desk, pieces(bytes))
    const refusal = await refused(add(fixture, received))
    assert.deepEqual([refusal.code, refusal.details[0]?.code], ['archive-refused', 'bad_path'])
    received.discard()
    assert.deepEqual(lyingIn(fixture), [])
  }
  // The same bytes without an archive in them are kept as before.
  const kept = await add(
    fixture,
    await receiveFile(fixture.desk, pieces(Buffer.concat([program, hidden]))),
  )
  assert.equal(kept.layer?.findings[0]?.code, 'kept_unknown')
})
