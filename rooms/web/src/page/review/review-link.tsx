// The way from a record to its review.
import { itemText, type ReviewedItem } from '@tumen/claim'
import { reviewPath } from '@tumen/view'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'

/** A link to the review of a record; nothing for who may see none. */
export function ReviewLink({ ask, item }: { ask: Ask; item: ReviewedItem }): VNode | null {
  if (!ask.may('review.show')) return null
  return <a href={reviewPath(itemText(item))}>{ask.words.page.review.one}</a>
}
