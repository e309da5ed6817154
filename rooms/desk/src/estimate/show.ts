// estimate.show: a stored estimate with its report.

import type { EstimateRecord } from '@tumen/claim'
import { type EstimateAnswer, estimateShow } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { futureIn } from '../change/future-row.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { answerOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { answerFor } from './answer.ts'

export const showEstimate = implement(estimateShow, async (desk, { id }, call) => {
  const { stored, report } = await findEstimate(desk, id, 'id')
  return {
    stored: headFor(call.actor, stored),
    estimate: answerFor(call.actor, report),
    ...(await futureIn(desk, call.actor)),
  }
})

/** A stored estimate with its report and the text of its input. */
export interface FoundEstimate {
  stored: Stored<EstimateRecord>
  report: EstimateAnswer
  input: string
}

/** The estimate, or a refusal. */
export async function findEstimate(desk: Desk, id: string, field: string): Promise<FoundEstimate> {
  const { read } = desk.ledger
  const stored = (await read.rows('estimate')).find(({ row }) => row.id === id)
  const report = stored && (await read.estimateReport(id))
  if (!report) throw new Refusal('unknown-estimate', field)
  return {
    stored,
    report: JSON.parse(report.row.report) as EstimateAnswer,
    input: report.row.input,
  }
}

/** The head of an estimate for an asker: a small one's numbers are not everybody's. */
export function headFor(actor: Actor, stored: Stored<EstimateRecord>) {
  const { estimate, ...head } = answerOf(stored)
  if (estimate === undefined) return head
  if (!estimate.small || can(actor, 'estimate.small')) return { ...head, estimate }
  return { ...head, smallWithheld: true as const }
}
