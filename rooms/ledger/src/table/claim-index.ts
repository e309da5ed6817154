// The index rows of claims: by id, by where they stand for figures, by who speaks. They come in
// no order, so a change keeps them back and writes them sorted: a large import then touches each
// page of an index once, and not once for each claim.

import type { ClaimScope } from '../ledger.ts'
import type { Store, Tables } from './database.ts'
import { Inserter, type Value } from './insert.ts'

/** Claims whose index rows are kept back at most. */
const MOST_CLAIMS = 50_000
const PART_ROWS = 1000

type IdRow = Tables['claim_id']
type ScopeRow = Tables['claim_scope']
type LinkRow = Tables['chain_link']

/** A day as the number that its digits are, `20190731`: shorter, and in the same order. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''))
}

/** The rows of `claim_scope` for the scopes of a claim. */
export function scopeRows(scopes: readonly ClaimScope[], claim: number): ScopeRow[] {
  return scopes.map(({ act, path, first, last }) => {
    return { act, path, first: dayNumber(first), last: dayNumber(last), claim }
  })
}

/** The rows of `chain_link` for a claim whose links have these agents. */
export function linkRows(agents: readonly string[], claim: number): LinkRow[] {
  const last = agents.length - 1
  return agents.map((agent, n) => ({ agent, claim, n, origin: n === last ? 1 : 0 }))
}

/** Inserts for the index tables. */
export class ClaimIndexInserters {
  readonly id: Inserter
  readonly scope: Inserter
  readonly link: Inserter

  constructor(store: Store) {
    this.id = new Inserter(store, 'claim_id', ['id', 'claim'])
    this.scope = new Inserter(store, 'claim_scope', ['act', 'path', 'first', 'last', 'claim'])
    this.link = new Inserter(store, 'chain_link', ['agent', 'claim', 'n', 'origin'])
  }
}

/** Index rows of one change, which wait for their order. */
export class ClaimIndex {
  readonly #inserters: ClaimIndexInserters
  readonly #most: number
  // Strings and objects of the caller, nothing of our own: what waits must cost no memory twice.
  #ids: string[] = []
  #scopes: (readonly ClaimScope[])[] = []
  #chains: (readonly string[])[] = []
  #first = 0

  constructor(inserters: ClaimIndexInserters, most = MOST_CLAIMS) {
    this.#inserters = inserters
    this.#most = most
  }

  /** Whether so many wait that they should be written. */
  get isFull(): boolean {
    return this.#ids.length >= this.#most
  }

  /** Takes claims, numbered without gaps. */
  add(claims: readonly IndexedClaim[]): void {
    const [first] = claims
    if (!first) return
    if (this.#ids.length === 0) this.#first = first.seq
    for (const { subjectId, scopes, chain } of claims) {
      this.#ids.push(subjectId)
      this.#scopes.push(scopes)
      this.#chains.push(chain)
    }
  }

  /** Writes what waits. Throws when one of the ids is recorded already. */
  async write(): Promise<void> {
    const ids = this.#ids.map((id, n): IdRow => ({ id, claim: this.#first + n }))
    this.#ids = []
    ids.sort((a, b) => order(a.id, b.id))
    await insertInParts(this.#inserters.id, ids, idValues)
    const scopes = this.#scopes.flatMap((own, n) => scopeRows(own, this.#first + n))
    this.#scopes = []
    scopes.sort(orderOfScopes)
    await insertInParts(this.#inserters.scope, scopes, scopeValues)
    const links = this.#chains.flatMap((own, n) => linkRows(own, this.#first + n))
    this.#chains = []
    links.sort(orderOfLinks)
    await insertInParts(this.#inserters.link, links, linkValues)
  }
}

/** A claim, as its index rows need it. */
export interface IndexedClaim {
  subjectId: string
  seq: number
  scopes: readonly ClaimScope[]
  /** Agents of the chain, in order. */
  chain: readonly string[]
}

/** Rows are made into values a few at a time, so that many that wait do not lie there twice. */
async function insertInParts<T>(
  inserter: Inserter,
  rows: readonly T[],
  valuesOf: (row: T) => readonly Value[],
): Promise<void> {
  for (let done = 0; done < rows.length; done += PART_ROWS) {
    await inserter.insert(rows.slice(done, done + PART_ROWS).map(valuesOf))
  }
}

function idValues({ id, claim }: IdRow): Value[] {
  return [id, claim]
}

function scopeValues({ act, path, first, last, claim }: ScopeRow): Value[] {
  return [act, path, first, last, claim]
}

function linkValues({ agent, claim, n, origin }: LinkRow): Value[] {
  return [agent, claim, n, origin]
}

function orderOfScopes(a: ScopeRow, b: ScopeRow): number {
  const place = order(a.act, b.act) || order(a.path, b.path)
  return place || a.first - b.first || a.last - b.last || a.claim - b.claim
}

function orderOfLinks(a: LinkRow, b: LinkRow): number {
  return order(a.agent, b.agent) || a.claim - b.claim || a.n - b.n
}

function order(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
