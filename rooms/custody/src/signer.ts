// What a signer looks at before it signs: every head of the log that anybody is known to hold. A
// log with two histories, or one that was put back to an older state, is refused.
// Source: custody.md section 8.
import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { rootOf } from './edge.ts'
import { isFinding } from './finding.ts'
import { isSameBytes, type Sha256, sha256 } from './hash.ts'
import type { VerifierKey } from './key.ts'
import { edgeFromTiles } from './tail.ts'
import type { ReadTile } from './tile.ts'
import { utf8Bytes } from './utf8.ts'

/** Who holds a head: the ledger's own record, the file outside of it, a witness, or the asker. */
export const HEAD_HOLDERS = ['ledger', 'side-file', 'witness', 'asker'] as const
export type HeadHolder = (typeof HEAD_HOLDERS)[number]

/** A note that somebody says the log has signed. */
export interface HeldNote {
  by: HeadHolder
  /** Key name of a witness. */
  name?: string
  note: string
}

/** A head that somebody holds, signed by the log. */
export interface KnownHead extends HeldNote, Pick<Checkpoint, 'size' | 'root'> {}

export const SIGNER_CODES = ['fork', 'older-than-known', 'rewritten'] as const
export type SignerCode = (typeof SIGNER_CODES)[number]

/** Why the log is not signed, and the heads that say so. */
export interface SignerFinding {
  code: SignerCode
  heads: KnownHead[]
}

/**
 * The heads among these notes: those that the log's own key signed. Nothing else may stop a signer,
 * because a number, or a note that somebody else wrote, costs nobody anything.
 */
export function openHeads(held: readonly HeldNote[], log: VerifierKey): KnownHead[] {
  return held.flatMap((one) => {
    const opened = openCheckpoint(utf8Bytes(one.note), log)
    if (isFinding(opened)) return []
    const { size, root } = opened.checkpoint
    return [{ ...one, size, root }]
  })
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
  return a.size === b.size && !isSameBytes(a.root, b.root)
}

async function isRewritten(log: LogNow, { size, root }: KnownHead): Promise<boolean> {
  if (size > log.size) return false
  const { readTile, hash = sha256 } = log
  const edge = await edgeFromTiles(size, readTile, hash)
  return !isSameBytes(rootOf(edge, hash), root)
}
