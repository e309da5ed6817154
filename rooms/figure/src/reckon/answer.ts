// The answer and its explanation, as data and not as sentences (rule F70): `view` has the words.
import type { Grade, Restriction } from '@tumen/claim'
import type { Question } from '../scope/question.ts'
import type { AgentRow, FigureClaim } from './evidence.ts'

/** What the words of a number add to it. */
export type Mark =
  | 'about'
  | 'odd'
  | 'nearly'
  | 'strict'
  | 'derived'
  | 'word'
  | 'floor'
  | 'sum'
  | 'union'
  | 'whole'

/** First that holds, in this order, is the status of a figure (figures.md, section 9). */
export type Status =
  | 'whole_only'
  | 'rate_only'
  | 'no_data'
  | 'contested'
  | 'corroborated'
  | 'event_corroborated'
  | 'single_origin'

/** Why a claim was set aside. */
export type LeftOutCode =
  | 'retracted'
  | 'corrected'
  | 'unit_differs'
  | 'speculative'
  | 'denied'
  | 'larger_claimed'
  | 'rate_present'
  | 'restatement'
  | 'headline'
  | 'superseded'

export type Flag =
  | LeftOutCode
  | 'overlap'
  | 'admission'
  | 'relay_conflict'
  | 'no_floor_stated'
  | 'best_is_floor'
  | 'part_contested'
  | 'whole_contested'
  | 'parts_may_overlap'
  | 'parts_exceed_whole'
  | 'sum_differs_within_rounding'
  | 'sum_of_parts'
  | 'distinct_persons_from_lists'
  | 'imprecise_only'
  | 'imprecise_floor'
  | 'words_exceed'
  | 'part_exceeds_whole'
  | 'bounded_by_whole'
  | 'independence_bound'
  | 'parts_bound'
  | ExtensionFlag

/** Raised by what stands on top of the procedure (rules F80–F84). */
export type ExtensionFlag =
  | 'conditional'
  | 'conditions_not_enumerated'
  | 'from_overlaps'
  | 'overlaps_inexact'
  | 'overlaps_impossible'
  | 'lists_linked'
  | 'possible_containment'

/** How a claim's scope stands to the question's. */
export type ScopeRelation = 'exact' | 'sub' | 'super' | 'overlap' | 'disjoint'

/** A value set: `high` is null when there is no upper end. */
export interface ValueSet {
  low: number
  high: number | null
}

/** Where a number comes from: stated by claims, or derived from parts that are. */
export type Derivation =
  | { rule: 'stated'; claims: string[] }
  | {
      rule: 'sum' | 'union' | 'difference' | 'majority' | 'rate' | 'overlaps'
      /** With `overlaps`, what is `subtracted` is taken away from the rest. */
      parts: { value: number; marks: Mark[]; claims: string[]; subtracted?: true }[]
    }
  | { rule: 'fixed'; reason: 'vague_word' | 'somebody' | 'nothing_known'; claims: string[] }

/** One end of the range, or its best number. */
export interface Endpoint {
  value: number
  marks: Mark[]
  from: Derivation
}

/** What a used claim does for the answer. */
export type Effect = 'low' | 'best' | 'high' | 'support' | 'event_only' | 'whole' | 'rate'

/** One claim that counts. Equal `values` and `sets` may be one object: read, never change them. */
export interface UsedClaim {
  claim: string
  relation: ScopeRelation
  /** Class id: the smallest agent id of the class, by code point. */
  origin: string
  floor: number | null
  point: number | null
  ceiling: number | null
  values: ValueSet
  sets: Effect[]
}

export interface LeftOutClaim {
  claim: string
  code: LeftOutCode
  /** The claim that caused it, if one did. */
  cause?: string
  /** The day from which it is left out, if a dated row caused it. */
  on?: string
}

export interface BesideClaim {
  claim: string
  reason:
    | 'denied'
    | 'larger_claimed'
    | 'speculative'
    | 'rate_present'
    | 'unit_differs'
    | 'overlap'
    | 'word'
    | 'conditional'
}

/** Agents taken for one voice. */
export interface OriginClass {
  id: string
  members: string[]
  anonymous: boolean
  /** The `same` rows that joined them. */
  joinedBy: { a: string; b: string; on?: string; by?: string }[]
  /** The best grade among its claims, when there is one; C stands for C and F alike. */
  grade?: Grade
}

export interface Contradiction {
  kind: 'totals' | 'part' | 'whole' | 'parts_against_whole' | 'part_against_whole'
  left: { claims: string[]; values: ValueSet }
  right: { claims: string[]; values: ValueSet }
}

/** In what a claim beside the question misses it. */
export type NearbyRespect = 'measure' | 'act' | 'time' | 'no_time'

/** A claim that misses the question in one respect, and the question under which it would count. */
export interface NearbyClaim {
  claim: string
  respect: NearbyRespect
  asked: Question
  /** What it says: of how many, which act, when. */
  said: Pick<FigureClaim, 'act' | 'op' | 'value' | 'low' | 'high' | 'vague' | 'at' | 'from' | 'to'>
}

