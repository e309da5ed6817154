// estimate.vary: how a stored estimate would move if links were wrong, how wide its interval would
// be with more records of the same kind, and how often it would hold the truth of its own world.
// Nothing is stored: the same estimate and seed give the same answer. Source: estimate.md 8, 14.
import { type EstimateAnswer, estimateVary, type VARIATIONS } from '@tumen/contract'
import {
  calibrationJob,
  calibrationPicture,
  isFinding,
  linkErrorJob,
  powerJob,
  powerPicture,
} from '@tumen/estimate'
import { type Actor, type Call, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { storedTable } from './input-text.ts'
import { reckonJob } from './pool.ts'
import { findEstimate } from './show.ts'

const TABLES = 100

const REPLICATES = 200

export const varyEstimate = implement(estimateVary, async (desk, { id, by }, call) => {
  const { report, input } = await findEstimate(desk, id, 'id')
  const printed = printedFor(call.actor, report)
  const { documented } = report
  const head = { by, documented: documented.persons, estimate: printed.total }
  return { ...head, ...(await variation(call, input, by)) }
})

/** The estimate that stands in the report; without one there is nothing to vary. */
function printedFor(actor: Actor, { estimate }: EstimateAnswer) {
  if (estimate === undefined) throw new Refusal('estimate-withheld', 'id')
  if (estimate.small && !can(actor, 'estimate.small')) throw new Refusal('estimate-withheld', 'id')
  return estimate
}

async function variation(call: Call, input: string, by: (typeof VARIATIONS)[number]) {
  const { table, options } = storedTable(input)
  const seed = BigInt(options.seed)
  const select = options.selection
  if (by === 'links') {
    const job = linkErrorJob(table, { seed, ...(select && { selection: select }) })
    const points = await reckonJob(call, job)
    return {
      links: points.map(({ error, estimate }) => ({
        error,
        ...(estimate !== undefined && Number.isFinite(estimate) && { estimate }),
      })),
    }
  }
  const given = { seed, ...(select && { select }) }
  if (by === 'records') {
    const points = await reckonJob(call, powerJob(table, { ...given, replicates: REPLICATES }))
    const { points: shown } = powerPicture(points)
    return { records: shown.filter(({ low, high }) => Number.isFinite(low + high)) }
  }
  const job = calibrationJob(table, { ...given, draws: TABLES, replicates: REPLICATES })
  if (isFinding(job)) throw new Refusal('estimate-withheld', 'id')
  const { nominal, draws, intervals } = calibrationPicture(await reckonJob(call, job))
  const shown = intervals.map(({ kind, holds, above, below }) => ({ kind, holds, above, below }))
  return { repeats: { nominal, draws, intervals: shown } }
}
