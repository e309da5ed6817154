// The face of shredding: what would go, and what is left to be told. Nothing here holds a word of
// what was destroyed. Source: custody.md section 11.
import type { ShredReason, Tombstone } from '@tumen/claim'
import type { Stored, Table } from '../ledger.ts'

/** What shredding a document destroys, and what stays beside it. */
export interface ShredPlan {
  /** All documents of the same bytes, also undone ones, in the order of recording. */
  documents: string[]
  /** Every claim on their words, also amended and undone ones. */
  claims: string[]
  /** Speakers that exist only in them, or came with them and are named by nothing else. */
  agents: string[]
  derivatives: string[]
  /** Proofs that were kept beside them. */
  attachments: string[]
  /** Rows that go, by table. */
  rows: Partial<Record<Table, number>>
  /** Changes of which nothing stays, and those that lose rows only, by leaf. */
  leaves: number[]
  partLeaves: number[]
  /** Claims of other documents that one of these withdraws or corrects: that stays in force. */
  revoked: string[]
  /** Events of which no claim is left. */
  events: string[]
  /** Lists that say that they stand in one of the documents: they stay. */
  lists: string[]
  /** Bundles that were handed out with something of it: they cannot be called back. */
  bundles: string[]
}

/** What is done besides the plan's own work. */
export interface ShredOrder {
  document: string
  reason: ShredReason
}

/** What can be read of shredding. */
export interface ShredReader {
  /** What shredding a document would destroy now; nothing when it is not there. */
  shredPlan(document: string): Promise<ShredPlan | undefined>
  /** The tombstones with these ids. */
  tombstonesOf(ids: readonly string[]): Promise<Stored<Tombstone>[]>
  /** The change that shredded a leaf. */
  shreddedBy(leaf: number): Promise<number | undefined>
}
