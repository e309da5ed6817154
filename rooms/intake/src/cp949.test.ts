import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { decodeCp949 } from './cp949.ts'

const url = new URL('../../../vectors/intake/encoding.json', import.meta.url)
const vectors = JSON.parse(readFileSync(url, 'utf8')) as {
  cp949: { pairs: number; sha256: string }
}

test('[I1] every pair of CP949 is read as another implementation reads it', () => {
  let text = ''
  let pairs = 0
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x41; trail < 0xff; trail++) {
      const decoded = decodeCp949(Uint8Array.of(lead, trail))
      if (!('text' in decoded)) continue
      text += decoded.text
      pairs++
    }
  assert.equal(pairs, vectors.cp949.pairs)
  assert.equal(createHash('sha256').update(text).digest('hex'), vectors.cp949.sha256)
})

test('[I1] a byte that CP949 does not know is found where it stands', () => {
  assert.deepEqual(decodeCp949(Uint8Array.of(0x61, 0xb0, 0xa1, 0xff, 0x41)), { badAt: 3 })
  assert.deepEqual(decodeCp949(Uint8Array.of(0x61, 0xb0)), { badAt: 1 })
  assert.deepEqual(decodeCp949(Uint8Array.of(0x80)), { badAt: 0 })
  assert.deepEqual(decodeCp949(Uint8Array.of()), { text: '' })
})
