// estimate.repeat: whether a stored estimate comes out the same when it is calculated again.

import type { EstimateRecord } from '@tumen/claim'
import { estimateRepeat } from '@tumen/contract'
import { step } from '../change/make.ts'
import { questionAsked } from '../list/claim-table.ts'
import { tableTaken } from '../list/recorded-table.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { hashOfReport, inputTextOf, reckonInput } from './input-text.ts'
import { findEstimate } from './show.ts'

export const repeatEstimate = implement(estimateRepeat, async (desk, { id }, call) => {
  step(call, 'estimate', 0, 0)
  const { stored, input } = await findEstimate(desk, id, 'id')
  const { row } = stored
  const now = await reckonInput(call, input)
  const hash = hashOfReport(now)
  const sameTable = await isSameTable(desk, call, row)
  return {
    id,
    sameReport: hash === row.reportHash,
    ...(sameTable !== undefined && { sameTable }),
    reportHash: { stored: row.reportHash, now: hash },
    procedure: { stored: row.procedure, now: now.versions.procedure },
    engine: { stored: row.engine, now: now.versions.engine },
  }
})

/** Whether the lists as known then give the table; nothing for a table that was typed. */
async function isSameTable(
  desk: Desk,
  call: Call,
  row: EstimateRecord,
): Promise<boolean | undefined> {
  if (row.source === 'table') return undefined
  const { knownAt, byOrigin, question, overlap, lists } = row
  const taken =
    question === undefined
      ? { from: overlap === undefined ? lists : [overlap] }
      : { claims: questionAsked(question) }
  const found = await tableTaken(desk, call, { ...taken, knownAt, byOrigin })
  const options = { seed: '1', replicates: 0, classes: false }
  return inputTextOf(found, options).tableHash === row.tableHash
}