/** A part of the asked scope that claims speak of. */
export interface Part {
  act: string
  place?: string
  /** Places on the way. */
  through?: string
  from?: string
  to?: string
  at?: string
  event?: string
  partOf?: string
  restrict?: Restriction[]
  weight: number
  claims: string[]
  chosen: boolean
  contested: boolean
  /** For contested parts: the largest number that is stated on it or inside it. */
  most?: number
  /** True for one origin's list of names. */
  list?: true
  /** For parts left out: the chosen parts from which it is not provably disjoint. */
  notDisjointFrom?: string[][]
}

/** What a whole leaves over when its known parts are taken away. */
export interface Remainder {
  value: number
  marks: Mark[]
  /** `at_least` when the whole is a floor ("189 or more"), `at_most` when it is a ceiling. */
  bound: 'point' | 'at_least' | 'at_most'
  from: Derivation
}

export interface Explanation {
  question: Question
  used: UsedClaim[]
  leftOut: LeftOutClaim[]
  beside: BesideClaim[]
  classes: OriginClass[]
  /** The known rows about their agents that count: the newest of each pair. */
  rows: AgentRow[]
  /** One smallest grouping that gives the minimum of `event`: classes that may be one. */
  grouping: string[][]
  /** Pairs of classes of the event that may be one; of very many the first 2,000. */
  mayBeOne: [string, string][]
  /** How many more such pairs there are; absent when all are told. */
  mayBeOneMore?: number
  contradictions: Contradiction[]
  parts: Part[]
  /** Whole minus chosen parts, when both exist. */
  notBrokenDown: Remainder | null
  /** Support curve with the classes behind each step. */
  supportedBy: { value: number; origins: string[]; minOrigins: number }[]
  /** Documents by origin class. */
  reportsByOrigin: { origin: string; docs: string[] }[]
  documents: { doc: string; relation?: { kind: string; to: string } }[]
  /** Pairs whose decision would change the minimum of `figure` or `event`. */
  pairsThatMatter: [string, string][]
  /** Pairs of parts (by claim ids) whose overlap, if decided, would change low. */
  partsThatMatter: [string[], string[]][]
  /** What a reader would miss: named, nearest first, and never counted. */
  nearby: NearbyClaim[]
  /** How many more there are; absent when all are told. */
  nearbyMore?: number
  /** That there may be more still: not all that lies around was looked at. */
  nearbyOpen?: true
}

export interface Implied {
  low: number | null
  high: number | null
  claims: string[]
  /** Whole number of rate periods in the common period. */
  periods: number
}

/** Low, best, high and independent origins of a question, with the reasons. */
export interface Figure {
  low: Endpoint | null
  best: Endpoint | null
  high: Endpoint | null
  /** True exactly when `high` is null. */
  open: boolean
  /** Independent origins behind `low`: [minimum, maximum]. */
  figure: [number, number]
  /** Independent origins behind the event at all. */
  event: [number, number]
  /** Distinct documents of the exact and sub claims that remain. */
  reports: number
  /** [number, minimum of independent origins that entail at least it], ascending. */
  support: [number, number][]
  strictLow: boolean
  status: Status
  /** In code-point order. */
  flags: Flag[]
  /** What rates imply; never added to anything. */
  implied: Implied[]
  explanation: Explanation
  /** What stands on top of the procedure; absent when nothing of it applies. */
  extensions?: Extensions
}

/** The range and status of an answer, without its reasons. */
export type ShortFigure = Pick<Figure, 'low' | 'best' | 'high' | 'open' | 'strictLow' | 'status'>

/** What the extensions add to an answer (rules F80–F84). */
export interface Extensions {
  /** F80: conditions of visible claims, and what the answer is under each assignment. */
  conditions?: {
    decided: { condition: string; decision: 'holds' | 'fails'; claims: string[] }[]
    open: { condition: string; claims: string[] }[]
    /** One for each assignment of the open conditions; `holds` names those that hold. */
    variants: { holds: string[]; figure: ShortFigure }[]
  }
  /** F81: a smallest set of statements that cannot all be true. */
  impossible?: { claims: string[]; values: ValueSet }[]
  /** F82: distinct persons on the lists that count: [minimum, maximum]. */
  persons?: { lists: string[]; count: [number, number] }
  /** F84: claims that may lie in the asked place, and the figure if all do. */
  containment?: { claims: string[]; figure: ShortFigure }
}

/** What moved between two answers, and why. */
export interface FigureDifference {
  /** Claims that are seen now and were not, or that count again. */
  entered: string[]
  /** Claims that counted and do not, and claims that were left out as soon as they came. */
  left: { claim: string; code: LeftOutCode | 'not_visible' }[]
  /** Claims that count in both but are read differently: another origin, scope or number. */
  changed: string[]
  rows: { a: string; b: string; relation: string; change: 'added' | 'removed' }[]
  /** Classes whose best grade moved. */
  grades: { origin: string; before: Grade | null; after: Grade | null }[]
  endpoints: {
    end: 'low' | 'best' | 'high'
    before: number | null
    after: number | null
    /** Claim ids; else pairs of agents `a ~ b`, graded classes, or `question`. At least one. */
    causes: string[]
  }[]
}
