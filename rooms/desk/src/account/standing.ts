// How an account stands: who acts under it, and by which row. Whoever signed in by an earlier row
// is signed out, because an account that was changed, closed or reset has a later one.
import type { Actor, Desk } from '../operation.ts'
import { accountsOf, actorOf, isAdministrator } from './book.ts'

/** An active account, and the leaf of the row by which it stands. */
export interface Standing {
  actor: Actor
  leaf: number
}

/** The account as it stands now; nothing where nobody may come in under it. */
export async function standingOf(desk: Desk, account: string): Promise<Standing | undefined> {
  const found = (await accountsOf(desk.ledger)).get(account)
  if (found?.row.state !== 'active') return undefined
  return { actor: actorOf(found.row), leaf: found.leaf }
}

/** Whether anybody has an account here. */
export async function hasAccounts({ ledger }: Desk): Promise<boolean> {
  return (await accountsOf(ledger)).size > 0
}

/** Whether some account may let others in. */
export async function hasAdministrator({ ledger }: Desk): Promise<boolean> {
  return [...(await accountsOf(ledger)).values()].some(({ row }) => isAdministrator(row))
}
