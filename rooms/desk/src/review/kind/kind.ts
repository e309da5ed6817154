// What a review needs of the record that it is about, the same for every kind of record.
// Source: desk.md 4, W1.
import type { ReviewedItem, ReviewStepRow, ReviewVerdict } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import type { Writer } from '@tumen/ledger'
import type { Actor, Desk } from '../../operation.ts'

/** Which field of a step holds the ids of an item. */
export type NamedRecords = Pick<
  ReviewStepRow,
  'documents' | 'claims' | 'agents' | 'events' | 'mentions' | 'derivatives'
>

/** What is known of a record beside its words. */
export interface Notice {
  /** Who made it; they never judge it. */
  by: string
  /** It was withdrawn, rejected or replaced, and no review moves it any more. */
  isOver: boolean
}

/** What of a record no other operation shows to who judges it. */
export type Subject = Pick<Output<'review.show'>, 'said' | 'copy'>

/** One record, and what its review does to it. */
export interface Judged extends Notice {
  /** Whether it counts now because somebody accepted it. */
  isAccepted: boolean
  /** What is judged, as far as no page of its own shows it. */
  subject?(): Promise<Subject>
  /** Refuses what cannot be accepted yet; `tiles`: parts of it that its judge has looked at. */
  refuseEarly?(field: string, tiles?: readonly number[]): Promise<void>
  /** Writes what the end of the review means for it. */
  conclude(write: Writer, decision: ReviewVerdict, comment: string): Promise<void>
  /** Writes that it counts no more until it is judged again. */
  reopen(write: Writer, comment: string): Promise<void>
}

/** An item with the line that names it. */
export interface Item extends ReviewedItem {
  line: string
}

/** A kind of records that are reviewed. */
export interface ReviewKind {
  /** The records that an item names, beside a claim by itself. */
  named(ids: readonly string[]): NamedRecords
  /** Of these items those that the asker may know of, by their lines. */
  notices(desk: Desk, actor: Actor, items: readonly Item[]): Promise<Map<string, Notice>>
  /** The words by which people know them, of items that the asker may know of. */
  titles(desk: Desk, actor: Actor, items: readonly Item[]): Promise<Map<string, string>>
  /** One of them; refuses what the asker may not know of. */
  find(desk: Desk, actor: Actor, item: Item, field: string): Promise<Judged>
}
