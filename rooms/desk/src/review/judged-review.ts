// The review of a record that somebody decides, as deciding and settling have in common.
import { given, type ReviewVerdict } from '@tumen/claim'
import type { Writer } from '@tumen/ledger'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { type Review, reviewOf } from './book.ts'
import { findJudged, namedBy } from './item.ts'
import type { Judged } from './kind/kind.ts'

/** A step that decides. */
export interface DecidingStep {
  id: string
  item: string
  step: 'decided' | 'settled'
  decision: ReviewVerdict
  comment: string
  tiles?: readonly number[] | undefined
}

/** A record, and its review where it was handed in. */
export async function openJudged(
  desk: Desk,
  { actor }: Call,
  item: string,
): Promise<{ judged: Judged; review: Review | undefined }> {
  const judged = await findJudged(desk, actor, item, 'item')
  return { judged, review: await reviewOf(desk, item) }
}

/** Writes a step that decides; refuses where the record is over, or must wait. */
export async function appendDecision(
  write: Writer,
  judged: Judged,
  step: DecidingStep,
): Promise<void> {
  if (judged.isOver) throw new Refusal('wrong-state', 'item', [{ item: step.item }])
  const { tiles, ...said } = step
  if (step.decision === 'accepted') await judged.refuseEarly?.('item', tiles)
  const looked = given({ tiles: tiles && [...tiles] })
  await write.append('review_step', { ...said, ...looked, ...namedBy(step.item) })
}
