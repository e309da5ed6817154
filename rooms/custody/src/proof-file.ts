// Proof files: one leaf's place in a log, with the checkpoint, in a text that outsiders' tools
// read. c2sp.org/tlog-proof (state of July 2026); no `extra` line, because nothing confirms it.
import { base64Bytes, base64Text } from './base64.ts'
import { openCheckpoint, readCount } from './checkpoint.ts'
import { type Finding, isFinding } from './finding.ts'
import { type Sha256, sha256 } from './hash.ts'
import type { VerifierKey } from './key.ts'
import { HASH_LENGTH, leafHash } from './leaf.ts'
import { utf8Bytes, utf8Text } from './utf8.ts'
import { PROOF_LIMIT, verifyInclusion } from './verify.ts'

/** What a proof file holds. */
export interface ProofFile {
  index: number
  /** From the leaf's sibling to the root's child. */
  path: readonly Uint8Array[]
  /** The signed checkpoint, verbatim. */
  checkpoint: string
}

const HEADER = 'c2sp.org/tlog-proof@v1'
const INDEX = 'index '
const FILE_LIMIT = 520 * 1024
const MALFORMED: Finding = { code: 'malformed' }

/**
 * The bytes of a `.tlog-proof` file.
 * @throws RangeError for what `readProofFile` would refuse.
 */
export function proofFile({ index, path, checkpoint }: ProofFile): Uint8Array {
  const hashes = path.map((hash) => `${base64Text(hash)}\n`).join('')
  const bytes = utf8Bytes(`${HEADER}\n${INDEX}${index}\n${hashes}\n${checkpoint}`)
  if (isFinding(readProofFile(bytes))) throw new RangeError('no such proof')
  return bytes
}

/** What a proof file holds, or `malformed`. Nothing is verified. */
export function readProofFile(bytes: Uint8Array): ProofFile | Finding {
  const file = bytes.length <= FILE_LIMIT ? utf8Text(bytes) : undefined
  const blank = file?.indexOf('\n\n') ?? -1
  if (file === undefined || blank < 0) return MALFORMED
  const [header, indexLine = '', ...lines] = file.slice(0, blank).split('\n')
  if (header !== HEADER || !indexLine.startsWith(INDEX)) return MALFORMED
  const index = readCount(indexLine.slice(INDEX.length))
  const path = lines.map(base64Bytes).filter((hash) => hash?.length === HASH_LENGTH)
  if (index === undefined || path.length !== lines.length || path.length > PROOF_LIMIT) {
    return MALFORMED
  }
  return { index, path: path as Uint8Array[], checkpoint: file.slice(blank + 2) }
}

/** Who a proof is checked against. The keys come from outside, never from the proof. */
export interface ProofTrust {
  log: VerifierKey
  witnesses?: readonly VerifierKey[]
  sha256?: Sha256
}

/**
 * The place and the checkpoint that a proof file proves for `leaf` (its bytes); or the finding:
 * `malformed`, `unknown-key`, `bad-signature`, `no-log-signature`, `not-included`.
 */
export function verifyProofFile(bytes: Uint8Array, leaf: Uint8Array, trust: ProofTrust) {
  const proof = readProofFile(bytes)
  if (isFinding(proof)) return proof
  const opened = openCheckpoint(utf8Bytes(proof.checkpoint), trust.log, trust.witnesses)
  if (isFinding(opened)) return opened
  const hash = trust.sha256 ?? sha256
  const { size, root } = opened.checkpoint
  const { index, path } = proof
  const holds = verifyInclusion({ index, size, leafHash: leafHash(leaf, hash), path, root }, hash)
  const finding: Finding = { code: 'not-included' }
  return holds ? { index, ...opened } : finding
}
