// Rows of one change on their way into the tables. The first row waits, because only a second one
// shows that the leaf must commit to a list; after that they go down in groups, so that an import
// of any size needs little memory.
import assert from 'node:assert'
import type { Store } from './database.ts'
import { indexText } from './dialect-sqlite.ts'
import { Inserter } from './insert.ts'
import type { ClaimScope, RowOf, Table } from './ledger.ts'
import type { LeafOpening, OpeningBook } from './opening-book.ts'
import { columnsOf, RECORD_TABLES, subjectIdOf, TABLE_NAMES } from './record-table.ts'
import { indexTokens } from './search-text.ts'
import { bodyOf } from './stored-row.ts'

/** Rows that wait at most, and text units. */
const MOST_ROWS = 100
const MOST_UNITS = 1_000_000

/** A row that waits. */
interface Waiting {
  table: Table
  seq: number
  body: string
  subject: string
  columns: Record<string, string>
  scopes: readonly ClaimScope[]
  chain: readonly string[]
  text?: string
}

/** What a row brings along besides its record. */
export interface Beside {
  scopes?: readonly ClaimScope[]
  chain?: readonly string[]
  text?: string
}

/** Inserts for every table that rows go to; made once for a store. */
export class Inserters {
  readonly record: { [T in Table]: Inserter<T> }
  readonly scope: Inserter<'claim_scope'>
  readonly link: Inserter<'chain_link'>
  readonly text: Inserter<'document_text'>
  readonly opening: Inserter<'custody_opening'>

  constructor(store: Store) {
    const stored = ['seq', 'body', 'leaf', 'leaf_row', 'recorded', 'by'] as const
    const pairs = TABLE_NAMES.map((table) => {
      const own = Object.keys(RECORD_TABLES[table].columns) as never[]
      return [table, new Inserter(store, table, [...own, ...stored])]
    })
    this.record = Object.fromEntries(pairs)
    this.scope = new Inserter(store, 'claim_scope', ['act', 'path', 'first', 'last', 'claim'])
    this.link = new Inserter(store, 'chain_link', ['agent', 'claim', 'n', 'origin'])
    this.text = new Inserter(store, 'document_text', ['document', 'text'])
    const opening = ['idx', 'row', 'kind', 'subject', 'bytes', 'who'] as const
    this.opening = new Inserter(store, 'custody_opening', opening)
  }
}

/** Who and when, the same for all rows of a change. */
export interface RowFacts {
  leaf: number
  recorded: string
  by: string
}

/** Takes rows and writes them with their openings. */
export class RowBatch {
  readonly counts: Record<Table, number>
  readonly #store: Store
  readonly #inserters: Inserters
  readonly #book: OpeningBook
  readonly #facts: RowFacts
  #waiting: Waiting[] = []
  #units = 0
  #written = 0
  #isOver = false

  constructor(store: Store, inserters: Inserters, book: OpeningBook, start: RowStart) {
    this.#store = store
    this.#inserters = inserters
    this.#book = book
    this.#facts = start.facts
    this.counts = { ...start.counts }
  }

  /** Takes a row; writes those that wait when they are many. */
  async add<T extends Table>(table: T, row: RowOf[T], beside: Beside = {}): Promise<void> {
    assert(!this.#isOver, 'a writer is used within its change')
    const body = bodyOf(table, row)
    const columns = columnsOf(table, row)
    const { scopes = [], chain = [], text } = beside
    const seq = ++this.counts[table]
    const subject = subjectIdOf(table, row)
    this.#waiting.push({
      ...{ table, seq, body, subject, columns, scopes, chain },
      ...(text === undefined ? {} : { text }),
    })
    this.#units += body.length + (text?.length ?? 0)
    const isMany = this.#waiting.length >= MOST_ROWS || this.#units >= MOST_UNITS
    if (isMany && this.#written + this.#waiting.length > 1) await this.#flush()
  }

  /** Writes what still waits, and gives the opening of the leaf for `subject`. */
  async finish(subject: string): Promise<LeafOpening> {
    this.#isOver = true
    const [only] = this.#waiting
    if (only && this.#written === 0 && this.#waiting.length === 1) {
      await this.#write([{ ...only, leafRow: -1 }])
      return this.#book.openSingle(subject, only.body)
    }
    await this.#flush()
    return this.#book.openBatch(subject)
  }

  async #flush(): Promise<void> {
    const rows = this.#waiting
    if (rows.length === 0) return
    await this.#inserters.opening.insert(await this.#book.openRows(rows))
    await this.#write(rows.map((row, n) => ({ ...row, leafRow: this.#written + n })))
    this.#written += rows.length
    this.#waiting = []
    this.#units = 0
  }

  async #write(rows: readonly (Waiting & { leafRow: number })[]): Promise<void> {
    const { leaf, recorded, by } = this.#facts
    for (const table of new Set(rows.map((row) => row.table))) {
      const own = rows.filter((row) => row.table === table)
      const values = own.map(({ seq, body, leafRow, columns }) => {
        return { ...columns, seq, body, leaf, leaf_row: leafRow, recorded, by }
      })
      await this.#inserters.record[table].insert(values as never)
    }
    await this.#inserters.scope.insert(rows.flatMap(scopeRows))
    await this.#inserters.link.insert(rows.flatMap(linkRows))
    for (const row of rows) if (row.text !== undefined) await this.#writeText(row.seq, row.text)
  }

  async #writeText(document: number, text: string): Promise<void> {
    await this.#inserters.text.insert([{ document, text }])
    await indexText(this.#store, document, indexTokens(text))
  }
}

/** Where a batch of rows begins. */
export interface RowStart {
  facts: RowFacts
  counts: Readonly<Record<Table, number>>
}

function scopeRows(row: Waiting) {
  return row.scopes.map((scope) => ({ ...scope, claim: row.seq }))
}

function linkRows(row: Waiting) {
  return chainRows(row.chain, row.seq)
}

/** The rows of `chain_link` for a claim whose links have these agents. */
export function chainRows(agents: readonly string[], claim: number) {
  const last = agents.length - 1
  return agents.map((agent, n) => ({ agent, claim, n, origin: n === last ? 1 : 0 }))
}
