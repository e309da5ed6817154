// Giving records to groups, one or many: what becomes of each is found out by the same code before
// and in the change. Who holds the right in some groups alone moves a record between these, and
// touches neither what other groups have of it nor what is everybody's. Source: desk.md 4, W9.
import type { Asked, Output, RefusalCode } from '@tumen/contract'
import type { Writer } from '@tumen/ledger'
import { groupsOf } from '../account/book.ts'
import { digestOf } from '../change/make.ts'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { refuseShredded } from '../shred/shredded-record.ts'
import { type Given, givenAlong } from './give-along.ts'
import { isKnown, isThere } from './known.ts'
import { seenGroups } from './seen-groups.ts'
import { isWidening, mayReadWhole } from './widening.ts'

/** A record with all the groups that it is to have. */
export interface Assignment extends Given {
  groups: string[]
}

/** Which records go, and what the asker is told of each. */
interface Plan {
  given: Assignment[]
  answer: Output<'record.check-assign'>
}

/** What would become of many records of one kind; refuses groups that are not there. */
export async function assignmentPlan(
  desk: Desk,
  actor: Actor,
  input: Pick<Asked<'record.check-assign'>, 'kind' | 'ids' | 'groups'>,
): Promise<Plan> {
  const { kind, groups } = input
  await refuseUnknown(desk, actor, groups)
  const ids = [...new Set(input.ids)]
  const given: Assignment[] = []
  const found = new Map<'goes' | RefusalCode, string[]>()
  const seen: number[] = []
  for (const id of ids) {
    const outcome = await assignmentOf(desk, actor, { kind, id }, groups)
    const name = typeof outcome === 'string' ? outcome : 'goes'
    if (typeof outcome !== 'string') {
      given.push(outcome)
      seen.push((await seenGroups(desk, actor, outcome)).leaf)
    }
    found.set(name, [...(found.get(name) ?? []), id])
  }
  const outcomes = [...found].map(([outcome, of]) => ({ outcome, ids: of }))
  // Of places and not of ids: what is foreign answers as what is missing.
  const places = outcomes.map((one) => [one.outcome, one.ids.map((id) => ids.indexOf(id))])
  const token = digestOf({ kind, groups, places, seen })
  return { given, answer: { goes: given.length, outcomes, token } }
}

async function assignmentOf(
  desk: Desk,
  actor: Actor,
  record: Given,
  groups: readonly string[],
): Promise<Assignment | RefusalCode> {
  try {
    await refuseMissing(desk, actor, record)
    return { ...record, groups: await groupsAfter(desk, actor, record, groups) }
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/**
 * Refuses a record that the asker may not know of. Who lets others in names any by its id, of which
 * nothing is told: what it says is not theirs to read.
 */
export async function refuseMissing(desk: Desk, actor: Actor, record: Given): Promise<void> {
  const isAny = can(actor, 'account.list')
  if (await (isAny ? isThere : isKnown)(desk, actor, record)) return
  const { kind, id } = record
  const isRead = kind === 'document' || kind === 'claim'
  if (isRead && !isAny) await refuseShredded(desk, actor, id, 'id')
  throw new Refusal('not-found', 'id')
}

/** Refuses groups that the asker does not know. */
export async function refuseUnknown(
  desk: Desk,
  { within = [] }: Actor,
  groups: readonly string[],
): Promise<void> {
  const all = await groupsOf(desk.ledger)
  const isOne = (group: string) => all.has(group) && (within.length === 0 || within.includes(group))
  if (!groups.every(isOne)) throw new Refusal('unknown-group', 'groups')
}

/** All groups that a record then has; refuses what is not the asker's to give, or to open. */
export async function groupsAfter(
  desk: Desk,
  actor: Actor,
  record: Given,
  asked: readonly string[],
): Promise<string[]> {
  const { within = [] } = actor
  const groups = [...new Set(asked)]
  const before = await desk.ledger.read.groupsOf(record.kind, record.id)
  if (within.length > 0) {
    if (before.length === 0 || groups.length === 0) throw new Refusal('not-allowed', 'groups')
    groups.push(...before.filter((group) => !within.includes(group)))
  }
  if (isWidening(before, groups) && !(await mayReadWhole(desk, actor, record)))
    throw new Refusal('opens-unread', 'groups')
  return groups
}

/** Gives the records, and what goes along with them, as far as the asker may open it. */
export async function writeGiven(
  desk: Desk,
  actor: Actor,
  write: Writer,
  given: readonly Assignment[],
): Promise<void> {
  for (const { kind, id: record, groups } of given)
    await write.append('belonging', { kind, record, groups })
  const along = new Map<string, Assignment>()
  for (const groups of new Map(given.map((one) => [one.groups.join('\n'), one.groups])).values()) {
    const alike = given.filter((one) => one.groups.join('\n') === groups.join('\n'))
    for (const one of await givenAlong(desk, alike, groups, given)) {
      // What goes along with records of different groups is seen by all of them.
      const before = along.get(`${one.kind} ${one.id}`)?.groups ?? []
      const all = [...new Set([...before, ...groups])]
      along.set(`${one.kind} ${one.id}`, { ...one, groups: all })
    }
  }
  for (const one of along.values()) {
    const { kind, id: record, groups } = one
    const before = await desk.ledger.read.groupsOf(kind, record)
    if (isWidening(before, groups) && !(await mayReadWhole(desk, actor, one))) continue
    await write.append('belonging', { kind, record, groups })
  }
}
