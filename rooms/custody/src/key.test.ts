import assert from 'node:assert/strict'
import test from 'node:test'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { isFinding } from './finding.ts'
import { hexText } from './hash.ts'
import { isKeyName, isSignature, noteKey, readSecretKey, readVkey, vkey } from './key.ts'
import { fromHex, testSeed, vectorJson, vectorText, workedLog } from './vector.test.ts'

// Printed in section 5 and 6 of the description of the worked log; read by Go's note.NewSigner.
const SECRET =
  'PRIVATE+KEY+tumen.example/log/5f3a09c1+45866e74+' +
  'AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f'

const seed = testSeed(0)
const key = noteKey(seed, workedLog.origin)
const message = new Uint8Array([1, 2, 3])

test('[K29] log-5/log.vkey: verifier keys of the log and of the witnesses', () => {
  assert.equal(vkey(key), vectorText('log-5/log.vkey').trim())
  assert.equal(vkey(key), workedLog.vkey)
  const north = noteKey(testSeed(0x20), 'witness.example/north', 4)
  const south = noteKey(testSeed(0x40), 'witness.example/south', 4)
  assert.deepEqual([vkey(north), vkey(south)], workedLog.witness)
})

test('[K29] merkle/tessera-log.json: the published seed gives the published key', () => {
  const log = vectorJson<{ vkey: string; signingSeedBase64: string }>('merkle/tessera-log.json')
  const tessera = noteKey(
    new Uint8Array(Buffer.from(log.signingSeedBase64, 'base64')),
    'example.com/log/testdata',
  )
  assert.equal(vkey(tessera), log.vkey)
})

test('[K29] the secret text is the one that Go reads, and reads back', () => {
  assert.equal(key.secretText(), SECRET)
  const read = readSecretKey(SECRET)
  assert.ok(!isFinding(read))
  assert.equal(vkey(read), vkey(key))
  const changed = [SECRET.slice(1), SECRET.replace('45866e74', '45866e75'), `${SECRET}A`, '']
  for (const text of changed) {
    const answer = readSecretKey(text)
    assert.ok(isFinding(answer) && answer.code === 'key-form')
  }
})

test('[K30] a key that is printed, logged or written as JSON shows no seed', () => {
  const shown = [JSON.stringify(key), inspect(key, { depth: 9, showHidden: true }), String(key)]
  const secrets = [hexText(seed), Buffer.from(seed).toString('base64'), '30, 31', '"31":31']
  for (const text of shown) {
    for (const secret of secrets) assert.ok(!text.includes(secret))
  }
})

test('[K29] a vkey with another id, type, length or name is refused', () => {
  const [name, id, base64] = ['a.example', '0', '']
  const bad = [
    `${name}+${id}+${base64}`,
    workedLog.vkey.replace('45866e74', '45866E74'),
    workedLog.vkey.replace('45866e74', '45866e75'),
    workedLog.vkey.replace('tumen', 'tümen'),
    workedLog.vkey.replace('tumen.', 'tumen '),
    `+${workedLog.vkey}`,
    workedLog.vkey.replace('+AQ', '+Bg'),
    workedLog.vkey.slice(0, -4),
    `${workedLog.vkey}AAAA`,
    `${workedLog.vkey}\n`,
  ]
  for (const text of bad) {
    const read = readVkey(text)
    assert.ok(isFinding(read) && read.code === 'key-form', text)
  }
  assert.throws(() => noteKey(seed.subarray(1), 'a'), RangeError)
  assert.throws(() => noteKey(seed, 'a b'), RangeError)
})

test('[K29] [K42] a vkey reads as written; any text gives a key or a finding', () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).filter(isKeyName)
  const anySeed = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(name, anySeed, fc.constantFrom(1 as const, 4 as const), (n, s, type) => {
      const text = vkey(noteKey(s, n, type))
      const read = readVkey(text)
      assert.ok(!isFinding(read))
      assert.equal(vkey(read), text)
    }),
    { numRuns: 100 },
  )
  const near = fc.array(fc.constantFrom('+', '45866e74', 'AQ', 'tumen', '=', '/'), { maxLength: 8 })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        near.map((parts) => parts.join('')),
      ),
      (text) => {
        const read = readVkey(text)
        if (!isFinding(read)) assert.equal(vkey(read), text)
        readSecretKey(`PRIVATE+KEY+${text}`)
      },
    ),
    { numRuns: 300 },
  )
})

test('[K32] white space is what Unicode says, not what \\s says', () => {
  for (const space of ['\u0020', '\u0085', '\u00a0', '\u2003', '\u3000', '\n']) {
    assert.equal(isKeyName(`a${space}b`), false)
  }
  assert.equal(isKeyName('a\ufeffb'), true)
  for (const bad of ['', 'a+b', '\ud800']) assert.equal(isKeyName(bad), false)
})

test('[K36] Ed25519 is strict: altered R and s, s beyond the order, keys of low order', () => {
  const signature = key.sign(message)
  assert.equal(isSignature(signature, message, key.publicKey), true)
  for (const place of [0, 31, 32, 63]) {
    const altered = signature.slice()
    altered[place] = ((altered[place] ?? 0) + 1) % 256
    assert.equal(isSignature(altered, message, key.publicKey), false)
  }
  // s + the group order: the same number to a lenient verifier.
  const order = fromHex('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010')
  const beyond = signature.slice()
  for (let i = 0, carry = 0; i < 32; i++) {
    const sum = (beyond[32 + i] ?? 0) + (order[i] ?? 0) + carry
    beyond[32 + i] = sum % 256
    carry = Math.floor(sum / 256)
  }
  assert.equal(isSignature(beyond, message, key.publicKey), false)
  const identity = new Uint8Array(32)
  identity[0] = 1
  const forged = new Uint8Array(64)
  forged[0] = 1
  assert.equal(isSignature(forged, message, identity), false)
  assert.equal(isSignature(signature.subarray(1), message, key.publicKey), false)
  assert.equal(isSignature(signature, message, key.publicKey.subarray(1)), false)
  assert.equal(isSignature(signature, message, new Uint8Array([...key.publicKey, 0])), false)
})
