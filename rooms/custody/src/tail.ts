// The tail of a log: the tiles that are not yet full, at most 255 hashes for each level. A store
// keeps full tiles only; with the tail in memory it knows which tiles an append completes, the
// root, and how to answer every proof from whole tiles.
import type { Edge } from './edge.ts'
import { type Sha256, sha256 } from './hash.ts'
import { HASH_LENGTH } from './leaf.ts'
import {
  levelLength,
  type ReadTile,
  subtreeHash,
  TILE_WIDTH,
  tileBytes,
  tileHashes,
  tilesOfSize,
} from './tile.ts'

/** The unfinished tiles of a log with `size` leaves, by level; never changed once made. */
export interface Tail {
  readonly size: number
  readonly levels: readonly (readonly Uint8Array[])[]
}

/** A tile that has just become full: its 8,192 bytes, and its root for the level above. */
export interface FullTile {
  level: number
  n: number
  hashes: Uint8Array
  root: Uint8Array
}

/** The tail of a log without leaves. */
export function emptyTail(): Tail {
  return { size: 0, levels: [] }
}

/** The tail after more leaves, given as leaf hashes in order, and the tiles completed by them. */
export function growTail(
  tail: Tail,
  leafHashes: Iterable<Uint8Array>,
  hash: Sha256 = sha256,
): { tail: Tail; tiles: FullTile[] } {
  const levels = tail.levels.map((level) => level.slice())
  const tiles: FullTile[] = []
  let size = tail.size
  for (const leaf of leafHashes) {
    if (leaf.length !== HASH_LENGTH) throw new RangeError('a leaf hash has 32 bytes')
    size += 1
    let carried = leaf
    for (let level = 0; ; level++) {
      const hashes = levels[level] ?? []
      levels[level] = hashes
      hashes.push(carried)
      if (hashes.length < TILE_WIDTH) break
      carried = subtreeHash(hashes, 0, TILE_WIDTH, hash)
      const n = levelLength(size, level + 1) - 1
      tiles.push({ level, n, hashes: tileBytes(hashes), root: carried })
      levels[level] = []
    }
  }
  return { tail: { size, levels }, tiles }
}

async function hashesOf(readTile: ReadTile, level: number, n: number, width: number) {
  const tile = await readTile(level, n, width)
  if (tile.length !== width * HASH_LENGTH) {
    throw new Error(`tile ${level}/${n} has ${tile.length} bytes and not ${width * HASH_LENGTH}`)
  }
  return tileHashes(tile)
}

/**
 * The tail of a log with `size` leaves, from its partial tiles: one read for each level.
 * @throws Error naming the tile when `readTile` answers with another number of bytes.
 */
export async function tailFromTiles(size: number, readTile: ReadTile): Promise<Tail> {
  const levels: Uint8Array[][] = []
  for (const { level, full, partial } of tilesOfSize(size)) {
    levels.push(partial === 0 ? [] : await hashesOf(readTile, level, full, partial))
  }
  return { size, levels }
}

/** The hashes of the perfect subtrees in a partial tile, the largest first. */
function subtreesOf(hashes: readonly Uint8Array[], hash: Sha256): Uint8Array[] {
  const roots: Uint8Array[] = []
  let start = 0
  for (let count = TILE_WIDTH / 2; count >= 1; count /= 2) {
    if (hashes.length - start < count) continue
    roots.push(subtreeHash(hashes, start, count, hash))
    start += count
  }
  return roots
}

/** The right edge of the log whose tail this is. */
export function edgeOfTail(tail: Tail, hash: Sha256 = sha256): Edge {
  const hashes = tail.levels.toReversed().flatMap((level) => subtreesOf(level, hash))
  return { size: tail.size, hashes }
}

/** The right edge of a log with `size` leaves, from its partial tiles. */
export async function edgeFromTiles(
  size: number,
  readTile: ReadTile,
  hash: Sha256 = sha256,
): Promise<Edge> {
  return edgeOfTail(await tailFromTiles(size, readTile), hash)
}

/**
 * A `ReadTile` for logs up to the tail's size, from the tail and from whole tiles: `readFull` is
 * asked for the 8,192 bytes of full tiles only.
 */
export function tileReader(
  tail: Tail,
  readFull: (level: number, n: number) => Uint8Array | Promise<Uint8Array>,
): ReadTile {
  return async (level, n, width) => {
    if (n < levelLength(tail.size, level + 1)) {
      const tile = await readFull(level, n)
      return tile.subarray(0, width * HASH_LENGTH)
    }
    return tileBytes((tail.levels[level] ?? []).slice(0, width))
  }
}
