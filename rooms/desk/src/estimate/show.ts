// estimate.list, estimate.show, estimate.repeat: stored estimates, one of them with its report, and
// whether it comes out the same when it is reckoned again.
import type { EstimateRecord } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { z } from 'zod'
import { futureField, futureIn } from '../change/future-row.ts'
import { step } from '../change/make.ts'
import { referenceSchema } from '../claim/schema.ts'
import { questionAsked } from '../claim/table.ts'
import { tableTaken } from '../list/recorded-table.ts'
import { storedEstimateSchema } from '../list/schema.ts'
import { type Actor, type Call, type Desk, operation } from '../operation.ts'
import { can } from '../policy.ts'
import { answerOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { answerFor } from './answer.ts'
import { hashOfReport, inputTextOf, reckonInput } from './input-text.ts'
import { type EstimateAnswer, estimateSchema } from './schema.ts'

const idField = referenceSchema.describe('id of the stored estimate')

export const listEstimates = operation({
  name: 'estimate.list',
  summary: 'Lists the stored estimates, the newest first.',
  input: z.strictObject({}),
  output: z.object({ estimates: z.array(storedEstimateSchema), ...futureField }),
  changes: false,
  long: false,
  async run(desk, _input, call) {
    const rows = await desk.ledger.read.rows('estimate')
    const estimates = rows.reverse().map((stored) => headFor(call.actor, stored))
    return { estimates, ...(await futureIn(desk, call.actor)) }
  },
})

export const showEstimate = operation({
  name: 'estimate.show',
  summary: 'Shows a stored estimate: what it was made from, its options, and its report.',
  input: z.strictObject({ id: idField }),
  output: z.object({
    stored: storedEstimateSchema,
    estimate: estimateSchema,
    ...futureField,
  }),
  changes: false,
  long: false,
  async run(desk, { id }, call) {
    const { stored, report } = await findEstimate(desk, id, 'id')
    return {
      stored: headFor(call.actor, stored),
      estimate: answerFor(call.actor, report),
      ...(await futureIn(desk, call.actor)),
    }
  },
})

export const repeatEstimate = operation({
  name: 'estimate.repeat',
  summary: 'Reckons a stored estimate again from what is stored, and says whether it is the same.',
  input: z.strictObject({ id: idField }),
  output: z.object({
    id: z.string(),
    sameReport: z.boolean(),
    sameTable: z
      .boolean()
      .exactOptional()
      .describe('whether the lists as known then still give the table'),
    reportHash: z.object({ stored: z.string(), now: z.string() }),
    procedure: z.object({ stored: z.string(), now: z.string() }),
    engine: z.object({ stored: z.string(), now: z.string() }),
  }),
  changes: false,
  long: true,
  async run(desk, { id }, call) {
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
  },
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
