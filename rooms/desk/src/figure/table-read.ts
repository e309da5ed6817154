// The claims of tables, read once for all their questions: of each is kept what a figure needs, so
// that very many fit. All are as known on one day, and of one asker. What the log adds is read on.
import type { FigureClaim } from '@tumen/figure'
import type { ClaimInContext, FigureRead, IndexedScope } from '@tumen/ledger'
import { readClaims } from '../claim/read.ts'
import { type ClaimPeriod, periodOf } from '../claim/scope.ts'
import { addDays, endOfDay } from '../day.ts'
import type { Actor, Desk } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { bearingFor, instantsOf, otherIds, populationOf, rowsWhere } from './bearing.ts'
import { ClaimBook } from './claim-book.ts'
import { type DatedQuestion, toFigureClaims } from './input.ts'

/** What of a claim a table needs. */
export interface TableClaim {
  id: string
  doc: string
  period: ClaimPeriod
  population: string | undefined
  /** The claim as the reckoning sees it, where it counts. */
  counted: FigureClaim | undefined
}

/** Claims that are read at once when the log is read on. */
const READ_AT_ONCE = 500

/** Claims that were read, with the way to find them. */
export class TableReader {
  /** By their positions. */
  claims: TableClaim[] = []
  /** Finds positions. */
  book = new ClaimBook()
  /** What was read; nothing yet. */
  covered: FigureRead | undefined
  /** Below this, positions are in the order of ids. */
  #ordered = 0
  readonly #known: DatedQuestion['known']
  readonly #positions = new Map<string, number>()
  /** Claims whose place in the reckoning depends on another one, by its id. */
  readonly #dependants = new Map<string, Set<string>>()
  /** Each text once, however many claims say it. */
  readonly #texts = new Map<string, string>()

  constructor(known: DatedQuestion['known']) {
    this.#known = known
  }

