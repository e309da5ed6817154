// The right edge of the tree: the roots of the perfect subtrees that the leaves so far make up,
// largest first, at most 53. It is all that growing a log and taking its root need to know.
// Sizes go beyond 2^31, so nothing here uses 32-bit operators. RFC 9162 §2.1.
import { type Sha256, sha256 } from './hash.ts'
import { emptyRoot, HASH_LENGTH, LEAF_LENGTH, leafHash, nodeHash } from './leaf.ts'

/** The right edge of a log with `size` leaves; never changed once made. */
export interface Edge {
  readonly size: number
  /** One hash for every 1 in the binary form of `size`, the largest subtree first. */
  readonly hashes: readonly Uint8Array[]
}

/** The edge of a log without leaves. */
export function emptyEdge(): Edge {
  return { size: 0, hashes: [] }
}

function hashOfEither(leaf: Uint8Array, hash: Sha256): Uint8Array {
  if (leaf.length === HASH_LENGTH) return leaf
  if (leaf.length === LEAF_LENGTH) return leafHash(leaf, hash)
  throw new RangeError(`a leaf has 78 bytes and its hash 32, not ${leaf.length}`)
}

/**
 * The edge after more leaves, in order. Each leaf is its 78 bytes or its 32-byte leaf hash.
 * @throws RangeError for other lengths, and beyond 2^53−1 leaves.
 */
export function appendLeaves(
  edge: Edge,
  leaves: Iterable<Uint8Array>,
  hash: Sha256 = sha256,
): Edge {
  const hashes = edge.hashes.slice()
  let size = edge.size
  for (const leaf of leaves) {
    let top = hashOfEither(leaf, hash)
    // Each trailing 1 of the old size is a finished subtree of the height reached so far.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = hashes.pop()
      if (left === undefined) throw new RangeError('the edge does not fit its size')
      top = nodeHash(left, top, hash)
    }
    hashes.push(top)
    size += 1
  }
  if (size > Number.MAX_SAFE_INTEGER) throw new RangeError('a log has at most 2^53−1 leaves')
  return { size, hashes }
}

/** The edge after one more leaf, given as its 78 bytes or its 32-byte leaf hash. */
export function appendLeaf(edge: Edge, leaf: Uint8Array, hash: Sha256 = sha256): Edge {
  return appendLeaves(edge, [leaf], hash)
}

/** The root (32 bytes) of the log whose edge this is. */
export function rootOf(edge: Edge, hash: Sha256 = sha256): Uint8Array {
  const last = edge.hashes.at(-1)
  if (last === undefined) return emptyRoot()
  return edge.hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, hash), last)
}
