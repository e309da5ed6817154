// estimate.list: lists the stored estimates, the newest first.
import { estimateList } from '@tumen/contract'
import { futureIn } from '../change/future-row.ts'
import { implement } from '../operation.ts'
import { headFor } from './show.ts'

export const listEstimates = implement(estimateList, async (desk, _input, call) => {
  const rows = await desk.ledger.read.rows('estimate')
  const estimates = rows.reverse().map((stored) => headFor(call.actor, stored))
  return { estimates, ...(await futureIn(desk, call.actor)) }
})
