// redaction.withdraw: says that a covered picture is not to be used; none of its copies leaves.
import type { Redaction } from '@tumen/claim'
import { redactionWithdraw } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { copiesOf, refuseCopies, refuseJudged } from './copies.ts'
import { factsOf, openRedaction } from './state.ts'

export const withdrawRedaction = implement(redactionWithdraw, async (desk, input, call) => {
  const change = { operation: 'redaction.withdraw', subject: input.redaction, input }
  return makeChange(desk, call, change, async (write) => {
    const { newest } = await openRedaction(desk, call.actor, input)
    const { row } = newest
    const own = (await copiesOf(desk, row.document)).filter(({ copy }) => copy.redaction === row.id)
    await refuseJudged(desk, own)
    const next: Redaction = { ...row, revision: row.revision + 1, state: 'withdrawn' }
    await write.append('redaction', next)
    await refuseCopies(write, own)
    return factsOf(next)
  })
})
