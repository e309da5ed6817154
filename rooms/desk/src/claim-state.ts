// What became of a claim by a given day and clock: accepted, withdrawn, corrected, replaced.
// Rows of reviewers count from the day of recording on either clock; what the world could read
// counts from its publication on the clock `published`. Source: figures.md F60, F61.
import type { ClaimRelationRow } from '@tumen/claim'
import type { KnownBy } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import { dayOf } from './day.ts'
import type { ClaimState } from './record-schema.ts'

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
  /** A reviewer rejected it, or a corrected record of ours replaced it. */
  gone: boolean
  /** The origin withdrew it. */
  retracted?: string
  /** The outlet took its own sentence back. */
  corrected?: string
}

/** The claims that withdraw or correct, by id, as the reader found them. */
export type Revokers = ReadonlyMap<string, ClaimInContext>

/** What became of a claim by the asked day. */
export function stateAt(context: ClaimInContext, clock: KnownClock, revokers: Revokers): StateAt {
  const accepted = acceptedDay(context)
  const amended = amendmentDay(context)
  const published = context.claim.row.published
  const retracted = revokedDay(context, 'retracts', clock, revokers)
  const corrected = revokedDay(context, 'corrects', clock, revokers)
  return {
    ...(accepted === undefined ? {} : { accepted }),
    published: amended !== undefined && amended > published ? amended : published,
    gone: context.statuses.some(
      ({ row, recorded }) =>
        (row.status === 'superseded' || row.status === 'rejected_by_reviewer') &&
        dayOf(recorded) <= clock.on,
    ),
    ...(retracted === undefined ? {} : { retracted }),
    ...(corrected === undefined ? {} : { corrected }),
  }
}

/** The day from which a claim counts by our ledger; nothing while it waits for acceptance. */
export function acceptedDay(context: ClaimInContext): string | undefined {
  if (context.claim.row.extraction.reviewed) return dayOf(context.claim.recorded)
  const row = context.statuses.find(({ row }) => row.status === 'accepted')
  return row ? dayOf(row.recorded) : undefined
}

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
  const clock: KnownClock = { on: '9999-12-31', by: 'recorded' }
  const state = stateAt(context, clock, revokers)
  if (state.retracted) return 'withdrawn'
  if (state.corrected) return 'corrected'
  if (context.statuses.some(({ row }) => row.status === 'rejected_by_reviewer')) return 'rejected'
  if (state.gone) return 'superseded'
  return state.accepted ? 'counts' : 'waiting'
}

/** An amendment counts from the day it replaced the old row: earlier answers stay (F61). */
function amendmentDay(context: ClaimInContext): string | undefined {
  return amendedClaim(context) === undefined ? undefined : acceptedDay(context)
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
  const accepted = revoker && acceptedDay(revoker)
  if (!revoker || accepted === undefined) return []
  if (clock.by === 'published') return [revoker.claim.row.published]
  return [accepted, dayOf(recorded)].sort().slice(-1)
}
