import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { base64Bytes, base64Text } from './base64.ts'

test('[K37] base64 is written as Node writes it, and read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      const text = base64Text(bytes)
      assert.equal(text, Buffer.from(bytes).toString('base64'))
      assert.deepEqual(base64Bytes(text), bytes)
    }),
    { numRuns: 300 },
  )
})

test('[K37] any text is the one spelling of its bytes, or is refused', () => {
  const near = fc.stringMatching(/^[A-Da-d+/_ -]{0,6}={0,3}$/)
  fc.assert(
    fc.property(fc.oneof(near, fc.string()), (text) => {
      const bytes = base64Bytes(text)
      if (bytes !== undefined) assert.equal(base64Text(bytes), text)
    }),
    { numRuns: 500 },
  )
})

test('[K37] what lenient decoders take is refused', () => {
  for (const bad of [
    'AAE',
    'AAE=\n',
    ' AAE=',
    'AAF=',
    'AB==',
    'A===',
    '====',
    'AA-_',
    'AAE==',
    '=',
  ]) {
    assert.equal(base64Bytes(bad), undefined, JSON.stringify(bad))
  }
})
