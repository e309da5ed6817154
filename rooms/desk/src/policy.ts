// Who may: one function, deny by default. The matrix is data, so that the manual and the tests
// print and walk the same thing. Source: protection.md, section 5, for the operations that exist.
import type { Sensitivity } from '@tumen/claim'
import {
  asksPerson,
  COUNTERS,
  contractList,
  LINKERS,
  NAMERS,
  READERS,
  type Role,
} from '@tumen/contract'
import type { Actor } from './operation.ts'

/** What is asked about: its sensitivity, the account that made it, the groups that have it. */
export interface PolicyObject {
  id?: string
  sensitivity?: Sensitivity
  by?: string
  /** None: it is everybody's. When absent, one of those that the call reads of. */
  groups?: readonly string[]
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

/** What a key of a program names one by one; its other rights are those of its account. */
const OPERATIONS: ReadonlySet<string> = new Set(contractList.map(({ name }) => name))

/** Whether `actor` may do `action` to `object`. Unknown actions and sealed objects: no. */
export function can(actor: Actor, action: string, object: PolicyObject = {}): boolean {
  if (actor.key && !gives(actor.key, action)) return false
  if (!holds(actor, action, object.groups)) return false
  if (object.sensitivity === undefined || object.sensitivity === 'public') return true
  if (object.sensitivity === 'sealed' || actor.key) return false
  if (object.by === actor.account || holds(actor, 'field.restricted', object.groups)) return true
  const { granted, held } = actor
  if (object.id === undefined) return false
  return granted?.get(object.id) === 'all' || (held !== undefined && !held.except.has(object.id))
}

/** Whether a key gives it: what it names, but nothing that is closed or that asks for a person. */
function gives({ operations }: NonNullable<Actor['key']>, action: string): boolean {
  if (!OPERATIONS.has(action)) return action !== 'field.restricted'
  return operations.has(action) && !asksPerson(action)
}

/** Whether somebody may read closed parts of this because it is their own; by a key nobody does. */
export function isOwn(actor: Actor, by: string): boolean {
  return by === actor.account && !actor.key
}

/** Whether `actor` may read this record at all; if not, it does not exist for them. */
export function canRead(actor: Actor, object: PolicyObject): boolean {
  return can(actor, 'quote.read', object)
}

/**
 * What changes the workspace as a whole, or takes ids from a file, which would be compared with
 * those of other groups: a role in one group does not give it.
 */
const OF_ALL: ReadonlySet<string> = new Set([
  ...contractList.flatMap(({ name }) => (/^(account|backup)\./.test(name) ? [name] : [])),
  ...['group.record', 'reader.set', 'reader.off', 'model.add', 'place.import', 'log.checkpoint'],
  ...['field.define', 'field.amend', 'field.retire'],
  ...['log.witness', 'log.set-policy', 'log.timestamp', 'log.timestamp-request'],
  ...['log.timestamp-import', 'workspace.fsck', 'workspace.repair-clock'],
  ...['workspace.confirm-clock', 'claim.import', 'list.map', 'list.check', 'list.import'],
  ...['exchange.check', 'exchange.import', 'bundle.take'],
])

/** Whether an operation asks for a role that is held in all groups. */
export function isOfAll(operation: string): boolean {
  return OF_ALL.has(operation)
}

/**
 * Of the groups of a call those in which an action is held as well, where it is held in some and
 * not in all of them; nothing otherwise.
 */
export function heldInSome(
  { groups = {}, roles, key }: Actor,
  action: string,
  within: readonly string[],
): readonly string[] | undefined {
  if (mayIn(roles, action) || (key && !gives(key, action))) return undefined
  const held = within.filter((group) => mayIn(groups[group] ?? [], action))
  return held.length > 0 && held.length < within.length ? held : undefined
}

/** The groups of which a call of this operation may read; nothing for all of them. */
export function groupsFor(actor: Actor, operation: string): readonly string[] | undefined {
  const { groups, roles } = actor
  if (!groups || mayIn(roles, operation)) return undefined
  return Object.keys(groups).filter((group) => mayIn(groups[group] ?? [], operation))
}

function holds(actor: Actor, action: string, of: readonly string[] | undefined): boolean {
  const { groups, roles, within } = actor
  if (mayIn(roles, action)) return true
  if (!groups || isOfAll(action)) return false
  const isIn = (group: string) => mayIn(groups[group] ?? [], action)
  if (of && of.length > 0) return of.some(isIn)
  if (of || !within) return Object.keys(groups).some(isIn)
  // Of which of them a record is, is not said: a right counts that is held in each.
  return within.length > 0 && within.every(isIn)
}

function mayIn(held: readonly Role[], action: string): boolean {
  const roles = Object.hasOwn(RIGHTS, action) ? RIGHTS[action] : undefined
  return roles?.some((role) => held.includes(role)) ?? false
}
