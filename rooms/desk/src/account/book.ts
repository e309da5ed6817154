// The accounts, groups and credentials as they stand: the newest row of an id counts.
import type { AccountGroup, AccountRow, CredentialRow, HeldRole, Role } from '@tumen/claim'
import type { Ledger, RowOf, Stored } from '@tumen/ledger'
import type { Actor, Remembered } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** Every account by its pseudonym. */
export async function accountsOf({ read }: Ledger): Promise<Map<string, Stored<AccountRow>>> {
  return newest(await read.rows('account'))
}

/** The same of a desk that is asked at every request: only rows that came since are read. */
export async function knownAccounts({
  ledger,
  memory,
}: Remembered): Promise<Map<string, Stored<AccountRow>>> {
  memory.accounts = await readOn(ledger, 'account', memory.accounts)
  return newest(counting(ledger, memory.accounts))
}

/** Every credential that still works, of a desk that anybody asks as often as they like. */
export async function knownCredentials({
  ledger,
  memory,
}: Remembered): Promise<Stored<CredentialRow>[]> {
  memory.credentials = await readOn(ledger, 'credential', memory.credentials)
  const all = newest(counting(ledger, memory.credentials))
  return [...all.values()].filter(({ row }) => row.state === 'on')
}

/** The rows that are known with those that came since. */
async function readOn<T extends 'account' | 'credential'>(
  { read }: Ledger,
  table: T,
  before: Stored<RowOf[T]>[] = [],
): Promise<Stored<RowOf[T]>[]> {
  const added = await read.rowsAfter(table, before.at(-1)?.leaf ?? -1)
  return added.length > 0 ? [...before, ...added] : before
}

/** Those of them that were not undone. */
function counting<T>({ read }: Ledger, rows: Stored<T>[]): Stored<T>[] {
  const undone = read.undone()
  return undone.size > 0 ? rows.filter(({ leaf }) => !undone.has(leaf)) : rows
}

/** Every group by its id. */
export async function groupsOf({ read }: Ledger): Promise<Map<string, Stored<AccountGroup>>> {
  return newest(await read.rows('account_group'))
}

/** Every credential that still works, of one account or of all. */
export async function credentialsOf(
  { read }: Ledger,
  account?: string,
): Promise<Stored<CredentialRow>[]> {
  const all = [...newest(await read.rows('credential')).values()]
  return all.filter(
    ({ row }) => row.state === 'on' && (account === undefined || row.account === account),
  )
}

/** Later rows stand behind earlier ones. */
function newest<T extends { id: string }>(rows: readonly Stored<T>[]): Map<string, Stored<T>> {
  return new Map(rows.map((stored) => [stored.row.id, stored]))
}

/** Whoever is signed in under an account. */
export function actorOf({ id, roles }: AccountRow): Actor {
  const everywhere = roles.filter(({ group }) => group === undefined)
  const groups: Record<string, Role[]> = {}
  for (const { role, group } of roles)
    if (group !== undefined) groups[group] = [...(groups[group] ?? []), role]
  return { account: id, roles: everywhere.map(({ role }) => role), groups }
}

/** The account; refuses with `unknown-account`. */
export async function findAccount(ledger: Ledger, account: string): Promise<Stored<AccountRow>> {
  const found = (await accountsOf(ledger)).get(account)
  if (!found) throw new Refusal('unknown-account', 'account')
  return found
}

/** Refuses roles in groups that are not there. */
export async function refuseUnknownGroups(
  ledger: Ledger,
  roles: readonly HeldRole[],
): Promise<void> {
  const groups = await groupsOf(ledger)
  const missing = roles.flatMap(({ group }) => (group && !groups.has(group) ? [group] : []))
  if (missing.length > 0)
    throw new Refusal(
      'unknown-group',
      'roles',
      missing.map((group) => ({ group })),
    )
}

/** Refuses to leave nobody who could let others in; the person at the keyboard always can. */
export async function refuseLastAdministrator(ledger: Ledger, account: string): Promise<void> {
  const all = await accountsOf(ledger)
  const found = all.get(account)
  if (!found || !isAdministrator(found.row)) return
  if ([...all.values()].filter(({ row }) => isAdministrator(row)).length === 1)
    throw new Refusal('last-administrator', 'account')
}

/** Whether whoever has these roles lets others in: in one group alone nobody does. */
export function letsIn(roles: readonly HeldRole[]): boolean {
  return roles.some(({ role, group }) => role === 'administrator' && group === undefined)
}

/** Whether somebody works under this account who lets others in. */
export function isAdministrator({ state, roles }: AccountRow): boolean {
  return state === 'active' && letsIn(roles)
}
