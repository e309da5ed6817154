// Everything that bears on a question, as rows: read as known on one day, or once for all days
// and then cut to each of them. Both ways give the same rows. Source: figures.md 3, 8, F61.
import {
  ACTS,
  type Act,
  type Agent,
  type AgentRelation,
  actAbove,
  actsBelow,
  type Claim,
  type ConditionDecisionRow,
  type DocumentRelationRow,
  type GradeRow,
  given,
  type MentionJudgement,
  type PersonMember,
  UMBRELLA_ACTS,
} from '@tumen/claim'
import { isBoundable, type Question } from '@tumen/figure'
import { type ClaimInContext, EVER, type FigureRead, type Stored } from '@tumen/ledger'
import { endsOf } from '../agent/row.ts'
import { readClaims } from '../claim/read.ts'
import { type ClaimPeriod, periodOf } from '../claim/scope.ts'
import { type KnownClock, revokerIds } from '../claim/state.ts'
import { endOfDay, monthOf } from '../day.ts'
import { documentRelations } from '../document/state.ts'
import type { Actor, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { entersFigures } from './claim.ts'

/** The rows that bear on a question, for one asker. */
export interface Bearing {
  /** The claims that could come into the figure, with their rows, in the order of ids. */
  contexts: ClaimInContext[]
  /** Claims that these refer to: those that withdraw or correct them, and wholes of a part. */
  others: ReadonlyMap<string, ClaimInContext>
  /** Who speaks in the chains, and whoever is judged to be one with somebody or not. */
  agents: Stored<Agent>[]
  agentRelations: Stored<AgentRelation>[]
  grades: Stored<GradeRow>[]
  conditions: Stored<ConditionDecisionRow>[]
  documentRows: Stored<DocumentRelationRow>[]
  /** What was judged of mentions, and whose each is; nothing where no claim names persons. */
  judgements: Stored<MentionJudgement>[]
  members: Stored<PersonMember>[]
}

/** Reads the rows as known on a day by a clock; without it those of all days, undone ones too. */
export async function readBearing(
  desk: Desk,
  actor: Actor,
  question: Question,
  known?: KnownClock,
): Promise<Bearing> {
  const { read } = desk.ledger
  const bears = bearingFor(actor, known)
  const reading = { ...scopeOf(question), ...instantsOf(known) }
  const near = (await read.claimsForFigure(reading)).filter(bears)
  const wider = widerRead(question, near, periodOfContext)
  const contexts = wider
    ? (await read.claimsForFigure({ ...reading, ...wider })).filter(withSamePeople(near, bears))
    : near
  return bearingOf(desk, contexts, known)
}

/** These claims with the rows that bear on them. */
export async function bearingOf(
  desk: Desk,
  contexts: ClaimInContext[],
  known?: KnownClock,
): Promise<Bearing> {
  const { countedAt } = instantsOf(known)
  const beside = await readBeside(
    desk,
    {
      isListing: contexts.some(({ claim }) => claim.row.listed !== undefined),
      speakers: contexts.flatMap(({ claim }) => claim.row.chain.map(agentOf)),
    },
    known,
  )
  return {
    contexts,
    others: await readClaims(desk, contexts.flatMap(otherIds), countedAt),
    ...beside,
  }
}

/** The rows that bear on claims, without the claims themselves. */
export type Beside = Omit<Bearing, 'contexts' | 'others'>

/** Who speaks in claims, and whether they list names. */
export interface Spoken {
  speakers: Iterable<string>
  isListing: boolean
}

/** The rows that bear on claims of these speakers; those about persons where names are listed. */
export async function readBeside(
  desk: Desk,
  { speakers, isListing }: Spoken,
  known?: KnownClock,
): Promise<Beside> {
  const { read } = desk.ledger
  const end = known && endOfDay(known.on)
  const { countedAt } = instantsOf(known)
  const agentRelations = await read.rows('agent_relation', end, countedAt)
  const agents = new Set([...speakers, ...endsOf(agentRelations)])
  return {
    agents: await read.agents([...agents], countedAt),
    agentRelations,
    grades: await read.rows('grade', end, countedAt),
    conditions: await read.rows('condition_decision', end, countedAt),
    documentRows: await documentRelations(desk, countedAt),
    judgements: isListing ? await read.rows('judgement', end, countedAt) : [],
    members: isListing ? await read.rows('person_member', end, countedAt) : [],
  }
}

/** Which claims may come into a figure of this asker, as known on a day. */
export type Bears = (context: ClaimInContext) => boolean

/** Those that the asker may count, that are known, and that can come into a figure at all. */
export function bearingFor(actor: Actor, known?: KnownClock): Bears {
  return ({ claim }) =>
    can(actor, 'claim.count', objectOf(claim)) &&
    (known === undefined || isKnown(claim, known)) &&
    entersFigures(claim.row)
}

/** The instants as known at which rows are read, by the clock of the question. */
export function instantsOf(
  known: KnownClock | undefined,
): Pick<FigureRead, 'knownAt'> & { countedAt: string } {
  if (known === undefined) return { countedAt: EVER }
  const end = endOfDay(known.on)
  return { countedAt: end, ...(known.by === 'recorded' ? { knownAt: end } : {}) }
}

/** Above so many claims overlaps prove nothing that is looked for (F81). */
const MOST_WIDENED = 1000

/**
 * The period that the found claims span, where it reaches beyond the asked one: "20 of them from
 * July on" says how many there were before (F81). Nothing where overlaps prove nothing.
 */
export function widerRead<T>(
  question: Question,
  near: readonly T[],
  whenOf: (one: T) => ClaimPeriod,
): Partial<FigureRead> | undefined {
  const { from, to } = question
  if (!isBoundable(question) || from === undefined || to === undefined) return undefined
  if (near.length === 0 || near.length > MOST_WIDENED) return undefined
  let [first, last] = [from, to]
  for (const one of near) {
    const period = whenOf(one)
    if (period.from !== undefined && period.from < first) first = period.from
    if (period.to !== undefined && period.to > last) last = period.to
  }
  return first < from || last > to ? { from: first, to: last } : undefined
}

function periodOfContext({ claim }: ClaimInContext): ClaimPeriod {
  return periodOf(claim.row)
}

/** What a wider read adds must not change whose people the question is about. */
function withSamePeople(near: readonly ClaimInContext[], bears: Bears): Bears {
  const named = new Set(near.map(populationOf))
  return (one: ClaimInContext) => bears(one) && named.has(populationOf(one))
}

/** Whose people a claim is about. */
export function populationOf({ claim }: Pick<ClaimInContext, 'claim'>): string | undefined {
  return claim.row.proposition.affected?.population
}

function agentOf(link: { agent: string }): string {
  return link.agent
}

/** Claims that a claim's place in the reckoning depends on. */
export function otherIds(context: ClaimInContext): string[] {
  const part = context.claim.row.quantity?.partOf
  const whole = part?.value === undefined && part?.claim !== undefined ? [part.claim] : []
  return [...revokerIds(context), ...whole]
}

/** A row that came later is not known; a later document may fill in what the world knew. */
function isKnown(claim: Stored<Claim>, known: KnownClock): boolean {
  if (known.by === 'recorded') return claim.recorded <= endOfDay(known.on)
  return claim.row.published <= known.on
}

/** Which claims the store must give. */
export function scopeOf(question: Question): FigureRead {
  if (question.event !== undefined)
    return { acts: [...ACTS, ...UMBRELLA_ACTS], event: question.event }
  const month = question.at === undefined ? undefined : monthOf(question.at)
  const from = month?.first ?? question.from
  const to = month?.last ?? question.to
  return {
    acts: branchOf(question.act),
    ...given({ place: question.place, from, to }),
  }
}

/** The asked act, those below it and the one above it. */
export function branchOf(act: Act): Act[] {
  const above = actAbove(act)
  return [act, ...actsBelow(act), ...(above === undefined ? [] : [above])]
}

/** What of the rows of all days was there on one of them; `undone`: leaves that did not count. */
export function bearingAt(
  all: Bearing,
  question: Question,
  known: KnownClock,
  undone: ReadonlySet<number>,
): Bearing {
  const end = endOfDay(known.on)
  const counts = ({ leaf }: { leaf: number }) => !undone.has(leaf)
  const cameBy = (row: Seen) => counts(row) && row.recorded <= end
  const isSeen = known.by === 'recorded' ? cameBy : counts
  const contexts = all.contexts
    .filter(({ claim }) => isSeen(claim) && isKnown(claim, known))
    .map((context) => rowsWhere(context, isSeen))
  return {
    contexts: contexts.filter(({ events }) => isLinked(events, question.event)),
    others: new Map(
      [...all.others]
        .filter(([, { claim }]) => counts(claim))
        .map(([id, context]) => [id, rowsWhere(context, counts)]),
    ),
    agents: all.agents.filter(counts),
    agentRelations: all.agentRelations.filter(cameBy),
    grades: all.grades.filter(cameBy),
    conditions: all.conditions.filter(cameBy),
    documentRows: all.documentRows.filter(counts),
    judgements: all.judgements.filter(cameBy),
    members: all.members.filter(cameBy),
  }
}

type Seen = Pick<Stored<unknown>, 'leaf' | 'recorded'>

function isLinked(events: ClaimInContext['events'], event: string | undefined): boolean {
  return event === undefined || events.some(({ row }) => row.event === event)
}

export function rowsWhere(context: ClaimInContext, isSeen: (row: Seen) => boolean): ClaimInContext {
  return {
    claim: context.claim,
    statuses: context.statuses.filter(isSeen),
    relations: context.relations.filter(isSeen),
    events: context.events.filter(isSeen),
  }
}
