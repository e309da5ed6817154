// Tag files of a bundle: read in one form only, and written as they are read.
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { hexText } from '../hash.ts'
import { assertBytes, bytesOf, vectorBytes } from '../vector.test.ts'
import { type BagInfo, BUNDLE_PROFILES, bagInfoFile, readBagInfo } from './bag-info.ts'
import { manifestFile, readManifest } from './manifest.ts'

const id = fc.stringMatching(/^[\x21-\x7e]{1,40}$/)
const info: fc.Arbitrary<BagInfo> = fc.record(
  {
    bytes: fc.nat(),
    files: fc.nat(1_000_000),
    date: fc.constantFrom('2026-11-24', '2031-02-01'),
    id,
    profile: fc.constantFrom(...BUNDLE_PROFILES),
    recipient: id,
  },
  { noNullPrototype: true },
)

test('[K71] what a bundle says of itself is read as written, and in no other form', () => {
  fc.assert(fc.property(info, (own) => assert.deepEqual(readBagInfo(bagInfoFile(own)), own)))
  const file = vectorBytes('bundle/court/bag-info.txt')
  assertBytes(bagInfoFile(readBagInfo(file) as BagInfo), file)
  const text = new TextDecoder().decode(file)
  for (const other of [
    ...[text.trimEnd(), `${text}\n`, text.replaceAll('\n', '\r\n'), text.replace('487', '0487')],
    text.replace('court', 'Court'),
    text.split('\n').slice(1).join('\n'),
  ])
    assert.equal(readBagInfo(bytesOf(other)), undefined, other)
})

test('[K71] a manifest is read as written, and in no other form', () => {
  const path = fc.stringMatching(/^[a-z0-9.-]{1,8}(?:\/[a-z0-9-]{1,8}){0,3}$/)
  const digest = fc.uint8Array({ minLength: 32, maxLength: 32 })
  const isInside = (own: string) => own.split('/').every((part) => !/^\.{1,2}$/.test(part))
  const property = fc.property(fc.dictionary(path.filter(isInside), digest), (own) => {
    const digests = new Map(Object.entries(own))
    const read = readManifest(manifestFile(digests))
    assert.deepEqual(
      new Map(read),
      new Map([...digests].map(([name, bytes]) => [name, hexText(bytes)])),
    )
  })
  fc.assert(property)
  const line = `${'0'.repeat(64)}  a`
  for (const other of [
    ...[line, `${line}\n${line}\n`, `${line.replace('  ', ' ')}\n`, `${line.replace('0', 'A')}\n`],
    ...[`${line}%25\n`, `${line}/../b\n`, `${'0'.repeat(64)}  /a\n`, `${line}b\n${line}\n`],
  ])
    assert.equal(readManifest(bytesOf(other)), undefined, other)
})
