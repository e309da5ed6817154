// The append-only record tables: a row is the record's canonical JSON in `body`, beside it the
// columns that reads need, drawn from the record, and the custody leaf that commits to the body.

import type { RowOf, Table } from '../ledger.ts'
import type { IndexColumns } from './database.ts'
import { EVIDENCE_TABLES } from './evidence-table.ts'
import { LINKAGE_TABLES } from './linkage-table.ts'
import { PROOF_TABLES } from './proof-table.ts'
import { integer, type TableShape, text } from './shape.ts'
import { SHRED_TABLES } from './shred-table.ts'

/** A record table: which index columns it has, and how each is drawn from the record. */
export interface RecordTable<T extends Table> {
  name: T
  /** Number of the migration that makes the table; the first when absent. */
  since?: number
  /** The column with the id of what the row is about: `s` of its opening in a batch. */
  subjectColumn: keyof IndexColumns[T] & string
  columns: { readonly [C in keyof IndexColumns[T]]: (row: RowOf[T]) => string }
  unique?: readonly (keyof IndexColumns[T] & string)[]
  indexes?: readonly (readonly (keyof IndexColumns[T] & string)[])[]
}

function idOf(row: { id: string }): string {
  return row.id
}

/** Every record table, in the order in which the documentation names them. */
export const RECORD_TABLES: { [T in Table]: RecordTable<T> } = {
  document: {
    name: 'document',
    subjectColumn: 'id',
    columns: { id: (row) => row.id, bytes_hash: (row) => row.bytesHash },
    unique: ['id'],
    indexes: [['bytes_hash']],
  },
  document_relation: {
    name: 'document_relation',
    subjectColumn: 'from_id',
    columns: { from_id: (row) => row.from, to_id: (row) => row.to },
    indexes: [['from_id'], ['to_id']],
  },
  claim: {
    name: 'claim',
    subjectColumn: 'id',
    columns: {
      id: (row) => row.id,
      doc: (row) => row.doc,
      act: (row) => row.proposition.act,
    },
    indexes: [['doc']],
  },
  claim_status: {
    name: 'claim_status',
    subjectColumn: 'claim',
    columns: { claim: (row) => row.claim },
    indexes: [['claim']],
  },
  claim_relation: {
    name: 'claim_relation',
    subjectColumn: 'from_id',
    columns: { from_id: (row) => row.from, to_id: (row) => row.to },
    indexes: [['from_id'], ['to_id']],
  },
  event: {
    name: 'event',
    subjectColumn: 'id',
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
  event_link: {
    name: 'event_link',
    subjectColumn: 'claim',
    columns: { claim: (row) => row.claim, event: (row) => row.event },
    indexes: [['claim'], ['event']],
  },
  agent: {
    name: 'agent',
    subjectColumn: 'id',
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
  agent_relation: {
    name: 'agent_relation',
    subjectColumn: 'a',
    columns: { a: (row) => row.a, b: (row) => row.b },
    indexes: [['a'], ['b']],
  },
  grade: {
    name: 'grade',
    subjectColumn: 'agent',
    columns: { agent: (row) => row.agent },
    indexes: [['agent']],
  },
  place: {
    name: 'place',
    subjectColumn: 'id',
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
  query: {
    name: 'query',
    since: 3,
    // Not `id`: a query that is saved again has many rows.
    subjectColumn: 'query',
    columns: { query: (row) => row.id },
    indexes: [['query']],
  },
  proposal_decision: {
    name: 'proposal_decision',
    since: 6,
    subjectColumn: 'document',
    columns: { id: (row) => row.id, document: (row) => row.document },
    unique: ['id'],
    indexes: [['document']],
  },
  condition_decision: {
    name: 'condition_decision',
    since: 6,
    subjectColumn: 'claim',
    columns: { claim: (row) => row.claim },
    indexes: [['claim']],
  },
  list: { name: 'list', since: 8, subjectColumn: 'id', columns: { id: idOf }, unique: ['id'] },
  list_declaration: {
    name: 'list_declaration',
    since: 8,
    subjectColumn: 'list',
    columns: { list: (row) => row.list },
    indexes: [['list']],
  },
  list_entry: {
    name: 'list_entry',
    since: 8,
    subjectColumn: 'id',
    columns: { id: idOf, list: (row) => row.list, person: (row) => row.person },
    unique: ['id'],
    indexes: [['list', 'person']],
  },
  overlap: {
    name: 'overlap',
    since: 8,
    subjectColumn: 'id',
    columns: { id: idOf },
    unique: ['id'],
  },
  estimate: {
    name: 'estimate',
    since: 8,
    subjectColumn: 'id',
    columns: { id: idOf },
    unique: ['id'],
  },
  estimate_report: {
    name: 'estimate_report',
    since: 8,
    subjectColumn: 'estimate',
    columns: { estimate: (row) => row.estimate },
    unique: ['estimate'],
  },
  ...LINKAGE_TABLES,
  ...EVIDENCE_TABLES,
  ...PROOF_TABLES,
  ...SHRED_TABLES,
  log_policy: {
    name: 'log_policy',
    since: 10,
    subjectColumn: 'id',
    columns: { id: idOf },
    unique: ['id'],
  },
  clock_check: {
    name: 'clock_check',
    since: 11,
    subjectColumn: 'id',
    columns: { id: idOf },
    unique: ['id'],
  },
  undo: {
    name: 'undo',
    since: 2,
    subjectColumn: 'change',
    columns: { change: (row) => row.change },
    indexes: [['change']],
  },
}

/** The names of the record tables. */
export const TABLE_NAMES = Object.keys(RECORD_TABLES) as Table[]

/** The record tables that a migration makes. */
export function tablesSince(migration: number): Table[] {
  return TABLE_NAMES.filter((table) => (RECORD_TABLES[table].since ?? 1) === migration)
}

/** What the description of any table says, whatever its record. */
interface Described {
  columns: object
  unique?: readonly string[]
  indexes?: readonly (readonly string[])[]
}

type Draw<T extends Table> = (row: RowOf[T]) => string

/** The values of the index columns of a record, in their order. */
export function columnValuesOf<T extends Table>(table: T, row: RowOf[T]): string[] {
  const draws = DRAWS[table] as readonly (readonly [string, Draw<T>])[]
  return draws.map(([, draw]) => draw(row))
}

/** The index columns of a record, by name. */
export function columnsOf<T extends Table>(table: T, row: RowOf[T]): Record<string, string> {
  const draws = DRAWS[table] as readonly (readonly [string, Draw<T>])[]
  return Object.fromEntries(draws.map(([name, draw]) => [name, draw(row)]))
}

/** Id of what a record is about. */
export function subjectIdOf<T extends Table>(table: T, row: RowOf[T]): string {
  const { subjectColumn, columns }: RecordTable<T> = RECORD_TABLES[table]
  return columns[subjectColumn](row)
}

// Made once: an import asks for them row by row.
const DRAWS = Object.fromEntries(
  TABLE_NAMES.map((table) => [table, Object.entries(RECORD_TABLES[table].columns)]),
) as unknown as { readonly [T in Table]: readonly (readonly [string, unknown])[] }

/** The table as a dialect makes it: number, index columns, body, leaf, and who and when. */
export function recordShape(name: Table): TableShape {
  const table: Described = RECORD_TABLES[name]
  const indexColumns = Object.keys(table.columns).map((column) => text(column))
  const unique = table.unique ? [table.unique] : []
  return {
    name,
    columns: [
      integer('seq'),
      ...indexColumns,
      text('body'),
      integer('leaf'),
      integer('leaf_row'),
      text('recorded'),
      text('by'),
    ],
    key: ['seq'],
    unique: [['leaf', 'leaf_row'], ...unique],
    indexes: (table.indexes ?? []).map((columns) => ({ columns })),
    references: [{ column: 'leaf', table: 'custody_leaf', key: 'idx', deferred: true }],
  }
}
