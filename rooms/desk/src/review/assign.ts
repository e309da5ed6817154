// review.assign: one reviewer, or two who do not see each other; never the author. While it is
// judged, somebody in the place of one who cannot, or does not.
import { reviewAssign } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { readDay } from '../draft/date-input.ts'
import { implement } from '../operation.ts'
import { assignedStep } from './handing.ts'
import { lineOf } from './item.ts'
import { refuseUnfit } from './reviewer.ts'

export const assignReview = implement(reviewAssign, async (desk, input, call) => {
  const { comment, instead, reviewers } = input
  const items = [...new Set(input.items.map(lineOf))]
  const due = input.due === undefined ? undefined : readDay(input.due, 'due')
  const steps = items.map((item) => ({ id: desk.newId('rv'), item, comment }))
  const change = { operation: 'review.assign', subject: steps[0]?.id ?? '', input }
  return makeChange(desk, call, change, async (write) => {
    for (const step of steps) {
      const assigned = await assignedStep(desk, call, step, { reviewers, instead, due })
      await write.append('review_step', assigned)
    }
    await refuseUnfit(desk, reviewers, items)
    return { assigned: items.length }
  })
})
