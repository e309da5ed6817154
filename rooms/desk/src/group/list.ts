// group.list: the groups to which accounts belong.
import { groupList } from '@tumen/contract'
import { groupsOf } from '../account/book.ts'
import { implement } from '../operation.ts'
import { can } from '../policy.ts'

export const listGroups = implement(groupList, async ({ ledger }, _, { actor }) => {
  const { within } = actor
  const all = [...(await groupsOf(ledger)).values()]
  // Who is in some of them does not learn of the others.
  const groups = all.filter(({ row }) => !within?.length || within.includes(row.id))
  const mayRename = can(actor, 'group.record')
  return {
    groups: groups.map(({ row: { id, name }, leaf }) => ({ id, name, ...(mayRename && { leaf }) })),
  }
})
