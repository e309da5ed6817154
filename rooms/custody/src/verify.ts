// Checking proofs with nothing but hashes: the loops of RFC 9162 §2.1.3.2 and §2.1.4.2. Numbers
// are halved by division, because shifts truncate at 2^32 and would accept proofs for other
// places. Stricter than the RFC: hashes have exactly 32 bytes, nothing is proved from size 0.
import { isSameBytes, type Sha256, sha256 } from './hash.ts'
import { HASH_LENGTH, nodeHash } from './leaf.ts'

/** What an inclusion proof claims: this leaf hash stands at `index` in the log with this root. */
export interface InclusionClaim {
  index: number
  size: number
  leafHash: Uint8Array
  path: readonly Uint8Array[]
  root: Uint8Array
}

/** What a consistency proof claims: the log at `to` begins with the log at `from`. */
export interface GrowthClaim {
  from: number
  to: number
  fromRoot: Uint8Array
  toRoot: Uint8Array
  proof: readonly Uint8Array[]
}

/** The most hashes that a proof may have. */
export const PROOF_LIMIT = 63

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash.length === HASH_LENGTH)
}

function isOdd(value: number): boolean {
  return value % 2 === 1
}

function half(value: number): number {
  return Math.floor(value / 2)
}

/** Whether the proof holds; `false` for every number or hash that cannot belong to a proof. */
export function verifyInclusion(claim: InclusionClaim, hash: Sha256 = sha256): boolean {
  const { index, size, leafHash, path, root } = claim
  if (!isCount(index) || !isCount(size) || index >= size) return false
  if (path.length > PROOF_LIMIT || !areHashes([leafHash, root, ...path])) return false
  let node = index
  let last = size - 1
  let top = leafHash
  for (const sibling of path) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      top = nodeHash(sibling, top, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      top = nodeHash(top, sibling, hash)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && isSameBytes(top, root)
}

/** Whether the proof holds; `false` from size 0, because nothing is proved there. */
export function verifyGrowth(claim: GrowthClaim, hash: Sha256 = sha256): boolean {
  const { from, to, fromRoot, toRoot, proof } = claim
  if (!isCount(from) || !isCount(to) || from === 0 || from > to) return false
  if (proof.length > PROOF_LIMIT || !areHashes([fromRoot, toRoot, ...proof])) return false
  if (from === to) return proof.length === 0 && isSameBytes(fromRoot, toRoot)
  return growthHolds(claim, hash)
}

function growthHolds({ from, to, fromRoot, toRoot, proof }: GrowthClaim, hash: Sha256): boolean {
  let node = from - 1
  let last = to - 1
  while (isOdd(node)) [node, last] = [half(node), half(last)]
  // A whole number of subtrees: the old root itself is where the proof begins.
  const hashes = node === 0 ? [fromRoot, ...proof] : proof
  const [first, ...others] = hashes
  if (first === undefined) return false
  let oldTop = first
  let newTop = first
  for (const sibling of others) {
    if (last === 0) return false
    if (isOdd(node) || node === last) {
      oldTop = nodeHash(sibling, oldTop, hash)
      newTop = nodeHash(sibling, newTop, hash)
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      newTop = nodeHash(newTop, sibling, hash)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && isSameBytes(oldTop, fromRoot) && isSameBytes(newTop, toRoot)
}
