// To which office a bundle belongs: to the groups of who asked for it. For whom it is and what for
// concerns these alone, also where others have all of what is in it. Source: decision 0091.
import { type BundleRequest, given } from '@tumen/claim'
import type { Stored, Writer } from '@tumen/ledger'
import { accountsOf, actorOf } from '../account/book.ts'
import { isNear } from '../account/near.ts'
import type { Actor, Call, Desk } from '../operation.ts'
import { can, groupsFor } from '../policy.ts'

/** Says that a bundle belongs to the groups of its asker, before the row that it is about. */
export async function giveToAskers(
  { actor: { within = [] } }: Call,
  write: Writer,
  record: string,
): Promise<void> {
  if (within.length === 0) return
  await write.append('belonging', { kind: 'bundle', record, groups: [...within] })
}

/**
 * Ids of bundles that are another office's although nothing says so: earlier versions wrote no
 * groups, so that of these the groups count in which their asker works.
 */
export async function foreignBundles(desk: Desk, actor: Actor): Promise<ReadonlySet<string>> {
  const { ledger } = desk
  if ((actor.within ?? []).length === 0) return new Set()
  const accounts = await accountsOf(ledger)
  const foreign = new Set<string>()
  for (const { row, by } of await ledger.read.rows('bundle')) {
    const asker = accounts.get(by)?.row
    // Who has no account works at the keyboard, for all of them.
    if (by === actor.account || asker === undefined || isNear(actor, asker)) continue
    const said = await ledger.read.belongingsOf('bundle', row.id)
    if (said.length === 0) foreign.add(row.id)
  }
  return foreign
}

/** Whether no account could let a bundle be made; where nobody has one this is not known. */
export async function nobodyApproves(
  desk: Desk,
  { request: { row, by } }: { request: Stored<BundleRequest> },
): Promise<boolean> {
  const accounts = await accountsOf(desk.ledger)
  if (accounts.size === 0) return false
  for (const { row: account } of accounts.values()) {
    const actor = actorOf(account)
    if (account.state !== 'active' || account.id === by || !can(actor, 'bundle.approve')) continue
    const within = groupsFor(actor, 'bundle.approve')
    const foreign = await foreignBundles(desk, { ...actor, ...given({ within }) })
    const isReached = await desk.ledger.read.reaches(within ?? [], { of: 'bundle', id: row.id })
    if (!within || (isReached && !foreign.has(row.id))) return false
  }
  return true
}
