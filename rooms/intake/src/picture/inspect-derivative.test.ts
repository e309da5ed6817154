// Pictures with and without what they tell besides, as ffmpeg-free tools write them: the files are
// put together here, chunk by chunk, by the formats; three of them are in vectors/intake/picture.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import test from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { decodePicture } from './codec.ts'
import { inspectDerivative } from './inspect-derivative.ts'

const bytesOf = (...parts: (string | number[] | Uint8Array)[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  )
const u32 = (value: number) => [24, 16, 8, 0].map((bits) => (value >>> bits) & 0xff)
const u32le = (value: number) => u32(value).reverse()

function chunk(name: string, data: string | number[] | Uint8Array = ''): Buffer {
  const body = bytesOf(name, data)
  return bytesOf(u32(body.length - 4), body, u32(crc32(body)))
}
const SIGNATURE = '\x89PNG\r\n\x1a\n'
const IHDR = chunk('IHDR', [...u32(1), ...u32(1), 8, 0, 0, 0, 0])
const IDAT = chunk('IDAT', deflateSync(Buffer.from([0, 7])))
const png = (...more: Buffer[]) => bytesOf(SIGNATURE, IHDR, ...more, IDAT, chunk('IEND'))

const segment = (marker: number, data: string | number[]) => {
  const body = bytesOf(data)
  return bytesOf([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff], body)
}
const JFIF = segment(0xe0, 'JFIF\0\x01\x02\0\0\x01\0\x01\0\0')
const SCAN = bytesOf(segment(0xda, [1, 1, 0, 0, 63, 0]), [1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])
const FRAME = segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])
const jpeg = (...more: Buffer[]) => bytesOf([0xff, 0xd8], JFIF, ...more, FRAME, SCAN, [0xff, 0xd9])

const riff = (name: string, data: string | number[]) => {
  const body = bytesOf(data)
  return bytesOf(name, u32le(body.length), body, body.length % 2 ? [0] : [])
}
const webp = (...chunks: Buffer[]) => {
  const body = bytesOf('WEBP', ...chunks)
  return bytesOf('RIFF', u32le(body.length), body)
}
const LOSSLESS = riff('VP8L', [0x2f, 0, 0, 0, 0])
const extended = (flags: number) => riff('VP8X', [flags, 0, 0, 0, 0, 0, 0, 0, 0, 0])

const look = (bytes: Uint8Array, mediaType = 'image/png') => inspectDerivative(bytes, mediaType)

test('[I85] a picture of which every part only draws passes', () => {
  for (const bytes of [
    png(),
    png(chunk('gAMA', u32(45455)), chunk('sRGB', [0]), chunk('pHYs', [...u32(1), ...u32(1), 1])),
    jpeg(),
    jpeg(segment(0xdb, [0]), segment(0xee, 'Adobe\0d\0\0\0\0\0')),
    webp(LOSSLESS),
    webp(extended(0x10), riff('ALPH', [0]), riff('VP8 ', [1, 2, 3])),
  ])
    assert.equal(look(bytes), 'passed')
})

test('[I85] what tells more than it shows is found in every kind', () => {
  const exif = 'Exif\0\0II*\0'
  const cases = [
    ...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'iCCP', 'prIV'].map((name) =>
      png(chunk(name, 'x')),
    ),
    jpeg(segment(0xe1, exif)),
    jpeg(segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x/>')),
    jpeg(segment(0xe2, 'ICC_PROFILE\0'), segment(0xed, 'Photoshop 3.0\0')),
    jpeg(segment(0xfe, 'who made it')),
    jpeg(segment(0xe0, 'JFXX\0\x10')),
    webp(extended(0x08), LOSSLESS, riff('EXIF', exif)),
    webp(extended(0x04), LOSSLESS, riff('XMP ', '<x/>')),
    webp(LOSSLESS, riff('note', 'who')),
    bytesOf('II*\0', u32le(8)),
    bytesOf('MM\0*', u32(8)),
  ]
  for (const [n, bytes] of cases.entries()) assert.equal(look(bytes), 'holds-metadata', `${n}`)
})

