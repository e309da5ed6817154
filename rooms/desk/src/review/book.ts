// What the steps of a review come to. Of two reviewers neither is told anything of the other before
// both have decided, and nobody else is. Source: desk.md 4.
import { given, type ReviewStepRow, type ReviewVerdict } from '@tumen/claim'
import type { ReviewState } from '@tumen/contract'
import type { Ledger, Stored } from '@tumen/ledger'
import type { Remembered } from '../operation.ts'
import { Refusal } from '../refusal.ts'

export type StoredStep = Stored<ReviewStepRow>

/** A review as it stands. */
export interface Review {
  item: string
  /** All steps, the oldest first. */
  steps: readonly StoredStep[]
  state: ReviewState
  /** Who judges it in this round; nobody before it is assigned. */
  reviewers: readonly string[]
  /** Everybody who was named in this round, also in whose place another one was. */
  named: ReadonlySet<string>
  due?: string
  /** What was decided in this round, by reviewer; it stays where another one was named. */
  decisions: ReadonlyMap<string, ReviewVerdict>
  /** Ids of the steps that only who made them may read, until all have decided. */
  unread: ReadonlySet<string>
}

/** What was read of reviews; a step never changes, so only new ones are read later. */
export interface KnownReviews {
  /** The leaf of the last step. */
  last: number
  reviews: ReadonlyMap<string, Review>
}

/** Every review by what it is about. */
export async function reviewsOf({ ledger, memory }: Remembered) {
  const known = readOn(ledger, memory.reviews)
  memory.reviews = known
  known.catch(() => {
    if (memory.reviews === known) delete memory.reviews
  })
  return (await known).reviews
}

async function readOn(
  { read }: Ledger,
  before: Promise<KnownReviews> | undefined,
): Promise<KnownReviews> {
  const known = (await before) ?? { last: -1, reviews: new Map<string, Review>() }
  const added = await read.rowsAfter('review_step', known.last)
  const last = added.at(-1)
  if (!last) return known
  const steps = new Map<string, StoredStep[]>()
  for (const step of added) {
    const { item } = step.row
    const own = steps.get(item)
    if (own) own.push(step)
    else steps.set(item, [...(known.reviews.get(item)?.steps ?? []), step])
  }
  const moved = [...steps].map(([item, own]) => [item, reviewFrom(item, own)] as const)
  return { last: last.leaf, reviews: new Map([...known.reviews, ...moved]) }
}

/** The review of a record; nothing where it was never handed in. */
export async function reviewOf(desk: Remembered, item: string): Promise<Review | undefined> {
  return (await reviewsOf(desk)).get(item)
}

function reviewFrom(item: string, steps: readonly StoredStep[]): Review {
  const round = steps.slice(steps.findLastIndex(({ row }) => BEGINS.has(row.step)))
  const assigned = round.findLast(({ row }) => row.reviewers !== undefined)
  const decided = round.filter(({ row }) => row.step === 'decided')
  const decisions = new Map(
    decided.flatMap(({ row, by }) => (row.decision ? [[by, row.decision] as const] : [])),
  )
  const settled = round.find(({ row }) => row.step === 'settled')?.row.decision
  const { reviewers = [], due } = assigned?.row ?? {}
  const state: ReviewState = assigned ? (settled ?? stateOf(reviewers, decisions)) : 'submitted'
  const unread = new Set(state === 'in-review' ? idsKept(round) : [])
  const named = new Set(round.flatMap(({ row }) => row.reviewers ?? []))
  const known = { item, steps, state, reviewers, named, decisions, unread }
  return { ...known, ...given({ due }) }
}

/**
 * What those who judge apart have said in a round: their decisions, and their comments, also of
 * somebody in whose place another one was named.
 */
function idsKept(round: readonly StoredStep[]): string[] {
  const apart = round.flatMap(({ row: { reviewers = [] } }) =>
    reviewers.length > 1 ? reviewers : [],
  )
  const isApart = (by: string) => apart.includes(by)
  const kept = round.filter(({ row: { step }, by }) => {
    return step === 'decided' || (step === 'commented' && isApart(by))
  })
  return kept.map(({ row }) => row.id)
}

/** With these a round begins. */
const BEGINS: ReadonlySet<string> = new Set<ReviewStepRow['step']>(['submitted', 'reopened'])

/** What decisions come to: nothing before all who judge it have decided. */
export function stateOf(
  reviewers: readonly string[],
  decisions: ReadonlyMap<string, ReviewVerdict>,
): ReviewVerdict | 'in-review' | 'disagreement' {
  const [first, ...others] = new Set(decisions.values())
  if (first === undefined || reviewers.some((one) => !decisions.has(one))) return 'in-review'
  return others.length === 0 ? first : 'disagreement'
}

/** Whether somebody waits for this person's decision. */
export function decides({ state, reviewers, decisions }: Review, account: string): boolean {
  return state === 'in-review' && reviewers.includes(account) && !decisions.has(account)
}

/** Whether somebody may settle it: who neither recorded it nor had a part in the disagreement. */
export function settles(
  { reviewers, decisions }: Review,
  author: string,
  account: string,
): boolean {
  return author !== account && !reviewers.includes(account) && !decisions.has(account)
}

/** Whether a step is kept from somebody: what another reviewer said before all have decided. */
export function isStepKept({ unread }: Review, { row, by }: StoredStep, account: string): boolean {
  return unread.has(row.id) && by !== account
}

/**
 * Whether somebody is named in what was said since they last said something themselves, and since
 * their office has the record.
 */
export function isNamed(review: Review, account: string, had = 0): boolean {
  const since = review.steps.slice(review.steps.findLastIndex(({ by }) => by === account) + 1)
  return since.some((one) => {
    if (one.leaf < had || isStepKept(review, one, account)) return false
    return namesIn(one.row.comment).includes(account)
  })
}

/** The pseudonyms after `@` in a comment; a dot ends the sentence and no name. */
function namesIn(comment: string): string[] {
  return [...comment.matchAll(/@([^\s@,;:!?()]+)/gu)].map(([, name = '']) =>
    name.replace(/[.。]+$/u, ''),
  )
}

/** Refuses to change what others are judging; where the record is over nobody does. */
export async function refuseLocked(
  desk: Remembered,
  { item, isOver }: { item: string; isOver: boolean },
  field: string,
): Promise<void> {
  const state = isOver ? undefined : (await reviewOf(desk, item))?.state
  if (state === 'in-review' || state === 'disagreement')
    throw new Refusal('locked-for-review', field, [{ item }])
}
