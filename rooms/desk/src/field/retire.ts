// field.retire: a field takes no values any more; those that it has stay readable. Undoing this
// change opens it again.
import { fieldRetire } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { findField } from './seen.ts'

export const retireField = implement(fieldRetire, async (desk, input, call) => {
  const { id } = input
  const change = { operation: 'field.retire', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    const before = await findField(desk, call.actor, { id, field: 'id' })
    if (before.row.retired) throw new Refusal('field-retired', 'id')
    refuseStale([before], input.seen)
    await write.append('custom_field', { ...before.row, retired: true })
    return { id }
  })
})
