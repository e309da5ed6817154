// estimate.run: how many no list saw, from how several lists overlap, or why nobody can say.
// Nothing of the workspace is read, and nothing is stored: the same table, options and seed give
// the same answer.
import { estimateRun } from '@tumen/contract'
import { implement } from '../operation.ts'
import { answerFor, answerOfReport } from './answer.ts'
import { hashOfTable, reportOptionsOf, tableGiven } from './option.ts'
import { reckonReport } from './pool.ts'

export const runEstimate = implement(estimateRun, async (_desk, input, call) => {
  const options = reportOptionsOf(input)
  const { table, collapse } = tableGiven(input)
  const hash = hashOfTable(table)
  const report = await reckonReport(call, table, {
    ...{ ...options, hash },
    ...(collapse && { collapse }),
  })
  return answerFor(call.actor, answerOfReport(report, table, hash))
})
