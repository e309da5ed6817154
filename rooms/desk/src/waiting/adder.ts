// As whom a file is read behind the answer: whoever handed it in, with the roles that they had then
// and have still. A role that was given since opens nothing of what was handed in without it.
// Source: decision 0116.
import { given } from '@tumen/claim'
import type { Role } from '@tumen/contract'
import { actorOf, knownAccounts } from '../account/book.ts'
import { programNow } from '../credential/program.ts'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { adderIn, type WaitingBody } from './body.ts'
import { ADDER_GONE, type InLine } from './line.ts'

/** Whoever handed a file in, as they stand now; refuses where they may add no document any more. */
export async function adderNow(desk: Desk, body: WaitingBody): Promise<Actor> {
  const then = adderIn(body)
  const now = await standingOf(desk, then, body.actor.key)
  if (!now || !can(now, 'document.add')) throw new Refusal(ADDER_GONE)
  return now
}

async function standingOf(desk: Desk, then: Actor, key?: string): Promise<Actor | undefined> {
  if (key !== undefined) {
    const program = await programNow(desk, key)
    return program && { ...heldInBoth(then, program), ...given({ key: program.key }) }
  }
  const account = (await knownAccounts(desk)).get(then.account)?.row
  // Whoever has the passphrase needs no account.
  if (!account) return then
  return account.state === 'active' ? heldInBoth(then, actorOf(account)) : undefined
}

/** Whether somebody handed a file in: an account knows of those that came by its keys as well. */
export function isAdder({ account, key }: Actor, { file, key: by }: InLine): boolean {
  return account === file.account && (key === undefined || key.id === by)
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
