// Rows of one change on their way into the tables. The first row waits, because only a second one
// shows that the leaf must commit to a list; after that they go down in groups, so that an import
// of any size needs little memory.
import assert from 'node:assert'
import type { CanonicalValue } from '@tumen/custody'
import { forgetText, indexText } from '../dialect/sqlite.ts'
import { LedgerFault } from '../fault.ts'
import type { ClaimScope, RowOf, Table } from '../ledger.ts'
import { documentTokens } from '../search/layer.ts'
import { indexTokens } from '../search/text.ts'
import { BelongingBook } from '../table/belonging-index.ts'
import { ClaimIndex, ClaimIndexInserters } from '../table/claim-index.ts'
import type { Store } from '../table/database.ts'
import { Inserter } from '../table/insert.ts'
import type { LineageEntry } from '../table/lineage-entry.ts'
import { writeLineage } from '../table/lineage-index.ts'
import { columnValuesOf, RECORD_TABLES, subjectIdOf, TABLE_NAMES } from '../table/record.ts'
import { bodyOf } from '../table/stored-row.ts'
import {
  type LeafOpening,
  OPENING_COLUMNS,
  type OpenedRow,
  type OpeningBook,
  openingValues,
} from './opening-book.ts'

/** Rows that wait at most, and text units. */
const MOST_ROWS = 100
const MOST_UNITS = 1_000_000

/** A row that waits. */
interface Waiting extends OpenedRow {
  table: Table
  seq: number
  /** Values of the table's own columns, in their order. */
  columns: readonly string[]
  leafRow: number
  scopes: readonly ClaimScope[]
  chain: readonly string[]
  text: string | undefined
  lineage: LineageEntry | undefined
  /** Numbers of the items that it is or follows. */
  items: readonly number[]
}

/** What a row brings along besides its record. */
export interface Beside {
  scopes?: readonly ClaimScope[]
  chain?: readonly string[]
  text?: string
  lineage?: LineageEntry | undefined
}

/** Columns of every record table after its own, in the order of `Waiting` written down. */
const COMMON = ['seq', 'body', 'leaf', 'leaf_row', 'recorded', 'by'] as const

/** Inserts for every table that rows go to; made once for a store. */
export class Inserters {
  readonly record: { [T in Table]: Inserter }
  readonly claimIndex: ClaimIndexInserters
  readonly text: Inserter
  readonly layerText: Inserter
  readonly opening: Inserter
  readonly belonging: Inserter

  constructor(store: Store) {
    const pairs = TABLE_NAMES.map((table) => {
      const own = Object.keys(RECORD_TABLES[table].columns)
      return [table, new Inserter(store, table, [...own, ...COMMON])]
    })
    this.record = Object.fromEntries(pairs)
    this.claimIndex = new ClaimIndexInserters(store)
    this.text = new Inserter(store, 'document_text', ['document', 'text'])
    this.layerText = new Inserter(store, 'layer_text', ['layer', 'text'])
    this.belonging = new Inserter(store, 'item_row', ['of_leaf', 'of_row', 'item'])
    this.opening = new Inserter(store, 'custody_opening', OPENING_COLUMNS)
  }
}

/** Who and when, the same for all rows of a change. */
export interface RowFacts {
  leaf: number
  recorded: string
  by: string
  /** Groups to which what is new belongs; none for everybody. */
  owners?: readonly string[]
}

/** Takes rows and writes them with their openings. */
export class RowBatch {
  readonly counts: Record<Table, number>
  readonly #store: Store
  readonly #inserters: Inserters
  readonly #book: OpeningBook
  readonly #facts: RowFacts
  readonly #index: ClaimIndex
  readonly #belonging: BelongingBook
  #waiting: Waiting[] = []
  #units = 0
  #written = 0
  #isOver = false
  #said: Readonly<Record<string, CanonicalValue>> | undefined

  constructor(store: Store, inserters: Inserters, book: OpeningBook, start: RowStart) {
    this.#store = store
    this.#inserters = inserters
    this.#book = book
    this.#facts = start.facts
    this.#index = new ClaimIndex(inserters.claimIndex, start.mostClaims)
    this.#belonging = new BelongingBook(store, start.facts.owners ?? [])
    this.counts = { ...start.counts }
  }

