// From the ledger's rows to what the reckoning may look at, as known on a day by a clock and
// for one asker. Source: figures.md sections 3 and 8.
import {
  ACTS,
  type Act,
  actAbove,
  actsBelow,
  type Claim,
  isAnonymous,
  isPlaceWithin,
  UMBRELLA_ACTS,
} from '@tumen/claim'
import type { Evidence, Question } from '@tumen/figure'
import type { ClaimInContext, FigureRead, Stored } from '@tumen/ledger'
import { gradeAt, newestPairs } from './agent-row.ts'
import { type KnownClock, type Revokers, revokerIds, stateAt } from './claim-state.ts'
import { endOfDay, monthOf } from './day.ts'
import { documentRelations, relationsAt, undecidedAt } from './document-state.ts'
import { claimToFigureClaim, entersFigures } from './figure-claim.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'
import type { Actor, Desk } from './operation.ts'
import { can } from './policy.ts'
import { objectOf } from './row-answer.ts'

/** A question whose day of knowledge is decided. */
export type DatedQuestion = Question & { known: KnownClock }

/** What a figure is reckoned from, and what explains it. */
export interface FigureInput {
  evidence: Evidence
  /** The claims that may be named in the explanation. */
  contexts: Map<string, ClaimInContext>
  /** Documents whose claims wait because nobody decided whether they are copies. */
  waiting: number
}

/** Reads everything that bears on a question. */
export async function readFigureInput(
  desk: Desk,
  actor: Actor,
  question: DatedQuestion,
): Promise<FigureInput> {
  const read = desk.ledger.read
  const found = await read.claimsForFigure(figureRead(question))
  const readable = found.filter(({ claim }) => can(actor, 'claim.count', objectOf(claim)))
  const documentRows = await documentRelations(desk.ledger)
  const undecided = undecidedAt(documentRows, question.known.on)
  const known = readable.filter(({ claim }) => isKnown(claim, question.known))
  const entering = known.filter(({ claim }) => entersFigures(claim.row))
  const selection = { desk, question, gazetteer: await gazetteerOf(desk.ledger) }
  const { claims, contexts } = await toFigureClaims(selection, entering)
  const docs = new Set(claims.map((claim) => claim.doc))
  return {
    evidence: {
      claims,
      ...(await agentsOf(selection, claims)),
      documentRows: relationsAt(documentRows, question.known.on)
        .filter((row) => docs.has(row.from) && docs.has(row.to))
        .map(({ from, to, kind, on }) => ({ from, to, kind, on })),
    },
    contexts,
    waiting: waitingDocuments(entering, contexts, undecided),
  }
}

interface Selection {
  desk: Desk
  question: DatedQuestion
  gazetteer: Gazetteer
}

/** A row that came later is not known; a later document may fill in what the world knew. */
function isKnown(claim: Stored<Claim>, known: KnownClock): boolean {
  if (known.by === 'recorded') return claim.recorded <= endOfDay(known.on)
  return claim.row.published <= known.on
}

function waitingDocuments(
  entering: ClaimInContext[],
  counted: Map<string, ClaimInContext>,
  undecided: ReadonlySet<string>,
): number {
  const waiting = entering
    .map(({ claim }) => claim.row)
    .filter((claim) => undecided.has(claim.doc) && !counted.has(claim.id))
  return new Set(waiting.map((claim) => claim.doc)).size
}

function figureRead(question: DatedQuestion): FigureRead {
  const known = question.known.by === 'recorded' ? { knownAt: endOfDay(question.known.on) } : {}
  if (question.event !== undefined)
    return { acts: [...ACTS, ...UMBRELLA_ACTS], event: question.event, ...known }
  const month = question.at === undefined ? undefined : monthOf(question.at)
  const from = month?.first ?? question.from
  const to = month?.last ?? question.to
  return {
    acts: branchOf(question.act),
    ...(question.place === undefined ? {} : { place: question.place }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...known,
  }
}

/** The asked act, those below it and the one above it. */
function branchOf(act: Act): Act[] {
  const above = actAbove(act)
  return [act, ...actsBelow(act), ...(above === undefined ? [] : [above])]
}

async function toFigureClaims(selection: Selection, entering: ClaimInContext[]) {
  const { question, gazetteer } = selection
  const revokers = await readRevokers(selection.desk, entering)
  const values = await readWholes(selection.desk, entering)
  const contexts = new Map<string, ClaimInContext>()
  const claims: Evidence['claims'] = []
  for (const context of entering) {
    const state = stateAt(context, question.known, revokers)
    const since = question.known.by === 'recorded' ? state.accepted : state.published
    const counts = state.accepted !== undefined && since !== undefined
    if (!counts || since > question.known.on || state.gone) continue
    const withLinks = knownLinks(context, question.known)
    contexts.set(context.claim.row.id, context)
    claims.push(claimToFigureClaim(withLinks, state, gazetteer, (id) => values.get(id)))
  }
  return { claims, contexts }
}

/** Event links count from the day of recording, on either clock. */
function knownLinks(context: ClaimInContext, known: KnownClock): ClaimInContext {
  const end = endOfDay(known.on)
  return { ...context, events: context.events.filter((link) => link.recorded <= end) }
}

/** The claims that withdraw or correct others, by id. */
export async function readRevokers(desk: Desk, contexts: ClaimInContext[]): Promise<Revokers> {
  return readClaims(desk, contexts.flatMap(revokerIds))
}

/** Claims by id, without those that are not there. */
export async function readClaims(desk: Desk, ids: string[]): Promise<Map<string, ClaimInContext>> {
  const found = new Map<string, ClaimInContext>()
  for (const id of new Set(ids)) {
    const claim = await desk.ledger.read.claim(id)
    if (claim) found.set(id, claim)
  }
  return found
}

/** Numbers of the groups that "most of" and "all of" refer to by claim. */
async function readWholes(desk: Desk, contexts: ClaimInContext[]): Promise<Map<string, number>> {
  const ids = contexts.flatMap(({ claim }) => {
    const part = claim.row.quantity?.partOf
    return part?.value === undefined && part?.claim !== undefined ? [part.claim] : []
  })
  const wholes = await readClaims(desk, ids)
  return new Map(
    [...wholes].flatMap(([id, { claim }]) => {
      const value = claim.row.quantity?.value
      return value === undefined ? [] : [[id, value] as const]
    }),
  )
}

/** Who is anonymous, who is a party, grades and rows about agents, as known on the day. */
async function agentsOf(selection: Selection, claims: Evidence['claims']) {
  const { desk, question } = selection
  const end = endOfDay(question.known.on)
  const ids = [...new Set(claims.flatMap((claim) => claim.chain))]
  const agents = (await desk.ledger.read.agents(ids)).map((stored) => stored.row)
  const party = new Set(agents.filter((agent) => agent.party).map((agent) => agent.id))
  const grades = await desk.ledger.read.rows('grade', end)
  for (const claim of claims) {
    const origin = claim.chain.at(-1) as string
    const grade = gradeAt(grades, origin, question, isPlaceWithin)
    if (party.has(origin)) claim.party = true
    if (grade) claim.grade = grade
  }
  return {
    anonymous: agents.filter((agent) => isAnonymous(agent.anonymity)).map((agent) => agent.id),
    agentRows: newestPairs(await desk.ledger.read.rows('agent_relation', end)),
  }
}
