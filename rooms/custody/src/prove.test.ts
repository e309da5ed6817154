import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import test from 'node:test'
import { appendLeaf, appendLeaves, type Edge, emptyEdge, rootOf } from './edge.ts'
import { hexText, type Sha256 } from './hash.ts'
import { leafBytes, leafHash } from './leaf.ts'
import { proveGrowth, provePath } from './prove.ts'
import { edgeFromTiles, emptyTail, growTail, type Tail, tailFromTiles, tileReader } from './tail.ts'
import { fullTilesBetween, type ReadTile } from './tile.ts'
import { bytesOf, fromHex, workedLog } from './vector.test.ts'
import { verifyGrowth, verifyInclusion } from './verify.ts'

const fast: Sha256 = (bytes) => hash('sha256', bytes, 'buffer')

/** A log in memory with all its edges, as a store would have it on disk. */
interface TestLog {
  leafHashes: Uint8Array[]
  edges: Edge[]
  tail: Tail
  tiles: Map<string, Uint8Array>
  readTile: ReadTile
}

function makeLog(size: number, step: number): TestLog {
  const leafHashes = Array.from({ length: size }, (_, i) =>
    leafHash(leafBytes(fast(bytesOf(`x${i}`))), fast),
  )
  const edges = [emptyEdge()]
  for (const leaf of leafHashes) edges.push(appendLeaf(edges.at(-1) as Edge, leaf, fast))
  const tiles = new Map<string, Uint8Array>()
  let tail = emptyTail()
  for (let at = 0; at < size; at += step) {
    const grown = growTail(tail, leafHashes.slice(at, at + step), fast)
    for (const { level, n, hashes } of grown.tiles) tiles.set(`${level}/${n}`, hashes)
    tail = grown.tail
  }
  const full = (level: number, n: number) => tiles.get(`${level}/${n}`) ?? new Uint8Array(0)
  return { leafHashes, edges, tail, tiles, readTile: tileReader(tail, full) }
}

async function assertProofs(log: TestLog, index: number, size: number): Promise<void> {
  const root = rootOf(log.edges[size] as Edge, fast)
  const path = await provePath(index, size, log.readTile, fast)
  const leaf = log.leafHashes[index] as Uint8Array
  const inclusion = { index, size, leafHash: leaf, path, root }
  assert.ok(verifyInclusion(inclusion, fast), `leaf ${index} in ${size}`)
  const from = index + 1
  const fromRoot = rootOf(log.edges[from] as Edge, fast)
  const proof = await proveGrowth(from, size, log.readTile, fast)
  const growth = { from, to: size, fromRoot, toRoot: root, proof }
  assert.ok(verifyGrowth(growth, fast), `${from} to ${size}`)
}

const small = makeLog(70, 9)
const large = makeLog(70000, 777)

test('[K26] [K27] log-5/log-5.json: the proofs, hash for hash', async () => {
  const leaves = workedLog.leaves.map(({ leafHash: digest }) => fromHex(digest))
  const { tail } = growTail(emptyTail(), leaves)
  const readTile = tileReader(tail, () => new Uint8Array(0))
  for (const { index, size, proof } of workedLog.inclusion) {
    assert.deepEqual((await provePath(index, size, readTile)).map(hexText), proof)
  }
  for (const { from, to, proof } of workedLog.consistency) {
    assert.deepEqual((await proveGrowth(from, to, readTile)).map(hexText), proof)
  }
})

test('[K26] [K27] every leaf of every size up to 70, and every growth between them', async () => {
  for (let size = 1; size <= 70; size++) {
    for (let index = 0; index < size; index++) await assertProofs(small, index, size)
  }
})

test('[K26] [K27] a log of 70,000 leaves, at the borders of its tiles', async () => {
  const places = [0, 1, 255, 256, 257, 511, 512, 65535, 65536, 65537, 69887, 69888, 69999]
  for (const size of [256, 257, 65536, 65537, 69888, 70000]) {
    for (const index of places.filter((place) => place < size)) {
      await assertProofs(large, index, size)
    }
  }
})

test('[K28] a proof reads at most two tiles of each level', async () => {
  const read: string[] = []
  const counting: ReadTile = (level, n, width) => {
    read.push(`${level}/${n}`)
    return large.readTile(level, n, width)
  }
  await provePath(12345, 70000, counting, fast)
  assert.ok(read.length <= 5, read.join(' '))
  read.length = 0
  await proveGrowth(54321, 70000, counting, fast)
  assert.ok(read.length <= 5, read.join(' '))
  assert.equal(new Set(read).size, read.length)
})

test('[K26] [K27] there are no proofs for leaves that are not there', async () => {
  await assert.rejects(provePath(70, 70, small.readTile), RangeError)
  await assert.rejects(provePath(-1, 70, small.readTile), RangeError)
  await assert.rejects(provePath(0.5, 70, small.readTile), RangeError)
  await assert.rejects(proveGrowth(70, 69, small.readTile), RangeError)
  assert.deepEqual(await proveGrowth(0, 70, small.readTile), [])
  assert.deepEqual(await proveGrowth(70, 70, small.readTile), [])
})

test('[K24] a tile with another number of bytes is an error that names it', async () => {
  const short: ReadTile = () => new Uint8Array(31)
  await assert.rejects(provePath(1, 300, short), /tile 0\/0/)
  await assert.rejects(tailFromTiles(300, short), /tile 0\/1/)
})

test('[K22] growing in any steps completes the same tiles', () => {
  const all = fullTilesBetween(0, 70000).map(({ level, n }) => `${level}/${n}`)
  assert.deepEqual([...large.tiles.keys()].sort(), all.sort())
  const atOnce = growTail(emptyTail(), large.leafHashes, fast)
  for (const { level, n, hashes } of atOnce.tiles) {
    assert.equal(hexText(hashes), hexText(large.tiles.get(`${level}/${n}`) as Uint8Array))
  }
  assert.throws(() => growTail(emptyTail(), [new Uint8Array(31)]), RangeError)
})

test('[K23] the edge from the tiles is the edge from the leaves, at every size', async () => {
  for (const size of [0, 1, 255, 256, 257, 65535, 65536, 65792, 69999, 70000]) {
    const edge = await edgeFromTiles(size, large.readTile, fast)
    const expected = large.edges[size] as Edge
    assert.deepEqual(edge.hashes.map(hexText), expected.hashes.map(hexText))
    assert.equal(edge.size, size)
  }
})

test('[K23] a tail read from tiles grows on as if it had never been closed', async () => {
  const tail = await tailFromTiles(65000, large.readTile)
  const grown = growTail(tail, large.leafHashes.slice(65000), fast)
  assert.deepEqual(grown.tail.levels.flat().map(hexText), large.tail.levels.flat().map(hexText))
  assert.equal(grown.tiles.length, fullTilesBetween(65000, 70000).length)
})

test('[K11] the root of 70,000 leaves is the one that a plain recursion gives', () => {
  const mth = (hashes: Uint8Array[]): Uint8Array => {
    if (hashes.length === 1) return hashes[0] as Uint8Array
    const k = 2 ** Math.ceil(Math.log2(hashes.length) - 1)
    const pair = [mth(hashes.slice(0, k)), mth(hashes.slice(k))]
    return fast(new Uint8Array([1, ...(pair[0] as Uint8Array), ...(pair[1] as Uint8Array)]))
  }
  const edge = appendLeaves(emptyEdge(), large.leafHashes, fast)
  assert.equal(hexText(rootOf(edge, fast)), hexText(mth(large.leafHashes)))
})
