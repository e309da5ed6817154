import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import fc from 'fast-check'
import { decodeText, ENCODINGS, encodingNamed, sampleLines } from './decode-text.ts'

const url = new URL('../../../vectors/intake/encoding.json', import.meta.url)
const { texts } = JSON.parse(readFileSync(url, 'utf8')) as {
  texts: { codec: string; encoding: string; text: string; hex: string }[]
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const hex = (digits: string) => new Uint8Array(Buffer.from(digits, 'hex'))
const first = (bytes: Uint8Array, more: object = {}) => decodeText({ bytes, ...more }).findings?.[0]

test('[I2] UTF-8 is read strictly, and its mark is not part of the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (words) => {
      const text = `x${words.replaceAll('\0', '')}`
      assert.deepEqual(decodeText({ bytes: utf8(text) }), { text, encoding: 'utf-8' })
      assert.equal(decodeText({ bytes: utf8(`\ufeff${text}`) }).text, text)
    }),
  )
})

test('[I3] UTF-16 is read when it has its mark', () => {
  const wide = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
  assert.equal(decodeText({ bytes: wide('\ufeff🚨 북송') }).text, '🚨 북송')
  const big = Buffer.from('\ufeff遣返', 'utf16le').swap16()
  assert.deepEqual(decodeText({ bytes: new Uint8Array(big) }), {
    text: '遣返',
    encoding: 'utf-16be',
  })
  assert.equal(first(wide('at least 39'))?.code, 'binary')
  assert.deepEqual(first(wide('\ufeffa\0b')), { code: 'binary', at: 4 })
  assert.equal(first(wide('\ufeff\ud800x'))?.code, 'not_understood')
})

test('[I4] the offset of the first bad character is that of another implementation', () => {
  // Start positions of Python's UnicodeDecodeError for the same bytes.
  const cases: [string, number][] = [
    ['61ff', 1],
    ['61c328', 1],
    ['e58c97e58c', 3],
    ['f09f9a', 0],
    ['61eda080', 1],
    ['61c080', 1],
    ['61f4908080', 1],
  ]
  for (const [digits, at] of cases) {
    const found = first(hex(digits))
    assert.deepEqual([found?.code, found?.at], ['not_understood', at], digits)
  }
  const long = new Uint8Array(1_000_000).fill(0x61)
  long[765_432] = 0xff
  assert.equal(first(long)?.at, 765_432)
})

test('[I5] old encodings are read only when one is named, and are offered when they fit', () => {
  for (const { encoding, text, hex: digits } of texts) {
    const bytes = hex(digits)
    assert.deepEqual(decodeText({ bytes, encoding }), { text, encoding })
    if (encoding === 'utf-8') continue
    const found = first(bytes)
    assert.equal(found?.code, 'not_understood')
    assert.ok(found.encodings?.includes(encoding), encoding)
  }
})

test('[I6] a named encoding that cannot read the bytes is refused, with others to choose', () => {
  const korean = texts.find(({ codec }) => codec === 'cp949')
  assert.ok(korean)
  const found = first(hex(korean.hex), { encoding: 'big5' })
  assert.equal(found?.code, 'not_understood')
  assert.ok(found.encodings?.includes('cp949'))
  assert.ok(!found.encodings?.includes('big5'))
  assert.equal(first(hex('ff41'), { encoding: 'big5' })?.code, 'not_understood')
  assert.equal(first(hex('61a1'), { encoding: 'gb18030' })?.at, 1)
  assert.equal(first(hex('e9'), { encoding: 'utf-8' })?.code, 'not_understood')
})

test('[I7] encodings have many names, and an unknown one is refused with the known ones', () => {
  for (const name of ['EUC-KR', 'cp949', 'windows-949', ' MS949 '])
    assert.equal(encodingNamed(name), 'cp949')
  assert.deepEqual(['gbk', 'GB2312', 'sjis', 'UTF8'].map(encodingNamed), [
    'gb18030',
    'gb18030',
    'shift_jis',
    'utf-8',
  ])
  for (const encoding of ['latin1', 'constructor', '', 'utf-7'])
    assert.deepEqual(first(utf8('x'), { encoding }), {
      code: 'unknown_encoding',
      encodings: ENCODINGS,
    })
})

test('[I8] no bytes, no letters, too many bytes and files of other kinds are refused', () => {
  assert.deepEqual(first(hex('')), { code: 'empty' })
  assert.deepEqual(first(hex('efbbbf')), { code: 'empty' })
  assert.deepEqual(first(utf8(' \n\t\u3000')), { code: 'empty' })
  assert.deepEqual(first(utf8('12345'), { maxTextBytes: 4 }), { code: 'too_large', limit: 4 })
  assert.deepEqual(first(new Uint8Array(20_000_001)), { code: 'too_large', limit: 20_000_000 })
  assert.equal(decodeText({ bytes: utf8('12345'), maxTextBytes: 5 }).text, '12345')
  assert.deepEqual(first(utf8('abc\0def')), { code: 'binary', at: 3 })
  const heads = ['%PDF-1.7', 'PK\u0003\u0004', 'GIF89a']
  for (const head of heads)
    assert.deepEqual(first(utf8(`${head} words`)), { code: 'binary', at: 0 })
  assert.deepEqual(first(hex('89504e470d0a1a0a')), { code: 'binary', at: 0 })
  assert.deepEqual(first(hex('ffd8ffe0'), { encoding: 'cp949' }), { code: 'binary', at: 0 })
})

test('[I9] sample lines show a person what an encoding would make of the bytes', () => {
  const korean = texts.find(({ codec }) => codec === 'cp949')
  assert.ok(korean)
  assert.deepEqual(sampleLines(hex(korean.hex), 'euc-kr'), korean.text.split('\n'))
  assert.equal(sampleLines(hex(korean.hex), 'big5'), undefined)
  assert.equal(sampleLines(hex(korean.hex), 'klingon'), undefined)
  const lines = sampleLines(utf8(`plain\n\nnext\nlast\n북송${'x'.repeat(500)}`), 'utf-8')
  assert.deepEqual(
    lines?.map((line) => line.length),
    [200, 5, 4],
  )
})

test('[I10] no bytes whatever make reading throw', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.constantFrom(undefined, ...ENCODINGS), (bytes, encoding) => {
      const decoded = decodeText({ bytes, ...(encoding && { encoding }) })
      assert.ok((decoded.text === undefined) !== (decoded.findings === undefined))
      assert.ok(!decoded.text?.includes('\ufffd') || encoding !== 'cp949')
    }),
  )
})
