// record.assign: says to which groups a record belongs. Who holds the right in some groups alone
// moves a record between these, and touches neither what other groups have of it nor what is
// everybody's.
import type { BelongingKind } from '@tumen/claim'
import { type Asked, recordAssign } from '@tumen/contract'
import { groupsOf } from '../account/book.ts'
import { makeChange } from '../change/make.ts'
import { givenAlong } from '../group/give-along.ts'
import { seenGroups } from '../group/seen-groups.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { findClaim, findDocument } from './find.ts'

export const assignRecord = implement(recordAssign, async (desk, input, call) => {
  const { kind, id } = input
  const { within = [] } = call.actor
  const change = { operation: 'record.assign', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    if (!(await isKnown(desk, call.actor, kind, id))) throw new Refusal('not-found', 'id')
    await refuseUnseen(desk, call.actor, input)
    await refuseUnknown(desk, input.groups, within)
    const groups = [...new Set(input.groups)]
    const before = await desk.ledger.read.groupsOf(kind, id)
    if (within.length > 0) {
      if (before.length === 0 || groups.length === 0) throw new Refusal('not-allowed', 'groups')
      groups.push(...before.filter((group) => !within.includes(group)))
    }
    await write.append('belonging', { kind, record: id, groups })
    for (const along of await givenAlong(desk, { kind, id }, groups))
      await write.append('belonging', { kind: along.kind, record: along.id, groups })
    return { id, groups: input.groups }
  })
})

/** Refuses with the groups as they are now where they are others than those that were seen. */
async function refuseUnseen(desk: Desk, actor: Actor, input: Asked<'record.assign'>) {
  const { groups, leaf } = await seenGroups(desk, actor, input)
  if (input.seen === undefined || input.seen === leaf) return
  throw new Refusal('stale', 'seen', [{ leaf }, ...groups.map((group) => ({ group }))])
}

async function refuseUnknown(desk: Desk, groups: readonly string[], within: readonly string[]) {
  const all = await groupsOf(desk.ledger)
  const isKnown = (group: string) =>
    all.has(group) && (within.length === 0 || within.includes(group))
  const unknown = groups.filter((group) => !isKnown(group)).map((group) => ({ group }))
  if (unknown.length > 0) throw new Refusal('unknown-group', 'groups', unknown)
}

/**
 * Whether the asker may know of the record. Who lets others in names any by its id, of which
 * nothing is told: who is to read it is theirs to say, and what it says is not theirs to read.
 */
async function isKnown(
  desk: Desk,
  actor: Actor,
  kind: BelongingKind,
  id: string,
): Promise<boolean> {
  const { read } = desk.ledger
  const isAny = can(actor, 'account.list')
  const isOne = ({ row }: { row: { id: string } }) => row.id === id
  switch (kind) {
    case 'document':
      return (isAny ? await read.document(id) : await findDocument(desk, actor, id)) !== undefined
    case 'claim':
      return (isAny ? await read.claim(id) : await findClaim(desk, actor, id)) !== undefined
    case 'event':
      return (await read.event(id)) !== undefined
    case 'agent':
      return (await read.agent(id)) !== undefined
    case 'query':
      return (await read.rows('query')).some(
        (one) => isOne(one) && (isAny || one.by === actor.account),
      )
    default:
      return (await read.rows(kind)).some(isOne)
  }
}
