// The answers of many questions, from claims that are read once: each is reckoned from those that
// `figure.ask` would have read for it, and from no others. All are as known on one day. What was
// reckoned stays as it is until a claim that it looks at, or who speaks in it, changes.
import { given, isPlaceWithin } from '@tumen/claim'
import {
  type CellSum,
  type Evidence,
  type FigureClaim,
  headInSteps,
  type NoSumReason,
  type TableCell,
} from '@tumen/figure'
import type { FigureRead, IndexedScope } from '@tumen/ledger'
import { pause, resting } from '../change/make.ts'
import { undecidedAt } from '../document/state.ts'
import { CLAIM_CHANGES, MOST_FOLLOWED } from '../log/followed.ts'
import type { Actor, Call, Desk } from '../operation.ts'
import { STEPS, withPopulation } from './ask.ts'
import { readBeside, scopeOf, widerRead } from './bearing.ts'
import { ClaimBook } from './claim-book.ts'
import type { FigureHead } from './head.ts'
import { type DatedQuestion, markParties } from './input.ts'
import { beyond, type TableClaim, TableReader } from './table-read.ts'
import { CellRows } from './table-row.ts'

/** A question with its answer, and the claims that count in it. */
export interface AnsweredCell extends TableCell {
  question: DatedQuestion
  figure: FigureHead
}

/** An answer, with what was read for it. */
interface Told {
  read: FigureRead
  answer: AnsweredCell
}

/** What these cells sum up to. */
interface ToldSum {
  of: readonly AnsweredCell[]
  is: CellSum | NoSumReason
}

/** Answers that are kept, more than two of the largest tables have. */
const MOST_TOLD = 25_000

/** What a table is reckoned from, and what was reckoned. */
export class TableBook {
  /** Documents whose claims wait because nobody decided whether they are copies. */
  waiting = 0
  /** Whether nothing is being read, so that what is here belongs together. */
  isWhole = false
  readonly #known: DatedQuestion['known']
  readonly #actor: Actor
  /** The size of the log before the first read. */
  #size: number
  readonly #reader: TableReader
  #rows: CellRows | undefined
  #speakers: ReadonlySet<string> = new Set()
  /** What has to be read for those questions of a table that were not told yet. */
  #reads = new Map<string, FigureRead>()
  /** By the question. */
  readonly #told = new Map<string, Told>()
  /** By the whole. */
  readonly #sums = new WeakMap<AnsweredCell, ToldSum>()
  #empty: Promise<AnsweredCell> | undefined

  constructor(actor: Actor, known: DatedQuestion['known'], size: number) {
    this.#actor = actor
    this.#known = known
    this.#size = size
    this.#reader = new TableReader(known)
  }

  /** How many claims are held. */
  get claims(): number {
    return this.#reader.claims.length
  }

  /** What was read. */
  get covered(): FigureRead | undefined {
    return this.#reader.covered
  }

