// What the page of one claim reads: the claim with everything that bears on it, and what stands
// beside it in other answers. All of it comes from operations; nothing is decided here.
import type { Claim } from '@tumen/claim'
import { Refusal } from '@tumen/desk'
import type { FigureAnswer, ListedClaim, ShownSpeaker } from '@tumen/view'
import type { Words } from '@tumen/words'
import type { Ask } from '../../door/ask.ts'
import { type RecordNames, recordNames } from '../record-name.ts'

/** A decision about a claim. */
export interface StatusRow {
  claim: string
  status: keyof Words['claimStatus']
  reason: string
  on?: string
  recorded: string
  by: string
}

/** A relation from one claim to another. */
export interface RelationRow {
  from: string
  type: keyof Words['claimRelation']
  to: string
  note?: string
}

/** A link to an event. */
export interface LinkRow {
  event: string
  role: keyof Words['eventLink']
  recorded: string
}

/** The part of the answer of `claim.show` that is printed. */
export interface ShownClaim extends ListedClaim {
  statuses: StatusRow[]
  relations: RelationRow[]
  events: LinkRow[]
  by: string
  /** The claim whose withdrawal took the statement that this one passes on. */
  withdrawnWith?: string
  /** Absent for a claim that can enter no figure. */
  question?: { act: string; place?: string; from?: string; to?: string; at?: string }
  document?: { id: string; title: string; language: string }
  around?: { before: string; after: string }
  /** What its document may only repeat, while that is undecided. */
  undecided?: { from: string; to: string }
}

/** An event as it can be chosen. */
export interface ListedEvent {
  id: string
  title: string
}

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
  const shown = await ask.call<ShownClaim>('claim.show', { id })
  const standing: Standing =
    shown.state === 'counts' || shown.withdrawnWith !== undefined
      ? await standingOf(ask, shown)
      : { is: 'open' }
  const cause = standing.is === 'leftOut' ? standing.left.cause : undefined
  const others = shown.relations.flatMap(({ from, to }) => [from, to])
  return {
    shown,
    standing,
    names: await recordNames(ask, [cause, shown.withdrawnWith, ...others]),
    sealed: await sealedOf(ask, shown.claim),
    events: await eventsOf(ask, shown),
  }
}

async function standingOf(ask: Ask, { claim, question }: ShownClaim): Promise<Standing> {
  if (question === undefined) return { is: 'never' }
  const { place, at, from } = question
  const isWide = place === undefined || (at ?? from) === undefined
  // Only a condition that nobody decided must be told also of a claim of anywhere or any time.
  if (isWide && claim.condition === undefined) return { is: 'open' }
  const answer = await unlessRefused(ask.call<FigureAnswer>('figure.ask', question))
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

async function sealedOf({ call }: Ask, { chain }: Claim): Promise<ReadonlySet<string>> {
  const ids = [...new Set(chain.map(({ agent }) => agent))]
  if (ids.length === 0) return new Set()
  const { agents } = await call<{ agents: ShownSpeaker[] }>('agent.list', { ids })
  return new Set(agents.flatMap(({ id, sealed }) => (sealed === undefined ? [] : [id])))
}

async function eventsOf({ call, may }: Ask, { events }: ShownClaim): Promise<ListedEvent[]> {
  if (events.length === 0 && !may('event.link')) return []
  const input = { limit: MOST_EVENTS, order: 'newest' }
  return (await call<{ events: ListedEvent[] }>('event.list', input)).events
}
