// Whose pseudonym somebody may be told: of who shares a group with them, or works in all of them.
import type { AccountRow } from '@tumen/claim'
import type { Actor, Remembered } from '../operation.ts'
import { actorOf, knownAccounts } from './book.ts'

/** Whether the asker may know of an account: it has a role in one of their groups, or in all. */
export function isNear({ within = [] }: Actor, row: AccountRow | undefined): boolean {
  const { roles = [], groups = {} } = row ? actorOf(row) : {}
  return within.length === 0 || roles.length > 0 || within.some((group) => groups[group])
}

/** The same, asked of many accounts by their names. */
export async function nearTo(
  desk: Remembered,
  actor: Actor,
): Promise<(account: string) => boolean> {
  const isOfAll = (actor.within ?? []).length === 0
  const accounts = isOfAll ? undefined : await knownAccounts(desk)
  return (account) => isNear(actor, accounts?.get(account)?.row)
}
