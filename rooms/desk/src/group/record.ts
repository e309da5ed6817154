// group.record: records a group, or gives it another name.
import { groupRecord } from '@tumen/contract'
import { groupsOf } from '../account/book.ts'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'

export const recordGroup = implement(groupRecord, async (desk, input, call) => {
  const { name } = input
  const id = input.id ?? desk.newId('gr')
  const change = { operation: 'group.record', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const groups = await groupsOf(desk.ledger)
    const known = groups.get(id)
    if (input.id !== undefined && !known) throw new Refusal('unknown-group', 'id')
    if (known) refuseStale([known], input.seen)
    const isTaken = [...groups.values()].some(({ row }) => row.name === name && row.id !== id)
    if (isTaken) throw new Refusal('already-exists', 'name')
    await write.append('account_group', { id, name })
    return { id }
  })
})
