// To whom belongs what somebody makes of records of groups, such as an event with a title of its
// own: to the groups that have all of these. Else it would be everybody's, as its maker is in all
// groups. It is widened by `record.assign` alone. Source: decision 0076.
import type { BelongingKind } from '@tumen/claim'
import type { Writer } from '@tumen/ledger'
import type { Call, Desk } from '../operation.ts'
import { Refusal } from '../refusal.ts'

/** What is made, and from what. */
interface Made {
  kind: BelongingKind
  id: string
  /** Whether this change brings it. */
  isNew: boolean
  /** The field that names what it is made of. */
  field: string
}

/**
 * Gives a record to the groups that have all of what it is made of. What everybody has takes
 * nobody away; where no group has all of it this is refused, as one group would learn of another.
 */
export async function giveMade(
  desk: Desk,
  call: Call,
  write: Writer,
  { kind, id, isNew, field, from }: Made & { from: readonly (readonly string[])[] },
): Promise<void> {
  const owning = from.filter(({ length }) => length > 0)
  if (owning.length === 0) return
  const { within = [] } = call.actor
  const before = isNew ? within : await desk.ledger.read.groupsOf(kind, id)
  const [first = [], ...others] = before.length > 0 ? [before, ...owning] : owning
  const groups = first.filter((group) => others.every((one) => one.includes(group)))
  if (groups.length === 0) throw new Refusal('no-common-group', field)
  if (!isNew && groups.length === before.length) return
  await write.append('belonging', { kind, record: id, groups })
}

/** The groups to which a claim belongs, and those of its document. */
export async function groupsOfClaim(
  { ledger: { read } }: Desk,
  { id, doc }: { id: string; doc: string },
): Promise<string[][]> {
  return [await read.groupsOf('claim', id), await read.groupsOf('document', doc)]
}

/** Whether somebody has said by name to whom a record belongs. */
export async function isAssigned(
  { ledger: { read } }: Desk,
  kind: BelongingKind,
  id: string,
): Promise<boolean> {
  const given = await read.belongingsOf(kind, id)
  const changes = await read.changesAt(given.map(({ leaf }) => leaf))
  return changes.some(({ operation }) => operation === 'record.assign')
}
