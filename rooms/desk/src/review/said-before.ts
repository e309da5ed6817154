// What was said in a review before an office had the record stays with those who said it: when a
// record goes to one more group, its state goes along, and no word, name or decision of its review.
// Since when an office has it, the rows say that gave it. Source: decision 0091.
import type { BelongingKind } from '@tumen/claim'
import type { Actor, Desk } from '../operation.ts'
import { type Review, reviewsOf, type StoredStep } from './book.ts'
import { recordsOf } from './item.ts'

/** A record by which an item is seen. */
type Owned = readonly [kind: BelongingKind, id: string]

/** The leaf since which the asker's groups have all that an item names; 0 where they always had. */
export async function hadSince(desk: Desk, actor: Actor, line: string): Promise<number> {
  if ((actor.within ?? []).length === 0) return 0
  let since = 0
  for (const [kind, id] of await ownedOf(desk, line))
    since = Math.max(since, await givenSince(desk, actor, kind, id))
  return since
}

/** Whether a step was said before that, by somebody else. */
export function isBefore({ leaf, by }: StoredStep, since: number, account: string): boolean {
  return leaf < since && by !== account
}

/** Who judges an item in this round, but those who were named before the asker's office had it. */
export function reviewersSince(
  review: Review | undefined,
  since: number,
  account: string,
): readonly string[] {
  const named = review?.steps.findLast(({ row }) => row.reviewers !== undefined)
  if (!review || !named || named.leaf >= since) return review?.reviewers ?? []
  return review.reviewers.filter((one) => one === account)
}

/** Leaves of the steps about these items that were said before. */
export async function leavesBefore(
  desk: Desk,
  actor: Actor,
  lines: Iterable<string>,
): Promise<ReadonlySet<number>> {
  const leaves = new Set<number>()
  if ((actor.within ?? []).length === 0) return leaves
  const reviews = await reviewsOf(desk)
  for (const line of new Set(lines)) {
    const review = reviews.get(line)
    const since = review ? await hadSince(desk, actor, line) : 0
    for (const step of review?.steps ?? [])
      if (isBefore(step, since, actor.account)) leaves.add(step.leaf)
  }
  return leaves
}

async function givenSince(
  { ledger }: Desk,
  { within = [] }: Actor,
  kind: BelongingKind,
  id: string,
): Promise<number> {
  let [since, isSeen] = [0, true]
  for (const { row, leaf } of await ledger.read.belongingsOf(kind, id)) {
    const now = row.groups.length === 0 || row.groups.some((group) => within.includes(group))
    if (now && !isSeen) since = leaf
    isSeen = now
  }
  return since
}

/** The records that an item names, and those that they follow. */
async function ownedOf({ ledger: { read } }: Desk, line: string): Promise<Owned[]> {
  const found: Owned[] = []
  for (const { of, id } of recordsOf(line))
    if (of === 'claim') {
      const claim = await read.claim(id)
      found.push(['claim', id], ...(claim ? [['document', claim.claim.row.doc] as const] : []))
    } else if (of === 'derivative')
      for (const { row } of await read.derivativesById([id])) found.push(['document', row.document])
    else if (of === 'mention')
      for (const { row } of await read.mentionsById([id])) found.push(['list', row.list])
    else if (of === 'agent') {
      const scope = (await read.agent(id))?.row.scope
      found.push(['agent', id], ...(scope === undefined ? [] : [['document', scope] as const]))
    } else if (of === 'document' || of === 'event') found.push([of, id])
  return found
}
