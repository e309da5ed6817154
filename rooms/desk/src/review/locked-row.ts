// Rows that nobody takes back while others judge the record that they are about.
import { itemText } from '@tumen/claim'
import type { TableRow } from '@tumen/ledger'
import type { Actor, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { reviewsOf } from './book.ts'
import { noticesOf } from './item.ts'

/** Rows of a change that are looked at. */
const MOST_ROWS = 10_000

/** Refuses to take a change back that something under review rests on. */
export async function refuseLockedChange(desk: Desk, actor: Actor, leaf: number): Promise<void> {
  const reviews = await reviewsOf(desk)
  const locked = [...reviews.values()].flatMap(({ item, state }) =>
    state === 'in-review' || state === 'disagreement' ? [item] : [],
  )
  if (locked.length === 0) return
  const rows = await desk.ledger.read.rowsOfChanges([leaf], MOST_ROWS)
  const about = new Set(rows.flatMap(itemsOfRow))
  const found = locked.filter((item) => about.has(item))
  const notices = await noticesOf(desk, actor, found)
  const item = found.find((one) => notices.get(one)?.isOver !== true)
  if (item === undefined) return
  throw new Refusal('locked-for-review', 'change', notices.has(item) ? [{ item }] : [])
}

/** What a review of the record of a row would be about. */
export function itemsOfRow(one: TableRow): string[] {
  switch (one.table) {
    case 'claim':
      return [one.row.id]
    case 'claim_status':
      return [one.row.claim]
    case 'document_relation':
      return [itemText({ kind: 'lineage', ids: [one.row.from, one.row.to] })]
    case 'agent_relation':
      return [itemText({ kind: 'speaker', ids: [one.row.a, one.row.b].sort() })]
    case 'event_link':
      return [itemText({ kind: 'event', ids: [one.row.claim, one.row.event] })]
    case 'judgement':
      return [itemText({ kind: 'person', ids: [one.row.a, one.row.b].sort() })]
    case 'derivative':
      return [itemText({ kind: 'redaction', ids: [one.row.id] })]
    case 'derivative_review':
      return [itemText({ kind: 'redaction', ids: [one.row.derivative] })]
    default:
      return []
  }
}
