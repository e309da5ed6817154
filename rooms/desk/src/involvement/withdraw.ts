// involvement.withdraw: takes back links of persons to events. Each has a row that says so; undoing
// this change brings them back.
import { involvementWithdraw } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseNewer } from '../change/stale.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { seenInvolvements } from './seen.ts'

export const withdrawInvolvement = implement(involvementWithdraw, async (desk, input, call) => {
  const ids = [...new Set(input.ids)]
  const change = { operation: 'involvement.withdraw', subject: ids[0] as string, input }
  return makeChange(desk, call, change, async (write) => {
    const found = await seenInvolvements(desk, call.actor, { ids })
    if (found.length < ids.length) throw new Refusal('unknown-involvement', 'ids')
    refuseNewer(found, input.seen)
    for (const { row } of found) await write.append('involvement', { ...row, withdrawn: true })
    return { withdrawn: found.length }
  })
})
