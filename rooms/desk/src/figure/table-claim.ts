// The claims of many questions, read once: each question is then reckoned from those that
// `figure.ask` would have read for it, and from no others. All are as known on one day.
import { type Act, isPlaceWithin } from '@tumen/claim'
import {
  type AgentRow,
  type Evidence,
  type FigureClaim,
  reckonInSteps,
  type TableCell,
} from '@tumen/figure'
import type { ClaimInContext, FigureRead, IndexedScope } from '@tumen/ledger'
import { pause, resting } from '../change/make.ts'
import { endOfDay } from '../day.ts'
import { undecidedAt } from '../document/state.ts'
import type { Actor, Call, Desk } from '../operation.ts'
import { personRows } from '../person/row.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { STEPS, withPopulation } from './ask.ts'
import {
  type Bearing,
  bearingFor,
  bearingOf,
  instantsOf,
  scopeOf,
  widerRead,
  withSamePeople,
} from './bearing.ts'
import { type FigureHead, headOf } from './head.ts'
import {
  agentsOf,
  conditionRows,
  type DatedQuestion,
  toFigureClaims,
  waitingDocuments,
} from './input.ts'

/** A question with its answer, and the claims that count in it. */
export interface AnsweredCell extends TableCell {
  question: DatedQuestion
  figure: FigureHead
}

/** What a table is reckoned from. */
export interface TableClaims {
  answer(question: DatedQuestion): Promise<AnsweredCell>
  /** Documents whose claims wait because nobody decided whether they are copies. */
  waiting: number
}

/** Reads what bears on any of these questions, which differ in act, place and time alone. */
export async function readTableClaims(
  desk: Desk,
  call: Call,
  questions: readonly DatedQuestion[],
  base: Pick<DatedQuestion, 'place' | 'known'>,
): Promise<TableClaims> {
  const { known } = base
  const scope = unionOf(questions.map(scopeOf), base.place)
  let book = await readBook(desk, call.actor, scope, known)
  const wider = questions.flatMap((one) => widerRead(one, book.of(scopeOf(one))) ?? [])
  if (wider.length > 0) {
    const all = unionOf([scope, ...wider.map((one) => ({ ...scope, ...one }))], base.place)
    book = await readBook(desk, call.actor, all, known)
  }
  const bearing = await bearingOf(desk, book.contexts, known)
  const gazetteer = await gazetteerOf(desk, endOfDay(known.on))
  const counted = toFigureClaims(bearing, known, gazetteer)
  const rows = new CellRows(bearing, counted.claims, known.on)
  const bears = bearingFor(call.actor, known)
  const claimById = new Map(counted.claims.map((claim) => [claim.id, claim]))
  const claimsOf = (found: readonly ClaimInContext[]) =>
    found.flatMap(({ claim }) => claimById.get(claim.row.id) ?? [])
  return {
    waiting: waitingDocuments(
      bearing,
      counted.contexts,
      undecidedAt(bearing.documentRows, known.on),
    ),
    answer: (question) => {
      const own = scopeOf(question)
      const near = book.of(own)
      const more = widerRead(question, near)
      const found = more ? book.of({ ...own, ...more }).filter(withSamePeople(near, bears)) : near
      return reckoned(call, question, rows.evidenceOf(claimsOf(found)))
    },
  }
}

/** Above so many claims others are let in between the steps. */
const MOST_AT_ONCE = 300

async function reckoned(
  call: Call,
  question: DatedQuestion,
  evidence: Evidence,
): Promise<AnsweredCell> {
  const asked = withPopulation(question, { evidence, contexts: new Map(), waiting: 0 })
  const steps = reckonInSteps(asked, evidence)
  const rest = async () => {
    if (evidence.claims.length > MOST_AT_ONCE) await pause(call, 'figure', 0, STEPS)
  }
  const figure = await resting(steps, rest)
  const counts = new Set(
    figure.explanation.used.flatMap(({ claim, relation }) =>
      relation === 'exact' || relation === 'sub' ? [claim] : [],
    ),
  )
  // The reasons of ten thousand figures are too large to keep.
  return {
    question: asked,
    figure: headOf(figure),
    claims: evidence.claims.filter(({ id }) => counts.has(id)),
  }
}

/** What holds all of these. */
function unionOf(all: readonly FigureRead[], place: string | undefined): FigureRead {
  const acts = [...new Set(all.flatMap((one) => one.acts))]
  const first = all.flatMap(({ from }) => from ?? []).sort()[0]
  const last = all
    .flatMap(({ to }) => to ?? [])
    .sort()
    .at(-1)
  return {
    acts,
    ...(place !== undefined && { place }),
    ...(first !== undefined && { from: first }),
    ...(last !== undefined && { to: last }),
  }
}

async function readBook(
  desk: Desk,
  actor: Actor,
  scope: FigureRead,
  known: DatedQuestion['known'],
): Promise<ClaimBook> {
  const { read } = desk.ledger
  const found = await read.claimsForFigure({ ...scope, ...instantsOf(known) })
  const contexts = found.filter(bearingFor(actor, known))
  return new ClaimBook(contexts, await read.scopesOfClaims(contexts.map(idOf)))
}