  /**
   * Follows the log to this size: what changed is read again, and what was told of it is let go.
   * False where something else changed than claims and who speaks in them.
   */
  async follow(desk: Desk, size: number): Promise<boolean> {
    if (size === this.#size) return true
    this.isWhole = false
    const since = await desk.ledger.read.changesSince(this.#size, MOST_FOLLOWED)
    if (!since?.operations.every((name) => CLAIM_CHANGES.has(name))) return false
    const scopes = await this.#reader.readOn(desk, this.#actor, since.claims)
    if (scopes === undefined) return false
    this.#letGo(scopes)
    this.#size = size
    return true
  }

  /** Makes ready what bears on these questions, which differ in act, place and time alone. */
  async open(desk: Desk, questions: readonly DatedQuestion[], place: string | undefined) {
    this.isWhole = false
    const scope = scopeOfAll(questions, place)
    if (!this.covered) await this.#reader.read(desk, this.#actor, [scope], scope)
    this.#reads.clear()
    const wide = unionOf([scope, ...questions.map((one) => this.#readOf(one))], place)
    const covered = this.#reader.covered as FigureRead
    const more = beyond(covered, wide)
    if (more.length > 0) {
      const { from, to } = unionOf([covered, wide], undefined)
      await this.#reader.read(desk, this.#actor, more, { ...covered, ...given({ from, to }) })
    }
    await this.#openRows(desk, wide)
    this.isWhole = true
  }

  async answer(call: Call, question: DatedQuestion): Promise<AnsweredCell> {
    const key = JSON.stringify(question)
    const known = this.#told.get(key)
    if (known) return known.answer
    const { read, claims } = this.#claimsFor(question)
    const answer =
      claims.length === 0 || !this.#rows
        ? await this.#emptyAnswer(call, question)
        : await reckoned(call, question, this.#rows.evidenceOf(claims))
    if (this.#told.size >= MOST_TOLD) this.#told.clear()
    this.#told.set(key, { read, answer })
    return answer
  }

  /** The sum of these cells beside their whole, reckoned once for the same ones. */
  sumOf(
    whole: AnsweredCell,
    cells: readonly AnsweredCell[],
    reckon: () => CellSum | NoSumReason,
  ): CellSum | NoSumReason {
    const known = this.#sums.get(whole)
    if (known?.of.length === cells.length && cells.every((one, n) => one === known.of[n]))
      return known.is
    const is = reckon()
    this.#sums.set(whole, { of: cells, is })
    return is
  }

  async #openRows(desk: Desk, wide: FigureRead): Promise<void> {
    const { claims } = this.#reader
    const counted = claims.flatMap((one) => one.counted ?? [])
    const speakers = new Set<string>()
    for (const { chain } of counted) for (const agent of chain) speakers.add(agent)
    const isListing = counted.some(({ listed }) => listed !== undefined)
    const beside = await readBeside(desk, { speakers, isListing }, this.#known)
    const rows = new CellRows(beside, this.#known.on)
    const parties = new Set(markParties(beside, counted))
    const changed = this.#rows && rows.changedSince(this.#rows, this.#speakers)
    if (changed === undefined) this.#told.clear()
    else {
      const isChanged = (one: FigureClaim) =>
        parties.has(one) || one.chain.some((agent) => changed.has(agent))
      await this.#letGoOf(desk, counted.filter(isChanged))
    }
    this.#rows = rows
    this.#speakers = speakers
    this.waiting = this.#waitingIn(wide, undecidedAt(beside.documentRows, this.#known.on))
  }

  /** How many documents wait, so that no claim of theirs counts. */
  #waitingIn(wide: FigureRead, undecided: ReadonlySet<string>): number {
    if (undecided.size === 0) return 0
    const waiting = this.#reader
      .of(wide)
      .filter(({ doc, counted }) => !counted && undecided.has(doc))
    return new Set(waiting.map(({ doc }) => doc)).size
  }

  async #letGoOf(desk: Desk, claims: readonly FigureClaim[]): Promise<void> {
    if (claims.length > MOST_FOLLOWED) this.#told.clear()
    else this.#letGo(await desk.ledger.read.scopesOfClaims(claims.map(({ id }) => id)))
  }

  /** Lets go of what was told where something with one of these scopes was looked at. */
  #letGo(scopes: readonly IndexedScope[]): void {
    if (scopes.length === 0) return
    const book = new ClaimBook()
    book.add(new Map(scopes.map(({ claim }) => [claim, 0])), scopes)
    for (const [key, { read }] of this.#told) if (book.of(read).length > 0) this.#told.delete(key)
  }

  #readOf(question: DatedQuestion): FigureRead {
    const key = JSON.stringify(question)
    const known = this.#told.get(key)?.read ?? this.#reads.get(key)
    if (known) return known
    const own = scopeOf(question)
    const read = { ...own, ...widerRead(question, this.#reader.of(own), whenOf) }
    this.#reads.set(key, read)
    return read
  }

  /** The claims that `figure.ask` would reckon with, and what it would read. */
  #claimsFor(question: DatedQuestion): { read: FigureRead; claims: FigureClaim[] } {
    const own = scopeOf(question)
    const read = this.#readOf(question)
    const found = this.#reader.of(read)
    if (own.from === read.from && own.to === read.to)
      return { read, claims: found.flatMap(({ counted }) => counted ?? []) }
    // What a wider read adds must not change whose people the question is about.
    const named = new Set(this.#reader.of(own).map(({ population }) => population))
    const isNamed = ({ population }: TableClaim) => named.has(population)
    return { read, claims: found.filter(isNamed).flatMap(({ counted }) => counted ?? []) }
  }

  /** Of no claims the same is said whatever is asked (F156): it is reckoned once. */
  async #emptyAnswer(call: Call, question: DatedQuestion): Promise<AnsweredCell> {
    this.#empty ??= reckoned(call, question, { claims: [], agentRows: [], anonymous: [] })
    return { ...(await this.#empty), question }
  }
}

function whenOf({ period }: TableClaim) {
  return period
}

/** Whether everything that the one read asks for is in the other. */
export function isInside(one: FigureRead, other: FigureRead): boolean {
  const isPlaced =
    other.place === undefined || (one.place !== undefined && isPlaceWithin(one.place, other.place))
  const begins = other.from === undefined || (one.from !== undefined && one.from >= other.from)
  const ends = other.to === undefined || (one.to !== undefined && one.to <= other.to)
  return isPlaced && begins && ends && one.acts.every((act) => other.acts.includes(act))
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

/** What holds all that these questions ask for. */
export function scopeOfAll(
  questions: readonly DatedQuestion[],
  place: string | undefined,
): FigureRead {
  return unionOf(questions.map(scopeOf), place)
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
