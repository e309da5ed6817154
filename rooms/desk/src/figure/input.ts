// From the rows that bear on a question to what the calculation may look at, as known on a day by a
// clock and for one person who asks. Source: figures.md sections 3 and 8.
import type { ConditionRow, Evidence, FigureClaim, Question } from '@tumen/figure'
import type { ClaimInContext } from '@tumen/ledger'
import { judgedAgents } from '../agent/row.ts'
import { standingAt } from '../claim/copied-speaker.ts'
import { readClaims } from '../claim/read.ts'
import { type KnownClock, revokerIds, stateAt } from '../claim/state.ts'
import { dayOf, endOfDay } from '../day.ts'
import { relationsAt, undecidedAt } from '../document/state.ts'
import type { Actor, Desk } from '../operation.ts'
import { personRows } from '../person/row.ts'
import { type Gazetteer, gazetteerOf } from '../place/gazetteer.ts'
import { readAround } from './around.ts'
import { type Bearing, type Beside, bearingFor, instantsOf, readBearing } from './bearing.ts'
import { claimToFigureClaim } from './claim.ts'

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

/** Reads everything that bears on a question; `between` reading and sorting others may work. */
export async function readFigureInput(
  desk: Desk,
  actor: Actor,
  question: DatedQuestion,
  between: () => Promise<void>,
): Promise<FigureInput> {
  const { known } = question
  const bearing = await readBearing(desk, actor, question, known)
  await between()
  const reading = instantsOf(known)
  const found = { bears: bearingFor(actor, known), contexts: bearing.contexts }
  const around = await readAround(desk, question, reading, found)
  const gazetteer = await gazetteerOf(desk, endOfDay(known.on))
  const counted = toFigureClaims(bearing, known, gazetteer)
  await between()
  const input = inputOf(bearing, question, gazetteer, counted)
  if (around.contexts.length === 0) return input
  const others = await readClaims(desk, around.contexts.flatMap(revokerIds), reading.countedAt)
  const beside = toFigureClaims({ contexts: around.contexts, others }, known, gazetteer)
  const contexts = new Map([...beside.contexts, ...input.contexts])
  const { claims: near } = beside
  const evidence = { ...input.evidence, around: near, aroundOpen: around.isOpen }
  return { ...input, contexts, evidence }
}

/** What the reckoning may look at, from rows as they were known on the question's day. */
export function inputOf(
  bearing: Bearing,
  question: DatedQuestion,
  gazetteer: Gazetteer,
  { claims, contexts }: Counted = toFigureClaims(bearing, question.known, gazetteer),
): FigureInput {
  const { documentRows } = bearing
  const docs = new Set(claims.map((claim) => claim.doc))
  const persons = personRows(claims, bearing.judgements, bearing.members)
  return {
    evidence: {
      claims,
      ...agentsOf(bearing, claims, question.known.on),
      ...(persons.length > 0 && { personRows: persons }),
      documentRows: relationsAt(documentRows, question.known.on)
        .filter((row) => docs.has(row.from) && docs.has(row.to))
        .map(({ from, to, kind, on }) => ({ from, to, kind, on })),
    },
    contexts,
    waiting: waitingDocuments(bearing, contexts, undecidedAt(documentRows, question.known.on)),
  }
}

export function waitingDocuments(
  bearing: Bearing,
  counted: Map<string, ClaimInContext>,
  undecided: ReadonlySet<string>,
): number {
  if (undecided.size === 0) return 0
  const waiting = bearing.contexts
    .map(({ claim }) => claim.row)
    .filter((claim) => undecided.has(claim.doc) && !counted.has(claim.id))
  return new Set(waiting.map((claim) => claim.doc)).size
}

/** The claims that count on a day, as the reckoning sees them, and where they come from. */
export type Counted = Pick<FigureInput, 'contexts'> & Pick<Evidence, 'claims'>

export function toFigureClaims(
  bearing: Pick<Bearing, 'contexts' | 'others'>,
  known: KnownClock,
  gazetteer: Gazetteer,
): Counted {
  const contexts = new Map<string, ClaimInContext>()
  const claims: Evidence['claims'] = []
  const wholeOf = (id: string) => bearing.others.get(id)?.claim.row.quantity?.value
  for (const context of bearing.contexts) {
    const state = stateAt(context, known, bearing.others)
    const since = known.by === 'recorded' ? state.accepted : state.published
    const counts = state.accepted !== undefined && since !== undefined
    if (!counts || since > known.on || state.gone) continue
    contexts.set(context.claim.row.id, context)
    claims.push(claimToFigureClaim(knownLinks(context, known), state, gazetteer, wholeOf))
  }
  return { claims, contexts }
}

/** Event links count from the day of recording, on either clock. */
function knownLinks(context: ClaimInContext, known: KnownClock): ClaimInContext {
  const end = endOfDay(known.on)
  return { ...context, events: context.events.filter((link) => link.recorded <= end) }
}

/** What is decided about the conditions of these claims; a shared one by a row about any. */
export function conditionRows(
  bearing: Pick<Bearing, 'conditions'>,
  claims: Evidence['claims'],
): ConditionRow[] {
  const conditions = new Map(claims.map(({ id, condition }) => [id, condition]))
  return bearing.conditions.flatMap(({ row, recorded, by }) => {
    const condition = conditions.get(row.claim)
    return condition === undefined
      ? []
      : [{ condition, decision: row.decision, on: dayOf(recorded), by }]
  })
}

/** Who is anonymous, who is a party, grades and rows about agents. */
export function agentsOf(bearing: Beside, claims: Evidence['claims'], on: string) {
  const agents = bearing.agents.map((stored) => stored.row)
  const grades = bearing.grades.map(({ row, recorded }) => ({ ...row, on: dayOf(recorded) }))
  markParties(bearing, claims)
  return {
    ...judgedAgents(agents, standingAt(bearing.agentRelations, bearing.documentRows, on)),
    grades,
    conditionRows: conditionRows(bearing, claims),
  }
}

/** Marks claims whose origin is the accused; gives those that were marked otherwise before. */
export function markParties(
  { agents }: Pick<Beside, 'agents'>,
  claims: readonly FigureClaim[],
): FigureClaim[] {
  const party = new Set(agents.flatMap(({ row }) => (row.party ? [row.id] : [])))
  const isParty = ({ chain }: FigureClaim) => party.has(chain.at(-1) as string)
  const changed = claims.filter((claim) => isParty(claim) !== (claim.party === true))
  for (const claim of changed) {
    if (claim.party === true) delete claim.party
    else claim.party = true
  }
  return changed
}
