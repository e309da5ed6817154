// The claims of a table, read once for all its questions: of each is kept what a figure needs, so
// that very many fit. All are as known on one day, and of one asker.
import type { FigureClaim } from '@tumen/figure'
import type { ClaimInContext, FigureRead } from '@tumen/ledger'
import { readClaims } from '../claim/read.ts'
import { type ClaimPeriod, periodOf } from '../claim/scope.ts'
import { addDays } from '../day.ts'
import type { Actor, Desk } from '../operation.ts'
import type { Gazetteer } from '../place/gazetteer.ts'
import { bearingFor, instantsOf, otherIds, populationOf } from './bearing.ts'
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

/** Reads claims into a book, and more of them into the same. */
export class TableReader {
  /** In the order of ids. */
  claims: TableClaim[] = []
  readonly #desk: Desk
  readonly #actor: Actor
  readonly #known: DatedQuestion['known']
  readonly #gazetteer: Gazetteer
  readonly #byId = new Map<string, TableClaim>()
  /** Each text once, however many claims say it. */
  readonly #texts = new Map<string, string>()

  constructor(desk: Desk, actor: Actor, known: DatedQuestion['known'], gazetteer: Gazetteer) {
    this.#desk = desk
    this.#actor = actor
    this.#known = known
    this.#gazetteer = gazetteer
  }

  /** Reads what these ask for, beside what is there; gives a book of all. */
  async read(asked: readonly FigureRead[]): Promise<ClaimBook> {
    const { read } = this.#desk.ledger
    const bears = bearingFor(this.#actor, this.#known)
    const take = async (page: ClaimInContext[]) => {
      await this.#add(page.filter((one) => bears(one) && !this.#byId.has(one.claim.row.id)))
    }
    for (const one of asked)
      await read.eachClaimForFigure({ ...one, ...instantsOf(this.#known) }, take)
    this.claims = [...this.#byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
    const positions = new Map(this.claims.map(({ id }, n) => [id, n]))
    return new ClaimBook(positions, await read.scopesOfClaims([...positions.keys()]))
  }

  async #add(contexts: ClaimInContext[]): Promise<void> {
    const { countedAt } = instantsOf(this.#known)
    const others = await readClaims(this.#desk, contexts.flatMap(otherIds), countedAt)
    const { claims } = toFigureClaims({ contexts, others }, this.#known, this.#gazetteer)
    const countedById = new Map(claims.map((claim) => [claim.id, claim]))
    for (const { claim } of contexts) {
      const { id, doc } = claim.row
      const counted = countedById.get(id)
      this.#byId.set(id, {
        ...{ id, doc: this.#once(doc), period: periodOf(claim.row) },
        population: populationOf({ claim }),
        counted: counted && { ...counted, doc: this.#once(doc) },
      })
    }
  }

  #once(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    this.#texts.set(text, text)
    return text
  }
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
