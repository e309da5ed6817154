// Proofs from tiles: that a leaf is in a log (RFC 6962 §2.1.1), and that a log only grew
// (§2.1.2). A proof reads the few tiles that it needs, never the tree.
import { type Sha256, sha256 } from './hash.ts'
import { nodeHash } from './leaf.ts'
import {
  levelLength,
  type ReadTile,
  subtreeHash,
  TILE_WIDTH,
  tileHashes,
  tileWidth,
} from './tile.ts'

/** Leaves `start` up to, not including, `end`. */
interface Range {
  start: number
  end: number
}

/** The largest power of two below `n`, for n ≥ 2. */
function powerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

/** The subtrees beside the way from the root to a leaf, the leaf's sibling first. */
function pathRanges(index: number, size: number): Range[] {
  const ranges: Range[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + powerBelow(end - start)
    ranges.push(index < middle ? { start: middle, end } : { start, end: middle })
    if (index < middle) end = middle
    else start = middle
  }
  return ranges.reverse()
}

/** The subtrees that lead from the root of `from` leaves to that of `to` leaves. */
function growthRanges(from: number, to: number): Range[] {
  const ranges: Range[] = []
  let start = 0
  let end = to
  while (from !== end) {
    const middle = start + powerBelow(end - start)
    ranges.push(from <= middle ? { start: middle, end } : { start, end: middle })
    if (from <= middle) end = middle
    else start = middle
  }
  // A verifier holds the old root already; it needs this subtree only where that is a part of it.
  if (start > 0) ranges.push({ start, end })
  return ranges.reverse()
}

/** Hashes of subtrees from tiles; each tile is read once. */
class TileHasher {
  readonly #size: number
  readonly #readTile: ReadTile
  readonly #hash: Sha256
  readonly #tiles = new Map<string, Uint8Array[]>()

  constructor(size: number, readTile: ReadTile, hash: Sha256) {
    this.#size = size
    this.#readTile = readTile
    this.#hash = hash
  }

  async #hashes(level: number, n: number): Promise<Uint8Array[]> {
    const known = this.#tiles.get(`${level}/${n}`)
    if (known !== undefined) return known
    const width = tileWidth(this.#size, level, n)
    const hashes = tileHashes(await this.#readTile(level, n, width))
    if (hashes.length !== width) throw new Error(`tile ${level}/${n} has not ${width} hashes`)
    this.#tiles.set(`${level}/${n}`, hashes)
    return hashes
  }

  /** The hash of `count` leaves from `start`, where count is a power of two that divides start. */
  async #perfect(start: number, count: number): Promise<Uint8Array> {
    let level = 0
    while (levelLength(count, level + 1) > 0) level += 1
    const first = levelLength(start, level)
    const hashes = await this.#hashes(level, Math.floor(first / TILE_WIDTH))
    return subtreeHash(hashes, first % TILE_WIDTH, levelLength(count, level), this.#hash)
  }

  async rangeHash({ start, end }: Range): Promise<Uint8Array> {
    const parts: Uint8Array[] = []
    let at = start
    while (at < end) {
      const half = end - at > 1 ? powerBelow(end - at) : 1
      const count = half * 2 === end - at ? half * 2 : half
      parts.push(await this.#perfect(at, count))
      at += count
    }
    return parts.reduceRight((right, left) => nodeHash(left, right, this.#hash))
  }

  async rangeHashes(ranges: readonly Range[]): Promise<Uint8Array[]> {
    const hashes: Uint8Array[] = []
    for (const range of ranges) hashes.push(await this.rangeHash(range))
    return hashes
  }
}

function assertSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('a size is 0 … 2^53−1')
}

/**
 * The inclusion proof of leaf `index` in a log of `size` leaves: hashes from the leaf's sibling
 * to the root's child.
 * @throws RangeError when there is no such leaf, Error naming a tile of the wrong length.
 */
export async function provePath(
  index: number,
  size: number,
  readTile: ReadTile,
  hash: Sha256 = sha256,
): Promise<Uint8Array[]> {
  assertSize(size)
  if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError('no such leaf')
  return new TileHasher(size, readTile, hash).rangeHashes(pathRanges(index, size))
}

/**
 * The consistency proof that the log of `to` leaves continues the one of `from` leaves. Empty
 * when both are equal, and from 0, where there is nothing to prove.
 * @throws RangeError when `from` exceeds `to`, Error naming a tile of the wrong length.
 */
export async function proveGrowth(
  from: number,
  to: number,
  readTile: ReadTile,
  hash: Sha256 = sha256,
): Promise<Uint8Array[]> {
  assertSize(from)
  assertSize(to)
  if (from > to) throw new RangeError('a log does not shrink')
  if (from === 0) return []
  return new TileHasher(to, readTile, hash).rangeHashes(growthRanges(from, to))
}
