// Records made by warcio, then made wrong by hand. What must come out follows from ISO 28500:2017
// (lengths, separators) and from the digests that `sha256sum` and `sha1sum` give.
import assert from 'node:assert/strict'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { type FixtureRecord, warcOf } from '../../fixture/wacz.ts'
import { ArchiveError } from '../archive-error.ts'
import { checkWarc, type RecordTally } from './check-warc.ts'
import { withoutChunks } from './http-message.ts'
import { PageCaptures } from './page-capture.ts'
import { StatedDigest } from './warc-digest.ts'

const PAGE = { url: 'https://reed-courier.example/', body: '<p>At least 39 held.' }

async function tally(
  bytes: Uint8Array,
  { isGzip = true, piece = bytes.length, most = 1e9 } = {},
): Promise<Omit<RecordTally, 'credentials' | 'unshown'> | string> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  const counts: RecordTally = {
    records: 0,
    equal: 0,
    unchecked: 0,
    unshown: 0,
    credentials: { sent: 0, given: 0 },
  }
  const file = { pieces: pieces(), isGzip, bytes: bytes.length, part: 7 }
  try {
    await checkWarc(file, new PageCaptures([]), { bytes: most }, counts)
    const { credentials: _, unshown: __, ...digests } = counts
    return digests
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    assert.equal(error.finding.part, 7)
    return error.finding.code
  }
}

function plain(records: readonly FixtureRecord[]): Promise<Buffer> {
  return warcOf(records, false)
}

function changed(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1')
}

test('[I34] digests are compared in base32 and hex, of SHA-1 and SHA-256; others are counted', async () => {
  const kinds = [
    { algo: 'sha-1', prefix: 'sha1:', base32: true },
    { algo: 'sha-1', prefix: 'sha1:' },
    { algo: 'sha-256', prefix: 'sha256:', base32: true },
    { algo: 'sha-256', prefix: 'sha-256:' },
  ]
  const records = kinds.map((digest) => ({ ...PAGE, digest }))
  assert.deepEqual(await tally(await warcOf(records)), { records: 4, equal: 8, unchecked: 0 })
  const other = [{ ...PAGE, digest: { algo: 'sha-256', prefix: 'blake3:' } }]
  assert.deepEqual(await tally(await warcOf(other)), { records: 1, equal: 0, unchecked: 1 })
})

test('[I34] the digest of abc is that of FIPS 180-4, in each form', () => {
  const stated = [
    // Values of the standard's examples; the base32 by `xxd -r -p | base32`.
    'sha1:a9993e364706816aba3e25717850c26c9cd0d89d',
    'sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5',
    'sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD',
    'sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====',
  ]
  const result = (digest: string | undefined, text: string) => {
    const one = new StatedDigest(digest)
    one.update(Buffer.from(text))
    return one.result()
  }
  for (const digest of stated) assert.equal(result(digest, 'abc'), 'equal', digest)
  for (const digest of stated) assert.equal(result(digest, 'abd'), 'differs')
  assert.equal(result('sha256:zz', 'abc'), 'differs')
  assert.equal(result('md5:900150983cd24fb0d6963f7d28e17f72', 'abc'), 'unchecked')
  assert.equal(result(undefined, 'abc'), 'absent')
})

test('[I34] a record whose bytes are not those of its digest is refused', async () => {
  const bytes = await plain([PAGE, PAGE])
  assert.deepEqual(await tally(bytes, { isGzip: false }), { records: 2, equal: 4, unchecked: 0 })
  const wrong = changed(bytes, 'At least 39', 'At least 93')
  assert.equal(await tally(wrong, { isGzip: false }), 'digest_differs')
  const header = changed(bytes, 'HTTP/1.1 200', 'HTTP/1.1 204')
  assert.equal(await tally(header, { isGzip: false }), 'digest_differs')
  // A block digest alone would not see a payload digest of something else.
  const digest = /Payload-Digest: sha256:(.)/.exec(bytes.toString('latin1'))
  const other = digest?.[1] === '0' ? '1' : '0'
  const swapped = changed(bytes, digest?.[0] ?? '', `Payload-Digest: sha256:${other}`)
  assert.equal(await tally(swapped, { isGzip: false }), 'digest_differs')
})

