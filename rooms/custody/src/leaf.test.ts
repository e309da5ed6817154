import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test from 'node:test'
import { hexText, type Sha256 } from './hash.ts'
import { emptyRoot, leafBytes, leafHash, nodeHash, readLeaf } from './leaf.ts'
import { assertBytes, bytesOf, fromHex, vectorBytes, workedLog } from './vector.test.ts'

const nodeSha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest()

test('[K9] log-5/leaves: 78 bytes with the commitment and nothing else', () => {
  for (const { index, c, leaf, leafHash: hash } of workedLog.leaves) {
    const bytes = leafBytes(fromHex(c))
    assertBytes(bytes, vectorBytes(`log-5/leaves/${index}`))
    assertBytes(bytes, bytesOf(leaf))
    assert.equal(bytes.length, 78)
    assert.equal(hexText(leafHash(bytes)), hash)
    assert.deepEqual(readLeaf(bytes), { c: fromHex(c) })
  }
})

test('[K9] other bytes are no leaf, and other lengths no commitment', () => {
  const leaf = workedLog.leaves[0]?.leaf ?? ''
  for (const bad of [`${leaf}\n`, ` ${leaf}`, leaf.replace('"v":1', '"v":2'), '', '\ufeff']) {
    assert.deepEqual(readLeaf(bytesOf(bad)), { code: 'leaf-form' })
  }
  assert.deepEqual(readLeaf(bytesOf(leaf.replace(/[a-f]/, 'A'))), { code: 'leaf-form' })
  assert.throws(() => leafBytes(new Uint8Array(31)), /32 bytes, not 31/)
})

test('[K10] log-5/log-5.json: inner nodes and the root of nothing', () => {
  const [h0, h1, h2, h3] = workedLog.leaves.map(({ leafHash: hash }) => fromHex(hash))
  assert.ok(h0 && h1 && h2 && h3)
  const left = nodeHash(h0, h1)
  const right = nodeHash(h2, h3)
  assert.equal(hexText(left), workedLog.nodes['[0,2)'])
  assert.equal(hexText(right), workedLog.nodes['[2,4)'])
  assert.equal(hexText(nodeHash(left, right)), workedLog.nodes['[0,4)'])
  assert.equal(hexText(emptyRoot()), workedLog.roots[0]?.hex)
})

test('[K10] [K14] a leaf that looks like a node has another hash, with any SHA-256', () => {
  const [left, right] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
  const lookalike = new Uint8Array([...left, ...right])
  assert.notEqual(hexText(leafHash(lookalike)), hexText(nodeHash(left, right)))
  assertBytes(leafHash(lookalike, nodeSha256), leafHash(lookalike))
  assertBytes(nodeHash(left, right, nodeSha256), nodeHash(left, right))
})
