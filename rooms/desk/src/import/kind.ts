// A kind of record that comes in by file: what its columns can be taken for, how cells become its
// fields, and how a row is written. Everything else of an import is the same for all kinds. Source:
// desk.md I1, I3-I5.
import type { ImportKind } from '@tumen/claim'
import type { Writer } from '@tumen/ledger'
import type { CellReading } from '../mention/cell.ts'
import type { Call, Desk } from '../operation.ts'
import type { Gazetteer } from '../place/gazetteer.ts'
import type { ColumnRules, ReadColumn } from './column.ts'
import type { ImportEffect } from './effect.ts'

/** A record as its kind stores it. */
export type Stored = { id: string } & Readonly<Record<string, unknown>>

/** What a record says, by the names of its fields; without its id and where it came from. */
export type Content = Record<string, unknown>

/** The cells of a row by field; an empty one stands here only where its column clears. */
export type Cells = ReadonlyMap<string, string>

/** What the reading of cells needs to know beside them. */
export interface ReadAround {
  columns: readonly ReadColumn[]
  gazetteer: Gazetteer
  /** Places by what was written, so that each is looked up once. */
  places: Map<string, CellReading<string>>
}

/** What the cells of a field give: its value, nothing, or what is wrong with which cell. */
export type PartReading = { value?: unknown } | (PartProblem & { of: string })

/** A field of a record, and the columns from which it is read. */
export interface PartReader {
  fields: readonly string[]
  /** Fields of which each language has one: `names.en`. */
  each?: string
  isNeeded?: true
  read(cells: Cells, around: ReadAround, before: unknown): PartReading
}

/** A later row of a record, and whether an import wrote it. */
export interface LaterRow {
  row: Stored
  run: string | undefined
  leaf: number
}

/** The records that are here, as the walk over a file looks them up. */
export interface KnownRecords {
  byId(ids: readonly string[]): Promise<readonly Stored[]>
  /** By the ids that their collections give them. */
  byExternal(ids: readonly string[]): Promise<readonly Stored[]>
  /** Ids here of the records of a collection. */
  ofCollection(namespace: string): Promise<readonly string[]>
  /** Every row of these records, of those that have more than one, in the order of recording. */
  rowsOf(ids: readonly string[]): Promise<readonly LaterRow[]>
  /** Whether a record that is here has no row of the workspace's own yet. */
  isFirst?(id: string): boolean
  /** What a new record lacks, by code, beside all that the file brings. */
  lacks?(id: string, inFile: Pick<ReadonlySet<string>, 'has'>): readonly string[]
  /** Puts ids where cells name other records. */
  meant?(cells: Map<string, string>): Promise<readonly PartProblem[]>
  /** What is wrong with a row as a whole, or what is kept of it until it is written. */
  readied?(row: RowToReady): Promise<Readied>
  /** Writes one row; gives the id that its record has now. */
  write(write: Writer, row: RowToWrite): Promise<string>
  /** What saved questions would answer, once what the rows bring was accepted. */
  effect?(): Promise<ImportEffect[]>
  /** Writes what all rows together bring. */
  finish?(write: Writer): Promise<void>
}

/** What is wrong with a cell of a row, by the field of its column; of the row without one. */
export interface PartProblem {
  problem: string
  of?: string
  /** Where its words stand in a text. */
  offsets?: string
}

/** A row whose cells could all be read. */
export interface RowToReady {
  before: Stored | undefined
  content: Stored
  cells: Cells
  /** Nothing of it is written yet. */
  isWaiting: boolean
}

/** What became of a row as a whole; `isSame`: it says what its record says, in other words. */
export type Readied =
  | { problems: readonly PartProblem[]; isSame?: never; ready?: never }
  | { isSame: true; problems?: never; ready?: never }
  | { ready: unknown; content: Stored; problems?: never; isSame?: never }

/** A row that is written. */
export interface RowToWrite {
  row: Stored
  isNew: boolean
  run: string
  ready?: unknown
}

/** What a row of a file is written as. */
export interface WrittenRow {
  before?: Stored | undefined
  content: Content
  /** The id that its collection gives it, with the name of the collection before it. */
  external?: string | undefined
}

/** A kind of record. */
export interface RecordKind {
  kind: ImportKind
  /** The operation that somebody must be allowed who takes such a file in. */
  right: string
  rules: ColumnRules
  /** Headings by themselves, parted by commas, by field. */
  headings: Readonly<Record<string, string>>
  parts: Readonly<Record<string, PartReader>>
  /** Fields that tell records apart where a file has no ids. */
  telling: readonly string[]
  /** A new record keeps the id that the file gives it: it is the same for everybody. */
  keepsIds?: true
  /** Whether an id of the file can be one. */
  isId(id: string): boolean
  /** What is wrong with a record as a whole, by code. */
  check(row: Stored): readonly string[]
  rowOf(written: WrittenRow & { id: string }): Stored
  known(desk: Desk, call: Call): Promise<KnownRecords>
  /** What is kept in memory and would be old after such an import. */
  forget?(desk: Desk): void
}
