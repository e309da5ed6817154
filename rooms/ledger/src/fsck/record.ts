// Whether a record says what it should: its body is the canonical form of a record of its shape,
// and what was drawn from it (index columns, chain, scopes, text) agrees with it. FS6, FS13.
import { checkRow, rowFromJson, rowToJson } from '@tumen/claim'
import { canonicalText } from '@tumen/custody'
import { sql } from 'kysely'
import { missingRows } from '../dialect/sqlite.ts'
import { sha256Hex } from '../evidence/object-file.ts'
import type { FsckOptions, LedgerFinding, RowOf, Table } from '../ledger.ts'
import type { WholeRow } from '../read/row-cursor.ts'
import { linkRows, scopeRows } from '../table/claim-index.ts'
import type { Store } from '../table/database.ts'
import { columnsOf } from '../table/record.ts'
import type { FsckReport } from './report.ts'

/** Claims whose index rows are looked up together. */
const PAGE_CLAIMS = 200

/** An index row that a claim must have, and where to look for it. */
interface Wanted {
  row: Readonly<Record<string, string | number>>
  id: string
  leaf: number
}

/** Checks records one by one, and their index rows in groups. */
export class RecordCheck {
  readonly #store: Store
  readonly #report: FsckReport
  readonly #scopesOf: FsckOptions['scopesOf']
  #links: Wanted[] = []
  #scopes: Wanted[] = []
  #ids: Wanted[] = []
  #idCount = 0
  #linkCount = 0
  #scopeCount = 0

  constructor(store: Store, report: FsckReport, scopesOf: FsckOptions['scopesOf']) {
    this.#store = store
    this.#report = report
    this.#scopesOf = scopesOf
  }

  /** Checks one row of a table. */
  async record(table: Table, stored: WholeRow): Promise<void> {
    const record = readStrictly(table, stored.body)
    if (!record) return this.#add('FS6', 'record-form', table, stored)
    const drawn = Object.entries(columnsOf(table, record))
    if (drawn.some(([column, value]) => stored[column] !== value)) {
      this.#add('FS13', 'index-column', table, stored)
    }
    if (table === 'claim') await this.#claim(record as RowOf['claim'], stored)
    if (table === 'document') await this.#text(record as RowOf['document'], stored)
    if (table === 'text_layer') await this.#layer(record as RowOf['text_layer'], stored)
    if (table === 'clock_check') this.#clock(record as RowOf['clock_check'], stored)
  }

  /** A repair of the clock names changes before it. */
  #clock(check: RowOf['clock_check'], stored: WholeRow): void {
    const isBefore = check.leaves.every(({ last }) => last < stored.leaf)
    if (isBefore && checkRow('clock_check', check).length === 0) return
    this.#add('FS6', 'clock-range', 'clock_check', stored)
  }

  /** Checks what can be said when all records were seen: that no index row is left over. */
  async close(): Promise<void> {
    await this.#flush()
    await this.#count('claim_id', this.#idCount)
    await this.#count('chain_link', this.#linkCount)
    if (this.#scopesOf) await this.#count('claim_scope', this.#scopeCount)
    else await this.#acts()
  }

  async #claim(claim: RowOf['claim'], { seq, leaf }: WholeRow): Promise<void> {
    const agents = claim.chain.map((link) => link.agent)
    const want = (row: object): Wanted => ({ row: row as Wanted['row'], id: claim.id, leaf })
    const scopes = scopeRows(this.#scopesOf?.(claim) ?? [], seq)
    this.#ids.push(want({ id: claim.id, claim: seq }))
    this.#links.push(...linkRows(agents, seq).map(want))
    this.#scopes.push(...scopes.map(want))
    this.#idCount++
    this.#linkCount += agents.length
    this.#scopeCount += scopes.length
    if (this.#ids.length >= PAGE_CLAIMS) await this.#flush()
  }

  async #flush(): Promise<void> {
    await this.#lookUp('claim_id', this.#ids)
    await this.#lookUp('chain_link', this.#links)
    await this.#lookUp('claim_scope', this.#scopes)
    this.#links = []
    this.#scopes = []
    this.#ids = []
  }

  async #lookUp(table: string, wanted: readonly Wanted[]): Promise<void> {
    const rows = wanted.map(({ row }) => row)
    for (const position of await missingRows(this.#store, table, rows)) {
      const { id, leaf } = wanted[position] as Wanted
      this.#report.add({ code: 'FS13', what: 'index-row-missing', table, id, leaf })
    }
  }

  async #count(table: string, expected: number): Promise<void> {
    const { rows } = await sql<{ count: number }>`SELECT count(*) AS count
      FROM ${sql.table(table)}`.execute(this.#store)
    const isSame = rows[0]?.count === expected
    if (!isSame) this.#report.add({ code: 'FS13', what: 'index-row-count', table })
  }

  async #acts(): Promise<void> {
    const { rows } = await sql<{ id: string | null }>`SELECT c.id FROM claim_scope AS s
      LEFT JOIN claim AS c ON c.seq = s.claim
      WHERE c.seq IS NULL OR c.act <> s.act LIMIT 100`.execute(this.#store)
    for (const { id } of rows) {
      const where = { table: 'claim_scope', ...(id === null ? {} : { id }) }
      this.#report.add({ code: 'FS13', what: 'scope-act', ...where })
    }
  }

  async #text(document: RowOf['document'], stored: WholeRow): Promise<void> {
    const query = this.#store.selectFrom('document_text').select('text')
    const [found] = await query.where('document', '=', stored.seq).execute()
    if (!found) return this.#add('FS6', 'text-missing', 'document', stored)
    if (sha256Hex(found.text) === document.textHash) return
    this.#add('FS6', 'text-digest', 'document', stored)
  }

  async #layer(layer: RowOf['text_layer'], stored: WholeRow): Promise<void> {
    const query = this.#store.selectFrom('layer_text').select('text')
    const [found] = await query.where('layer', '=', stored.seq).execute()
    if (!found) return this.#add('FS6', 'text-missing', 'text_layer', stored)
    if (sha256Hex(found.text) === layer.textHash) return
    this.#add('FS6', 'text-digest', 'text_layer', stored)
  }

  #add(code: string, what: string, table: Table, stored: WholeRow): void {
    this.#report.add({ code, what, table, ...placeOf(stored) })
  }
}

/** Where a stored row stands, for a finding. */
export function placeOf(stored: WholeRow): Pick<LedgerFinding, 'id' | 'leaf' | 'row'> {
  const { id, leaf, leaf_row: row } = stored
  return { ...(typeof id === 'string' ? { id } : {}), leaf, ...(row < 0 ? {} : { row }) }
}

function readStrictly<T extends Table>(table: T, body: string): RowOf[T] | undefined {
  try {
    const record = rowFromJson(table, JSON.parse(body))
    return canonicalText(rowToJson(table, record)) === body ? record : undefined
  } catch {
    return undefined
  }
}
