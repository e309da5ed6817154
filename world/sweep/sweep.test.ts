import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { formsOf } from './form.ts'
import { legacyBytes } from './legacy-encoding.ts'
import { makeSweep } from './sweep.ts'

const SECRETS = [
  { number: 7, text: 'CANARY-07-SECRET' },
  { number: 7, text: '카나리아가아비밀' },
  { number: 7, text: '金丝雀零柒机密' },
  { number: 7, text: '09990000077731' },
]
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const sweep = makeSweep(SECRETS)
const isFound = (content: Uint8Array): boolean => sweep('here', content).length > 0

test('[S1] every form of every secret is found between other bytes', () => {
  for (const { text } of SECRETS)
    for (const { form, bytes: pattern } of formsOf(text)) {
      const content = Buffer.concat([Buffer.from('before '), pattern, Buffer.from(' after')])
      assert.ok(isFound(new Uint8Array(content)), form)
    }
})

test('[S1] forms made by other tools than the sweep itself are found', () => {
  const secret = 'CANARY-07-SECRET'
  const made: Record<string, Uint8Array> = {
    base64: bytes(Buffer.from(`xy${secret}z`).toString('base64')),
    base64url: bytes(Buffer.from(`??>${SECRETS[1]?.text}~~`).toString('base64url')),
    twice: bytes(Buffer.from(Buffer.from(`a${secret}bc`).toString('base64')).toString('base64')),
    broken: bytes(
      `${Buffer.from(secret)
        .toString('base64')
        .replace(/(.{5})/g, '$1\r\n')}`,
    ),
    utf16: new Uint8Array(Buffer.from(`\ufeff${SECRETS[2]?.text}`, 'utf16le')),
    percent: bytes(encodeURIComponent(SECRETS[1]?.text ?? '')),
    sha256: bytes(createHash('sha256').update(secret).digest('hex')),
    tags: bytes('CAN<b>ARY</b>-07-\u00adSEC\u200bRET'),
    lower: bytes(secret.toLowerCase()),
  }
  for (const [name, content] of Object.entries(made)) assert.ok(isFound(content), name)
})

test('[S1] the legacy encodings agree with the platform decoder', () => {
  for (const encoding of ['euc-kr', 'gb18030', 'big5'] as const)
    for (const { text } of SECRETS) {
      const encoded = legacyBytes(text, encoding)
      if (encoded) assert.equal(new TextDecoder(encoding).decode(encoded), text)
    }
  assert.ok(legacyBytes('카나리아', 'euc-kr'))
  assert.ok(legacyBytes('金丝雀', 'gb18030'))
})

test('[S2] packed content is opened, also nested and in the middle of other bytes', () => {
  const plain = bytes(`some words, then ${SECRETS[1]?.text}, then more`)
  const around = (inner: Uint8Array): Uint8Array =>
    new Uint8Array(Buffer.concat([Buffer.from('%PDF stream '), inner, Buffer.from(' endstream')]))
  assert.ok(isFound(around(gzipSync(plain))), 'gzip')
  assert.ok(isFound(around(deflateSync(plain))), 'zlib')
  assert.ok(isFound(new Uint8Array(brotliCompressSync(plain))), 'brotli')
  assert.ok(isFound(around(gzipSync(deflateSync(gzipSync(plain))))), 'nested')
  assert.ok(isFound(around(zipMember('report.txt', plain))), 'zip')
})

test('[S3] clean content gives no hit, and a hit names the number and the form only', () => {
  assert.equal(sweep('clean', bytes('at least 52 people; CANARY is a bird; 0999')).length, 0)
  const [hit] = sweep('page', bytes('CANARY-07-SECRET'))
  assert.deepEqual(hit, { number: 7, form: 'plain/utf-8', path: 'page' })
})

test('[S4] mutation test: a sweep without one of its decoders misses what that decoder finds', () => {
  const without = (form: RegExp) =>
    makeSweep(SECRETS, { forms: (text) => formsOf(text).filter((one) => !form.test(one.form)) })
  const base64 = bytes(Buffer.from('xCANARY-07-SECRETz').toString('base64'))
  assert.equal(without(/^base64/)('x', base64).length, 0)
  const utf16 = new Uint8Array(Buffer.from('카나리아가아비밀', 'utf16le'))
  assert.equal(without(/utf-16le/)('x', utf16).length, 0)
  const blind = makeSweep(SECRETS, { layers: (layer) => [layer] })
  assert.equal(blind('x', new Uint8Array(gzipSync('CANARY-07-SECRET'))).length, 0)
})

/** A ZIP member as its local header and deflated data, by APPNOTE 4.3.7. */
function zipMember(name: string, content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt32LE(packed.length, 18)
  header.writeUInt32LE(content.length, 22)
  header.writeUInt16LE(name.length, 26)
  return new Uint8Array(Buffer.concat([header, Buffer.from(name), packed]))
}
