// What became of a claim by a given day and clock: accepted, withdrawn, corrected, replaced.
// Rows of reviewers count from the day of recording on either clock; what the world could read
// counts from its publication on the clock `published`, and a slip of ours never.
// Source: figures.md F60, F61, F61a.

import { type ClaimRelationRow, type ClaimStatusName, given } from '@tumen/claim'
import type { ClaimState } from '@tumen/contract'
import type { KnownBy } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import { dayOf } from '../day.ts'

/** The asked day and clock. */
export interface KnownClock {
  on: string
  by: KnownBy
}

/** Days from which things hold; absent when they do not hold by the asked day. */
export interface StateAt {
  /** From when the claim counts on the clock `recorded`. */
  accepted?: string
  /** From when the claim counts on the clock `published`. */
  published: string
  /** A reviewer rejected it. */
  gone: boolean
  /** A mended record of ours replaced it: no knowledge of the world's (F61a). */
  mended?: string
  /** The origin withdrew it. */
  retracted?: string
  /** The outlet took its own sentence back. */
  corrected?: string
}

/** Later than every day that can be recorded. */
const NEVER = '9999-12-31'

/** The claims that withdraw or correct, by id, as the reader found them. */
export type Revokers = ReadonlyMap<string, ClaimInContext>

/** What became of a claim by the asked day. */
export function stateAt(context: ClaimInContext, clock: KnownClock, revokers: Revokers): StateAt {
  const accepted = acceptedDay(context, clock.on)
  const mended = statusDay(context, 'superseded')
  const retracted = revokedDay(context, 'retracts', clock, revokers)
  const corrected = revokedDay(context, 'corrects', clock, revokers)
  return {
    ...given({ accepted }),
    published: context.claim.row.published,
    gone: (statusDay(context, 'rejected_by_reviewer') ?? NEVER) <= clock.on,
    ...given({ mended, retracted, corrected }),
  }
}

/**
 * The day from which a claim counts by our ledger; nothing while it waits for acceptance, or waits
 * again because it was reopened by a day.
 */
export function acceptedDay(context: ClaimInContext, on = NEVER): string | undefined {
  const { claim, statuses } = context
  const reopened = statuses.findLastIndex(
    ({ row, recorded }) => row.status === 'reopened' && dayOf(recorded) <= on,
  )
  if (reopened === -1 && claim.row.extraction.reviewed) return dayOf(claim.recorded)
  const accepted = statuses.slice(reopened + 1).find(({ row }) => row.status === 'accepted')
  return accepted ? dayOf(accepted.recorded) : undefined
}

/** Whether a claim was rejected, withdrawn, corrected or replaced. */
export function isOver({ statuses }: ClaimInContext): boolean {
  return statuses.some(({ row: { status } }) => !STANDING.has(status))
}

const STANDING: ReadonlySet<string> = new Set<ClaimStatusName>(['live', 'accepted', 'reopened'])

/** The note that marks a `revises` relation as a corrected record of ours. */
export const AMENDMENT_NOTE = 'amendment'

/** The claim that this one amends, if it is an amendment. */
export function amendedClaim(context: ClaimInContext): string | undefined {
  const id = context.claim.row.id
  return context.relations.find(({ row }) => row.from === id && isAmendment(row))?.row.to
}

/** Whether a relation says that one claim is a corrected record of the other. */
export function isAmendment({ type, note }: ClaimRelationRow): boolean {
  return type === 'revises' && note === AMENDMENT_NOTE
}

/** Ids of the claims that withdraw or correct this one. */
export function revokerIds(context: ClaimInContext): string[] {
  const id = context.claim.row.id
  return context.relations
    .filter(({ row }) => row.to === id && (row.type === 'retracts' || row.type === 'corrects'))
    .map(({ row }) => row.from)
}

/** What a claim is now, in one word. */
export function stateNow(context: ClaimInContext, revokers: Revokers): ClaimState {
  const clock: KnownClock = { on: NEVER, by: 'recorded' }
  const state = stateAt(context, clock, revokers)
  if (state.retracted) return 'withdrawn'
  if (state.corrected) return 'corrected'
  if (context.statuses.some(({ row }) => row.status === 'rejected_by_reviewer')) return 'rejected'
  if (state.mended) return 'superseded'
  return state.accepted ? 'counts' : 'waiting'
}

/** The first day on which a claim got a status. */
function statusDay(
  context: ClaimInContext,
  status: 'superseded' | 'rejected_by_reviewer',
): string | undefined {
  return context.statuses
    .filter(({ row }) => row.status === status)
    .map(({ recorded }) => dayOf(recorded))
    .sort()[0]
}

/** The status that says of a claim what a relation of this type says. */
export const STATUS_OF = { retracts: 'withdrawn_by_source', corrects: 'retracted' } as const

function revokedDay(
  context: ClaimInContext,
  type: 'retracts' | 'corrects',
  clock: KnownClock,
  revokers: Revokers,
): string | undefined {
  const id = context.claim.row.id
  const byStatus = context.statuses
    .filter(({ row }) => row.status === STATUS_OF[type])
    .map(({ row, recorded }) =>
      clock.by === 'published' ? (row.on ?? dayOf(recorded)) : dayOf(recorded),
    )
  const byClaim = context.relations
    .filter(({ row }) => row.to === id && row.type === type)
    .flatMap(({ row, recorded }) => revokingDay(revokers.get(row.from), recorded, clock))
  return [...byStatus, ...byClaim].filter((day) => day <= clock.on).sort()[0]
}

/** A claim withdraws from its publication, or from the day on which it and its row counted. */
function revokingDay(
  revoker: ClaimInContext | undefined,
  recorded: string,
  clock: KnownClock,
): string[] {
  const accepted = revoker && acceptedDay(revoker, clock.on)
  if (!revoker || accepted === undefined) return []
  if (clock.by === 'published') return [revoker.claim.row.published]
  return [accepted, dayOf(recorded)].sort().slice(-1)
}
