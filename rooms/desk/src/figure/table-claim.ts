// The claims of many questions, read once: each question is then reckoned from those that
// `figure.ask` would have read for it, and from no others. All are as known on one day.
import { type Evidence, type FigureClaim, headInSteps, type TableCell } from '@tumen/figure'
import type { FigureRead } from '@tumen/ledger'
import { pause, resting } from '../change/make.ts'
import { endOfDay } from '../day.ts'
import { undecidedAt } from '../document/state.ts'
import type { Call, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { STEPS, withPopulation } from './ask.ts'
import { readBeside, scopeOf, widerRead } from './bearing.ts'
import type { ClaimBook } from './claim-book.ts'
import type { FigureHead } from './head.ts'
import type { DatedQuestion } from './input.ts'
import { beyond, type TableClaim, TableReader } from './table-read.ts'
import { CellRows } from './table-row.ts'

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
  const gazetteer = await gazetteerOf(desk, endOfDay(known.on))
  const reader = new TableReader(desk, call.actor, known, gazetteer)
  const scope = unionOf(questions.map(scopeOf), base.place)
  let book = await reader.read([scope])
  const nearOf = (one: DatedQuestion) => book.of(scopeOf(one)).map((n) => claimAt(reader, n))
  const wider = questions.flatMap((one) => widerRead(one, nearOf(one), whenOf) ?? [])
  const wide = unionOf([scope, ...wider.map((one) => ({ ...scope, ...one }))], base.place)
  const more = beyond(scope, wide)
  if (more.length > 0) book = await reader.read(more)
  const counted = reader.claims.flatMap((one) => one.counted ?? [])
  const beside = await readBeside(desk, saidBy(counted), known)
  const rows = new CellRows(beside, counted, known.on)
  const empty = emptyAnswer(call)
  return {
    waiting: waitingIn(reader.claims, undecidedAt(beside.documentRows, known.on)),
    answer: (question) => {
      const claims = claimsFor(book, reader, question)
      return claims.length === 0
        ? empty(question)
        : reckoned(call, question, rows.evidenceOf(claims))
    },
  }
}

function claimAt({ claims }: TableReader, position: number): TableClaim {
  return claims[position] as TableClaim
}

function whenOf({ period }: TableClaim) {
  return period
}

/** The claims that `figure.ask` would reckon with. */
function claimsFor(book: ClaimBook, reader: TableReader, question: DatedQuestion): FigureClaim[] {
  const own = scopeOf(question)
  const near = book.of(own).map((n) => claimAt(reader, n))
  const more = widerRead(question, near, whenOf)
  if (more === undefined) return near.flatMap(({ counted }) => counted ?? [])
  const named = new Set(near.map(({ population }) => population))
  return book.of({ ...own, ...more }).flatMap((n) => {
    const { counted, population } = claimAt(reader, n)
    return counted !== undefined && named.has(population) ? counted : []
  })
}

/** Who speaks in these claims, and whether they list names. */
function saidBy(claims: readonly FigureClaim[]) {
  const speakers = new Set<string>()
  for (const { chain } of claims) for (const agent of chain) speakers.add(agent)
  return { speakers, isListing: claims.some(({ listed }) => listed !== undefined) }
}

/** How many documents wait, so that no claim of theirs counts. */
function waitingIn(claims: readonly TableClaim[], undecided: ReadonlySet<string>): number {
  const waiting = claims.filter(({ doc, counted }) => !counted && undecided.has(doc))
  return new Set(waiting.map(({ doc }) => doc)).size
}

/** Of no claims the same is said whatever is asked (F156): it is reckoned once. */
function emptyAnswer(call: Call): (question: DatedQuestion) => Promise<AnsweredCell> {
  let known: Promise<AnsweredCell> | undefined
  return async (question) => {
    known ??= reckoned(call, question, { claims: [], agentRows: [], anonymous: [] })
    return { ...(await known), question }
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
  // Reasons are told on the page of a cell: here they would be made and thrown away.
  const steps = headInSteps(asked, evidence)
  const rest = async () => {
    if (evidence.claims.length > MOST_AT_ONCE) await pause(call, 'figure', 0, STEPS)
  }
  const { counts, ...figure } = await resting(steps, rest)
  return { question: asked, figure, claims: evidence.claims.filter(({ id }) => counts.has(id)) }
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