test('[I34] a payload in chunks may be digested with or without the marks of its chunks', async () => {
  const chunked = '5\r\nAt le\r\n6;x=y\r\nast 39\r\n0\r\n\r\n'
  assert.equal(String(withoutChunks(Buffer.from(chunked))), 'At least 39')
  for (const bad of ['5\r\nAt le', 'x\r\n', '5\r\nAt leXX0\r\n\r\n', ''])
    assert.equal(withoutChunks(Buffer.from(bad)), undefined)
  const headers = { 'Content-Type': 'text/html', 'Transfer-Encoding': 'chunked' }
  const warc = await plain([{ ...PAGE, headers, body: chunked }])
  const stated = /Payload-Digest: sha256:[0-9a-f]{64}/.exec(warc.toString('latin1'))?.[0] ?? ''
  // printf 'At least 39' | sha256sum
  const without = '8fd0bc71632778178316961639e6cdf873db6b360c77fa3a25cac1b4e418c63d'
  const swapped = changed(warc, stated, `Payload-Digest: sha256:${without}`)
  assert.deepEqual(await tally(swapped, { isGzip: false }), {
    ...{ records: 1, equal: 2, unchecked: 0 },
  })
})

test('[I35] a file that is cut, longer or shorter than it says, or has bytes between, is refused', async () => {
  const packed = await warcOf([PAGE, PAGE])
  assert.equal(await tally(packed.subarray(0, packed.length - 9)), 'truncated')
  assert.equal(await tally(packed.subarray(0, packed.length / 2 - 9)), 'truncated')
  assert.equal(await tally(Buffer.concat([packed, Buffer.from('tail')])), 'damaged')
  assert.equal(await tally(Buffer.from('no archive')), 'damaged')
  assert.equal(await tally(gzipSync('')), 'record_malformed')
  const bytes = await plain([PAGE, PAGE])
  const length = /Content-Length: (\d+)/.exec(bytes.toString('latin1')) ?? []
  const stated = (text: string) => changed(bytes, length[0] ?? '', `Content-Length: ${text}`)
  const codes = ['1', '100000', '-1', '0x10', '', '1, 2', '99999999999999999'].map(async (text) =>
    tally(stated(text), { isGzip: false }),
  )
  const [short, long, ...none] = await Promise.all(codes)
  assert.deepEqual([short, long], ['digest_differs', 'truncated'])
  assert.deepEqual(new Set(none), new Set(['record_malformed']))
  const between = changed(bytes, '\r\n\r\nWARC/1.1', '\r\n\r\nhidden\r\nWARC/1.1')
  assert.equal(await tally(between, { isGzip: false }), 'record_malformed')
  const after = Buffer.concat([bytes, Buffer.from('\r\n')])
  assert.equal(await tally(after, { isGzip: false }), 'record_malformed')
  const version = changed(bytes, 'WARC/1.1', 'WARC/2.0')
  assert.equal(await tally(version, { isGzip: false }), 'record_malformed')
})

test('[I35] however the bytes come in, the records are the same', async () => {
  const bytes = await plain([PAGE, { ...PAGE, body: '' }, PAGE])
  const whole = await tally(bytes, { isGzip: false })
  assert.deepEqual(whole, { records: 3, equal: 6, unchecked: 0 })
  for (const piece of [1, 2, 3, 5, 64, 1000])
    assert.deepEqual(await tally(bytes, { isGzip: false, piece }), whole)
})

test('[I35] headers without an end and records that unpack without end are refused early', async () => {
  const endless = Buffer.concat([Buffer.from('WARC/1.1\r\nX: '), Buffer.alloc(200_000, 0x61)])
  assert.equal(await tally(endless, { isGzip: false }), 'record_malformed')
  const lines = Buffer.from(`WARC/1.1\r\n${'X: y\r\n'.repeat(50_000)}`)
  assert.equal(await tally(lines, { isGzip: false }), 'record_malformed')
  const zeros = await warcOf([{ ...PAGE, body: new Uint8Array(12_000_000) }])
  assert.ok(zeros.length < 60_000)
  assert.equal(await tally(zeros), 'bomb')
  const many = await warcOf([PAGE, PAGE, PAGE])
  assert.equal(await tally(many, { most: 1000 }), 'bomb')
})
