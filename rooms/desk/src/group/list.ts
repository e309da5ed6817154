// group.list: the groups to which accounts belong.
import { groupList } from '@tumen/contract'
import { groupsOf } from '../account/book.ts'
import { implement } from '../operation.ts'

export const listGroups = implement(groupList, async ({ ledger }) => {
  const groups = [...(await groupsOf(ledger)).values()]
  return { groups: groups.map(({ row: { id, name } }) => ({ id, name })) }
})
