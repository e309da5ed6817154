// What an account may read beyond its roles: the grants that hold today. They open what a role
// keeps closed, and nothing of a group that is not one's own. Source: desk.md 10, C4.
import type { AccessGrant } from '@tumen/claim'
import { contractByName } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { dayOf } from '../day.ts'
import type { Actor, Desk } from '../operation.ts'

/** Every grant that was not undone, whether or not it is over. */
export async function grantsOf({ ledger }: Pick<Desk, 'ledger'>): Promise<Stored<AccessGrant>[]> {
  try {
    return await ledger.read.rows('access_grant')
  } catch (error) {
    // A damaged workspace still opens for its check; nobody may read more there.
    if ((error as { code?: unknown }).code !== 'damaged') throw error
    return []
  }
}

/** Whether a grant does not hold any more. */
export function isOver({ until }: Pick<AccessGrant, 'until'>, today: string): boolean {
  return until < today
}

/** By id of the record what an account may read of it by grants; nothing where it has none. */
export async function grantedTo(
  desk: Desk,
  { account, key }: Actor,
  operation: string,
): Promise<Actor['granted']> {
  if (key || contractByName(operation)?.alone) return undefined
  const today = dayOf(desk.clock().toISOString())
  const own = (await grantsOf(desk)).filter(
    ({ row }) => row.account === account && !isOver(row, today),
  )
  if (own.length === 0) return undefined
  const granted = new Map<string, 'all' | ReadonlySet<string>>()
  for (const { row } of own) {
    const known = granted.get(row.record)
    if (row.field === undefined || known === 'all') granted.set(row.record, 'all')
    else granted.set(row.record, new Set([...(known ?? []), row.field]))
  }
  return granted
}
