// access.show: who may read a record. Roles are told as they are for all; of groups, and of
// accounts that were granted it, only those that the asker shares a group with.
import type { BelongingKind } from '@tumen/claim'
import { type Asked, accessShow, ROLES, type Role } from '@tumen/contract'
import { groupsOf } from '../account/book.ts'
import { nearTo } from '../account/near.ts'
import { visibleAgents } from '../agent/visible.ts'
import { dayOf } from '../day.ts'
import { seenGroups } from '../group/seen-groups.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { resolvedPerson } from '../person/lineage.ts'
import { can, type PolicyObject, RIGHTS } from '../policy.ts'
import { findClaim, findDocument } from '../record/find.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { grantsOf, isOver } from './granted.ts'

type Kind = Asked<'access.show'>['kind']
type Part = 'record' | 'fields' | 'names'

/** A record as this operation looks at it. */
interface Looked {
  object: PolicyObject
  /** What it must belong to: it is seen by who is in a group of each. */
  follows: readonly (readonly [kind: BelongingKind, id: string])[]
  /** What of it which rights open, beside the record itself. */
  parts: readonly (readonly [part: Part, right: string])[]
}

export const showAccess = implement(accessShow, async (desk, { kind, id }, { actor }) => {
  const { object, follows, parts } = await lookAt(desk, actor, kind, id)
  return {
    ...{ kind, id },
    parts: parts.map(([part, right]) => ({ part, roles: rolesOf(right) })),
    ...(object.by !== undefined && { author: object.by }),
    groups: await groupsFor(desk, actor, follows),
    ...(kind !== 'person' && { given: await seenGroups(desk, actor, { kind, id }) }),
    grants: await grantsFor(desk, actor, id),
  }
})

function rolesOf(right: string): Role[] {
  return ROLES.filter((role) => RIGHTS[right]?.includes(role))
}

async function lookAt(desk: Desk, actor: Actor, kind: Kind, id: string): Promise<Looked> {
  const { read } = desk.ledger
  const missing = new Refusal('not-found', 'id')
  switch (kind) {
    case 'document': {
      const object = objectOf(await findDocument(desk, actor, id))
      return { object, follows: [['document', id]], parts: [['record', rightOf(object)]] }
    }
    case 'claim': {
      const { claim } = await findClaim(desk, actor, id)
      const object = objectOf(claim)
      const parts = [['record', rightOf(object)] as const, ['fields', 'field.restricted'] as const]
      return {
        object,
        parts,
        follows: [
          ['document', claim.row.doc],
          ['claim', id],
        ],
      }
    }
    case 'agent': {
      const found = await read.agent(id)
      const [agent] = found ? await visibleAgents(desk, actor, [found]) : []
      if (!agent) throw missing
      const { scope } = agent.row
      const object = scope === undefined ? {} : objectOf(await findDocument(desk, actor, scope))
      const follows = scope === undefined ? [] : [['document', scope] as const]
      return {
        object: {},
        parts: [['record', rightOf(object)]],
        follows: [...follows, ['agent', id]],
      }
    }
    case 'list': {
      const isThere = (await read.rows('list')).some(({ row }) => row.id === id)
      if (!isThere || !can(actor, 'list.show')) throw missing
      return { object: {}, follows: [['list', id]], parts: [['record', 'list.show'], ...NAMED] }
    }
    case 'person': {
      if (!can(actor, 'person.show')) throw missing
      return { object: {}, follows: await listsOf(desk, id), parts: NAMED }
    }
  }
}

const NAMED = [
  ['names', 'mention.read'],
  ['fields', 'field.restricted'],
] as const

/** The right that opens a record; its author is told apart. */
function rightOf({ sensitivity }: PolicyObject): string {
  return sensitivity === 'restricted' ? 'field.restricted' : 'quote.read'
}

/** The lists on which a person stands. */
async function listsOf({ ledger }: Desk, id: string) {
  const current = await resolvedPerson(ledger, id)
  const members = await ledger.read.personMembers()
  const ids = members.flatMap(({ row }) => (row.person === current ? [row.mention] : []))
  const mentions = await ledger.read.mentionsById(ids)
  if (mentions.length === 0) throw new Refusal('not-found', 'id')
  const lists = [...new Set(mentions.map(({ row }) => row.list))]
  return lists.map((list) => ['list', list] as const)
}

/** The groups that have all of what a record belongs to, as far as the asker is in them. */
async function groupsFor(
  { ledger }: Desk,
  { within = [] }: Actor,
  follows: Looked['follows'],
): Promise<{ id: string; name: string }[]> {
  const all = await Promise.all(follows.map(([kind, id]) => ledger.read.groupsOf(kind, id)))
  const owned = all.filter((groups) => groups.length > 0)
  const [first = [], ...rest] = owned
  const names = await groupsOf(ledger)
  return first
    .filter((group) => rest.every((groups) => groups.includes(group)))
    .filter((group) => within.length === 0 || within.includes(group))
    .map((id) => ({ id, name: names.get(id)?.row.name ?? id }))
}

async function grantsFor(desk: Desk, actor: Actor, id: string) {
  const today = dayOf(desk.clock())
  const isNear = await nearTo(desk, actor)
  const grants = (await grantsOf(desk)).filter(
    ({ row }) => row.record === id && isNear(row.account),
  )
  return grants.map(({ row: { kind: _, record: __, ...row }, by, recorded, leaf }) => ({
    ...{ ...row, by, recorded, leaf },
    ...(isOver({ until: row.until }, today) && { isOver: true as const }),
  }))
}
