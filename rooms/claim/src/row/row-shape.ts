// The shapes of all append-only rows, by the name of their table. Source: claims.md 1, 3.7, 5, 8.
import type { Claim } from '../claim/claim.ts'
import { ACT_SHAPE, CLAIM_SHAPE, DAY_INTERVAL_SHAPE, SPAN_SHAPE } from '../claim/shape.ts'
import type { GazetteerPlace } from '../place/gazetteer.ts'
import {
  count,
  day,
  decimal,
  flag,
  id,
  list,
  map,
  record,
  text,
  whole,
  word,
  words,
} from '../shape/shape.ts'
import { IMPORT_OUTCOMES, LINEAGE_KINDS, SEXES, VERDICTS } from '../vocabulary/person-vocabulary.ts'
import * as v from '../vocabulary/vocabulary.ts'
import { CLOCK_SHAPES, type ClockRowByKind } from './clock-row.ts'
import { EVIDENCE_SHAPES, type EvidenceRowByKind } from './evidence-row.ts'
import type {
  EstimateRecord,
  EstimateReportRow,
  ListDeclarationRow,
  ListEntryRow,
  OverlapRow,
  PersonList,
} from './list-row.ts'
import { LOG_SHAPES, type LogRowByKind } from './log-row.ts'
import type {
  ImportRun,
  LinkagePair,
  LinkageRun,
  ListMapping,
  Mention,
  MentionJudgement,
  PersonLineage,
  PersonMember,
  PersonProposal,
  PersonRecord,
} from './mention-row.ts'
import { ARCHIVE_SHAPE, PROOF_SHAPES, type ProofRowByKind } from './proof-row.ts'
import type {
  Agent,
  AgentRelation,
  ClaimRelationRow,
  ClaimStatusRow,
  ConditionDecisionRow,
  DocumentRelationRow,
  EventLinkRow,
  EventRecord,
  EvidenceDocument,
  GradeRow,
  ProposalDecisionRow,
  QueryRow,
  UndoRow,
} from './rows.ts'
import { SHRED_SHAPES, type ShredRowByKind } from './shred-row.ts'

/** The record of each append-only table. */
export interface RowByKind
  extends EvidenceRowByKind,
    ShredRowByKind,
    LogRowByKind,
    ProofRowByKind,
    ClockRowByKind {
  document: EvidenceDocument
  document_relation: DocumentRelationRow
  claim: Claim
  claim_status: ClaimStatusRow
  claim_relation: ClaimRelationRow
  event: EventRecord
  event_link: EventLinkRow
  agent: Agent
  agent_relation: AgentRelation
  grade: GradeRow
  place: GazetteerPlace
  query: QueryRow
  proposal_decision: ProposalDecisionRow
  condition_decision: ConditionDecisionRow
  list: PersonList
  list_declaration: ListDeclarationRow
  list_entry: ListEntryRow
  overlap: OverlapRow
  estimate: EstimateRecord
  estimate_report: EstimateReportRow
  mention: Mention
  list_mapping: ListMapping
  import_run: ImportRun
  linkage_run: LinkageRun
  linkage_pair: LinkagePair
  judgement: MentionJudgement
  person: PersonRecord
  person_member: PersonMember
  person_lineage: PersonLineage
  person_proposal: PersonProposal
  undo: UndoRow
}
export type RowKind = keyof RowByKind

const DOCUMENT = record(
  {
    id,
    bytesHash: words,
    mediaType: text,
    textHash: words,
    textSteps: list(text),
    language: text,
    title: words,
    published: DAY_INTERVAL_SHAPE,
    captured: words,
    boilerplate: list(SPAN_SHAPE),
    sensitivity: word(v.SENSITIVITIES),
  },
  { publisher: id, url: text, covers: DAY_INTERVAL_SHAPE, archive: ARCHIVE_SHAPE },
)

const TOPIC = record({}, { act: ACT_SHAPE, place: id, period: DAY_INTERVAL_SHAPE })

const RANGE = record({ start: count, end: count })
const EVIDENCE = record({ sign: word(v.LINEAGE_SIGNS) }, { from: RANGE, to: RANGE })

const ESTIMATE_TOTAL = record({
  total: decimal,
  low: decimal,
  high: decimal,
  model: text,
  small: flag,
})

