// Where more than one person works, nothing leaves because one of them wants it: somebody else lets
// it. One rule for every way out. Source: desk.md M9.
import { knownAccounts } from '../account/book.ts'
import type { Desk } from '../operation.ts'

/** Whether somebody else decides what leaves: by the settings, or since several have accounts. */
export async function needsSecondPerson(desk: Desk): Promise<boolean> {
  if (desk.ledger.settings.review === 'second-person') return true
  const accounts = [...(await knownAccounts(desk)).values()]
  return accounts.filter(({ row }) => row.state === 'active').length > 1
}
