import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isFinding } from './finding.ts'
import { hexText, sha256 } from './hash.ts'
import { leafHash } from './leaf.ts'
import { emptyTail, growTail } from './tail.ts'
import {
  entriesFile,
  fullTilesBetween,
  readTilePath,
  type TileLevel,
  tileBytes,
  tilePath,
  tileRoot,
  tilesOfSize,
} from './tile.ts'
import { assertBytes, bytesOf, vectorBytes, vectorJson, workedLog } from './vector.test.ts'

interface TileVectors {
  paths: [number | 'entries', number, number, string][]
  counts: { size: number; levels: TileLevel[] }[]
}

const vectors = vectorJson<TileVectors>('merkle/tile-path.json')

test('[K19] merkle/tile-path.json: addresses, written and read', () => {
  for (const [level, n, width, path] of vectors.paths) {
    assert.equal(tilePath(level, n, width), path)
    assert.deepEqual(readTilePath(path), { level, n, width })
  }
})

test('[K19] a second spelling of an address is refused', () => {
  const bad = [
    'tile/0/x000/001',
    'tile/00/001',
    'tile/0/1',
    'tile/0/0001',
    'tile/0/000.p/256',
    'tile/0/000.p/0',
    'tile/0/000.p/05',
    'tile/64/000',
    'tile/0/x009/x007/x199/x254/x740/992',
    'tile/0/x001/x234/067/',
    '/tile/0/000',
    'tile/0/000\n',
    'tile/entry/000',
  ]
  for (const path of bad) assert.deepEqual(readTilePath(path), { code: 'tile-path' }, path)
  for (const [level, n, width] of [
    [64, 0, 1],
    [0, -1, 1],
    [0, 0, 0],
    [0, 0, 257],
    [0, 0.5, 1],
  ]) {
    assert.throws(() => tilePath(level ?? 0, n ?? 0, width), RangeError)
  }
})

test('[K19] [K42] addresses read as written; any text gives an address or a finding', () => {
  const level = fc.oneof(fc.nat(63), fc.constant('entries' as const))
  fc.assert(
    fc.property(level, fc.maxSafeNat(), fc.integer({ min: 1, max: 256 }), (l, n, width) => {
      assert.deepEqual(readTilePath(tilePath(l, n, width)), { level: l, n, width })
    }),
    { numRuns: 300 },
  )
  const pathLike = fc.stringMatching(
    /^tile\/[0-9]{1,2}\/(x[0-9]{3}\/){0,2}[0-9]{1,4}(\.p\/[0-9]{1,3})?$/,
  )
  fc.assert(
    fc.property(fc.oneof(fc.string(), pathLike), (path) => {
      const read = readTilePath(path)
      if (!isFinding(read)) assert.equal(tilePath(read.level, read.n, read.width), path)
    }),
    { numRuns: 500 },
  )
})

test('[K20] merkle/tile-path.json: numbers of tiles for a size', () => {
  for (const { size, levels } of vectors.counts) assert.deepEqual(tilesOfSize(size), levels)
  assert.deepEqual(tilesOfSize(0), [])
  assert.deepEqual(tilesOfSize(2 ** 53 - 1).at(-1), { level: 6, full: 0, partial: 31 })
})

test('[K21] the tiles that become full are those that the greater size has in addition', () => {
  assert.deepEqual(fullTilesBetween(255, 256), [{ level: 0, n: 0 }])
  assert.deepEqual(fullTilesBetween(256, 511), [])
  assert.deepEqual(fullTilesBetween(65535, 65536), [
    { level: 0, n: 255 },
    { level: 1, n: 0 },
  ])
  const far = 2 ** 48
  assert.deepEqual(fullTilesBetween(far - 1, far).at(-1), { level: 5, n: 0 })
  const fullCount = (size: number) => tilesOfSize(size).reduce((sum, { full }) => sum + full, 0)
  fc.assert(
    fc.property(fc.nat(300000), fc.nat(300000), (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      assert.equal(fullTilesBetween(from, to).length, fullCount(to) - fullCount(from))
    }),
    { numRuns: 100 },
  )
})

test('[K25] log-5/tile: the tiles of sizes 3 and 5, byte for byte', () => {
  const leaves = workedLog.leaves.map(({ leaf }) => bytesOf(leaf))
  for (const size of [3, 5]) {
    const some = leaves.slice(0, size)
    const tile = tileBytes(some.map((leaf) => leafHash(leaf)))
    assertBytes(tile, vectorBytes(`log-5/${tilePath(0, 0, size)}`))
    assertBytes(entriesFile(some), vectorBytes(`log-5/${tilePath('entries', 0, size)}`))
  }
})

test('[K25] merkle/tessera-log.json: the digest of each of its 30 tiles', () => {
  const log = vectorJson<{ leaves: string[]; tileSha256: Record<string, string> }>(
    'merkle/tessera-log.json',
  )
  const leaves = log.leaves.map(bytesOf)
  const digests: Record<string, string> = {}
  for (let size = 1; size <= leaves.length; size++) {
    const some = leaves.slice(0, size)
    const tile = tileBytes(some.map((leaf) => leafHash(leaf)))
    digests[tilePath(0, 0, size)] = hexText(sha256(tile))
    digests[tilePath('entries', 0, size)] = hexText(sha256(entriesFile(some)))
  }
  assert.deepEqual(digests, log.tileSha256)
})

test('[K22] the root of a full tile stands in the tile above', () => {
  const leaves = Array.from({ length: 256 }, (_, i) => leafHash(bytesOf(`x${i}`)))
  const { tail, tiles } = growTail(emptyTail(), leaves)
  const [tile] = tiles
  assert.ok(tile)
  assertBytes(tileRoot(tile.hashes), tile.root)
  assertBytes(tail.levels[1]?.[0] ?? new Uint8Array(0), tile.root)
  assert.throws(() => tileRoot(tile.hashes.subarray(32)), /8192/)
})
