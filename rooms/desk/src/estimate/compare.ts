// estimate.compare: two stored estimates, what differs between them, and why: other lists, entries
// that came or were taken back, judgements on origins, options, the seed, or the version.
import type { EstimateRecord } from '@tumen/claim'
import { z } from 'zod'
import { standingRelations } from '../claim/copied-speaker.ts'
import { referenceSchema } from '../claim/schema.ts'
import { storedEstimateSchema } from '../list/schema.ts'
import { type Desk, operation } from '../operation.ts'
import { differenceFor, NUMBERS, sidesOf } from './difference.ts'
import { findingSchema } from './schema.ts'
import { type FoundEstimate, findEstimate, headFor } from './show.ts'

/** Why two estimates can differ. */
const REASONS = [
  'lists',
  'entries',
  'origins',
  'question',
  'claims',
  'table',
  'options',
  'seed',
  'procedure',
  'engine',
] as const
type Reason = (typeof REASONS)[number]

const number = z.number()
const text = z.string()

export const compareEstimates = operation({
  name: 'estimate.compare',
  summary: 'Compares two stored estimates: what changed in table, options and answer, and why.',
  input: z.strictObject({
    before: referenceSchema.describe('id of the earlier estimate'),
    after: referenceSchema.describe('id of the later estimate'),
  }),
  output: z.object({
    before: storedEstimateSchema,
    after: storedEstimateSchema,
    same: z.boolean().describe('whether the reports are the same'),
    reasons: z.array(z.enum(REASONS)),
    numbers: z.array(
      z.object({
        what: z.enum(NUMBERS),
        before: number.exactOptional(),
        after: number.exactOptional(),
      }),
    ),
    model: z.object({ before: text.exactOptional(), after: text.exactOptional() }),
    lists: z
      .array(
        z.object({ name: text, before: z.int().exactOptional(), after: z.int().exactOptional() }),
      )
      .describe('lists of the tables with their sizes'),
    cells: z
      .array(z.object({ lists: z.array(text), before: z.int(), after: z.int() }))
      .describe('persons on exactly these lists, where they differ; inside the house only'),
    options: z.array(
      z.object({ option: text, before: text.exactOptional(), after: text.exactOptional() }),
    ),
    findings: z.object({ came: z.array(findingSchema), gone: z.array(findingSchema) }),
    changes: z
      .array(
        z.object({
          leaf: z.int(),
          operation: text,
          recorded: text,
          by: text,
          came: z.int().describe('entries of it that only the later one counts'),
          gone: z.int().describe('entries of it that only the earlier one counts'),
        }),
      )
      .describe('changes of the lists that both have'),
  }),
  changes: false,
  long: false,
  async run(desk, input, call) {
    const before = await findEstimate(desk, input.before, 'before')
    const after = await findEstimate(desk, input.after, 'after')
    const changes = await changesBetween(desk, before.stored.row, after.stored.row)
    return {
      before: headFor(call.actor, before.stored),
      after: headFor(call.actor, after.stored),
      same: before.stored.row.reportHash === after.stored.row.reportHash,
      reasons: await reasonsFor(desk, { before, after, hasMoved: changes.length > 0 }),
      ...differenceFor(call.actor, before.report, after.report),
      options: optionsBetween(before.stored.row, after.stored.row),
      changes,
    }
  },
})

interface Compared {
  before: FoundEstimate
  after: FoundEstimate
  /** Whether entries of lists that both have came or were taken back. */
  hasMoved: boolean
}

/** Why they differ; nothing that is the same is a reason. */
async function reasonsFor(desk: Desk, { before, after, hasMoved }: Compared): Promise<Reason[]> {
  const [one, other] = [before.stored.row, after.stored.row]
  const isOther = optionsBetween(one, other)
  const hasOtherTable = one.tableHash !== other.tableHash
  const isListed = one.lists !== undefined && other.lists !== undefined
  const isAsked = one.question !== undefined && other.question !== undefined
  const hasOtherQuestion = JSON.stringify(one.question) !== JSON.stringify(other.question)
  const hasOtherLists = String(one.lists) !== String(other.lists) || one.overlap !== other.overlap
  const judged = isListed && hasOtherTable && (await hasOtherOrigins(desk, one, other))
  const given: Record<Reason, boolean> = {
    lists: isListed && hasOtherLists,
    entries: isListed && hasMoved,
    origins: judged,
    question: isAsked && hasOtherQuestion,
    claims: isAsked && !hasOtherQuestion && hasOtherTable,
    table: !isListed && !isAsked && hasOtherTable,
    options: isOther.some(({ option }) => option !== 'seed'),
    seed: isOther.some(({ option }) => option === 'seed'),
    procedure: one.procedure !== other.procedure,
    engine: one.engine !== other.engine,
  }
  return REASONS.filter((reason) => given[reason])
}

/** Whether entries counted otherwise by their origins, or what is known of origins has changed. */
async function hasOtherOrigins(desk: Desk, one: EstimateRecord, other: EstimateRecord) {
  if (one.byOrigin !== other.byOrigin) return true
  const leavesAt = async (knownAt: string) =>
    (await standingRelations(desk, knownAt)).map(({ leaf }) => leaf).join()
  return one.byOrigin && (await leavesAt(one.knownAt)) !== (await leavesAt(other.knownAt))
}

function optionsBetween({ options: one }: EstimateRecord, { options: other }: EstimateRecord) {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return names
    .filter((option) => one[option] !== other[option])
    .map((option) => ({ option, ...sidesOf(one[option], other[option]) }))
}

/** Changes because of which lists that both have hold other entries, the earliest first. */
async function changesBetween(desk: Desk, one: EstimateRecord, other: EstimateRecord) {
  const { read } = desk.ledger
  const lists = (one.lists ?? []).filter((list) => other.lists?.includes(list))
  const [before, after] = [
    await read.listEntries(lists, { knownAt: one.knownAt }),
    await read.listEntries(lists, { knownAt: other.knownAt }),
  ]
  const [was, now] = [new Set(before.map(rowId)), new Set(after.map(rowId))]
  const came = after.filter((stored) => !was.has(rowId(stored)))
  const gone = before.filter((stored) => !now.has(rowId(stored)))
  const leaves = [...new Set([...came, ...gone].map(({ leaf }) => leaf))]
  const changes = await read.changesAt(leaves)
  return changes.map(({ leaf, operation: name, recorded, by }) => ({
    ...{ leaf, operation: name, recorded, by },
    came: came.filter((stored) => stored.leaf === leaf).length,
    gone: gone.filter((stored) => stored.leaf === leaf).length,
  }))
}

function rowId({ row }: { row: { id: string } }): string {
  return row.id
}
