// The other records of the claim model, all append-only: documents, agents and the rows that
// relate them. `recorded` (an instant, set by the ledger) and `by` stand on every stored row.
import type { DayInterval, Span } from '../claim/claim.ts'
import type {
  Act,
  AgentKind,
  AgentRelationName,
  Anonymity,
  ClaimRelationType,
  ClaimStatusName,
  ConditionDecision,
  DecisionState,
  DocumentRelationBasis,
  DocumentRelationKind,
  EventLinkRole,
  Grade,
  LineageSignName,
  ProposalDecision,
  QueryKind,
  QueryState,
  Sensitivity,
} from '../vocabulary/vocabulary.ts'
import type { ArchiveFacts } from './proof-row.ts'

/** An evidence document: bytes as they came, and the text that offsets point into. */
export interface EvidenceDocument {
  id: string
  /** sha256 of the bytes as they came, lower-case hex. */
  bytesHash: string
  mediaType: string
  /** sha256 of the text's UTF-8 bytes, lower-case hex. */
  textHash: string
  /** How the text came from the bytes, in order, e.g. `html:text`, `nfc`, `newlines:lf`. */
  textSteps: string[]
  /** BCP 47 tag. */
  language: string
  title: string
  /** Agent id. */
  publisher?: string
  published: DayInterval
  /** When we fetched or received it (instant). */
  captured: string
  url?: string
  /** The period told about, for annual reports. */
  covers?: DayInterval
  boilerplate: Span[]
  sensitivity: Sensitivity
  /** What a web archive says of itself, when the bytes are one. */
  archive?: ArchiveFacts
}

/** Somebody or something that speaks; an anonymous agent is scoped to one document. */
export interface Agent {
  id: string
  kind: AgentKind
  /** Label by language tag; `und` when the language does not matter. */
  name?: Record<string, string>
  anonymity: Anonymity
  /** The document, for agents that exist only in it. */
  scope?: string
  /** True when the agent is a party to the acts it tells of, or its organ. */
  party?: boolean
  /** Reference to a sealed identity. */
  sealed?: string
}

/** A judgement on an unordered pair of agents; the newest row at the asked date counts. */
export interface AgentRelation {
  a: string
  b: string
  relation: AgentRelationName
  reason?: string
  /** The copy whose speakers say the words of another document: while it is a confirmed one. */
  copyOf?: { from: string; to: string }
}

/** A grade of an origin, for a topic or for everything. */
export interface GradeRow {
  agent: string
  topic?: { act?: Act; place?: string; period?: DayInterval }
  grade: Grade
}

/** A row that relates two claims. */
export interface ClaimRelationRow {
  from: string
  type: ClaimRelationType
  to: string
  note?: string
}

/** A row that changes the state of a claim; `on` is when the world could know it. */
export interface ClaimStatusRow {
  claim: string
  status: ClaimStatusName
  reason: string
  on?: string
}

/** What we think happened: the thing that claims may be about. */
export interface EventRecord {
  id: string
  title: string
  act?: Act
  place?: string
  period?: DayInterval
}

/** A reviewer's judgement: the claim counts the people of this event, some, or a whole. */
export interface EventLinkRow {
  claim: string
  event: string
  role: EventLinkRole
}

/** A row that relates two documents; only confirmed and declared ones count. */
export interface DocumentRelationRow {
  from: string
  to: string
  kind: DocumentRelationKind
  basis: DocumentRelationBasis
  containment?: string
  /** What speaks for it, by offsets into both texts: the words stay where they are. */
  evidence?: LineageEvidence[]
  state: DecisionState
}

/** One sign that a document depends on another, and where it stands in either text. */
export interface LineageEvidence {
  sign: LineageSignName
  /** In the dependent document (UTF-16 code units, half-open). */
  from?: { start: number; end: number }
  /** In the document that it depends on. */
  to?: { start: number; end: number }
}

/** A question or a search that somebody saved; the newest row of an id counts. */
export interface QueryRow {
  id: string
  kind: QueryKind
  /** What its owner calls it. */
  name: string
  /** The value of each field as the form writes it. */
  query: Record<string, string>
  /** True when others may see it; else it is its owner's alone. */
  shared: boolean
  state: QueryState
}

/** Whether the condition of a claim holds; the newest row about the claim counts. */
export interface ConditionDecisionRow {
  claim: string
  decision: ConditionDecision
  reason?: string
}

/** What a person made of one proposal of the reader; the newest row about its key counts. */
export interface ProposalDecisionRow {
  id: string
  document: string
  /** The proposal: kind, offsets and perhaps act, which stay the same for a text. */
  key: string
  decision: ProposalDecision
  /** The claim that came of it, when it was accepted or amended. */
  claim?: string
  reason?: string
}

/** A row that takes a change back: from its instant on, no row of that change counts. */
export interface UndoRow {
  /** Number of the log's leaf of the change, in decimal. */
  change: string
  reason?: string
}

/** What every stored row carries besides its own fields. */
export interface Recorded {
  /** Instant at which the ledger took the row in; never set by a caller. */
  recorded: string
  /** Account that made the row. */
  by: string
}
