// The leaf: 78 bytes that hold a commitment and nothing else, and the two hashes of the tree.
// The first byte keeps leaves and nodes apart, so that no node can be shown as a leaf
// (RFC 6962 §2.1).
import { hexToBytes } from '@noble/hashes/utils.js'
import type { Finding } from './finding.ts'
import { isHash, type Sha256, sha256 } from './hash.ts'
import { utf8Bytes, utf8Text } from './utf8.ts'

/** Bytes in a hash and in a commitment. */
export const HASH_LENGTH = 32

/** Bytes in a leaf. */
export const LEAF_LENGTH = 78

const LEAF_PREFIX = 0x00
const NODE_PREFIX = 0x01
const HEAD = utf8Bytes('{"c":"')
const FOOT = utf8Bytes('","v":1}')
const DIGITS = utf8Bytes('0123456789abcdef')
const LEAF_FORM = /^\{"c":"([0-9a-f]{64})","v":1\}$/

/** The 78 bytes of the leaf that holds commitment `c` (32 bytes). */
export function leafBytes(c: Uint8Array): Uint8Array {
  if (c.length !== HASH_LENGTH) throw new RangeError(`a commitment has 32 bytes, not ${c.length}`)
  const leaf = new Uint8Array(LEAF_LENGTH)
  leaf.set(HEAD, 0)
  for (let i = 0, at = HEAD.length; i < HASH_LENGTH; i++) {
    const byte = c[i] ?? 0
    leaf[at++] = DIGITS[byte >> 4] ?? 0
    leaf[at++] = DIGITS[byte % 16] ?? 0
  }
  leaf.set(FOOT, LEAF_LENGTH - FOOT.length)
  return leaf
}

/** The commitment in a leaf, or `leaf-form` for bytes that are no leaf of ours. */
export function readLeaf(leaf: Uint8Array): { c: Uint8Array } | Finding {
  const match = LEAF_FORM.exec(utf8Text(leaf) ?? '')
  const hex = match?.[1]
  return isHash(hex) && leaf.length === LEAF_LENGTH ? { c: hexToBytes(hex) } : { code: 'leaf-form' }
}

const leafBuffer = new Uint8Array(1 + LEAF_LENGTH)
const nodeBuffer = new Uint8Array(1 + 2 * HASH_LENGTH)

/** The hash of a leaf's bytes: SHA-256 of 0x00 and the leaf. Leaves of any length are taken. */
export function leafHash(leaf: Uint8Array, hash: Sha256 = sha256): Uint8Array {
  const bytes = leaf.length === LEAF_LENGTH ? leafBuffer : new Uint8Array(1 + leaf.length)
  bytes[0] = LEAF_PREFIX
  bytes.set(leaf, 1)
  return hash(bytes)
}

/** The hash over two subtrees: SHA-256 of 0x01, the left hash and the right hash. */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: Sha256 = sha256): Uint8Array {
  nodeBuffer[0] = NODE_PREFIX
  nodeBuffer.set(left, 1)
  nodeBuffer.set(right, 1 + HASH_LENGTH)
  return hash(nodeBuffer)
}

/** The root of a log without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array(0))
}
