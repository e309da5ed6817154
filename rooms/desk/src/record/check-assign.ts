// record.check-assign: which of many records would be given to groups; nothing is changed.
import { recordCheckAssign } from '@tumen/contract'
import { assignmentPlan } from '../group/assignment.ts'
import { implement } from '../operation.ts'

export const checkAssign = implement(recordCheckAssign, async (desk, input, { actor }) => {
  return (await assignmentPlan(desk, actor, input)).answer
})
