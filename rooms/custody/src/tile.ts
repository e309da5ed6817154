// Tiles: the tree cut into files of 256 hashes. Level L holds the roots of perfect subtrees of
// 256^L leaves. Full tiles never change, so they can be stored once and served from anywhere.
// Format and addresses: c2sp.org/tlog-tiles v0.1.0.
import type { Finding } from './finding.ts'
import { type Sha256, sha256 } from './hash.ts'
import { HASH_LENGTH, nodeHash } from './leaf.ts'

/** Hashes in a full tile. */
export const TILE_WIDTH = 256

/** Which tile: its level (`entries` for the leaves themselves) and its number in the level. */
export interface TileAddress {
  level: number | 'entries'
  n: number
  /** 1 … 255 for a partial tile, 256 for a full one. */
  width: number
}

/** How many tiles of a level a log has; `partial` is the width of the last one, 0 for none. */
export interface TileLevel {
  level: number
  full: number
  partial: number
}

/**
 * Gives the first `width` hashes (32·width bytes) of tile `n` of `level`. It is asked only for
 * tiles that a log of the size in question has.
 */
export type ReadTile = (level: number, n: number, width: number) => Uint8Array | Promise<Uint8Array>

/** How many hashes a whole level has in a log of `size` leaves. */
export function levelLength(size: number, level: number): number {
  return Math.floor(size / TILE_WIDTH ** level)
}

function groupedNumber(n: number): string {
  const digits = String(n)
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0')
  const groups = padded.match(/\d{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

function isTileNumber(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0
}

/**
 * The address of a tile, `tile/1/x001/x234/067` or `tile/0/000.p/5`.
 * @throws RangeError when there is no such tile.
 */
export function tilePath(level: number | 'entries', n: number, width = TILE_WIDTH): string {
  const levelFits = level === 'entries' || (isTileNumber(level) && level <= 63)
  const widthFits = Number.isInteger(width) && width >= 1 && width <= TILE_WIDTH
  if (!levelFits || !widthFits || !isTileNumber(n)) throw new RangeError('no such tile')
  const end = width === TILE_WIDTH ? '' : `.p/${width}`
  return `tile/${level}/${groupedNumber(n)}${end}`
}

const PATH = /^tile\/(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/

/** The tile that an address names, or `tile-path` for anything but the one spelling of it. */
export function readTilePath(path: string): TileAddress | Finding {
  const match = PATH.exec(path)
  if (match === null) return { code: 'tile-path' }
  const level = match[1] === 'entries' ? 'entries' : Number(match[1])
  const n = Number((match[2] ?? '').replace(/[x/]/g, ''))
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3])
  const fits = isTileNumber(n) && width <= TILE_WIDTH && (level === 'entries' || level <= 63)
  // Leading groups of zeros and `.p/256` are second spellings.
  return fits && tilePath(level, n, width) === path ? { level, n, width } : { code: 'tile-path' }
}

/** The levels of a log with `size` leaves, each with its numbers of tiles. */
export function tilesOfSize(size: number): TileLevel[] {
  const levels: TileLevel[] = []
  for (let level = 0, length = size; length > 0; length = levelLength(size, ++level)) {
    const full = Math.floor(length / TILE_WIDTH)
    levels.push({ level, full, partial: length % TILE_WIDTH })
  }
  return levels
}

/** The tiles that become full when a log grows from `from` to `to` leaves, lowest level first. */
export function fullTilesBetween(from: number, to: number): { level: number; n: number }[] {
  const tiles: { level: number; n: number }[] = []
  for (let level = 0; levelLength(to, level + 1) > 0; level++) {
    const end = levelLength(to, level + 1)
    for (let n = levelLength(from, level + 1); n < end; n++) tiles.push({ level, n })
  }
  return tiles
}

/** The width that tile `n` of `level` has in a log of `size` leaves: 0 … 256. */
export function tileWidth(size: number, level: number, n: number): number {
  return Math.max(0, Math.min(TILE_WIDTH, levelLength(size, level) - n * TILE_WIDTH))
}

/** The hash over `count` (a power of two) hashes of a tile, beginning with the one at `start`. */
export function subtreeHash(
  hashes: readonly Uint8Array[],
  start: number,
  count: number,
  hash: Sha256 = sha256,
): Uint8Array {
  let level = hashes.slice(start, start + count)
  while (level.length > 1) {
    const above: Uint8Array[] = []
    for (let i = 0; i + 1 < level.length; i += 2) {
      above.push(nodeHash(level[i] as Uint8Array, level[i + 1] as Uint8Array, hash))
    }
    level = above
  }
  const [root] = level
  if (root === undefined) throw new RangeError('a subtree has at least one hash')
  return root
}

/** The hashes of a tile, as views into its bytes. */
export function tileHashes(tile: Uint8Array): Uint8Array[] {
  const hashes: Uint8Array[] = []
  for (let at = 0; at < tile.length; at += HASH_LENGTH) {
    hashes.push(tile.subarray(at, at + HASH_LENGTH))
  }
  return hashes
}

/** The bytes of a tile from its hashes. */
export function tileBytes(hashes: readonly Uint8Array[]): Uint8Array {
  const tile = new Uint8Array(hashes.length * HASH_LENGTH)
  for (const [i, hash] of hashes.entries()) tile.set(hash, i * HASH_LENGTH)
  return tile
}

/** The root of a full tile (8,192 bytes): its hash in the tile above. */
export function tileRoot(tile: Uint8Array, hash: Sha256 = sha256): Uint8Array {
  if (tile.length !== TILE_WIDTH * HASH_LENGTH) throw new RangeError('a full tile has 8192 bytes')
  return subtreeHash(tileHashes(tile), 0, TILE_WIDTH, hash)
}

/** The bytes of an entries tile: each leaf after its length in two bytes, the high one first. */
export function entriesFile(leaves: readonly Uint8Array[]): Uint8Array {
  const file = new Uint8Array(leaves.reduce((sum, leaf) => sum + 2 + leaf.length, 0))
  let at = 0
  for (const leaf of leaves) {
    if (leaf.length > 65535) throw new RangeError('a leaf has at most 65535 bytes')
    file.set([Math.floor(leaf.length / 256), leaf.length % 256], at)
    file.set(leaf, at + 2)
    at += 2 + leaf.length
  }
  return file
}
