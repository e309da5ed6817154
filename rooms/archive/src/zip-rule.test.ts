// Archives of our own writer, whole and with single bytes changed. What other programs pack, and
// what no honest one does, is read in `rooms/intake/src/unpack.test.ts`.
import assert from 'node:assert/strict'
import test from 'node:test'
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { LOCAL_LENGTH, packedSpan } from './packed-bytes.ts'
import { zipEnd } from './zip-entry.ts'
import { ZipError } from './zip-error.ts'
import { type ArchivePart, GrowingZip, zipPieces, zipSize } from './zip-file.ts'
import { archiveFiles } from './zip-rule.ts'

function part(path: string, text: string): ArchivePart {
  const bytes = Buffer.from(text)
  return { path, size: bytes.length, read: async () => bytes }
}

async function packed(parts: readonly ArchivePart[]): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of zipPieces(parts)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const PARTS = [part('b/said.txt', 'sixty are held'), part('a.txt', 'at least 39')]
const ARCHIVE = await packed(PARTS)

function codeOf(bytes: Uint8Array): string {
  try {
    return archiveFiles(bytes)
      .map(({ name }) => name)
      .join()
  } catch (error) {
    if (error instanceof ZipError) return error.code
    throw error
  }
}

/** The archive with some bytes replaced, or put in between. */
function changed(at: number, bytes: readonly number[], replaced = bytes.length): Buffer {
  const [head, tail] = [ARCHIVE.subarray(0, at), ARCHIVE.subarray(at + replaced)]
  return Buffer.concat([head, Buffer.from(bytes), tail])
}

test('[A1] [A2] what is written is read, and the same files are the same bytes', async () => {
  const found = archiveFiles(ARCHIVE).map((entry) => {
    const { start, end } = packedSpan(ARCHIVE, entry.header, entry)
    return [entry.name, ARCHIVE.subarray(start, end).toString()]
  })
  assert.deepEqual(found, [
    ['b/said.txt', 'sixty are held'],
    ['a.txt', 'at least 39'],
  ])
  assert.equal(ARCHIVE.length, zipSize(PARTS))
  assert.deepEqual(await packed(PARTS), ARCHIVE)
})

test('[A1] a file that comes deflated is read as what it unpacks to', async () => {
  const text = Buffer.from('sixty are held '.repeat(100))
  const deflated = deflateRawSync(text)
  const unpacked = { crc: crc32(text), size: text.length }
  const whole = { path: 'c.xml', size: deflated.length, read: async () => deflated, unpacked }
  const archive = await packed([...PARTS, whole])
  assert.equal(archive.length, zipSize([...PARTS, whole]))
  const entry = archiveFiles(archive)[2]
  assert.ok(entry?.isDeflated && entry.size === text.length && entry.crc === unpacked.crc)
  const { start, end } = packedSpan(archive, entry.header, entry)
  assert.deepEqual(inflateRawSync(archive.subarray(start, end)), text)
})

test('[A1] a file that grows while it is written is read as what it unpacks to', async () => {
  const text = Buffer.from('sixty are held '.repeat(100))
  const deflated = deflateRawSync(text)
  const archive = new GrowingZip()
  const pieces = [
    archive.begin('grew.xml'),
    archive.more(deflated.subarray(0, 7)),
    archive.more(deflated.subarray(7)),
    archive.whole({ crc: crc32(text), size: text.length }),
  ]
  for (const one of PARTS) for await (const piece of archive.part(one)) pieces.push(piece)
  const bytes = Buffer.concat([...pieces, ...archive.end()])
  const [entry, ...others] = archiveFiles(bytes)
  assert.ok(entry?.hasDescriptor && entry.isDeflated)
  assert.deepEqual([entry.name, entry.size, entry.crc], ['grew.xml', text.length, crc32(text)])
  const { start, end } = packedSpan(bytes, entry.header, entry)
  assert.deepEqual(inflateRawSync(bytes.subarray(start, end)), text)
  assert.deepEqual(
    others.map(({ name }) => name),
    PARTS.map(({ path }) => path),
  )
  assert.throws(() => archive.whole({ crc: 0, size: 0 }), RangeError, 'nothing was begun')
})

test('[A3] a file that is longer or shorter than it said is not written', async () => {
  const short = { ...part('a', 'abc'), size: 4 }
  await assert.rejects(packed([short]), RangeError)
})

test('[A4] a byte that belongs to no file', () => {
  assert.equal(codeOf(ARCHIVE), 'b/said.txt,a.txt')
  const { start } = zipEnd(ARCHIVE, ARCHIVE.length)
  const second = LOCAL_LENGTH + 'b/said.txt'.length + 'sixty are held'.length
  for (const at of [0, second, start]) assert.notEqual(codeOf(changed(at, [0], 0)), codeOf(ARCHIVE))
})

test('[A5] a header that says something else than the list', () => {
  const spoilt: [what: string, at: number][] = [
    ['name', LOCAL_LENGTH],
    ['method', 8],
    ['flags', 6],
  ]
  for (const [what, at] of spoilt)
    assert.equal(codeOf(changed(at, [(ARCHIVE[at] ?? 0) ^ 8])), 'bad_path', what)
})

test('[A6] [A7] entries over the same bytes, a list with something behind it', () => {
  const { start, closing } = zipEnd(ARCHIVE, ARCHIVE.length)
  const length = 46 + 'b/said.txt'.length
  // Both entries name the first file's header.
  const both = changed(start + length + 42, [0, 0, 0, 0])
  assert.equal(codeOf(both), 'bomb')
  // A file that is stored and says that it unpacks to half a terabyte.
  assert.equal(codeOf(changed(start + 24, [0xff, 0xff, 0xff, 0x7f])), 'damaged')
  assert.equal(codeOf(changed(closing, [0], 0)), 'bad_path')
})

test('[A8] whatever the bytes are, there is a list or a reason', () => {
  const at = fc.nat(ARCHIVE.length - 1)
  const change = fc.array(fc.tuple(at, fc.nat(255)), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(change, (changes) => {
      const bytes = Buffer.from(ARCHIVE)
      for (const [place, value] of changes) bytes[place] = value
      assert.equal(typeof codeOf(bytes), 'string')
    }),
    { numRuns: 2000 },
  )
})
