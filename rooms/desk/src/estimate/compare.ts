// estimate.compare: two stored estimates, what differs between them, and why: other lists, entries
// that came or were taken back, judgements on origins, options, the seed, or the version.

import type { EstimateRecord } from '@tumen/claim'
import { COMPARISON_REASONS, type ComparisonReason, estimateCompare } from '@tumen/contract'
import { standingRelations } from '../claim/copied-speaker.ts'
import { type Desk, implement } from '../operation.ts'
import { differenceFor, sidesOf } from './difference.ts'
import { type FoundEstimate, findEstimate, headFor } from './show.ts'

export const compareEstimates = implement(estimateCompare, async (desk, input, call) => {
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
})

interface Compared {
  before: FoundEstimate
  after: FoundEstimate
  /** Whether entries of lists that both have came or were taken back. */
  hasMoved: boolean
}

/** Why they differ; nothing that is the same is a reason. */
async function reasonsFor(
  desk: Desk,
  { before, after, hasMoved }: Compared,
): Promise<ComparisonReason[]> {
  const [one, other] = [before.stored.row, after.stored.row]
  const isOther = optionsBetween(one, other)
  const hasOtherTable = one.tableHash !== other.tableHash
  const isListed = one.lists !== undefined && other.lists !== undefined
  const isAsked = one.question !== undefined && other.question !== undefined
  const hasOtherQuestion = JSON.stringify(one.question) !== JSON.stringify(other.question)
  const hasOtherLists = String(one.lists) !== String(other.lists) || one.overlap !== other.overlap
  const judged = isListed && hasOtherTable && (await hasOtherOrigins(desk, one, other))
  const given: Record<ComparisonReason, boolean> = {
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
  return COMPARISON_REASONS.filter((reason) => given[reason])
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
