// What a signer looks at before it signs: every head of the log that anybody is known to hold. A
// log with two histories, or one that was put back to an older state, is refused.
// Source: custody.md section 8.
import type { Checkpoint } from './checkpoint.ts'
import { rootOf } from './edge.ts'
import { isSameBytes, type Sha256, sha256 } from './hash.ts'
import { edgeFromTiles } from './tail.ts'
import type { ReadTile } from './tile.ts'

/** Who holds a head: the ledger's own record, the file outside of it, a witness. */
export const HEAD_HOLDERS = ['ledger', 'side-file', 'witness'] as const
export type HeadHolder = (typeof HEAD_HOLDERS)[number]

/** A head that somebody holds. Of some witnesses the size alone is known. */
export interface KnownHead extends Pick<Checkpoint, 'size'> {
  by: HeadHolder
  /** Key name of a witness. */
  name?: string
  /** 32 bytes. */
  root?: Uint8Array
  /** The signed note, where it is known. */
  note?: string
}

export const SIGNER_CODES = ['fork', 'older-than-known', 'rewritten'] as const
export type SignerCode = (typeof SIGNER_CODES)[number]

/** Why the log is not signed, and the heads that say so. */
export interface SignerFinding {
  code: SignerCode
  heads: KnownHead[]
}

/** The log as it is now. */
export interface LogNow {
  size: number
  readTile: ReadTile
  hash?: Sha256
}

/**
 * Everything that speaks against signing the log: `fork` when two heads of one size differ,
 * `older-than-known` when the log is shorter than a head, `rewritten` when it no longer gives the
 * root of one. Empty when it continues every head.
 */
export async function judgeHeads(
  log: LogNow,
  heads: readonly KnownHead[],
): Promise<SignerFinding[]> {
  const findings: SignerFinding[] = []
  for (const [n, head] of heads.entries()) {
    const rival = heads.slice(0, n).find((other) => isFork(other, head))
    if (rival) findings.push({ code: 'fork', heads: [rival, head] })
  }
  const older = heads.filter(({ size }) => size > log.size)
  if (older.length > 0) findings.push({ code: 'older-than-known', heads: older })
  const rewritten: KnownHead[] = []
  for (const head of heads) if (await isRewritten(log, head)) rewritten.push(head)
  if (rewritten.length > 0) findings.push({ code: 'rewritten', heads: rewritten })
  return findings
}

function isFork(a: KnownHead, b: KnownHead): boolean {
  if (a.size !== b.size || a.root === undefined || b.root === undefined) return false
  return !isSameBytes(a.root, b.root)
}

async function isRewritten(log: LogNow, { size, root }: KnownHead): Promise<boolean> {
  if (root === undefined || size > log.size) return false
  const { readTile, hash = sha256 } = log
  const edge = await edgeFromTiles(size, readTile, hash)
  return !isSameBytes(rootOf(edge, hash), root)
}
