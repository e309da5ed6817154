// Who can be asked to judge: where there are accounts, only those who hold the role and may know
// of the records. Somebody who may not is refused like a pseudonym that nobody has.
import { given } from '@tumen/claim'
import { grantedTo } from '../access/granted.ts'
import { actorOf, knownAccounts } from '../account/book.ts'
import type { Actor, Desk } from '../operation.ts'
import { can, groupsFor } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { type Review, settles } from './book.ts'
import { noticesOf, recordsOf } from './item.ts'

/** Refuses reviewers who cannot judge all of these. */
export async function refuseUnfit(
  desk: Desk,
  reviewers: readonly string[],
  items: readonly string[],
): Promise<void> {
  const unfit = await unfitOf(desk, reviewers, items)
  if (unfit.length > 0) throw new Refusal('unknown-account', 'reviewers')
}

/** Those of the reviewers who cannot judge all of these. */
export async function unfitOf(
  desk: Desk,
  reviewers: readonly string[],
  items: readonly string[],
): Promise<string[]> {
  const accounts = await knownAccounts(desk)
  const unfit: string[] = []
  if (accounts.size === 0) return unfit
  for (const id of reviewers) {
    const row = accounts.get(id)?.row
    const isFit = row?.state === 'active' && (await mayJudge(desk, actorOf(row), items))
    if (!isFit) unfit.push(id)
  }
  return unfit
}

/** Whether no account could settle a disagreement; where nobody has one this is not known. */
export async function nobodySettles(desk: Desk, review: Review, author: string): Promise<boolean> {
  const accounts = await knownAccounts(desk)
  if (accounts.size === 0) return false
  const others = [...accounts.keys()].filter((one) => settles(review, author, one))
  return (await unfitOf(desk, others, [review.item])).length === others.length
}

async function mayJudge(desk: Desk, actor: Actor, items: readonly string[]): Promise<boolean> {
  if (!can(actor, 'review.decide')) return false
  const within = groupsFor(actor, 'review.decide')
  const granted = await grantedTo(desk, actor, 'review.decide')
  const known = await noticesOf(desk, { ...actor, ...given({ within, granted }) }, items)
  if (items.some((item) => !known.has(item))) return false
  if (!within) return true
  for (const record of items.flatMap(recordsOf))
    if (!(await desk.ledger.read.reaches(within, record))) return false
  return true
}
