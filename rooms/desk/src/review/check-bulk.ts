// review.check-bulk: what would become of many records; nothing is changed.
import { reviewCheckBulk } from '@tumen/contract'
import { implement } from '../operation.ts'
import { bulkPlan } from './bulk-plan.ts'

export const checkBulk = implement(reviewCheckBulk, async (desk, input, call) => {
  return (await bulkPlan(desk, call, input)).answer
})