export const ROW_SHAPES = {
  document: DOCUMENT,
  document_relation: record(
    {
      from: id,
      to: id,
      kind: word(v.DOCUMENT_RELATIONS),
      basis: word(v.DOCUMENT_RELATION_BASES),
      state: word(v.DECISION_STATES),
    },
    { containment: words, evidence: list(EVIDENCE) },
  ),
  claim: CLAIM_SHAPE,
  claim_status: record({ claim: id, status: word(v.CLAIM_STATUSES), reason: text }, { on: day }),
  claim_relation: record({ from: id, type: word(v.CLAIM_RELATIONS), to: id }, { note: text }),
  event: record({ id, title: text }, { act: ACT_SHAPE, place: id, period: DAY_INTERVAL_SHAPE }),
  event_link: record({ claim: id, event: id, role: word(v.EVENT_LINK_ROLES) }),
  agent: record(
    { id, kind: word(v.AGENT_KINDS), anonymity: word(v.ANONYMITIES) },
    { name: map(text), scope: id, party: flag, sealed: id },
  ),
  agent_relation: record(
    { a: id, b: id, relation: word(v.AGENT_RELATIONS) },
    { reason: text, copyOf: record({ from: id, to: id }) },
  ),
  grade: record({ agent: id, grade: word(v.GRADES) }, { topic: TOPIC }),
  place: record(
    { id, level: word(v.PLACE_LEVELS), names: map(text) },
    { aliases: list(text), ids: list(id), latitude: words, longitude: words },
  ),
  query: record({
    id,
    kind: word(v.QUERY_KINDS),
    name: text,
    query: map(text),
    shared: flag,
    state: word(v.QUERY_STATES),
  }),
  condition_decision: record(
    { claim: id, decision: word(v.CONDITION_DECISIONS) },
    { reason: text },
  ),
  proposal_decision: record(
    { id, document: id, key: text, decision: word(v.PROPOSAL_DECISIONS) },
    { claim: id, reason: text },
  ),
  list: record(
    { id, title: text, space: id },
    {
      documents: list(id, 1),
      origin: id,
      act: ACT_SHAPE,
      population: text,
      place: id,
      period: DAY_INTERVAL_SHAPE,
    },
  ),
  list_declaration: record({ list: id, duplicates: word(v.DUPLICATE_STATES) }, { reason: text }),
  list_entry: record({ id, list: id, person: text }, { report: text, origin: id }),
  overlap: record({
    id,
    title: text,
    lists: list(id, 2),
    cells: list(record({ pattern: text, persons: count }), 1),
  }),
  estimate: record(
    {
      id,
      source: word(v.ESTIMATE_SOURCES),
      knownAt: words,
      byOrigin: flag,
      options: map(text),
      tableHash: words,
      inputHash: words,
      reportHash: words,
      persons: count,
      withheld: list(text),
      procedure: text,
      engine: text,
    },
    {
      title: text,
      lists: list(id),
      overlap: id,
      question: map(text),
      atLeast: count,
      estimate: ESTIMATE_TOTAL,
    },
  ),
  estimate_report: record({ estimate: id, input: text, report: text }),
  mention: record(
    { id, list: id, written: map(text) },
    {
      name: text,
      bornLow: count,
      bornHigh: count,
      sex: word(SEXES),
      home: id,
      place: id,
      time: DAY_INTERVAL_SHAPE,
      report: text,
      origin: id,
      restricted: map(text),
      run: id,
      goneSince: day,
    },
  ),
  list_mapping: record(
    {
      id,
      columns: list(record({ column: text, field: text }, { form: text, clears: flag }), 1),
    },
    { description: text },
  ),
  import_run: record(
    {
      id,
      lists: list(id),
      fileHash: words,
      touchedHash: words,
      outcomes: list(record({ outcome: word(IMPORT_OUTCOMES), rows: count })),
    },
    { mapping: id },
  ),
  linkage_run: record({
    id,
    lists: list(id, 1),
    model: text,
    modelHash: words,
    inputHash: words,
    knownAt: words,
    seed: text,
    engine: text,
    procedure: text,
    mentions: count,
    candidates: count,
    trained: text,
    findings: list(text),
  }),
  linkage_pair: record({
    run: id,
    a: id,
    b: id,
    millibits: whole,
    pattern: count,
    rules: count,
  }),
  judgement: record(
    { id, a: id, b: id, verdict: word(VERDICTS), blind: flag },
    { reason: text, run: id, calibrates: flag, withdraws: id },
  ),
  person: record({ id }),
  person_member: record({ person: id, mention: id }, { run: id }),
  person_lineage: record({ from: id, to: id, kind: word(LINEAGE_KINDS) }, { run: id }),
  person_proposal: record({
    id,
    run: id,
    kind: word(LINEAGE_KINDS),
    persons: list(id, 1),
    mentions: list(id, 1),
  }),
  ...EVIDENCE_SHAPES,
  ...LOG_SHAPES,
  ...CLOCK_SHAPES,
  ...PROOF_SHAPES,
  ...SHRED_SHAPES,
  undo: record({ change: text }, { reason: text }),
} satisfies Record<RowKind, ReturnType<typeof record>>
