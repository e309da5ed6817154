// What a review needs of the record that it is about, the same for every kind of record.
// Source: desk.md 4, W1.
import type { ReviewVerdict } from '@tumen/claim'
import type { Table, Writer } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'

/** What is known of a record beside its words. */
export interface Notice {
  /** Who made it; they never judge it. */
  by: string
  /** It was withdrawn, rejected or replaced, and no review moves it any more. */
  isOver: boolean
}

/** One record, and what its review does to it. */
export interface Judged extends Notice {
  /** Whether it counts now. */
  isAccepted: boolean
  /** Refuses what cannot be accepted yet. */
  refuseEarly?(field: string): Promise<void>
  /** Writes what the end of the review means for it. */
  conclude(write: Writer, decision: ReviewVerdict, comment: string): Promise<void>
  /** Writes that it counts no more until it is judged again. */
  reopen(write: Writer, comment: string): Promise<void>
}

/** A kind of records that are reviewed. */
export interface ReviewKind {
  /** The records that the item names, all of which somebody must be able to know of. */
  named(item: string): { of: Table; id: string }[]
  /** Of these items those that the asker may know of. */
  notices(desk: Desk, actor: Actor, items: readonly string[]): Promise<Map<string, Notice>>
  /** The words by which people know them, of items that the asker may know of. */
  titles(desk: Desk, actor: Actor, items: readonly string[]): Promise<Map<string, string>>
  /** One of them; refuses what the asker may not know of. */
  find(desk: Desk, actor: Actor, item: string, field: string): Promise<Judged>
}
