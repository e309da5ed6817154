// The records of lists of persons and of estimates made from them, all append-only. A list holds
// pseudonyms only: names and other fields of persons belong to the linkage of records, and come
// in tables of their own. Source: estimate.md 1.1, 10, 15; linkage.md 2.2.
import type { DayInterval } from '../claim/claim.ts'
import type { Act, DuplicateState, EstimateSource } from '../vocabulary/vocabulary.ts'

/** A list of persons, and what it is of. Only lists of one frame can be compared. */
export interface PersonList {
  id: string
  title: string
  /** Lists of one space name the same person by the same pseudonym; of two spaces nobody knows. */
  space: string
  /** Ids of the documents in which it stands. */
  documents?: string[]
  /** Agent who made it from what they saw or heard themselves: the origin of its entries. */
  origin?: string
  act?: Act
  /** Who could have been listed, in a few words. */
  population?: string
  /** Path of the place. */
  place?: string
  period?: DayInterval
}

/** Somebody's word on whether a list names persons twice; the newest row of a list counts. */
export interface ListDeclarationRow {
  list: string
  duplicates: DuplicateState
  reason?: string
}

/** That a list names a person. Nothing else of the person stands here. */
export interface ListEntryRow {
  id: string
  list: string
  /** Pseudonym in the space of the list. */
  person: string
  /** The report that names the person: id of a document, or words of the list's own. */
  report?: string
  /** Agent from whom this entry comes; the list's own origin when absent. */
  origin?: string
}

/** How many persons stand on exactly which lists, as somebody else has matched them. */
export interface OverlapRow {
  id: string
  title: string
  /** Ids of the lists, in the order of the signs of a pattern. */
  lists: string[]
  /** Patterns such as `101`, none of noughts alone, each once. */
  cells: { pattern: string; persons: number }[]
}

/** What is known of a stored estimate without its report. */
export interface EstimateRecord {
  id: string
  title?: string
  source: EstimateSource
  /** Ids of the lists; for an overlap those of its lists. */
  lists?: string[]
  overlap?: string
  /** The question whose claims name the persons, each field as words. */
  question?: Record<string, string>
  /** Instant as known at which lists and their entries were read. */
  knownAt: string
  /** Whether entries counted by their origins. */
  byOrigin: boolean
  /** What was asked, each option as words: seed, replicates and so on. */
  options: Record<string, string>
  /** SHA-256 of the cells, of the input with its options, and of the report; lower-case hex. */
  tableHash: string
  inputHash: string
  reportHash: string
  /** Persons on any list. */
  persons: number
  /** At least so many in all, by the bound. */
  atLeast?: number
  /** The default method's; `small`: fewer than a hundred persons, for the analyst alone. */
  estimate?: { total: number; low: number; high: number; model: string; small: boolean }
  /** Codes of findings that withheld the estimate. */
  withheld: string[]
  procedure: string
  engine: string
}

/** What a stored estimate was made of and what it said, as JSON texts of the desk. */
export interface EstimateReportRow {
  estimate: string
  input: string
  report: string
}
