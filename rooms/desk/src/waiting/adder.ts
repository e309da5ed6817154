// As whom a file is read behind the answer: whoever handed it in, with the roles that they had then
// and have still. A role that was given since opens nothing of what was handed in without it.
// Source: decision 0116.
import type { Role } from '@tumen/contract'
import { actorOf, knownAccounts } from '../account/book.ts'
import type { Actor, Remembered } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { ADDER_GONE } from './line.ts'

/** Whoever handed a file in, as they stand now; refuses where they may add no document any more. */
export async function adderNow(desk: Remembered, then: Actor): Promise<Actor> {
  const account = (await knownAccounts(desk)).get(then.account)?.row
  // Whoever has the passphrase needs no account.
  const now = account ? heldInBoth(then, actorOf(account)) : then
  if ((account && account.state !== 'active') || !can(now, 'document.add'))
    throw new Refusal(ADDER_GONE)
  return now
}

/** The roles that somebody holds by both; one that is held everywhere is held in each group. */
function heldInBoth(then: Actor, now: Actor): Actor {
  const roles = then.roles.filter((role) => now.roles.includes(role))
  const names = new Set([...Object.keys(then.groups ?? {}), ...Object.keys(now.groups ?? {})])
  const held = ({ roles: everywhere, groups }: Actor, group: string): readonly Role[] => {
    return [...everywhere, ...((groups && Object.hasOwn(groups, group) && groups[group]) || [])]
  }
  const groups: Record<string, Role[]> = {}
  for (const group of names) {
    const other = new Set(held(now, group))
    const both = [...new Set(held(then, group))].filter(
      (role) => other.has(role) && !roles.includes(role),
    )
    if (both.length > 0) groups[group] = both
  }
  return { account: then.account, roles, groups }
}

/** Whether two stand in the same way: what was read for one may be recorded for the other. */
export function standAlike(one: Actor, other: Actor): boolean {
  return told(one) === told(other)
}

function told({ roles, groups = {} }: Actor): string {
  const each = Object.entries(groups).map(([group, held]) => [group, [...held].sort()] as const)
  return JSON.stringify([[...roles].sort(), each.sort(([a], [b]) => (a < b ? -1 : 1))])
}
