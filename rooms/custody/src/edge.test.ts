import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import { appendLeaf, appendLeaves, type Edge, emptyEdge, rootOf } from './edge.ts'
import { hexText, type Sha256 } from './hash.ts'
import { leafBytes, leafHash } from './leaf.ts'
import { bytesOf, fromHex, vectorJson, workedLog } from './vector.test.ts'

const nodeSha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer')
const eight = vectorJson<{ leaves: string[]; leafHashes: string[]; roots: string[] }>(
  'merkle/eight-leaves.json',
)

test('[K11] merkle/eight-leaves.json: the root of the first 0 … 8 leaves', () => {
  let edge = emptyEdge()
  assert.equal(hexText(rootOf(edge)), eight.roots[0])
  for (const [i, leaf] of eight.leaves.entries()) {
    const leafDigest = leafHash(fromHex(leaf))
    assert.equal(hexText(leafDigest), eight.leafHashes[i])
    edge = appendLeaf(edge, leafDigest)
    assert.equal(hexText(rootOf(edge)), eight.roots[i + 1])
  }
})

test('[K11] log-5/log-5.json: the roots of 0 … 5 leaves, from the bytes of the leaves', () => {
  let edge = emptyEdge()
  for (const { size, hex } of workedLog.roots) {
    assert.equal(hexText(rootOf(edge)), hex)
    const next = workedLog.leaves[size]
    if (next) edge = appendLeaf(edge, leafBytes(fromHex(next.c)))
  }
  assert.equal(edge.size, 5)
})

test('[K12] an edge has one hash for every 1 of its size, and appending does not change it', () => {
  const leaf = leafHash(bytesOf('x'))
  let edge = emptyEdge()
  for (let size = 0; size < 300; size++) {
    assert.equal(edge.hashes.length, size.toString(2).replaceAll('0', '').length)
    const before = rootOf(edge)
    const next = appendLeaf(edge, leaf)
    assert.equal(hexText(rootOf(edge)), hexText(before))
    edge = next
  }
})

test('[K13] [K14] many leaves at once give the same edge, with any SHA-256', () => {
  const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(fc.array(leaf, { maxLength: 40 }), fc.nat(40), (leaves, cut) => {
      const one = leaves.reduce((edge, hashed) => appendLeaf(edge, hashed), emptyEdge())
      const first = appendLeaves(emptyEdge(), leaves.slice(0, cut), nodeSha256)
      const many = appendLeaves(first, leaves.slice(cut), nodeSha256)
      assert.equal(many.size, one.size)
      assert.equal(hexText(rootOf(many, nodeSha256)), hexText(rootOf(one)))
    }),
    { numRuns: 100 },
  )
})

test('[K12] an edge grows beyond 2^40 leaves, and no further than 2^53−1', () => {
  const top = (n: number): Edge => {
    const bits = n.toString(2).replaceAll('0', '').length
    return { size: n, hashes: Array.from({ length: bits }, (_, i) => new Uint8Array(32).fill(i)) }
  }
  const leaf = new Uint8Array(32).fill(255)
  const odd = appendLeaf(top(2 ** 40 + 1), leaf)
  assert.deepEqual([odd.size, odd.hashes.length], [2 ** 40 + 2, 2])
  assert.equal(appendLeaf(top(2 ** 40 + 2 ** 33 - 1), leaf).hashes.length, 2)
  assert.equal(appendLeaf(top(2 ** 53 - 2), leaf).hashes.length, 53)
  assert.throws(() => appendLeaf(top(2 ** 53 - 1), leaf), RangeError)
  assert.throws(() => appendLeaf(emptyEdge(), new Uint8Array(33)), /not 33/)
})