  /** Reads what these ask for, beside what is there; together they are `covered`. */
  async read(desk: Desk, actor: Actor, asked: readonly FigureRead[], covered: FigureRead) {
    const { read } = desk.ledger
    const bears = bearingFor(actor, this.#known)
    const found: TableClaim[] = []
    const seen = new Set<string>()
    const take = async (page: ClaimInContext[]) => {
      const more = page.filter((one) => bears(one) && !this.#has(one) && !seen.has(idOf(one)))
      for (const one of more) seen.add(idOf(one))
      found.push(...(await this.#read(desk, more)))
    }
    for (const one of asked)
      await read.eachClaimForFigure({ ...one, ...instantsOf(this.#known) }, take)
    const scopes = await read.scopesOfClaims(found.map(({ id }) => id))
    this.#add(found, scopes)
    this.covered = covered
  }

  /**
   * Reads these claims again, and those that depend on them. Gives the scopes of all that are not
   * as they were; nothing where one of them is there no more.
   */
  async readOn(
    desk: Desk,
    actor: Actor,
    ids: readonly string[],
  ): Promise<IndexedScope[] | undefined> {
    const covered = this.covered as FigureRead
    const all = new Set(ids.flatMap((id) => [id, ...(this.#dependants.get(id) ?? [])]))
    const found = await this.#again(desk, actor, [...all])
    const there = new Set(found.map(({ id }) => id))
    if ([...all].some((id) => this.#positions.has(id) && !there.has(id))) return undefined
    const changed = found.filter((one) => !isSame(this.#at(one.id), one))
    const scopes = await desk.ledger.read.scopesOfClaims(changed.map(({ id }) => id))
    const positions = new Map(changed.map(({ id }, n) => [id, n]))
    const book = new ClaimBook()
    book.add(positions, scopes)
    const isCovered = new Set(book.of(covered))
    const own = changed.filter((_, n) => isCovered.has(n))
    for (const one of own) this.#replace(one)
    const isNew = own.filter(({ id }) => !this.#positions.has(id))
    this.#add(isNew, scopes)
    const kept = new Set(own.map(({ id }) => id))
    return scopes.filter(({ claim }) => kept.has(claim))
  }

  /** The claims that the store would give for this read, in the order of ids. */
  of(read: FigureRead): TableClaim[] {
    const found = this.book.of(read)
    const claims = found.map((n) => this.claims[n] as TableClaim)
    const isOrdered = (found.at(-1) ?? 0) < this.#ordered
    return isOrdered ? claims : claims.sort(byId)
  }

  #has(one: ClaimInContext): boolean {
    return this.#positions.has(idOf(one))
  }

  #at(id: string): TableClaim | undefined {
    const position = this.#positions.get(id)
    return position === undefined ? undefined : this.claims[position]
  }

  #replace(one: TableClaim): void {
    const position = this.#positions.get(one.id)
    if (position !== undefined) this.claims[position] = one
  }

  #add(found: TableClaim[], scopes: readonly IndexedScope[]): void {
    if (found.length === 0) return
    found.sort(byId)
    if (this.claims.length === 0) this.#ordered = found.length
    const added = new Map(found.map(({ id }, n) => [id, this.claims.length + n]))
    for (const [id, position] of added) this.#positions.set(id, position)
    for (const one of found) this.claims.push(one)
    this.book.add(added, scopes)
  }

  /** The claims with these ids as `read` would have found them. */
  async #again(desk: Desk, actor: Actor, ids: readonly string[]): Promise<TableClaim[]> {
    const { countedAt } = instantsOf(this.#known)
    const bears = bearingFor(actor, this.#known)
    const end = endOfDay(this.#known.on)
    const isSeen = ({ recorded }: { recorded: string }) =>
      this.#known.by === 'published' || recorded <= end
    const found: TableClaim[] = []
    for (let done = 0; done < ids.length; done += READ_AT_ONCE) {
      const page = await readClaims(desk, ids.slice(done, done + READ_AT_ONCE), countedAt)
      const seen = [...page.values()].filter((one) => isSeen(one.claim) && bears(one))
      found.push(
        ...(await this.#read(
          desk,
          seen.map((one) => rowsWhere(one, isSeen)),
        )),
      )
    }
    return found
  }

  async #read(desk: Desk, contexts: ClaimInContext[]): Promise<TableClaim[]> {
    const { countedAt } = instantsOf(this.#known)
    const gazetteer = await gazetteerOf(desk, endOfDay(this.#known.on))
    const others = await readClaims(desk, contexts.flatMap(otherIds), countedAt)
    const { claims } = toFigureClaims({ contexts, others }, this.#known, gazetteer)
    const countedById = new Map(claims.map((claim) => [claim.id, claim]))
    return contexts.map((context) => {
      const { id, doc } = context.claim.row
      for (const other of otherIds(context)) this.#dependsOn(other, id)
      const counted = countedById.get(id)
      return {
        ...{ id, doc: this.#once(doc), period: periodOf(context.claim.row) },
        population: populationOf(context),
        counted: counted && this.#small(counted),
      }
    })
  }

  /** The same with texts that it shares with others. */
  #small(claim: FigureClaim): FigureClaim {
    const { doc, chain } = claim
    return {
      ...claim,
      chain: chain.map((agent) => this.#once(agent)),
      ...(doc !== undefined && { doc: this.#once(doc) }),
    }
  }

  #dependsOn(other: string, id: string): void {
    const known = this.#dependants.get(other)
    if (known) known.add(id)
    else this.#dependants.set(other, new Set([id]))
  }

  #once(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    this.#texts.set(text, text)
    return text
  }
}

function idOf({ claim }: ClaimInContext): string {
  return claim.row.id
}

function byId(a: TableClaim, b: TableClaim): number {
  return a.id < b.id ? -1 : 1
}

/** Whether a claim counts as before; who is a party is judged of all claims anew. */
function isSame(before: TableClaim | undefined, now: TableClaim): boolean {
  const { party: _, ...counted } = before?.counted ?? {}
  return before !== undefined && JSON.stringify(counted) === JSON.stringify(now.counted ?? {})
}

/** What a wider read asks for beside a narrower one of the same acts and place. */
export function beyond(narrow: FigureRead, wide: FigureRead): FigureRead[] {
  const { from, to } = narrow
  const before =
    from !== undefined && wide.from !== undefined && wide.from < from
      ? [{ ...narrow, from: wide.from, to: addDays(from, -1) }]
      : []
  const after =
    to !== undefined && wide.to !== undefined && wide.to > to
      ? [{ ...narrow, from: addDays(to, 1), to: wide.to }]
      : []
  return [...before, ...after]
}
