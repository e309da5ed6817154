// Roles that somebody who lets others in has given themselves. Where a second one lets people in,
// they ask that one; who is the only one is told of by name to everybody who works there, since
// then nobody else could have agreed. Source: desk.md 1; protection.md 5; decision 0091.
import type { HeldRole } from '@tumen/claim'
import type { Ledger } from '@tumen/ledger'
import type { Actor } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { accountsOf, isAdministrator } from './book.ts'

/** A role that opens something and that its holder has given themselves. */
export interface OwnRole extends HeldRole {
  account: string
  recorded: string
}

/** Whether a role opens what belongs to groups: all do, but for running the server. */
function isOpening({ role }: HeldRole): boolean {
  return role !== 'administrator'
}

function keyOf({ role, group = '' }: HeldRole): string {
  return `${role} ${group}`
}

function added(before: readonly HeldRole[], after: readonly HeldRole[]): HeldRole[] {
  const held = new Set(before.map(keyOf))
  return after.filter((one) => isOpening(one) && !held.has(keyOf(one)))
}

/** Refuses a role for oneself that opens something, where somebody else could give it. */
export async function refuseOwnRole(
  ledger: Ledger,
  { account }: Actor,
  asked: { account: string; before: readonly HeldRole[]; after: readonly HeldRole[] },
): Promise<void> {
  if (asked.account !== account || added(asked.before, asked.after).length === 0) return
  const accounts = [...(await accountsOf(ledger)).values()]
  const others = accounts.filter(({ row }) => row.id !== account && isAdministrator(row))
  if (others.length > 0) throw new Refusal('own-role', 'roles')
}

/** The roles that people hold now because they gave them to themselves. */
export async function ownRoles({ read }: Ledger): Promise<OwnRole[]> {
  const held = new Map<string, readonly HeldRole[]>()
  const own = new Map<string, OwnRole[]>()
  for (const { row, by, recorded } of await read.rows('account')) {
    const { id, roles, state } = row
    const now = state === 'active' ? roles : []
    const kept = new Set(now.map(keyOf))
    const given = by === id ? added(held.get(id) ?? roles, roles) : []
    own.set(id, [
      ...(own.get(id) ?? []).filter((one) => kept.has(keyOf(one))),
      ...given.map((one) => ({ ...one, account: id, recorded })),
    ])
    held.set(id, roles)
  }
  return [...own.values()].flat()
}
