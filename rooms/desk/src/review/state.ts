// How a review stands beside its record: what was withdrawn or replaced is judged no longer.
import type { ReviewState } from '@tumen/contract'
import type { Review } from './book.ts'
import type { Notice } from './kind/kind.ts'

/** States in which somebody is waited for. */
export const OPEN_STATES: ReadonlySet<ReviewState> = new Set<ReviewState>([
  ...(['submitted', 'in-review', 'disagreement', 'returned'] as const),
])

/** The state of a review, with what became of its record meanwhile. */
export function stateWith({ state }: Review, { isOver }: Notice): ReviewState {
  return isOver && OPEN_STATES.has(state) ? 'ended' : state
}
