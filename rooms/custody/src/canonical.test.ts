import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { CanonicalError, canonicalFile, canonicalText, readCanonicalFile } from './canonical.ts'
import { isFinding } from './finding.ts'
import { hexText, sha256 } from './hash.ts'
import { bytesOf, vectorJson } from './vector.test.ts'

interface CanonicalVectors {
  accept: { name: string; input: string; canonicalHex: string; sha256: string }[]
  rejectFile: { name: string; text: string }[]
}

const vectors = vectorJson<CanonicalVectors>('json/canonical.json')

/** The error that writing gives. */
function errorOf(value: unknown): CanonicalError {
  try {
    canonicalText(value)
  } catch (error) {
    if (error instanceof CanonicalError) return error
  }
  throw new assert.AssertionError({ message: 'no CanonicalError' })
}

test('[K1] json/canonical.json: canonical bytes and digests', () => {
  assert.equal(vectors.accept.length, 8)
  for (const { name, input, canonicalHex, sha256: digest } of vectors.accept) {
    const file = canonicalFile(JSON.parse(input))
    assert.equal(hexText(file), canonicalHex, name)
    assert.equal(hexText(sha256(file)), digest, name)
  }
})

test('[K3] json/canonical.json: files to refuse', () => {
  assert.equal(vectors.rejectFile.length, 16)
  for (const { name, text } of vectors.rejectFile) {
    assert.deepEqual(readCanonicalFile(bytesOf(text)), { code: 'not-canonical' }, name)
    if (name === 'no final newline') continue
    assert.deepEqual(readCanonicalFile(bytesOf(`${text}\n`)), { code: 'not-canonical' }, name)
  }
})

test('[K3] bytes that are not UTF-8, and a file 10,000 levels deep, are refused', () => {
  const overlong = Uint8Array.of(0x22, 0xc0, 0xaf, 0x22, 0x0a)
  const deep = bytesOf(`${'['.repeat(10000)}${']'.repeat(10000)}\n`)
  assert.deepEqual(readCanonicalFile(overlong), { code: 'not-canonical' })
  assert.deepEqual(readCanonicalFile(deep), { code: 'not-canonical' })
})

test('[K2] what has no canonical text is refused with its path', () => {
  const cycle: unknown[] = []
  cycle.push(cycle)
  const cases: [unknown, string, string][] = [
    [{ a: [0, { lat: 42.1 }] }, 'number', '$.a[1].lat'],
    [[Number.NaN], 'number', '$[0]'],
    [2 ** 53, 'number', '$'],
    [{ a: undefined }, 'type', '$.a'],
    [[1n], 'type', '$[0]'],
    [{ f: () => 1 }, 'type', '$.f'],
    [{ at: new Date(0) }, 'type', '$.at'],
    [new Map(), 'type', '$'],
    [{ b: new Uint8Array(1) }, 'type', '$.b'],
    [['\ud800'], 'surrogate', '$[0]'],
    [{ [Symbol('s')]: 1 }, 'key', '$'],
  ]
  for (const [value, problem, path] of cases) {
    const error = errorOf(value)
    assert.deepEqual([error.problem, error.path], [problem, path])
  }
  assert.equal(errorOf(cycle).problem, 'depth')
  assert.equal(errorOf(new Array(2)).path, '$[0]')
})

test('[K2] the error shows neither the value nor a key that may be a name', () => {
  const error = errorOf({ first: 1, names: { 'CANARY 김': { 'a.b': 'CANARY\ud800' } } })
  assert.equal(error.path, '$.names.(key 0).(key 0)')
  assert.doesNotMatch(error.message, /CANARY/)
})

test('[K1] a key named __proto__ and objects without prototype are written', () => {
  assert.equal(canonicalText(JSON.parse('{"__proto__":{"a":1}}')), '{"__proto__":{"a":1}}')
  assert.equal(canonicalText(Object.assign(Object.create(null), { a: 1 })), '{"a":1}')
})

const value = fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }).map((drawn) => {
  const whole = (_: string, v: unknown) => (typeof v === 'number' ? Math.trunc(v % 2 ** 53) : v)
  return JSON.parse(JSON.stringify(drawn, whole)) as unknown
})

test('[K4] what was written is read again as the same value', () => {
  fc.assert(
    fc.property(value, (written) => {
      const file = canonicalFile(written)
      assert.deepEqual(readCanonicalFile(file), { value: JSON.parse(JSON.stringify(written)) })
    }),
    { numRuns: 300 },
  )
})

test('[K4] any bytes give a value that is written as the same bytes, or a finding', () => {
  const jsonLike = fc.json().map((text) => bytesOf(`${text}\n`))
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), jsonLike), (bytes) => {
      const read = readCanonicalFile(bytes)
      if (!isFinding(read)) assert.equal(hexText(canonicalFile(read.value)), hexText(bytes))
    }),
    { numRuns: 500 },
  )
})
