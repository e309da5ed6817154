// Who may let more people see a record: only who may read all of it by a role. Who runs the server
// alone may take a record away from groups, and opens nothing to anybody. Source: decision 0085.

import type { Actor, Desk } from '../operation.ts'
import { can, groupsFor } from '../policy.ts'
import type { Given } from './give-along.ts'
import { isKnown } from './known.ts'

/** Whether a record is seen by more when it goes from some groups to others; none: everybody's. */
export function isWidening(before: readonly string[], after: readonly string[]): boolean {
  if (before.length === 0) return false
  return after.length === 0 || !after.every((group) => before.includes(group))
}

/** Whether somebody may read all of a record by a role, also what of it only few may read. */
export async function mayReadWhole(desk: Desk, actor: Actor, record: Given): Promise<boolean> {
  const { granted: _, held: __, within: ___, ...byRole } = actor
  if (!can(byRole, 'field.restricted')) return false
  const groups = groupsFor(byRole, 'field.restricted')
  if (!groups) return isKnown(desk, byRole, record)
  const ledger = desk.ledger.reaching({ groups })
  return isKnown({ ...desk, ledger }, { ...byRole, within: groups }, record)
}
