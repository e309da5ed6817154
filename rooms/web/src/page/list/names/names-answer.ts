// What the operations about files with names answer, as far as the page prints it.

/** A column of a saved mapping. */
export interface MappedColumnAnswer {
  column: string
  field: string
  form?: string
  clears?: boolean
}

/** `list.mappings`. */
export interface MappingsAnswer {
  mappings: { id: string; description?: string; columns: MappedColumnAnswer[] }[]
}

/** `list.columns`. */
export interface ColumnsAnswer {
  columns: { heading: string; field?: string; restricted?: true; samples: string[] }[]
  rows: number
  mappings: string[]
}

/** One part of a row that would change. */
export interface ChangedPart {
  kind: 'words' | 'value' | 'restricted'
  field: string
  before?: string
  after?: string
}

/** `list.check` of a file with names. */
export interface NamesChecked {
  outcomes: { outcome: OutcomeName; rows: number }[]
  refused: number
  problems: { code: string; line: number; column?: number }[]
  notes: { code: string; column: number; cells: number; lines: number[] }[]
  token: string
  columns: { heading: string; field?: string; restricted?: true }[]
  differences: { outcome: OutcomeName; line?: number; id?: string; changes: ChangedPart[] }[]
  failed?: string
}

/** What becomes of a row. */
export type OutcomeName = 'new' | 'changed' | 'unchanged' | 'conflict' | 'gone'
