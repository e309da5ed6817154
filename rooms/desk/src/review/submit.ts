// review.submit: hands records in; from now on others may be asked to judge them.
import { reviewSubmit } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { submittedStep } from './handing.ts'
import { lineOf } from './item.ts'

export const submitReview = implement(reviewSubmit, async (desk, input, call) => {
  const { comment } = input
  const steps = [...new Set(input.items.map(lineOf))].map((item) => ({
    ...{ id: desk.newId('rv'), item, comment },
  }))
  const change = { operation: 'review.submit', subject: steps[0]?.id ?? '', input }
  return makeChange(desk, call, change, async (write) => {
    for (const step of steps)
      await write.append('review_step', await submittedStep(desk, call, step))
    return { submitted: steps.length }
  })
})
