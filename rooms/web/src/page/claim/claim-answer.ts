// What the page of one claim reads: the claim with everything that bears on it, and what stands
// beside it in other answers. All of it comes from operations; nothing is decided here.

import type { Claim } from '@tumen/claim'
import type { Output } from '@tumen/contract'
import { Refusal } from '@tumen/desk'
import type { FigureAnswer } from '@tumen/view'
import type { Ask } from '../../door/ask.ts'
import { type RecordNames, recordNames } from '../record-name.ts'
/** A link to an event. */
export type LinkRow = Output<'claim.show'>['events'][number]

/** The part of the answer of `claim.show` that is printed. */
export type ShownClaim = Output<'claim.show'>

/** An event as it can be chosen. */
export type ListedEvent = Output<'event.list'>['events'][number]

type Explanation = FigureAnswer['figure']['explanation']

/** What a claim does in the figure of its own act, place and time. */
export type Standing =
  | { is: 'used'; used: Explanation['used'][number] }
  | { is: 'leftOut'; left: Explanation['leftOut'][number] }
  | { is: 'beside'; reason: Explanation['beside'][number]['reason'] }
  | { is: 'never' }
  | { is: 'open' }

/** Everything that the page of a claim prints. */
export interface ClaimReading {
  shown: ShownClaim
  standing: Standing
  /** Whether it waits for somebody else, because this person recorded it. */
  needsOther: boolean
  /** Ids of the speakers whose identity is sealed. */
  sealed: ReadonlySet<string>
  /** The newest events. */
  events: ListedEvent[]
  /** What the claims are called that it is related to. */
  names: RecordNames
}

const MOST_EVENTS = 100

/** Reads a claim for its page. */
export async function readClaimPage(ask: Ask, id: string): Promise<ClaimReading> {
  const shown = await ask.call('claim.show', { id })
  const standing: Standing =
    shown.state === 'counts' || shown.withdrawnWith !== undefined
      ? await standingOf(ask, shown)
      : { is: 'open' }
  const cause = standing.is === 'leftOut' ? standing.left.cause : undefined
  const others = shown.relations.flatMap(({ from, to }) => [from, to])
  return {
    shown,
    standing,
    needsOther: await needsOther(ask, shown),
    names: await recordNames(ask, [cause, shown.withdrawnWith, ...others]),
    sealed: await sealedSpeakers(ask, shown.claim),
    events: await eventsOf(ask, shown),
  }
}

async function needsOther({ actor, call }: Ask, { by, state }: ShownClaim): Promise<boolean> {
  if (by !== actor.account || state !== 'waiting') return false
  return (await call('workspace.show', { most: 0 })).review === 'second-person'
}

async function standingOf(ask: Ask, { claim, question }: ShownClaim): Promise<Standing> {
  if (question === undefined) return { is: 'never' }
  const { place, at, from } = question
  const isWide = place === undefined || (at ?? from) === undefined
  // Only a condition that nobody decided must be told also of a claim of anywhere or any time.
  if (isWide && claim.condition === undefined) return { is: 'open' }
  const answer = await unlessRefused(ask.call('figure.ask', question))
  if (answer === undefined) return { is: 'open' }
  const { used, leftOut, beside } = answer.figure.explanation
  const isThis = (one: { claim: string }) => one.claim === claim.id
  const [use, left, aside] = [used.find(isThis), leftOut.find(isThis), beside.find(isThis)]
  if (use) return { is: 'used', used: use }
  if (left) return { is: 'leftOut', left }
  return aside ? { is: 'beside', reason: aside.reason } : { is: 'open' }
}

/** The answer, or nothing when the operation says no. */
async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** Ids of the speakers of a claim whose identity is sealed. */
export async function sealedSpeakers(
  { call }: Ask,
  { chain }: Claim,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(chain.map(({ agent }) => agent))]
  if (ids.length === 0) return new Set()
  const { agents } = await call('agent.list', { ids })
  return new Set(agents.flatMap(({ id, sealed }) => (sealed === undefined ? [] : [id])))
}

async function eventsOf({ call, may }: Ask, { events }: ShownClaim): Promise<ListedEvent[]> {
  if (events.length === 0 && !may('event.link')) return []
  const input = { limit: MOST_EVENTS, order: 'newest' }
  return (await call('event.list', input)).events
}
