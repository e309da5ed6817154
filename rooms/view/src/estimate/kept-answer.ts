// The answers about recorded lists and kept estimates, as the operations give them.
import type {
  Act,
  DayInterval,
  DuplicateState,
  EstimateRecord,
  ListEntryRow,
  PersonList,
  Recorded,
} from '@tumen/claim'
import type { Collapse, Finding } from '@tumen/estimate'
import type { NamedImport } from '../linkage/named-import.ts'
import type { EstimateReport } from './answer.ts'

type Answered = Recorded & { leaf: number }

/** A kept estimate without its report. */
export type KeptEstimate = EstimateRecord & Answered & { smallWithheld?: true }

/** `estimate.show`. */
export interface ShownEstimate {
  stored: KeptEstimate
  estimate: EstimateReport & { collapse?: Collapse }
}

/** `estimate.repeat`. */
export interface RepeatedEstimate {
  sameReport: boolean
  sameTable?: boolean
  procedure: { stored: string; now: string }
  engine: { stored: string; now: string }
}

interface Sides<T> {
  before?: T
  after?: T
}

/** `estimate.compare`. */
export interface ComparedEstimates {
  before: KeptEstimate
  after: KeptEstimate
  same: boolean
  reasons: string[]
  numbers: ({ what: string } & Sides<number>)[]
  model: Sides<string>
  lists: ({ name: string } & Sides<number>)[]
  cells: { lists: string[]; before: number; after: number }[]
  options: ({ option: string } & Sides<string>)[]
  findings: { came: Finding[]; gone: Finding[] }
  changes: {
    leaf: number
    operation: string
    recorded: string
    by: string
    came: number
    gone: number
  }[]
}

/** `estimate.table`. */
export interface OverlapTable {
  knownAt: string
  byOrigin: boolean
  lists: { name: string; size: number }[]
  persons: number
  cells: { lists: number[]; persons: number }[]
  collapse?: Collapse
  findings: Finding[]
}

/** `estimate.vary`: one of the three is there. */
export interface VariedEstimate {
  documented: number
  estimate: number
  links?: { error: { kind: 'missed' | 'false'; share: number }; estimate?: number }[]
  /** Limits as shares of the estimate. */
  records?: { factor: number; low: number; high: number; ratio: number }[]
  repeats?: {
    nominal: number
    draws: number
    intervals: {
      kind: 'wider' | 'bca' | 'percentile'
      holds: number
      above: number
      below: number
    }[]
  }
}

/** One list of `list.list`. */
export interface ListAnswer extends Omit<PersonList, 'act' | 'period'>, Answered {
  act?: Act
  period?: DayInterval
  duplicates?: { state: DuplicateState; reason?: string } & Recorded
  entries: number
  persons: number
  /** Records with names. */
  mentions: number
}

/** One overlap of `list.list`. */
export interface OverlapAnswer extends Answered {
  id: string
  title: string
  lists: string[]
  persons: number
}

/** `list.show`. */
export interface ShownList {
  list: ListAnswer
  rows: ListEntryRow[]
  /** Ids of rows with names. */
  mentions: string[]
  next?: string
}

/** `list.check` and `list.import`. */
export interface ImportedLists {
  lists: { id?: string; title: string; isNew: boolean; entries: number; persons: number }[]
  entries: number
  unchanged: number
  overlap?: string
  overlapPersons?: number
  columnsLeft: number[]
  /** Of a file with names. */
  names?: NamedImport
}