function idOf({ claim }: ClaimInContext): string {
  return claim.row.id
}

/** A claim with the days between which it is found, as whole numbers. */
interface Entry {
  context: ClaimInContext
  first: number
  last: number
}

/** Claims by the scopes under which the store finds them. */
class ClaimBook {
  readonly contexts: ClaimInContext[]
  readonly #scopes: Map<Act, IndexedScope[]>
  readonly #byId: Map<string, ClaimInContext>
  readonly #lists = new Map<string, Entry[]>()

  constructor(contexts: ClaimInContext[], scopes: readonly IndexedScope[]) {
    this.contexts = contexts
    this.#byId = new Map(contexts.map((context) => [idOf(context), context]))
    this.#scopes = groupBy(scopes, ({ act }) => act)
  }

  /** What the store would give for this read, in the order of ids. */
  of({ acts, place, from, to }: FigureRead): ClaimInContext[] {
    const [first, last] = [numberOf(from ?? '0000-01-01'), numberOf(to ?? '9999-12-31')]
    return this.#list(acts, place).flatMap((one) =>
      one.first <= last && one.last >= first ? one.context : [],
    )
  }

  /** The claims of these acts in the branch of a place, at any time. */
  #list(acts: readonly Act[], place: string | undefined): Entry[] {
    const key = JSON.stringify([acts, place])
    const known = this.#lists.get(key)
    if (known) return known
    const found = new Map<string, Entry>()
    for (const act of acts)
      for (const { claim, path, first, last } of this.#scopes.get(act) ?? []) {
        const context = this.#byId.get(claim)
        if (context && isInBranch(path, place)) found.set(claim, { context, first, last })
      }
    const list = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
    this.#lists.set(key, list)
    return list
  }
}

/** Whether a path is the place, inside it, around it, or nowhere known. */
function isInBranch(path: string, place: string | undefined): boolean {
  return (
    place === undefined || path === '' || isPlaceWithin(path, place) || isPlaceWithin(place, path)
  )
}

/** The whole number of a day. */
function numberOf(day: string): number {
  return Number(day.replaceAll('-', ''))
}

/** The rows about speakers, conditions and persons, of which each cell needs those of its own. */
class CellRows {
  readonly #bearing: Bearing
  readonly #all: ReturnType<typeof agentsOf>
  readonly #anonymous: ReadonlySet<string>
  /** Of who is joined with others: one who stands for all of these. */
  readonly #groupOf: Map<string, string>
  readonly #rowsByGroup: Map<string, AgentRow[]>
  readonly #gradesByAgent: Map<string, NonNullable<Evidence['grades']>>

  constructor(bearing: Bearing, claims: FigureClaim[], on: string) {
    this.#bearing = bearing
    this.#all = agentsOf(bearing, claims, on)
    this.#anonymous = new Set(this.#all.anonymous)
    this.#groupOf = voicesOf(this.#all.agentRows)
    this.#rowsByGroup = groupBy(this.#all.agentRows, ({ a }) => this.#voice(a))
    this.#gradesByAgent = groupBy(this.#all.grades, ({ agent }) => agent)
  }

  #voice(agent: string): string {
    return this.#groupOf.get(agent) ?? agent
  }

  /** All that may be looked at for these claims: rows about others change no answer. */
  evidenceOf(claims: FigureClaim[]): Evidence {
    const agents = new Set(claims.flatMap(({ chain }) => chain))
    const voices = new Set([...agents].map((agent) => this.#voice(agent)))
    const agentRows = [...voices]
      .flatMap((voice) => this.#rowsByGroup.get(voice) ?? [])
      .filter(({ b }) => voices.has(this.#voice(b)))
    const all = new Set([...agents, ...agentRows.flatMap(({ a, b }) => [a, b])])
    const isConditional = claims.some(({ condition }) => condition !== undefined)
    const persons = claims.some(({ listed }) => listed !== undefined)
      ? personRows(claims, this.#bearing.judgements, this.#bearing.members)
      : []
    return {
      claims,
      agentRows,
      anonymous: [...all].filter((agent) => this.#anonymous.has(agent)),
      grades: [...agents].flatMap((agent) => this.#gradesByAgent.get(agent) ?? []),
      conditionRows: isConditional ? conditionRows(this.#bearing, claims) : [],
      ...(persons.length > 0 && { personRows: persons }),
    }
  }
}

/** Agents joined by `same` rows, those that were parted later too: by one of each group. */
function voicesOf(rows: readonly AgentRow[]): Map<string, string> {
  const above = new Map<string, string>()
  const topOf = (agent: string): string => {
    let top = agent
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next
    return top
  }
  for (const { a, b, relation } of rows) {
    const [first, second] = [topOf(a), topOf(b)]
    if (relation === 'same' && first !== second) above.set(first, second)
  }
  return new Map([...above.keys()].map((agent) => [agent, topOf(agent)]))
}

function groupBy<K, T>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
