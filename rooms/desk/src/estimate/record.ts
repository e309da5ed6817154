// estimate.record: an estimate that is kept: its table, every option, the seed, the versions and
// the report, with the instant as known at which recorded lists were read.
import { checkRow, type EstimateRecord } from '@tumen/claim'
import { type Asked, type EstimateAnswer, estimateRecord } from '@tumen/contract'
import { withholdsReport } from '@tumen/estimate'
import { EVER } from '@tumen/ledger'
import { makeChange } from '../change/make.ts'
import { questionWords } from '../list/claim-table.ts'
import { tableTaken } from '../list/recorded-table.ts'
import { knownInstant } from '../list/table.ts'
import { type Call, type Desk, implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { answerFor } from './answer.ts'
import {
  hashOfReport,
  hashOfText,
  type InputText,
  inputTextOf,
  optionWords,
  reckonInput,
  reportTextOf,
} from './input-text.ts'
import { reportOptionsOf, tableGiven } from './option.ts'

export const recordEstimate = implement(estimateRecord, async (desk, input, call) => {
  reportOptionsOf(input)
  const { made, ...source } = await sourceOf(desk, call, input)
  const answer = await reckonInput(call, made.text)
  const { title } = input
  const row: EstimateRecord = {
    id: input.id ?? desk.newId('es'),
    ...(title !== undefined && { title }),
    ...source,
    ...headOf(made, answer),
  }
  refuseFindings(checkRow('estimate', row))
  const change = { operation: 'estimate.record', subject: row.id, input }
  const id = await makeChange(desk, call, change, async (write) => {
    const known = await desk.ledger.read.rows('estimate', undefined, EVER)
    if (known.some((one) => one.row.id === row.id)) throw new Refusal('already-exists', 'id')
    await write.append('estimate', row)
    const report = reportTextOf(answer)
    await write.append('estimate_report', { estimate: row.id, input: made.text, report })
    return row.id
  })
  return { id, estimate: answerFor(call.actor, answer) }
})

type Source = Pick<
  EstimateRecord,
  'source' | 'lists' | 'overlap' | 'question' | 'knownAt' | 'byOrigin'
> & {
  made: InputText
}

/** The table, and where it is from: recorded lists, an overlap, claims, or what was typed. */
async function sourceOf(desk: Desk, call: Call, input: Asked<'estimate.record'>): Promise<Source> {
  const { from, claims, asKnownOn, byOrigin, title: _, id: __, ...rest } = input
  const { csv, lists, cells, records, origins, ...options } = rest
  if (from === undefined && claims === undefined) {
    const knownAt = knownInstant(desk, undefined)
    const table = tableGiven({ csv, lists, cells, records, origins })
    const made = inputTextOf(table, options)
    return { source: 'table', knownAt, byOrigin: table.collapse !== undefined, made }
  }
  const isTyped = [csv, lists, cells, records, origins].some((one) => one !== undefined)
  if (isTyped) throw new Refusal('invalid-input', 'from', [{ code: 'exactly_one', path: 'from' }])
  const knownAt = knownInstant(desk, asKnownOn)
  const found = await tableTaken(desk, call, { from, claims, knownAt, byOrigin })
  const ids = found.lists.map(({ id }) => id)
  return {
    source: found.source,
    ...(claims ? { question: questionWords(claims) } : { lists: ids }),
    ...(found.overlap && { overlap: found.overlap.id }),
    ...{ knownAt, byOrigin: found.byOrigin },
    made: inputTextOf(found, options, found.frames),
  }
}

/** What the head of an estimate says of its report. */
function headOf({ text, tableHash }: InputText, answer: EstimateAnswer) {
  const { bound, estimate, findings, versions, documented } = answer
  const reasons = findings.filter(isReason).map(({ code }) => code)
  return {
    options: optionWords(text),
    ...{ tableHash, inputHash: hashOfText(text), reportHash: hashOfReport(answer) },
    persons: documented.persons,
    ...(bound && { atLeast: bound.atLeast }),
    ...(estimate && { estimate: totalOf(estimate) }),
    withheld: [...new Set(reasons)],
    ...versions,
  }
}

function isReason(one: EstimateAnswer['findings'][number]): boolean {
  return withholdsReport(one) || (one.code === 'R3' && one.about === 'default')
}

function totalOf({ total, low, high, model, small }: NonNullable<EstimateAnswer['estimate']>) {
  return { total, low, high, model, small }
}
