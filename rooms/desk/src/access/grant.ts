// access.grant: lets one account read a record, or one field of it, until a day. Who gives it may
// read all of it by a role; nobody passes on what was only granted to them.
import { type GrantedKind, given } from '@tumen/claim'
import { accessGrant } from '@tumen/contract'
import { accountsOf } from '../account/book.ts'
import { isNear } from '../account/near.ts'
import { standingOf } from '../account/standing.ts'
import { makeChange } from '../change/make.ts'
import { dayOf } from '../day.ts'
import { readDay } from '../draft/date-input.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can, groupsFor } from '../policy.ts'
import { findClaim, findDocument } from '../record/find.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { isOver } from './granted.ts'

export const grantAccess = implement(accessGrant, async (desk, input, call) => {
  const { kind, id: record, field, account, reason } = input
  const until = readDay(input.until, 'until')
  const id = desk.newId('gt')
  const change = { operation: 'access.grant', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    await refuseUnreadable(desk, call.actor, kind, record)
    await refuseUnknownAccount(desk, call.actor, account)
    await refuseVain(desk, { kind, record, account })
    const row = { id, kind, record, account, until, reason, ...given({ field }) }
    if (isOver(row, dayOf(desk.clock()))) throw new Refusal('day-over', 'until')
    await write.append('access_grant', row)
    return { grant: id, until }
  })
})

/** Refuses what is not there for the asker, and what they may not read whole by a role. */
async function refuseUnreadable(desk: Desk, actor: Actor, kind: GrantedKind, id: string) {
  const { granted: _, ...byRole } = actor
  const object = await objectFor(desk, byRole, kind, id)
  const closed = { ...object, by: '', sensitivity: 'restricted' } as const
  if (!can(byRole, 'field.restricted') && !can(byRole, 'quote.read', closed))
    throw new Refusal('not-found', 'id')
}

async function objectFor(desk: Desk, actor: Actor, kind: GrantedKind, id: string) {
  if (kind === 'document') return objectOf(await findDocument(desk, actor, id))
  if (kind === 'claim') return objectOf((await findClaim(desk, actor, id)).claim)
  const [found] = await desk.ledger.read.mentionsById([id])
  if (!found || !can(actor, 'mention.read')) throw new Refusal('not-found', 'id')
  return { id }
}

/** Where there are accounts only one of them is let in, and one of another group is none. */
async function refuseUnknownAccount(desk: Desk, actor: Actor, account: string): Promise<void> {
  const accounts = await accountsOf(desk.ledger)
  if (accounts.size === 0 || account === desk.ledger.settings.owner) return
  const row = accounts.get(account)?.row
  if (row?.state !== 'active' || !isNear(actor, row))
    throw new Refusal('unknown-account', 'account')
}

/** With which operation a record is read: a grant adds to the right to it, and gives none. */
const READ_BY = { document: 'document.show', claim: 'claim.show', mention: 'mention.list' } as const

/** Refuses a grant to an account whose roles read no record of its kind where this one is. */
async function refuseVain(
  desk: Desk,
  { kind, record, account }: { kind: GrantedKind; record: string; account: string },
): Promise<void> {
  const actor = (await standingOf(desk, account))?.actor
  // The owner has every right at the keyboard, with an account or without.
  if (!actor || account === desk.ledger.settings.owner) return
  const operation = READ_BY[kind]
  const groups = groupsFor(actor, operation)
  const isRead = groups ? await isIn(desk, kind, record, groups) : can(actor, operation)
  if (!isRead) throw new Refusal('grant-opens-nothing', 'account')
}

/** Whether a record is one of these groups, or everybody's. */
async function isIn(desk: Desk, kind: GrantedKind, id: string, groups: readonly string[]) {
  if (groups.length === 0) return false
  const { read } = desk.ledger.reaching({ groups })
  if (kind === 'document') return (await read.documentsById([id])).length > 0
  if (kind === 'mention') return (await read.mentionsById([id])).length > 0
  return (await read.claimNotices([id])).length > 0
}
