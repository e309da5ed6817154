// estimate.run: how many no list saw, from how several lists overlap, or why nobody can say.
// Nothing of the workspace is read, and nothing is stored: the same table, options and seed give
// the same answer.
import { z } from 'zod'
import { operation } from '../operation.ts'
import { answerFor, answerOfReport } from './answer.ts'
import { hashOfTable, optionFields, reportOptionsOf, tableFields, tableGiven } from './option.ts'
import { reckonReport } from './pool.ts'
import { estimateSchema } from './schema.ts'

export const runEstimate = operation({
  name: 'estimate.run',
  summary: 'Estimates how many persons no list saw from how lists overlap, or says why not.',
  input: z.strictObject({ ...tableFields, ...optionFields }),
  output: estimateSchema,
  changes: false,
  long: true,
  alone: true,
  async run(_desk, input, call) {
    const options = reportOptionsOf(input)
    const { table, collapse } = tableGiven(input)
    const hash = hashOfTable(table)
    const report = await reckonReport(call, table, {
      ...{ ...options, hash },
      ...(collapse && { collapse }),
    })
    return answerFor(call.actor, answerOfReport(report, table, hash))
  },
})
