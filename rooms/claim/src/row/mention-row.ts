// The records of lists with names and of the linkage of persons, all append-only. A mention is what
// one row of a list says of somebody; who is one person with whom is said in rows of its own, so
// that every decision can be told and undone. Source: linkage.md 2.2, 9.4, 10.1; desk.md I3-I9.
import type { DayInterval } from '../claim/claim.ts'
import type { ImportOutcome, LineageKind, Sex, Verdict } from '../vocabulary/person-vocabulary.ts'

/** A row of a list. The newest row of an id counts; none of it is for everybody. */
export interface Mention {
  /** `list/record`: the record's number is its list's own. */
  id: string
  list: string
  /** The cells as they stand in the file, by what they were mapped to. */
  written: Record<string, string>
  /** As written. */
  name?: string
  /** First and last possible year of birth. */
  bornLow?: number
  bornHigh?: number
  sex?: Sex
  /** Paths of places: home, and where what the list is of befell the person. */
  home?: string
  place?: string
  /** When it befell the person. */
  time?: DayInterval
  report?: string
  /** Agent from whom this row comes; the list's own origin when absent. */
  origin?: string
  /** Cells of columns that only those who may see restricted fields are shown. */
  restricted?: Record<string, string>
  /** The import that wrote this row; absent when somebody wrote it by hand. */
  run?: string
  /** The source no longer lists the row, as of this day. */
  goneSince?: string
}

/** How the columns of a file are read; saved by name, the newest row of a name counts. */
export interface ListMapping {
  /** Its name. */
  id: string
  /** What the file is and what to know of its columns, for colleagues. */
  description?: string
  columns: MappedColumn[]
}

/** One column: what its cells are. */
export interface MappedColumn {
  /** The heading in the file. */
  column: string
  /** What it is taken for, one of `MENTION_FIELDS`, or another word of the group's own. */
  field: string
  /** What the field needs to know: `dmy` or `mdy` of dates, a year for ages, a language. */
  form?: string
  /** An empty cell clears what was there; otherwise it keeps it. */
  clears?: boolean
}

/** One import of a file into lists with names. */
export interface ImportRun {
  id: string
  lists: string[]
  mapping?: string
  /** SHA-256 of the file. */
  fileHash: string
  /** SHA-256 of the touched ids, sorted, a line each. */
  touchedHash: string
  /** How many rows had which outcome. */
  outcomes: { outcome: ImportOutcome; rows: number }[]
}

/** One linkage of lists: with what it was made, so that it can be made again. */
export interface LinkageRun {
  id: string
  lists: string[]
  /** The settings, as JSON text, and their SHA-256. */
  model: string
  modelHash: string
  /** SHA-256 of the mentions that went in. */
  inputHash: string
  /** Instant as known at which the mentions were read. */
  knownAt: string
  seed: string
  engine: string
  procedure: string
  mentions: number
  /** Pairs that the rules found. */
  candidates: number
  /** What was learned: levels with their chances, and the prior, as JSON text. */
  trained: string
  /** Codes. */
  findings: string[]
}

/** A pair that a run found worth keeping. */
export interface LinkagePair {
  run: string
  /** Ids of mentions, `a` before `b`. */
  a: string
  b: string
  /** Weight in thousandths of a bit. */
  millibits: number
  /** Levels of the comparisons, packed in one number. */
  pattern: number
  /** Bit k is set when rule k found the pair. */
  rules: number
}

/** What somebody said of two mentions; a row that withdraws says nothing else. */
export interface MentionJudgement {
  id: string
  a: string
  b: string
  verdict: Verdict
  /** Said before the weight and what others said were shown. */
  blind: boolean
  reason?: string
  run?: string
  /** Drawn at random from strata of weight: only such verdicts calibrate. */
  calibrates?: boolean
  /** Id of the judgement that this row takes back. */
  withdraws?: string
}

/** A person: an id that means nothing, and its mentions in rows of their own. */
export interface PersonRecord {
  id: string
}

/** Whose mention it is; the newest row of a mention counts. */
export interface PersonMember {
  person: string
  mention: string
  run?: string
}

/** Where the mentions of an id went, or whence they came. */
export interface PersonLineage {
  from: string
  to: string
  kind: LineageKind
  run?: string
}

/** What a run would have done to a person that people had judged, for somebody to decide. */
export interface PersonProposal {
  id: string
  run: string
  kind: LineageKind
  persons: string[]
  mentions: string[]
}
