// Steps of a review: who handed something in, who is to judge it, and what they said.
// Source: desk.md 4.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { closed, day, id, list, open, record, text, whole } from '../shape/field.ts'
import { checkDay } from '../time/date.ts'

export const REVIEW_VERDICTS = ['accepted', 'returned', 'rejected'] as const
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number]

export const REVIEW_STEPS = [
  'submitted',
  'assigned',
  'decided',
  'settled',
  'reopened',
  'commented',
] as const

/**
 * What is reviewed: a claim, that a document depends on another, who is whom of two speakers, that
 * a claim speaks of an event, whether two mentions are one person, a redacted copy.
 */
export const REVIEWED_KINDS = [
  'claim',
  'lineage',
  'speaker',
  'event',
  'person',
  'redaction',
] as const
export type ReviewedKind = (typeof REVIEWED_KINDS)[number]

/** How many ids name a record of each kind. */
const IDS: Readonly<Record<ReviewedKind, number>> = {
  ...{ claim: 1, lineage: 2, speaker: 2, event: 2, person: 2, redaction: 1 },
}

/** A record under review, by its kind and ids. */
export interface ReviewedItem {
  kind: ReviewedKind
  ids: readonly string[]
}

/** Pairs in which no one comes first. */
const UNORDERED: ReadonlySet<ReviewedKind> = new Set<ReviewedKind>(['speaker', 'person'])

/** An item in one line, as reviews name it: a claim by its id, the others with their kind first. */
export function itemText({ kind, ids }: ReviewedItem): string {
  return kind === 'claim' ? ids.join(' ') : [kind, ...ids].join(' ')
}

/** The item of a line; nothing where it names none. No id holds a space. */
export function itemOf(line: string): ReviewedItem | undefined {
  const [first = '', ...ids] = line.split(' ')
  if (ids.length === 0) return first === '' ? undefined : { kind: 'claim', ids: [first] }
  const kind = REVIEWED_KINDS.find((one) => one === first && one !== 'claim')
  const isWhole = kind !== undefined && ids.length === IDS[kind] && !ids.includes('')
  if (!isWhole) return undefined
  return { kind, ids: UNORDERED.has(kind) ? ids.sort() : ids }
}

const ids = list(id).exactOptional()

/** One step of the review of a record; steps only follow one another, none replaces one. */
export const reviewStepSchema = record({
  id: closed(id, 'internal'),
  /** What it is about, in one line. */
  item: open(text),
  step: open(z.enum(REVIEW_STEPS)),
  /** Accounts that are to judge it, each by itself. */
  reviewers: open(ids),
  /** Day by which they should have. */
  due: open(day.exactOptional()),
  decision: open(z.enum(REVIEW_VERDICTS).exactOptional()),
  comment: closed(text, 'internal'),
  // The records that an item other than a claim names: the step is seen, and goes, with them.
  documents: open(ids),
  claims: open(ids),
  agents: open(ids),
  events: open(ids),
  mentions: open(ids),
  derivatives: open(ids),
  /** Of a redacted copy that somebody accepts: numbers of the parts that they have looked at. */
  tiles: open(list(whole).exactOptional()),
})
export type ReviewStepRow = z.infer<typeof reviewStepSchema>

/** The records whose readers may know of a step, as far as not everybody may. */
export function recordsOfStep({ item, documents, claims, agents }: ReviewStepRow) {
  const own = itemOf(item)?.kind === 'claim' ? [item] : []
  return { documents: documents ?? [], claims: [...own, ...(claims ?? [])], agents: agents ?? [] }
}

/** Whom it is assigned to, and what was decided, are said by the steps that need it. */
export function checkReviewStep({
  step,
  item,
  reviewers,
  decision,
  due,
}: ReviewStepRow): Finding[] {
  const needed = step === 'decided' || step === 'settled' ? { decision } : { reviewers }
  const isPlain = step === 'submitted' || step === 'commented'
  const missing = Object.entries(isPlain ? {} : needed)
    .filter(([, value]) => value === undefined)
    .map(([field]) => ({ code: 'field_missing' as const, field }))
  const wrong = itemOf(item) ? [] : [{ code: 'wrong_type' as const, field: 'item' }]
  return [...missing, ...wrong, ...(due === undefined ? [] : checkDay(due, 'due'))]
}
