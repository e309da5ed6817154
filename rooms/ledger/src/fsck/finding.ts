// What the check of a workspace finds, and how it is asked: identifiers only, never contents.
import type { Claim } from '@tumen/claim'
import type { HeldNote, VerifierKey } from '@tumen/custody'
import type { ClaimScope } from '../ledger.ts'

/**
 * One thing that is wrong, by identifiers only. FS1 … FS12 are those of the custody log; FS0 is a
 * page that cannot be read, FS13 an index row that differs from its record, FS14 the search index,
 * FS15 rows that count as recorded after today, FS16 a repair of the clock by a day that others
 * contradict.
 */
export interface LedgerFinding {
  code: string
  /** What exactly, in one word: `commitment`, `row-missing`, `object-damaged` and so on. */
  what?: string
  table?: string
  id?: string
  leaf?: number
  /** Line in the leaf's batch. */
  row?: number
  level?: number
  tile?: number
  /** How many changes, from the leaf on. */
  changes?: number
  /** Size of the checkpoint concerned. */
  head?: number
  /** True for what a crash may leave behind and no answer depends on. */
  harmless?: true
}

/** How much of a workspace is checked, and by what rule of the caller's. */
export interface FsckOptions {
  /** Every object and every page in full; else a sample of objects and a quicker page check. */
  all: boolean
  progress?: Progress
  /** Keys of the witnesses whose cosignatures are kept. */
  witnesses?: readonly VerifierKey[]
  /** What witnesses hold, to be compared with the log. */
  witnessed?: readonly HeldNote[]
  /** Where a claim should stand for figures; without it scopes are checked by their act only. */
  scopesOf?: (claim: Claim) => ClaimScope[]
}

/** Called with done and total (0 when unknown); throw from it, or abort, to cancel. */
export interface Progress {
  report(step: string, done: number, total: number): void
  readonly signal?: AbortSignal
}
