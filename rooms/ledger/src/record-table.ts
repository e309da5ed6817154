// The append-only record tables: a row is the record's canonical JSON in `body`, beside it the
// columns that reads need, drawn from the record, and the custody leaf that commits to the body.

import type { IndexColumns } from './database.ts'
import type { RowOf, Table } from './ledger.ts'
import { integer, type TableShape, text } from './shape.ts'

/** A record table: which index columns it has, and how each is drawn from the record. */
export interface RecordTable<T extends Table> {
  name: T
  /** Id of what the row is about: `s` of its opening in a batch. */
  subject: (row: RowOf[T]) => string
  columns: { readonly [C in keyof IndexColumns[T]]: (row: RowOf[T]) => string }
  unique?: readonly (keyof IndexColumns[T] & string)[]
  indexes?: readonly (readonly (keyof IndexColumns[T] & string)[])[]
}

/** Every record table, in the order in which the documentation names them. */
export const RECORD_TABLES: { [T in Table]: RecordTable<T> } = {
  document: {
    name: 'document',
    subject: (row) => row.id,
    columns: { id: (row) => row.id, bytes_hash: (row) => row.bytesHash },
    unique: ['id'],
    indexes: [['bytes_hash']],
  },
  document_relation: {
    name: 'document_relation',
    subject: (row) => row.from,
    columns: { from_id: (row) => row.from, to_id: (row) => row.to },
    indexes: [['from_id'], ['to_id']],
  },
  claim: {
    name: 'claim',
    subject: (row) => row.id,
    columns: {
      id: (row) => row.id,
      doc: (row) => row.doc,
      act: (row) => row.proposition.act,
    },
    unique: ['id'],
    indexes: [['doc']],
  },
  claim_status: {
    name: 'claim_status',
    subject: (row) => row.claim,
    columns: { claim: (row) => row.claim },
    indexes: [['claim']],
  },
  claim_relation: {
    name: 'claim_relation',
    subject: (row) => row.from,
    columns: { from_id: (row) => row.from, to_id: (row) => row.to },
    indexes: [['from_id'], ['to_id']],
  },
  event: {
    name: 'event',
    subject: (row) => row.id,
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
  event_link: {
    name: 'event_link',
    subject: (row) => row.claim,
    columns: { claim: (row) => row.claim, event: (row) => row.event },
    indexes: [['claim'], ['event']],
  },
  agent: {
    name: 'agent',
    subject: (row) => row.id,
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
  agent_relation: {
    name: 'agent_relation',
    subject: (row) => row.a,
    columns: { a: (row) => row.a, b: (row) => row.b },
    indexes: [['a'], ['b']],
  },
  grade: {
    name: 'grade',
    subject: (row) => row.agent,
    columns: { agent: (row) => row.agent },
    indexes: [['agent']],
  },
  place: {
    name: 'place',
    subject: (row) => row.id,
    columns: { id: (row) => row.id },
    unique: ['id'],
  },
}

/** The names of the record tables. */
export const TABLE_NAMES = Object.keys(RECORD_TABLES) as Table[]

/** What the description of any table says, whatever its record. */
interface Described {
  columns: object
  unique?: readonly string[]
  indexes?: readonly (readonly string[])[]
}

/** The index columns of a record, by name. */
export function columnsOf<T extends Table>(table: T, row: RowOf[T]): Record<string, string> {
  const { columns }: RecordTable<T> = RECORD_TABLES[table]
  const draws = Object.entries(columns) as [string, (row: RowOf[T]) => string][]
  return Object.fromEntries(draws.map(([name, draw]) => [name, draw(row)]))
}

/** Id of what a record is about. */
export function subjectIdOf<T extends Table>(table: T, row: RowOf[T]): string {
  const { subject }: RecordTable<T> = RECORD_TABLES[table]
  return subject(row)
}

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
    ...(table.indexes ? { indexes: table.indexes } : {}),
    references: [{ column: 'leaf', table: 'custody_leaf', key: 'idx', deferred: true }],
  }
}
