import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { packZip } from '../../fixture/wacz.ts'
import { endsAsArchive, hasMoreBehind } from './archive-edge.ts'

const FILES = [{ name: 'a.txt', bytes: Buffer.from('At least 39.') }]
const ARCHIVE = packZip(FILES)
const behind = (bytes: Uint8Array) => endsAsArchive(bytes, bytes.length)

test('[I336] an archive behind other bytes is told by its end, wherever those came from', () => {
  const program = Buffer.from('\x7fELF\x02\x01\x01\0 a program that unpacks itself', 'latin1')
  for (const before of [program, Buffer.alloc(1, 32), Buffer.alloc(2 ** 20, 32)])
    assert.equal(behind(Buffer.concat([before, ARCHIVE])), true, `${before.length}`)
  // Its last bytes are enough, and no file but an archive ends so.
  const long = Buffer.concat([Buffer.alloc(2 ** 20), ARCHIVE])
  assert.equal(endsAsArchive(long.subarray(-66_000), long.length), true)
  for (const bytes of [
    program,
    Buffer.alloc(0),
    Buffer.from('PK\x05\x06'),
    ARCHIVE.subarray(0, -1),
  ])
    assert.equal(behind(bytes), false)
  assert.equal(behind(Buffer.concat([ARCHIVE, Buffer.alloc(1)])), false)
})

test('[I336] bytes behind an archive are told, and its own comment is none of them', () => {
  assert.equal(hasMoreBehind(ARCHIVE), false)
  for (const more of [1, 22, 70_000])
    assert.equal(hasMoreBehind(Buffer.concat([ARCHIVE, Buffer.alloc(more)])), true, `${more}`)
  assert.equal(hasMoreBehind(packZip(FILES, 'made by hand')), false)
  assert.equal(hasMoreBehind(ARCHIVE.subarray(0, -1)), false, 'cut off, and nothing more')
})

test('[I336] no bytes make either throw', () => {
  const piece = fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.constant(new Uint8Array(ARCHIVE)))
  const mark = fc.constantFrom('PK\x01\x02', 'PK\x05\x06', 'PK\x06\x06', 'PK\x06\x07')
  const marked = mark.map((text) => new Uint8Array(Buffer.from(text, 'latin1')))
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, marked), { maxLength: 6 }), (parts) => {
      const bytes = Buffer.concat(parts)
      assert.equal(typeof behind(bytes), 'boolean')
      assert.equal(typeof hasMoreBehind(bytes), 'boolean')
    }),
  )
})
