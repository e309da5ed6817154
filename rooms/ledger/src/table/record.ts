// The append-only record tables: a row is the record's canonical JSON in `body`, beside it the
// columns that reads need, drawn from the record, and the custody leaf that commits to the body.

import { ACCESS_TABLES } from './access.ts'
import { ACCOUNT_TABLES } from './account.ts'
import { AGENT_TABLES } from './agent.ts'
import { CLAIM_TABLES } from './claim.ts'
import { CUSTOM_TABLES } from './custom.ts'
import { DECISION_TABLES } from './decision.ts'
import type { Descriptor, RowOf, Table, Use } from './descriptor.ts'
import { DOCUMENT_TABLES } from './document.ts'
import { EVIDENCE_TABLES } from './evidence.ts'
import { INVOLVEMENT_TABLES } from './involvement.ts'
import { LINKAGE_TABLES } from './linkage.ts'
import { LIST_TABLES } from './list.ts'
import { LOG_TABLES } from './log.ts'
import { READER_TABLES } from './reader.ts'
import { REVIEW_TABLES } from './review.ts'
import { integer, type TableShape, text } from './shape.ts'
import { SHRED_TABLES } from './shred.ts'

// In the order in which the documentation names them.
const DESCRIPTORS = {
  ...DOCUMENT_TABLES,
  ...CLAIM_TABLES,
  ...AGENT_TABLES,
  ...DECISION_TABLES,
  ...LIST_TABLES,
  ...LINKAGE_TABLES,
  ...INVOLVEMENT_TABLES,
  ...CUSTOM_TABLES,
  ...EVIDENCE_TABLES,
  ...SHRED_TABLES,
  ...READER_TABLES,
  ...ACCOUNT_TABLES,
  ...REVIEW_TABLES,
  ...ACCESS_TABLES,
  ...LOG_TABLES,
} as const satisfies { [T in Table]: object }

type Described = typeof DESCRIPTORS

/** The columns drawn from a record, by table. */
export type IndexColumns = { [T in Table]: { [C in keyof Described[T]['columns']]: string } }

type TableWith<Part> = { [T in Table]: Described[T] extends Part ? T : never }[Table]

/** Tables that are read whole: they are short, or a figure needs all of them. */
export type WholeTable = TableWith<{ whole: true }>

/** Tables whose rows come without anything beside them. */
export type PlainTable = Exclude<Table, TableWith<{ brings: string }>>

/** Tables whose rows come with bytes, named by their digest. */
export type ByteTable = TableWith<{ brings: 'bytes' }>

/** Every record table. */
export const RECORD_TABLES = DESCRIPTORS as unknown as { readonly [T in Table]: Descriptor<T> }

/** The names of the record tables. */
export const TABLE_NAMES = Object.keys(RECORD_TABLES) as Table[]

/** The record tables that a migration makes. */
export function tablesSince(migration: number): Table[] {
  return TABLE_NAMES.filter((table) => (RECORD_TABLES[table].since ?? 1) === migration)
}

/** The tables whose rows come with bytes. */
export const BYTE_TABLES = TABLE_NAMES.filter(
  (table) => RECORD_TABLES[table].brings === 'bytes',
) as readonly ByteTable[]

/** Every way in which a row can name a record of another change, as they are told in order. */
export const USES: readonly (Use & { in: Table })[] = TABLE_NAMES.flatMap((table) =>
  (RECORD_TABLES[table].uses ?? []).map((use) => ({ ...use, in: table })),
).sort((a, b) => a.order - b.order)

type Draw = (row: object) => string

function drawOf(path: string): Draw {
  const [first = '', ...rest] = path.split('.')
  // A field that a row need not have draws nothing.
  if (rest.length === 0) return (row) => (row as Readonly<Record<string, string>>)[first] ?? ''
  const inner = drawOf(rest.join('.'))
  return (row) => inner(row[first as never])
}

/** The values of the index columns of a record, in their order. */
export function columnValuesOf<T extends Table>(table: T, row: RowOf[T]): string[] {
  return DRAWS[table].map(([, draw]) => draw(row))
}

/** The index columns of a record, by name. */
export function columnsOf<T extends Table>(table: T, row: RowOf[T]): Record<string, string> {
  return Object.fromEntries(DRAWS[table].map(([name, draw]) => [name, draw(row)]))
}

/** Id of what a record is about. */
export function subjectIdOf<T extends Table>(table: T, row: RowOf[T]): string {
  return SUBJECTS[table](row)
}

/** The operation that would make such a row by itself. */
export function operationOf<T extends Table>(table: T, row: RowOf[T]): string {
  const { made } = RECORD_TABLES[table]
  return typeof made === 'string' ? made : made(row)
}

/** By which columns a row of a table is about an id. */
export function columnsAbout(table: Table): readonly string[] {
  const { about, subject } = RECORD_TABLES[table]
  return about ?? [subject]
}

// Made once: an import asks for them row by row.
const DRAWS = ofTables((table) =>
  Object.entries(RECORD_TABLES[table].columns).map(([name, path]) => [name, drawOf(path)] as const),
)
const SUBJECTS = ofTables((table) => {
  const { columns, subject } = RECORD_TABLES[table]
  return drawOf(columns[subject] as string)
})

function ofTables<V>(make: (table: Table) => V): Readonly<Record<Table, V>> {
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, make(table)])) as Record<Table, V>
}

/** The table as a dialect makes it: number, index columns, body, leaf, and who and when. */
export function recordShape(name: Table): TableShape {
  const table = RECORD_TABLES[name]
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
