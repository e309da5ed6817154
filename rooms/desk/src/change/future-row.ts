// Rows that count as recorded after today, because a clock was wrong: how many changes there are,
// and how many statements they keep from an answer. Nobody else would say so.

import { given, type LeafRange } from '@tumen/claim'
import type { futureSchema } from '@tumen/contract'
import type { ClaimInContext } from '@tumen/ledger'
import type { z } from 'zod'
import { scopeOf } from '../figure/bearing.ts'
import { entersFigures } from '../figure/claim.ts'
import type { DatedQuestion } from '../figure/input.ts'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'

export type FutureRows = z.output<typeof futureSchema>

/** The field for an answer about the whole workspace; nothing where all is well. */
export async function futureIn(desk: Desk, actor: Actor): Promise<{ future?: FutureRows }> {
  const future = await futureRows(desk, actor)
  return given({ future })
}

/** Rows of a change that are looked at for statements. */
const MOST_ROWS = 100_000

/** The rows after today of the whole workspace, with the statements that an asker may count. */
export async function futureRows(desk: Desk, actor: Actor): Promise<FutureRows | undefined> {
  const { future } = await desk.ledger.clock()
  if (future.length === 0) return undefined
  return { changes: changesIn(future), statements: await statementsIn(desk, actor, future) }
}

/** The same, with the statements that bear on a question: they are not whole in its answer. */
export async function futureOf(
  desk: Desk,
  actor: Actor,
  question: DatedQuestion,
  used: ReadonlySet<string>,
): Promise<FutureRows | undefined> {
  const { future } = await desk.ledger.clock()
  if (future.length === 0) return undefined
  const near = await desk.ledger.read.claimsForFigure(scopeOf(question))
  const kept = near.filter(
    (one) =>
      can(actor, 'claim.count', objectOf(one.claim)) &&
      entersFigures(one.claim.row) &&
      leavesOf(one).some((leaf) => isIn(future, leaf)) &&
      // What the world could read is asked by another clock, which nothing of this keeps back.
      !(question.known.by === 'published' && used.has(one.claim.row.id)),
  )
  return { changes: changesIn(future), statements: kept.length }
}

/** How many statements these changes record or say something of, as far as one may count them. */
export async function statementsIn(
  desk: Desk,
  actor: Actor,
  ranges: readonly LeafRange[],
): Promise<number> {
  const rows = await desk.ledger.read.rowsOfChanges(ranges.flatMap(leavesIn), MOST_ROWS)
  const ids = rows.flatMap((one) => {
    if (one.table === 'claim') return one.row.id
    if (one.table === 'claim_relation') return one.row.from
    const isAbout = one.table === 'claim_status' || one.table === 'event_link'
    return isAbout ? one.row.claim : []
  })
  const found = await desk.ledger.read.claimsById([...new Set(ids)])
  return found.filter(({ claim }) => can(actor, 'claim.count', objectOf(claim))).length
}

/** How many changes there are in ranges of leaves. */
export function changesIn(ranges: readonly LeafRange[]): number {
  return ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}

function leavesIn({ first, last }: LeafRange): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n)
}

function leavesOf({ claim, statuses, relations, events }: ClaimInContext): number[] {
  return [claim, ...statuses, ...relations, ...events].map(({ leaf }) => leaf)
}

function isIn(ranges: readonly LeafRange[], leaf: number): boolean {
  return ranges.some(({ first, last }) => first <= leaf && leaf <= last)
}