test('[I86] what cannot be gone through to its last byte does not pass', () => {
  const whole = [png(), jpeg(), webp(LOSSLESS)]
  for (const bytes of whole)
    for (let end = 0; end < bytes.length; end++)
      assert.notEqual(look(bytes.subarray(0, end)), 'passed', `${end} of ${bytes.length}`)
  const huge = bytesOf(SIGNATURE, IHDR, u32(0xffff_fff0), 'IDAT')
  const wrongSum = Buffer.from(png())
  wrongSum[45] = (wrongSum[45] as number) ^ 1
  for (const bytes of [
    ...whole.map((one) => bytesOf(one, 'PK')),
    huge,
    wrongSum,
    bytesOf(SIGNATURE, IDAT, chunk('IEND')),
    bytesOf([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff]),
    bytesOf('RIFF', u32le(0xffff_ffff), 'WEBP'),
    webp(LOSSLESS, LOSSLESS),
    bytesOf('GIF89a'),
    bytesOf('%PDF-1.7'),
    bytesOf('\0\0\0 ftypheic'),
    bytesOf('<svg/>'),
  ])
    assert.notEqual(look(bytes), 'passed')
})

test('[I86] any bytes get an answer, and nothing is thrown', () => {
  const heads = [SIGNATURE, '\xff\xd8\xff', 'RIFF\x10\0\0\0WEBP', 'II*\0', '']
  const any = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }))
  fc.assert(
    fc.property(any, ([head, tail]) => {
      const found = look(bytesOf(head, tail))
      return found !== 'passed' || head === ''
    }),
    { numRuns: 2000 },
  )
  const bytes = fc.uint8Array({ maxLength: 300 })
  fc.assert(fc.property(bytes, (one) => look(one, 'text/plain').length > 0))
})

test('[I87] text passes as it reads, and not with what nobody sees', () => {
  const text = (words: string) => look(Buffer.from(words), 'text/plain')
  assert.equal(text('People were held.\r\n\tΣ 사람 人\n'), 'passed')
  for (const words of ['a\0b', 'a\u{e0041}', 'a\x1b[2K', 'data:image/png;base64,AAAA'])
    assert.equal(text(words), 'not-inspected')
  assert.equal(look(Buffer.from([0xff, 0xfe, 0x41]), 'text/plain'), 'not-inspected')
  assert.equal(look(Buffer.from('<p>'), 'text/html'), 'not-inspected')
  // What it is said to be does not make a picture of text, or text of a picture.
  assert.equal(look(png(chunk('tEXt', 'x')), 'text/plain'), 'holds-metadata')
})

test('[I85] [I86] the files of the vectors are what they are said to be', () => {
  const folder = new URL('../../../../vectors/intake/picture/', import.meta.url)
  const wanted: Record<string, string> = {
    'plain.png': 'passed',
    'text.png': 'holds-metadata',
    'plain.png.gz': 'not-inspected',
  }
  const found = readdirSync(folder).filter((name) => name in wanted)
  assert.equal(found.length, 3)
  for (const name of found)
    assert.equal(look(readFileSync(new URL(name, folder))), wanted[name], name)
})

test('[I219] a PNG without its end, or with a part that was changed, is cut short', async () => {
  const file = new URL('../../../../vectors/intake/river-letter.png', import.meta.url)
  const whole = readFileSync(file)
  const { raster } = await decodePicture(Buffer.concat([whole, Buffer.from('behind')]))
  assert.deepEqual(raster, (await decodePicture(whole)).raster)
  for (let at = 8; at < whole.length; at += 97) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 1
    await assert.rejects(decodePicture(changed), { code: 'truncated' }, `${at}`)
    await assert.rejects(decodePicture(whole.subarray(0, at)), { code: 'truncated' }, `${at}`)
  }
  await assert.rejects(decodePicture(whole.subarray(0, -12)), { code: 'truncated' })
})
