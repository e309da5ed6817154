// review.bulk: does with many records what was checked before, in one change; nothing where
// anything would be otherwise by now.
import { reviewBulk } from '@tumen/contract'
import type { Writer } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { bulkPlan, type NewRow } from './bulk-plan.ts'

export const moveMany = implement(reviewBulk, async (desk, input, call) => {
  const { token, ...bulk } = input
  const change = { operation: 'review.bulk', subject: desk.newId('rv'), input }
  return makeChange(desk, call, change, async (write) => {
    const { rows, answer } = await bulkPlan(desk, call, bulk)
    if (answer.token !== token) throw new Refusal('stale-dry-run', 'token')
    if (rows.length === 0) throw new Refusal('wrong-state', 'items')
    for (const row of rows) await append(write, row)
    return answer
  })
})

async function append(write: Writer, row: NewRow): Promise<void> {
  if ('step' in row) await write.append('review_step', row.step)
  else await write.append('claim_status', row.status)
}
