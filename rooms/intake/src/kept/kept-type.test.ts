// What a file that is never opened is, by its first bytes. The beginnings are those of the formats'
// specifications, and of files that the named programs wrote.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { keptType, unknownType } from './kept-type.ts'

const latin = (text: string) => Buffer.from(text, 'latin1')
const KNOWN: readonly [begins: string, type: string][] = [
  ['PK\x03\x04\x14\0', 'application/zip'],
  ['Rar!\x1a\x07\x01\0', 'application/vnd.rar'],
  ['7z\xbc\xaf\x27\x1c', 'application/x-7z-compressed'],
  ['\x1f\x8b\x08\0', 'application/gzip'],
  ['GIF89a\x01\0', 'image/gif'],
  ['II*\0\x08\0', 'image/tiff'],
  ['MM\0*\0\0', 'image/tiff'],
  // GIMP: a bitmap of 1 × 1 with the head of 124 bytes.
  ['BM\x8e\0\0\0\0\0\0\0\x8a\0\0\0\x7c\0\0\0', 'image/bmp'],
  ['\0\0\0\x0cjP  \r\n\x87\n', 'image/jp2'],
  ['8BPS\0\x01', 'image/vnd.adobe.photoshop'],
  ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'image/heic'],
  ['\0\0\0\x1cftypmif1\0\0\0\0mif1heic', 'image/heic'],
  ['\0\0\0\x1cftypavif\0\0\0\0', 'image/avif'],
  ['\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'video/mp4'],
  ['\0\0\0\x20ftypisom\0\0\x02\0', 'video/mp4'],
  ['\0\0\0\x14ftypqt  \0\0\0\0', 'video/quicktime'],
  ['\0\0\0\x08wide\0\0\0\0mdat', 'video/quicktime'],
  ['\0\0\0\x14ftyp3gp4\0\0\0\0', 'video/3gpp'],
  ['\0\0\0\x1cftypM4A \0\0\0\0', 'audio/mp4'],
  ['\x1a\x45\xdf\xa3\x9f', 'video/x-matroska'],
  ['RIFF\x24\0\0\0AVI LIST', 'video/x-msvideo'],
  ['RIFF\x24\0\0\0WAVEfmt ', 'audio/wav'],
  ['FORM\0\0\x10\x20AIFFCOMM', 'audio/aiff'],
  ['\0\0\x01\xba\x44', 'video/mpeg'],
  [`G${'\xff'.repeat(187)}`.repeat(4), 'video/mpeg'],
  ['ID3\x04\0\0', 'audio/mpeg'],
  ['\xff\xfb\x90\x64', 'audio/mpeg'],
  ['\xff\xf1\x50\x80', 'audio/aac'],
  ['#!AMR\n\x3c', 'audio/amr'],
  ['fLaC\0\0\0\x22', 'audio/flac'],
  ['OggS\0\x02', 'audio/ogg'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ['HWP Document File V3.00 \x1a', 'application/x-hwp'],
  ['!BDN\x12\x34\x56\x78SM', 'application/vnd.ms-outlook-pst'],
  ['<svg xmlns="http://www.w3.org/2000/svg">', 'image/svg+xml'],
  ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn -->\n<svg>', 'image/svg+xml'],
  ['<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n<svg >', 'image/svg+xml'],
]

test('[I220] each kind that is kept unopened is known by its first bytes', () => {
  for (const [begins, type] of KNOWN) assert.equal(keptType(latin(begins)), type, begins)
})

test('[I220] a text is none of them, whatever it begins with, and no bytes make it throw', () => {
  const texts = [
    ...['BMW drivers were held.', 'GIF89 is a format.', 'ID3 tags', 'RIFF raff', 'G', 'MM 39'],
    ...['<html><svg></svg></html>', '<p><svg></p>', 'PK 39', 'Rar! 39', 'OggS held', '#!AMR held'],
    ...['!BDN held', '한국어 글', '中文报道', '47 were held', 'FORM 39 AIFF', '<svgs>', ''],
  ]
  for (const text of texts) assert.equal(keptType(Buffer.from(text)), undefined, text)
  // UTF-16 with its mark, of either order, is for the reader of texts.
  assert.equal(keptType(latin('\xff\xfeA\0t\0')), undefined)
  assert.equal(keptType(latin('\xfe\xff\0A\0t')), undefined)
  // What is read elsewhere.
  for (const read of ['%PDF-1.7', '\x89PNG\r\n\x1a\n', '\xff\xd8\xff\xe0', 'RIFF\0\0\0\0WEBPVP8 '])
    assert.equal(keptType(latin(read)), undefined, read)
  fc.assert(fc.property(fc.uint8Array({ maxLength: 800 }), (bytes) => void keptType(bytes)))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      assert.equal(keptType(Buffer.from(`At ${text}`)), undefined)
    }),
  )
})

test('[I324] bytes that are no text are of an unknown kind, and no text is', () => {
  const unknown = 'application/octet-stream'
  // What begins a program, a class of Java, a data base, and bytes by chance.
  for (const begins of [
    '\x7fELF\x02\x01\x01\0',
    '\xca\xfe\xba\xbe\0\0\x003',
    'SQLite format 3\0\x10',
  ])
    assert.equal(unknownType(latin(begins)), unknown, begins)
  assert.equal(unknownType(latin('\x01\x02\x03\x04\xff')), unknown)
  const texts = [
    'At least 39.',
    '적어도 39명\n\t붙잡혔다',
    '\x1b[31mred\x1b[0m',
    'a\x01b',
    '',
    '\f',
  ]
  for (const text of texts) assert.equal(unknownType(Buffer.from(text)), undefined, text)
  // Damaged, or in an encoding that nobody has named: refused, with what to do.
  assert.equal(unknownType(latin('At least \xff 39')), undefined)
  assert.equal(unknownType(Buffer.from('At least\0 39')), undefined)
  assert.equal(unknownType(Buffer.from('At least 39', 'utf16le')), undefined)
  assert.equal(unknownType(latin('\xb5\xb6\xb7\xbb\xc0\xa7')), undefined)
  assert.equal(unknownType(Buffer.from('\ufeff적어도 39', 'utf16le')), undefined)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(unknownType(Buffer.from(text.replaceAll('\0', ''))), undefined)
      assert.equal(unknownType(Buffer.from(`\ufeff${text}`, 'utf16le')), undefined)
    }),
  )
  // A beginning that is cut inside a sign is that of a text.
  const cut = Buffer.from('한국어 글 \x01')
  for (let end = 0; end <= cut.length; end++)
    assert.equal(unknownType(cut.subarray(0, end)), undefined, `${end}`)
})
