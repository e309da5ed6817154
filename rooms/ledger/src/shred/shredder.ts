// The face of shredding: what would go, and what is left to be told. Nothing here holds a word of
// what was destroyed. Source: custody.md section 11.
import type { ShredReason, Tombstone } from '@tumen/claim'
import type { Stored, Table } from '../ledger.ts'

/** What shredding a document destroys, and what stays beside it. */
export interface ShredPlan {
  /** All documents of the same bytes in the same hands, undone ones too, in their order. */
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

/** A plan, with what an asker may know of the same bytes. */
export interface ToldShredPlan extends ShredPlan {
  /** Documents of the same bytes in other hands that the asker may know of: they stay. */
  staying: string[]
}

/** What is done besides the plan's own work. */
export interface ShredOrder {
  documents: readonly string[]
  reason: ShredReason
}

/** What can be read of shredding. */
export interface ShredReader {
  /**
   * What shredding a document would destroy now, with all of its bytes that a group of the asker's
   * has, too; nothing when it is not there.
   */
  shredPlan(document: string): Promise<ToldShredPlan | undefined>
  /** The tombstones with these ids. */
  tombstonesOf(ids: readonly string[]): Promise<Stored<Tombstone>[]>
  /** The change that shredded a leaf. */
  shreddedBy(leaf: number): Promise<number | undefined>
}
