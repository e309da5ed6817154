// Every kind of append-only record, by the name of its table: its schema and its rules. A new kind
// is a line here. Source: claims.md 1, 3.7, 5, 8.
import type { z } from 'zod'
import { claimSchema } from '../claim/claim.ts'
import type { Finding } from '../finding.ts'
import { checkPlace, placeRowSchema } from '../place/gazetteer.ts'
import { checkShape, shapeOf } from '../shape/shape.ts'
import * as about from './about-claim.ts'
import * as account from './account.ts'
import * as agent from './agent.ts'
import { belongingSchema, checkBelonging } from './belonging.ts'
import * as change from './change.ts'
import { checkClock, clockCheckSchema } from './clock.ts'
import { collectedClaimSchema, collectedDocumentSchema } from './collected.ts'
import { checkContentMark, contentMarkSchema } from './content-mark.ts'
import * as custom from './custom-field.ts'
import * as document from './document.ts'
import * as evidence from './evidence.ts'
import { accessGrantSchema, checkAccessGrant } from './grant.ts'
import { involvementSchema } from './involvement.ts'
import * as list from './list.ts'
import { logPolicySchema } from './log.ts'
import * as mention from './mention.ts'
import { attachmentSchema, checkAttachment } from './proof.ts'
import * as reader from './reader.ts'
import * as redaction from './redaction.ts'
import * as review from './review.ts'
import { checkTombstone, shredRequestSchema, tombstoneSchema } from './shred.ts'
import { checkTextLayer, textLayerSchema } from './text-layer.ts'

/** What a row may be checked against; what is absent is not checked. */
export interface RowContext {
  /** The stored text of a document. */
  text?: string
  /** Ids of claims that a row may point at. */
  claimIds?: ReadonlySet<string>
  /** Ids of documents that a row may point at. */
  documentIds?: ReadonlySet<string>
}

/** The schema of each kind. */
export const ROW_SCHEMAS = {
  document: document.documentSchema,
  document_relation: document.documentRelationSchema,
  text_layer: textLayerSchema,
  content_mark: contentMarkSchema,
  claim: claimSchema,
  claim_status: about.claimStatusSchema,
  claim_relation: about.claimRelationRowSchema,
  collected_claim: collectedClaimSchema,
  collected_document: collectedDocumentSchema,
  event: about.eventSchema,
  event_link: about.eventLinkSchema,
  event_relation: about.eventRelationSchema,
  agent: agent.agentSchema,
  agent_relation: agent.agentRelationSchema,
  grade: agent.gradeSchema,
  place: placeRowSchema,
  query: change.querySchema,
  condition_decision: about.conditionDecisionSchema,
  proposal_decision: about.proposalDecisionSchema,
  list: list.listSchema,
  list_declaration: list.listDeclarationSchema,
  list_entry: list.listEntrySchema,
  overlap: list.overlapSchema,
  estimate: list.estimateSchema,
  estimate_report: list.estimateReportSchema,
  mention: mention.mentionSchema,
  list_mapping: mention.listMappingSchema,
  import_run: mention.importRunSchema,
  linkage_run: mention.linkageRunSchema,
  linkage_pair: mention.linkagePairSchema,
  judgement: mention.judgementSchema,
  person: mention.personSchema,
  person_member: mention.personMemberSchema,
  person_lineage: mention.personLineageSchema,
  person_proposal: mention.personProposalSchema,
  involvement: involvementSchema,
  custom_field: custom.customFieldSchema,
  custom_value: custom.customValueSchema,
  derivative: evidence.derivativeSchema,
  derivative_review: evidence.derivativeReviewSchema,
  redaction: redaction.redactionSchema,
  redaction_copy: redaction.redactionCopySchema,
  bundle: evidence.bundleSchema,
  bundle_decision: evidence.bundleDecisionSchema,
  bundle_seal: evidence.bundleSealSchema,
  bundle_taken: evidence.bundleTakenSchema,
  log_policy: logPolicySchema,
  clock_check: clockCheckSchema,
  reader_setting: reader.readerSettingSchema,
  model_reading: reader.modelReadingSchema,
  attachment: attachmentSchema,
  shred_request: shredRequestSchema,
  tombstone: tombstoneSchema,
  account: account.accountSchema,
  account_group: account.accountGroupSchema,
  credential: account.credentialSchema,
  review_step: review.reviewStepSchema,
  belonging: belongingSchema,
  access_grant: accessGrantSchema,
  undo: change.undoSchema,
} as const
export type RowKind = keyof typeof ROW_SCHEMAS

/** The record of each append-only table. */
export type RowByKind = { [K in RowKind]: z.infer<(typeof ROW_SCHEMAS)[K]> }

type Rules = { [K in RowKind]?: (row: RowByKind[K], context: RowContext) => Finding[] }

// What a kind must keep besides its schema. Claims have rules of their own, which need a text.
const RULES: Rules = {
  document: document.checkDocument,
  document_relation: document.checkDocumentRelation,
  text_layer: checkTextLayer,
  content_mark: checkContentMark,
  claim_status: about.checkClaimStatus,
  claim_relation: about.checkClaimRelation,
  event: about.checkEvent,
  event_link: about.checkEventLink,
  event_relation: about.checkEventRelation,
  agent: agent.checkAgent,
  agent_relation: agent.checkAgentRelation,
  grade: agent.checkGrade,
  place: checkPlace,
  query: change.checkQuery,
  proposal_decision: about.checkProposalDecision,
  list: list.checkList,
  overlap: list.checkOverlap,
  estimate: list.checkEstimate,
  mention: mention.checkMention,
  list_mapping: mention.checkMapping,
  import_run: mention.checkImportRun,
  linkage_run: mention.checkLinkageRun,
  linkage_pair: mention.checkMentionPair,
  judgement: mention.checkMentionPair,
  custom_field: custom.checkCustomField,
  custom_value: custom.checkCustomValue,
  derivative: evidence.checkDerivative,
  redaction: redaction.checkRedaction,
  bundle: evidence.checkBundle,
  bundle_seal: evidence.checkBundleSeal,
  bundle_taken: evidence.checkBundleTaken,
  attachment: checkAttachment,
  clock_check: checkClock,
  reader_setting: reader.checkReaderSetting,
  model_reading: reader.checkModelReading,
  tombstone: checkTombstone,
  account: account.checkAccount,
  credential: account.checkCredential,
  review_step: review.checkReviewStep,
  belonging: checkBelonging,
  access_grant: checkAccessGrant,
  undo: change.checkUndo,
}

/** The checks of each kind, made once. */
export const ROW_SHAPES = Object.fromEntries(
  Object.entries(ROW_SCHEMAS).map(([kind, schema]) => [kind, shapeOf(schema)]),
) as Readonly<Record<RowKind, ReturnType<typeof shapeOf>>>

/**
 * Everything that is wrong with a row: shape first, then the rules of its table. Claims have
 * `checkClaim`, which needs the document's text; here only their shape is checked.
 */
export function checkRow<K extends RowKind>(
  kind: K,
  row: RowByKind[K],
  context: RowContext = {},
): Finding[] {
  const shape = checkShape(row, ROW_SHAPES[kind])
  if (shape.some(({ code }) => code === 'wrong_type' || code === 'field_missing')) return shape
  return [...shape, ...(RULES[kind]?.(row, context) ?? [])]
}

/** What every stored row carries besides its own fields. */
export interface Recorded {
  /** Instant at which the ledger took the row in; never set by a caller. */
  recorded: string
  /** Account that made the row. */
  by: string
}
