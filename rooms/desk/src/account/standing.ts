// How an account stands: who acts under it, and by which row. Whoever signed in by an earlier row
// is signed out, because an account that was changed, closed or reset has a later one.
import type { Actor, Desk } from '../operation.ts'
import { actorOf, isAdministrator, knownAccounts } from './book.ts'

/** An active account, and the leaf of the row by which it stands. */
export interface Standing {
  actor: Actor
  leaf: number
}

/** The account as it stands now; nothing where nobody may come in under it. */
export async function standingOf(desk: Desk, account: string): Promise<Standing | undefined> {
  const found = (await knownAccounts(desk)).get(account)
  if (found?.row.state !== 'active') return undefined
  return { actor: actorOf(found.row), leaf: found.leaf }
}

/** Whether anybody has an account here. */
export async function hasAccounts(desk: Desk): Promise<boolean> {
  return (await knownAccounts(desk)).size > 0
}

/** Whether some account may let others in. */
export async function hasAdministrator(desk: Desk): Promise<boolean> {
  return [...(await knownAccounts(desk)).values()].some(({ row }) => isAdministrator(row))
}
