// group.list: the groups to which accounts belong.
import { groupList } from '@tumen/contract'
import { groupsOf } from '../account/book.ts'
import { ownRoles } from '../account/own-role.ts'
import { implement } from '../operation.ts'
import { can } from '../policy.ts'

export const listGroups = implement(groupList, async ({ ledger }, _, { actor }) => {
  const { within } = actor
  const all = [...(await groupsOf(ledger)).values()]
  // Who is in some of them does not learn of the others.
  const groups = all.filter(({ row }) => !within?.length || within.includes(row.id))
  const mayRename = can(actor, 'group.record')
  const known = new Set(groups.map(({ row }) => row.id))
  // Who has a role in all groups has it in each of theirs.
  const own = (await ownRoles(ledger)).filter(
    ({ group }) => group === undefined || known.has(group),
  )
  return {
    ...(own.length > 0 && { ownRoles: own }),
    groups: groups.map(({ row: { id, name }, leaf }) => ({ id, name, ...(mayRename && { leaf }) })),
  }
})
