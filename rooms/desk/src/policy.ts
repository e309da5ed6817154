// Who may: one function, deny by default. The matrix is data, so that the manual and the tests
// print and walk the same thing. Source: protection.md, section 5, for the operations that exist.
import type { Sensitivity } from '@tumen/claim'
import { COUNTERS, contractList, LINKERS, NAMERS, READERS, type Role } from '@tumen/contract'
import type { Actor } from './operation.ts'

/** What is asked about: its sensitivity, and the account that made it. */
export interface PolicyObject {
  sensitivity?: Sensitivity
  by?: string
}

/**
 * Roles by action: an operation's name, or `quote.read` (words), `claim.count` (numbers without
 * words), `mention.read` (names on lists), `field.restricted` (restricted records and notes) and
 * `estimate.small` (estimates of fewer than a hundred persons).
 */
export const RIGHTS: Readonly<Record<string, readonly Role[]>> = {
  ...Object.fromEntries(contractList.map(({ name, roles }) => [name, roles])),
  'field.restricted': LINKERS,
  'quote.read': READERS,
  'claim.count': COUNTERS,
  // Names and other fields of persons on lists.
  'mention.read': NAMERS,
  'estimate.small': ['analyst', 'statistician'],
}

/** Whether `actor` may do `action` to `object`. Unknown actions and sealed objects: no. */
export function can(actor: Actor, action: string, object: PolicyObject = {}): boolean {
  if (!holds(actor, action)) return false
  if (object.sensitivity === undefined || object.sensitivity === 'public') return true
  if (object.sensitivity === 'sealed') return false
  return object.by === actor.account || holds(actor, 'field.restricted')
}

/** Whether `actor` may read this record at all; if not, it does not exist for them. */
export function canRead(actor: Actor, object: PolicyObject): boolean {
  return can(actor, 'quote.read', object)
}

function holds(actor: Actor, action: string): boolean {
  const roles = Object.hasOwn(RIGHTS, action) ? RIGHTS[action] : undefined
  return roles?.some((role) => actor.roles.includes(role)) ?? false
}
