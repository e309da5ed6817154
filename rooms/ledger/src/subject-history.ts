// The newest opening about a subject. Leaves are indexed by subject; rows of a batch are found
// through the record tables, whose ids have indexes already, so an import needs none for this.
import assert from 'node:assert'
import { sql } from 'kysely'
import type { Store } from './database.ts'
import { listOf } from './dialect-sqlite.ts'
import type { Table } from './ledger.ts'
import { sha256Hex } from './object-file.ts'
import { RECORD_TABLES, TABLE_NAMES } from './record-table.ts'

/** A subject: the id, and how it stands in openings. */
export interface Subject {
  id: string
  subject: string
  /** True for the row that brings the id into the store: no batch can tell of it before. */
  isNew: boolean
}

/** Finds commitments, also of rows whose index entries are not written yet. */
export class SubjectHistory {
  readonly #store: Store
  /** The leaf of this change. */
  readonly #leaf: number
  /** Lines of this change's batch, by subject: a number needs less memory than a commitment. */
  readonly #recent = new Map<string, number>()

  constructor(store: Store, leaf: number) {
    this.#store = store
    this.#leaf = leaf
  }

  /** Remembers the line of an opening that was just made. */
  note(subject: string, line: number): void {
    this.#recent.set(subject, line)
  }

  /** Says that everything noted so far can be found in the database now. */
  forget(): void {
    this.#recent.clear()
  }

  /** The newest commitment (hex) about each subject, rows of this change included. */
  async newest(subjects: readonly Subject[]): Promise<Map<string, string>> {
    const unknown = subjects.filter(({ subject }) => !this.#recent.has(subject))
    const found = await this.#ofLeaves(unknown.filter(({ isNew }) => isNew))
    for (const one of unknown) {
      if (one.isNew || found.has(one.subject)) continue
      const c = await this.before(one, Number.MAX_SAFE_INTEGER)
      if (c) found.set(one.subject, c)
    }
    for (const { subject } of subjects) {
      const line = this.#recent.get(subject)
      if (line !== undefined) found.set(subject, await this.#ofLine(line))
    }
    return found
  }

  /** The newest commitment (hex) about a subject in leaves below `end`, from the database. */
  async before({ id, subject }: Omit<Subject, 'isNew'>, end: number): Promise<string | undefined> {
    const rows = TABLE_NAMES.map(
      (table) => sql`SELECT leaf, 0 AS whole, leaf_row AS line
      FROM (SELECT leaf, leaf_row FROM ${rowsAbout(table, id)}
        AND leaf_row >= 0 AND leaf < ${end} ORDER BY seq DESC LIMIT 1)`,
    )
    const leaf = sql`SELECT max(idx) AS leaf, 1 AS whole, -1 AS line FROM custody_opening
      WHERE "row" = -1 AND subject = ${subject} AND idx < ${end}`
    const found = await sql<{ bytes: Uint8Array }>`SELECT o.bytes
      FROM (${sql.join([leaf, ...rows], sql` UNION ALL `)}) AS c
      JOIN custody_opening AS o ON o.idx = c.leaf AND o."row" = c.line
      ORDER BY c.leaf DESC, c.whole DESC, c.line DESC LIMIT 1`.execute(this.#store)
    return found.rows[0] && sha256Hex(found.rows[0].bytes)
  }

  async #ofLine(line: number): Promise<string> {
    const query = this.#store.selectFrom('custody_opening').select('bytes')
    const [found] = await query.where('idx', '=', this.#leaf).where('row', '=', line).execute()
    assert(found, 'a line that was noted is written')
    return sha256Hex(found.bytes)
  }

  async #ofLeaves(subjects: readonly Subject[]): Promise<Map<string, string>> {
    if (subjects.length === 0) return new Map()
    const names = listOf(subjects.map(({ subject }) => subject))
    const { rows } = await sql<{ subject: string; bytes: Uint8Array }>`
      SELECT o.subject, o.bytes FROM custody_opening AS o WHERE o."row" = -1
      AND o.subject IN (SELECT value FROM ${names}) ORDER BY o.idx`.execute(this.#store)
    return new Map(rows.map(({ subject, bytes }) => [subject, sha256Hex(bytes)]))
  }
}

/** `FROM` and `WHERE` for the rows of a table that are about an id. */
function rowsAbout(table: Table, id: string) {
  if (table === 'claim') {
    return sql`claim WHERE seq = (SELECT i.claim FROM claim_id AS i WHERE i.id = ${id})`
  }
  const { subjectColumn } = RECORD_TABLES[table]
  return sql`${sql.table(table)} WHERE ${sql.ref(subjectColumn)} = ${id}`
}
