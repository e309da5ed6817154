// The claim: what a text says, in which words, and how it reached us. Types only; the checks
// stand in claim/check.ts. A claim is never edited: a correction is a new row.
import type {
  Act,
  Anchor,
  Anonymity,
  Basis,
  ClaimKind,
  ClaimRelationType,
  ComparisonOperator,
  DerivationRule,
  ExtractionMethod,
  Habitual,
  LinkRelation,
  LinkRole,
  Measure,
  Modality,
  Mode,
  Operator,
  PlaceLevel,
  PlaceRelation,
  PlaceRole,
  Polarity,
  Position,
  RateUnit,
  RestrictionDimension,
  Sensitivity,
  TimeRole,
  Unit,
  VagueWord,
} from '../vocabulary/vocabulary.ts'

/** A piece of a document's text: UTF-16 code units, half-open, `text` equal to the slice. */
export interface Span {
  start: number
  end: number
  text: string
}

/** A closed interval of ISO days (`YYYY-MM-DD`). */
export interface DayInterval {
  earliest: string
  latest: string
}

/** One restriction of a group: two with the same `by` and other labels exclude each other. */
export interface Restriction {
  by: RestrictionDimension
  label: string
}

/** What is said to have happened. */
export interface Proposition {
  act: Act
  actor?: { label: string; id?: string }[]
  affected?: { label: string; population?: string; restrict?: Restriction[] }
  polarity: Polarity
  habitual?: Habitual
  /** One normalised sentence in our words. */
  text: string
}

/** A number as stated, with its hedge. `range` has low and high, `vague` a word, `none` value 0. */
export interface Quantity {
  op: Operator
  value?: number
  low?: number
  high?: number
  vague?: VagueWord
  unit: Unit
  measure: Measure
  per?: { n: number; unit: RateUnit }
  partOf?: { value?: number; op?: Operator; claim?: string }
  breakdown?: { by: RestrictionDimension; label: string; op: Operator; value: number }[]
  hedge?: string
  span: Span
  derivation?: { from: string[]; rule: DerivationRule; assumption?: string }
}

/** A place in a role. `gazetteer` is a place id; `ucdpPrec` is computed, never typed. */
export interface ClaimPlace {
  role: PlaceRole
  name: string
  gazetteer?: string
  level: PlaceLevel
  relation: PlaceRelation
  stated: boolean
  span?: Span
  inheritedFrom?: string
  ucdpPrec: number
}

/** A time in a role. `ucdpPrec` is computed from the length in days. */
export interface ClaimTime {
  role: TimeRole
  earliest: string
  latest: string
  anchor: Anchor
  expression?: string
  span?: Span
  stated: boolean
  ucdpPrec: number
}

/** One link of the speaker chain, ordered from the document in hand to the origin. */
export interface ChainLink {
  agent: string
  label: string
  role: LinkRole
  relation: LinkRelation
  verb?: string
  mode: Mode
  anonymity: Anonymity
  anonymityReason?: string
  span?: Span
  date?: DayInterval
}

/** A comparison of two quantities; `ratio` is a decimal fraction. */
export interface Comparison {
  left: string
  operator: ComparisonOperator
  right: string
  rightClaim?: string
  difference?: number
  ratio?: number
}

/** A relation to another claim, as written beside a claim in an import or an export. */
export interface ClaimRelation {
  type: ClaimRelationType
  to: string
  note?: string
}

/** How the claim was made; a claim counts only when `reviewed`. */
export interface Extraction {
  method: ExtractionMethod
  confidence?: number
  reviewed: boolean
  by?: string
}

/** What somebody said, in which words, and how it reached us. */
export interface Claim {
  id: string
  doc: string
  kind: ClaimKind
  position: Position
  quote: Span[]
  proposition: Proposition
  quantity?: Quantity
  places: ClaimPlace[]
  times: ClaimTime[]
  chain: ChainLink[]
  origin: string
  modality: Modality
  modalityCue?: string
  basis: Basis
  condition?: { text: string; claim?: string }
  comparison?: Comparison
  /** When the origin said it. */
  asserted: DayInterval
  /** When this document came out (day). */
  published: string
  sensitivity: Sensitivity
  problems?: string[]
  /** Ids of persons that this claim names. */
  listed?: string[]
  /** True when nobody knows whether this group overlaps others. */
  overlapsUnknown?: boolean
  extraction: Extraction
}
