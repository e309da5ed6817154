// What the steps of a review come to. Of two reviewers neither is told anything of the other before
// both have decided, and nobody else is. Source: desk.md 4.
import { given, type ReviewStepRow, type ReviewVerdict } from '@tumen/claim'
import type { ReviewState } from '@tumen/contract'
import type { Ledger, Stored } from '@tumen/ledger'
import { Refusal } from '../refusal.ts'

export type StoredStep = Stored<ReviewStepRow>

/** A review as it stands. */
export interface Review {
  claim: string
  /** All steps, the oldest first. */
  steps: StoredStep[]
  state: ReviewState
  /** Who judges it in this round; nobody before it is assigned. */
  reviewers: readonly string[]
  due?: string
  /** What was decided in this round, by reviewer. */
  decisions: ReadonlyMap<string, ReviewVerdict>
  /** Ids of the decisions that only who made them may read, until all have decided. */
  unread: ReadonlySet<string>
}

/** Every review by its claim. */
export async function reviewsOf({ read }: Ledger): Promise<Map<string, Review>> {
  const steps = new Map<string, StoredStep[]>()
  for (const step of await read.rows('review_step')) {
    const own = steps.get(step.row.item)
    if (own) own.push(step)
    else steps.set(step.row.item, [step])
  }
  return new Map([...steps].map(([claim, own]) => [claim, reviewFrom(claim, own)]))
}

/** The review of a claim; nothing where it was never handed in. */
export async function reviewOf(ledger: Ledger, claim: string): Promise<Review | undefined> {
  return (await reviewsOf(ledger)).get(claim)
}

function reviewFrom(claim: string, steps: StoredStep[]): Review {
  const round = steps.slice(steps.findLastIndex(({ row }) => row.step === 'submitted'))
  const assigned = round.findLast(({ row }) => row.step === 'assigned')?.row
  const decided = round.filter(({ row }) => row.step === 'decided')
  const decisions = new Map(
    decided.flatMap(({ row, by }) => (row.decision ? [[by, row.decision] as const] : [])),
  )
  const settled = round.find(({ row }) => row.step === 'settled')?.row.decision
  const { reviewers = [], due } = assigned ?? {}
  const state = assigned ? (settled ?? stateOf(reviewers, decisions)) : 'submitted'
  const unread = new Set(state === 'in-review' ? decided.map(({ row }) => row.id) : [])
  const known = { claim, steps, state, reviewers, decisions, unread }
  return { ...known, ...given({ due }) }
}

function stateOf(
  reviewers: readonly string[],
  decisions: ReadonlyMap<string, ReviewVerdict>,
): ReviewState {
  const said = reviewers.map((one) => decisions.get(one))
  const [first] = said
  if (first === undefined || said.includes(undefined)) return 'in-review'
  return said.every((one) => one === first) ? first : 'disagreement'
}

/** Whether somebody waits for this person's decision. */
export function decides({ state, reviewers, decisions }: Review, account: string): boolean {
  return state === 'in-review' && reviewers.includes(account) && !decisions.has(account)
}

/** Whether a step is kept from somebody: a decision of another one, before all have decided. */
export function isStepKept({ unread }: Review, { row, by }: StoredStep, account: string): boolean {
  return unread.has(row.id) && by !== account
}

/** Refuses to change a claim that others are judging. */
export async function refuseLocked(ledger: Ledger, claim: string, field: string): Promise<void> {
  const review = await reviewOf(ledger, claim)
  if (review && (review.state === 'in-review' || review.state === 'disagreement'))
    throw new Refusal('locked-for-review', field, [{ claim }])
}
