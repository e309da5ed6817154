// The newest opening about a subject. Leaves are indexed by subject; rows of a batch are found
// through the record tables, whose ids have indexes already, so an import needs none for this.
import { sql } from 'kysely'
import { among } from '../dialect/sqlite.ts'
import { sha256Hex } from '../evidence/object-file.ts'
import type { Table } from '../ledger.ts'
import type { Store } from '../table/database.ts'
import { RECORD_TABLES, TABLE_NAMES } from '../table/record.ts'

/** A subject: the id, and how it stands in openings. */
export interface Subject {
  id: string
  subject: string
  /** True for the row that brings the id into the store: no batch can tell of it before. */
  isNew: boolean
}

/** Finds commitments by subject; every row before must have its index entries. */
export class SubjectHistory {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The newest commitment (hex) about each subject. */
  async newest(subjects: readonly Subject[]): Promise<Map<string, string>> {
    const found = await this.#ofLeaves(subjects.filter(({ isNew }) => isNew))
    for (const one of subjects) {
      if (one.isNew || found.has(one.subject)) continue
      const c = await this.before(one, Number.MAX_SAFE_INTEGER)
      if (c) found.set(one.subject, c)
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

  async #ofLeaves(subjects: readonly Subject[]): Promise<Map<string, string>> {
    if (subjects.length === 0) return new Map()
    const names = among(subjects.map(({ subject }) => subject))
    const { rows } = await sql<{ subject: string; bytes: Uint8Array }>`
      SELECT o.subject, o.bytes FROM custody_opening AS o WHERE o."row" = -1
      AND o.subject IN ${names} ORDER BY o.idx`.execute(this.#store)
    return new Map(rows.map(({ subject, bytes }) => [subject, sha256Hex(bytes)]))
  }
}

/** `FROM` and `WHERE` for the rows of a table that are about an id. */
function rowsAbout(table: Table, id: string) {
  if (table === 'claim') {
    return sql`claim WHERE seq = (SELECT i.claim FROM claim_id AS i WHERE i.id = ${id})`
  }
  const { subject } = RECORD_TABLES[table]
  return sql`${sql.table(table)} WHERE ${sql.ref(subject)} = ${id}`
}