  /** Takes a row; writes those that wait when they are many. */
  async add<T extends Table>(table: T, row: RowOf[T], beside: Beside = {}): Promise<void> {
    assert(!this.#isOver, 'a writer is used within its change')
    const body = bodyOf(table, row)
    const items = [...(await this.#belonging.itemsOf(table, row))]
    const owned = this.#belonging.newBelonging(table, row)
    if (owned) items.push(...(await this.#belonging.itemsOf('belonging', owned)))
    const columns = columnValuesOf(table, row)
    const { scopes = [], chain = [], text, lineage } = beside
    const seq = ++this.counts[table]
    const subjectId = subjectIdOf(table, row)
    const isNew = RECORD_TABLES[table].subject === 'id'
    const leafRow = this.#written + this.#waiting.length
    this.#waiting.push({
      table,
      seq,
      body,
      subjectId,
      isNew,
      columns,
      leafRow,
      scopes,
      chain,
      text,
      lineage,
      items,
    })
    this.#units += body.length + (text?.length ?? 0)
    const isMany = this.#waiting.length >= MOST_ROWS || this.#units >= MOST_UNITS
    if (isMany && this.#written + this.#waiting.length > 1) await this.#flush()
    if (owned) await this.add('belonging', owned)
  }

  /** Keeps in mind to whom a record belongs that goes now, and what stays of it. */
  remember(table: Table, id: string): Promise<void> {
    return this.#belonging.remember(table, id)
  }

  /** What the opening of the leaf says besides its rows. */
  say(facts: Readonly<Record<string, CanonicalValue>>): void {
    assert(!this.#isOver && this.#said === undefined, 'a leaf says what it says once')
    assert(!('count' in facts || 'list' in facts), 'count and list are those of the rows')
    this.#said = facts
  }

  /** Writes what still waits, and gives the opening of the leaf for `subject`. */
  async finish(subject: string): Promise<LeafOpening> {
    this.#isOver = true
    const [only] = this.#waiting
    const isSingle = this.#written === 0 && this.#waiting.length === 1
    if (only && isSingle && this.#said === undefined) {
      await this.#write([{ ...only, leafRow: -1 }])
      await this.#index.write()
      return this.#book.openSingle(subject, only.body)
    }
    await this.#flush()
    await this.#index.write()
    return this.#book.openBatch(subject, this.#said)
  }

  async #flush(): Promise<void> {
    const rows = this.#waiting
    if (rows.length === 0) return
    // A row about an id looks for the rows before it, so these must be found by their ids.
    if (this.#index.isFull || rows.some((row) => !row.isNew)) await this.#index.write()
    const openings = await this.#book.openRows(rows)
    await this.#inserters.opening.insert(openings.map(openingValues))
    await this.#write(rows)
    this.#written += rows.length
    this.#waiting = []
    this.#units = 0
  }

  async #write(rows: readonly Waiting[]): Promise<void> {
    const { leaf, recorded, by } = this.#facts
    if (this.counts.tombstone > 0) await this.#refuseGone(rows)
    for (const table of new Set(rows.map((row) => row.table))) {
      const own = rows.filter((row) => row.table === table)
      const values = own.map(({ seq, body, leafRow, columns }) => {
        return [...columns, seq, body, leaf, leafRow, recorded, by]
      })
      await this.#inserters.record[table].insert(values)
    }
    await this.#inserters.belonging.insert(
      rows.flatMap(({ items, leafRow }) => items.map((item) => [leaf, leafRow, item])),
    )
    this.#index.add(rows.filter((row) => row.table === 'claim'))
    for (const { table, seq, text, lineage, columns } of rows) {
      if (text !== undefined && table === 'document') await this.#writeText(seq, text)
      if (text !== undefined && table === 'text_layer')
        await this.#writeLayer(seq, text, columns[1] ?? '')
      if (lineage) await writeLineage(this.#store, seq, lineage)
    }
  }

  /** An id whose record was shredded is never given again. */
  async #refuseGone(rows: readonly Waiting[]): Promise<void> {
    const ids = rows.flatMap(({ isNew, subjectId }) => (isNew ? subjectId : []))
    const query = this.#store.selectFrom('tombstone').select('record')
    const gone = await query.where('record', 'in', ids).limit(1).execute()
    if (gone.length > 0) throw new LedgerFault('duplicate')
  }

  async #writeText(document: number, text: string): Promise<void> {
    await this.#inserters.text.insert([[document, text]])
    await indexText(this.#store, document, indexTokens(text))
  }

  /** The index finds a document by the words of all its texts; which one counts, a read says. */
  async #writeLayer(layer: number, text: string, id: string): Promise<void> {
    const [document] = await this.#store
      .selectFrom('document')
      .select('seq')
      .where('id', '=', id)
      .execute()
    assert(document, 'a text is corrected of a document that is there')
    const before = await documentTokens(this.#store, document.seq)
    await this.#inserters.layerText.insert([[layer, text]])
    await forgetText(this.#store, document.seq, before)
    await indexText(this.#store, document.seq, await documentTokens(this.#store, document.seq))
  }
}

/** Where a batch of rows begins. */
export interface RowStart {
  facts: RowFacts
  counts: Readonly<Record<Table, number>>
  mostClaims: number | undefined
}
