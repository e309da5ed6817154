// Whose pseudonym somebody may be told: of who shares a group with them, or works in all of them.
import type { Actor, Desk } from '../operation.ts'
import { accountsOf, actorOf } from './book.ts'

/** Tells of an account whether the asker shares a group with it. */
export async function nearTo(
  desk: Pick<Desk, 'ledger'>,
  { within = [] }: Actor,
): Promise<(account: string) => boolean> {
  const accounts = within.length > 0 ? await accountsOf(desk.ledger) : undefined
  return (account) => {
    const row = accounts?.get(account)?.row
    const { roles = [], groups = {} } = row ? actorOf(row) : {}
    return within.length === 0 || roles.length > 0 || within.some((group) => groups[group])
  }
}
