// estimate.vary: how a stored estimate would move if links were wrong, how wide its interval would
// be with more records of the same kind, and how often it would hold the truth of its own world.
// Nothing is stored: the same estimate and seed give the same answer. Source: estimate.md 8, 14.
import {
  calibrationJob,
  calibrationPicture,
  isFinding,
  linkErrorJob,
  powerJob,
  powerPicture,
} from '@tumen/estimate'
import { z } from 'zod'
import { referenceSchema } from '../claim/schema.ts'
import { type Actor, type Call, operation } from '../operation.ts'
import { can } from '../policy.ts'
import { Refusal } from '../refusal.ts'
import { storedTable } from './input-text.ts'
import { reckonJob } from './pool.ts'
import type { EstimateAnswer } from './schema.ts'
import { findEstimate } from './show.ts'

/** What is varied: wrong links, more records, or the draw of the whole table. */
export const VARIATIONS = ['links', 'records', 'repeats'] as const

const share = z.number()
const coverageSchema = z.object({
  kind: z.enum(['wider', 'bca', 'percentile']),
  holds: share.describe('share of the intervals that hold the truth'),
  above: share.describe('share of those that lie below it'),
  below: share.describe('share of those that lie above it'),
})

const outputSchema = z.object({
  by: z.enum(VARIATIONS),
  documented: z.int(),
  estimate: z.number(),
  links: z
    .array(
      z.object({
        error: z.object({ kind: z.enum(['missed', 'false']), share }),
        estimate: z.number().exactOptional().describe('nothing where no draw has one'),
      }),
    )
    .exactOptional(),
  records: z
    .array(z.object({ factor: z.number(), low: share, high: share, ratio: z.number() }))
    .exactOptional()
    .describe('limits as shares of the estimate'),
  repeats: z
    .object({ nominal: share, draws: z.int(), intervals: z.array(coverageSchema) })
    .exactOptional(),
})

const TABLES = 100
const REPLICATES = 200

export const varyEstimate = operation({
  name: 'estimate.vary',
  summary: 'Says how a stored estimate would move, with wrong links, more records or other draws.',
  input: z.strictObject({
    id: referenceSchema.describe('id of the stored estimate'),
    by: z.enum(VARIATIONS).describe('wrong links, more records, or repeated draws'),
  }),
  output: outputSchema,
  changes: false,
  long: true,
  async run(desk, { id, by }, call) {
    const { report, input } = await findEstimate(desk, id, 'id')
    const printed = printedFor(call.actor, report)
    const { documented } = report
    const head = { by, documented: documented.persons, estimate: printed.total }
    return { ...head, ...(await variation(call, input, by)) }
  },
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
