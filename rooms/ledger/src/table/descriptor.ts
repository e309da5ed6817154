// How a record table is described, once: what its rows are found by, what they name, what goes with
// them when a document is destroyed, and who may see them. Tables, index columns, history, check,
// shredding and what prevents an undo follow from it.
import type { RowByKind } from '@tumen/claim'

/** The append-only tables and the record that a row of each holds. */
export type RowOf = RowByKind
export type Table = keyof RowOf

/** Records that others name by an id. */
export type RecordKind =
  | 'document'
  | 'claim'
  | 'agent'
  | 'event'
  | 'place'
  | 'list'
  | 'overlap'
  | 'mention'
  | 'person'
  | 'linkage_run'
  | 'derivative'
  | 'redaction'
  | 'text_layer'
  | 'attachment'
  | 'bundle'
  | 'custom_field'

/** A field of a record, or one inside it, by its path. */
type FieldOf<T extends Table> = (keyof RowOf[T] & string) | `${keyof RowOf[T] & string}.${string}`

/**
 * A way in which a row names a record of another change, which cannot be undone under it.
 * `column`: an index column; `field`: a field that has no index, or one that others share; `list`:
 * a list of ids; `way`: one that only a statement of its own can follow.
 */
export interface Use {
  /** Its place among all uses, in which they are told. */
  order: number
  of: RecordKind
  by:
    | { column: string }
    | { field: string; isIndexed?: true }
    | { list: string }
    | { way: 'part' | 'chain' | 'inside' | 'later' | 'filled' }
  /** Only rows without this field. */
  unless?: string
  /** What is told: a record of this kind, whose id stands in this column. */
  told: RecordKind
  id: string
}

/** Ids of what a shredding destroys, by kind. */
export type Doomed = 'documents' | 'claims' | 'agents' | 'derivatives' | 'attachments'

/**
 * What of a table goes with a document: rows by which ids, or why none does; `field`: a field that
 * has no index, `list`: one that holds several. `ids`: it names records by id and holds none of
 * their words. `own`: its words came by another way than the document. `change`: rows of changes
 * of which nothing stays.
 */
export type ShredRule =
  | 'ids'
  | 'own'
  | 'change'
  | readonly (readonly [place: string, of: Doomed, how?: 'field' | 'list'])[]

/**
 * Who may see a row. `all`: every member. `sensitivity`: as its own field says. `right`: who has
 * it, and may see all records that the row names. `records`: who may see all records that these
 * fields name. `owner`: whose it is, or with whom it is shared. `blind`: like `right`, but what a
 * first reader said not before the second has spoken. `remains`: who could see what was destroyed.
 * `change`: who may see the change that it moves. `field`: who may see a field of a group's own.
 */
export type Sight<T extends Table = Table> =
  | { by: 'all' | 'sensitivity' | 'owner' | 'remains' | 'change' | 'field' }
  | { by: 'right' | 'blind'; right: SightRight; named?: (row: RowOf[T]) => SightNames }
  | {
      by: 'records'
      documents?: readonly (keyof RowOf[T] & string)[]
      claims?: readonly (keyof RowOf[T] & string)[]
      agents?: readonly (keyof RowOf[T] & string)[]
    }

/** Ids of records that a row names and on which it depends whether it is seen. */
export type SightNames = Readonly<Record<'documents' | 'claims' | 'agents', readonly string[]>>

/** What the desk's policy is asked for, of rows that are seen by a right. */
export type SightRight =
  | 'list.show'
  | 'mention.read'
  | 'estimate.show'
  | 'bundle.list'
  | 'evidence.ask-shred'
  | 'account.list'
  | 'review.list'
  | 'record.assign'
  | 'access.grant'

/** What is known of a record table. */
export interface Descriptor<T extends Table = Table> {
  /** Number of the migration that makes the table; the first when absent. */
  since?: number
  /** The operation that would make such a row by itself. */
  made: string | ((row: RowOf[T]) => string)
  /** The index columns, each with the field from which it is drawn. */
  columns: Readonly<Record<string, FieldOf<T>>>
  /** The column with the id of what the row is about: `s` of its opening in a batch. */
  subject: string
  unique?: readonly string[]
  indexes?: readonly (readonly string[])[]
  /** Columns by which a row stands in the history of an id; the subject when absent. */
  about?: readonly string[]
  /** Fields in which a later row agrees with the one that it replaces; the subject when absent. */
  replaces?: readonly (keyof RowOf[T] & string)[] | 'never'
  /** The field with the digest of bytes that the opening of its leaf may name. */
  digest?: keyof RowOf[T] & string
  /** What comes with a row besides its record. */
  brings?: 'bytes' | 'scopes' | 'text'
  /** It is read whole: it is short, or a figure needs all of it. */
  whole?: true
  uses?: readonly Use[]
  shred: ShredRule
  seen: Sight<T>
}

type Column<S extends { columns: object }> = keyof S['columns'] & string

/** That a descriptor speaks of columns that it has. */
interface Sound<S extends { columns: object }> {
  subject: Column<S>
  unique?: readonly Column<S>[]
  indexes?: readonly (readonly Column<S>[])[]
  about?: readonly Column<S>[]
  shred:
    | 'ids'
    | 'own'
    | 'change'
    | readonly (readonly [Column<S>, Doomed] | readonly [string, Doomed, 'field' | 'list'])[]
}

/** Describes a table. */
export function describe<const T extends Table, const S extends Descriptor<T>>(
  _table: T,
  descriptor: S & Sound<S>,
): S {
  return descriptor
}
