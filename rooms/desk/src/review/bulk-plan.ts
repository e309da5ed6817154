// One thing done with many records: what becomes of each is found out by the same code before and
// in the change; what may not be touched is named by its id alone and gets no row.
// Source: desk.md 4, W9.
import { type ClaimStatusRow, itemOf, type ReviewStepRow } from '@tumen/claim'
import type { Asked, Output, RefusalCode } from '@tumen/contract'
import { digestOf } from '../change/make.ts'
import { readDay } from '../draft/date-input.ts'
import type { Call, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { assignedStep, submittedStep } from './handing.ts'
import { findJudged, lineOf } from './item.ts'
import { refuseUnfit } from './reviewer.ts'

type Bulk = Asked<'review.check-bulk'>

/** A row that is about to be written. */
export type NewRow = { step: ReviewStepRow } | { status: ClaimStatusRow }

/** The rows, and what becomes of each record. */
interface Plan {
  rows: NewRow[]
  answer: Output<'review.check-bulk'>
}

/** What would become of the records of a call that anybody may make. */
export async function bulkPlan(desk: Desk, call: Call, input: Bulk): Promise<Plan> {
  if (input.do === 'assign' && input.reviewers === undefined)
    throw new Refusal('invalid-input', 'reviewers', [{ path: 'reviewers', code: 'field_missing' }])
  const due = input.due === undefined ? undefined : readDay(input.due, 'due')
  const rows: NewRow[] = []
  const found = new Map<'goes' | RefusalCode, string[]>()
  for (const item of new Set(input.items.map(lineOf))) {
    const outcome = await rowFor(desk, call, { ...input, due }, item)
    if (typeof outcome !== 'string') rows.push(outcome)
    const name = typeof outcome === 'string' ? outcome : 'goes'
    found.set(name, [...(found.get(name) ?? []), item])
  }
  const outcomes = [...found].map(([outcome, items]) => ({ outcome, items }))
  // Of places and not of ids: what is foreign answers as what is missing.
  const { items, ...how } = input
  const places = outcomes.map((one) => [one.outcome, one.items.map((id) => items.indexOf(id))])
  const token = digestOf({ how, places })
  return { rows, answer: { goes: rows.length, outcomes, token } }
}

/** The row for one record, or why there is none. */
async function rowFor(
  desk: Desk,
  call: Call,
  input: Bulk & { due: string | undefined },
  item: string,
): Promise<NewRow | RefusalCode> {
  const { comment, due } = input
  const step = { id: desk.newId('rv'), item, comment }
  try {
    if (!can(call.actor, OPERATION[input.do])) throw new Refusal('not-allowed', 'items')
    if (input.do === 'submit') return { step: await submittedStep(desk, call, step) }
    if (input.do === 'withdraw') return { status: await withdrawal(desk, call, step) }
    const { reviewers = [] } = input
    const assigned = await assignedStep(desk, call, step, { reviewers, due })
    await refuseUnfit(desk, reviewers, [item])
    return { step: assigned }
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** What allows it for one record allows it for many. */
const OPERATION = {
  submit: 'review.submit',
  assign: 'review.assign',
  withdraw: 'claim.retract',
} as const satisfies Record<Bulk['do'], string>

/** That the source of a claim takes it back: its author says so, or a reviewer. */
async function withdrawal(
  desk: Desk,
  { actor }: Call,
  { item, comment }: { item: string; comment: string },
): Promise<ClaimStatusRow> {
  const judged = await findJudged(desk, actor, item, 'items')
  if (itemOf(item)?.kind !== 'claim') throw new Refusal('wrong-state', 'items')
  if (judged.by !== actor.account && !can(actor, 'claim.accept'))
    throw new Refusal('not-allowed', 'items')
  if (judged.isOver) throw new Refusal('wrong-state', 'items')
  return { claim: item, status: 'withdrawn_by_source', reason: comment }
}
