// The face of the history: changes as the log reports them, what was undone, what builds on what,
// and the rows of all of it. Nothing is left out here; other reads leave undone rows out.
import type { RowOf, Stored, Table } from '../ledger.ts'
import type { RecordKind } from '../table/descriptor.ts'

export type { RecordKind } from '../table/descriptor.ts'

/** Which changes are asked for. */
export interface ChangePage {
  /** Before this leaf. */
  before?: number
  limit?: number
  /** Nouns of operations whose changes are left out. */
  without?: readonly string[]
}

/** A change, as its leaf tells of it. */
export interface ChangeEntry {
  leaf: number
  operation: string
  /** The subject as its opening names it: an id, or a keyed hash of one that is not printable. */
  subject: string
  /** To the second. */
  recorded: string
  by: string
}

/** A row of any table. */
export type TableRow = { [T in Table]: Stored<RowOf[T]> & { table: T } }[Table]

/** A record that stands in the way of an undo, and the leaf of the row that makes it so. */
export interface Dependant {
  kind: RecordKind
  id: string
  leaf: number
}

/** What undoing a change would do: the rows of `root` would count no more, or again. */
export interface UndoEffect {
  root: number
  returns: boolean
}

/** Everything that can be read of changes. */
export interface History {
  /** Leaves whose rows do not count at an instant; now when it is absent. */
  undone(instant?: string): ReadonlySet<number>
  /** Leaf of the undo because of which a change does not count now. */
  undoneBy(leaf: number): number | undefined
  /** The change whose rows an undo moves, through undos of undos; of another change itself. */
  rootOfUndo(leaf: number): number
  /** What undoing a change would do now; nothing when no row would move. */
  effectOfUndo(leaf: number): UndoEffect | undefined
  /**
   * What stands in the way of an undo, at most a hundred: records that name what would leave, or
   * undone records that what would return names.
   */
  dependants(effect: UndoEffect): Promise<Dependant[]>
  /** Changes before a leaf, the newest first, undone ones too; default 100, at most 1,000. */
  changes(page: ChangePage): Promise<ChangeEntry[]>
  /** The changes with these leaves, oldest first. Leaves of the log itself are no changes. */
  changesAt(leaves: readonly number[]): Promise<ChangeEntry[]>
  /** The first rows of these changes, `most` of each, undone ones too, in the order of the log. */
  rowsOfChanges(leaves: readonly number[], most: number): Promise<TableRow[]>
  /** At most `most` rows after this one in the order of the log, undone ones too. */
  rowsInOrder(after: { leaf: number; leafRow: number }, most: number): Promise<TableRow[]>
  /** The first rows that name one of these ids, undone ones too, and the undos of their changes. */
  rowsAbout(ids: readonly string[], most: number): Promise<TableRow[]>
}
