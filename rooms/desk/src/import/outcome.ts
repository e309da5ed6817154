// What becomes of one row of a file that comes in, whatever it is a file of. Source: desk.md I5.
import type { ImportOutcome } from '@tumen/claim'

/** What is told of a cell: a code and the place of its column, from 1; 0 of a row as a whole. */
export interface CellTrouble {
  code: string
  column: number
  /** Where in a text its words stand, when they stand there more than once. */
  offsets?: string
}

/** One difference: of the words, of what was read of them, or of a restricted column. */
export interface FieldChange {
  kind: 'words' | 'value' | 'restricted'
  field: string
  before?: string
  after?: string
}

/** What becomes of one row; `B` is what is there, `C` what it would be. */
export interface RowOutcome<B, C> {
  outcome: ImportOutcome | 'refused'
  /** Nothing for a row that is gone. */
  line?: number
  /** The list of a mention; nothing of other records. */
  list: string
  /** Nothing for a row that is new and has no number of its own. */
  id?: string
  before?: B
  /** What the row would say; nothing where that is what it says now. */
  content?: C
  /** Somebody must first say whose word counts: nothing is written. */
  waits?: true
  /** Of some field ours stays, as was answered before. */
  isKept?: true
  /** Differences in which ours is to stay from now on, by their digests. */
  answers?: readonly string[]
  problems: CellTrouble[]
  notes: CellTrouble[]
}
