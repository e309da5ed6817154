import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readTimeStamp, timeStampRequest } from './time-stamp.ts'
import { vectorBytes } from './vector.test.ts'

const checkpoint = vectorBytes('log-5/checkpoint')
const bundle = vectorBytes('bundle/court/custody/checkpoint')
/** The answer of a throw-away authority, accepted by `openssl ts -verify`. */
const answer = vectorBytes('bundle/court/custody/checkpoint.tsr')

test('[K96] log-5/checkpoint.tsq: the request is that of openssl, byte for byte', () => {
  const request = timeStampRequest(checkpoint)
  assert.equal(request.length, 59)
  assert.deepEqual(request, vectorBytes('log-5/checkpoint.tsq'))
})

test('[K97] bundle/court: an answer covers the file that it was asked for, and no other', () => {
  const stated = readTimeStamp(answer, bundle)
  assert.ok(!('code' in stated))
  assert.match(stated.time ?? '', /^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/)
  assert.deepEqual(readTimeStamp(answer, checkpoint), { code: 'imprint' })
  assert.deepEqual(readTimeStamp(answer, Uint8Array.of(...bundle, 10)), { code: 'imprint' })
  const large = new Uint8Array(256 * 1024 + 1)
  large.set(answer)
  assert.deepEqual(readTimeStamp(large, bundle), { code: 'imprint' })
})

test('[K97] any bytes are read without an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(answer.length), (bytes, at) => {
      assert.deepEqual(readTimeStamp(bytes, bundle), { code: 'imprint' })
      const mixed = Uint8Array.from([...answer.subarray(0, at), ...bytes, ...answer.subarray(at)])
      readTimeStamp(mixed, bundle)
    }),
    { numRuns: 50 },
  )
})
