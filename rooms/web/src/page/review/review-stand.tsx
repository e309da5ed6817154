// How the review of a record stands, on the page of that record: its state, who is waited for where
// reviewers differ, and the way to the review. Source: desk.md 4.
import { itemText, type ReviewedItem } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import type { VNode } from 'preact'
import type { Ask } from '../../door/ask.ts'
import { ReviewLink } from './review-link.tsx'
import { SettlingNote } from './settling-note.tsx'

type Review = Output<'review.show'>

/** The review of a record; nothing for who may see none, or where there is none. */
export async function reviewOf(ask: Ask, item: ReviewedItem): Promise<Review | undefined> {
  if (!ask.may('review.show')) return undefined
  try {
    return await ask.call('review.show', { item: itemText(item) })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** How it stands, and who is waited for where reviewers differ; nothing before it was handed in. */
export function ReviewStands({ ask, review }: { ask: Ask; review: Review }): VNode | null {
  const own = ask.words.page.review
  if (review.state === 'draft') return null
  const isWaiting = review.state === 'disagreement' && !review.settles
  return (
    <>
      <p>
        {own.state[review.state]}
        {review.settles && ` (${own.settleYou})`}
      </p>
      {isWaiting && <SettlingNote ask={ask} review={review} />}
    </>
  )
}

/** The same with the way to the review. */
export async function reviewPart(ask: Ask, item: ReviewedItem): Promise<VNode | undefined> {
  const review = await reviewOf(ask, item)
  if (!review) return undefined
  return (
    <>
      <ReviewStands ask={ask} review={review} />
      <p>
        <ReviewLink ask={ask} item={item} />
      </p>
    </>
  )
}

/** Most copies of one document of which it is told how their reviews stand. */
const MOST_COPIES = 20

/** How the reviews stand of those copies about which nothing was decided, by id. */
export async function copyReviews(
  ask: Ask,
  copies: readonly { id: string; decision?: string }[],
): Promise<ReadonlyMap<string, VNode>> {
  const open = copies.filter(({ decision }) => decision === undefined).slice(0, MOST_COPIES)
  const parts = new Map<string, VNode>()
  for (const { id } of open) {
    const part = await reviewPart(ask, { kind: 'redaction', ids: [id] })
    if (part) parts.set(id, part)
  }
  return parts
}
