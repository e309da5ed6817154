// The rules of the rows that are not claims: documents, agents, relations, grades, events, lists.
// Source: claims.md 1, 3.7, 5.

import { checkAgentScope } from '../chain/agent.ts'
import { type Finding, fieldPath } from '../finding.ts'
import { checkShape } from '../shape/shape.ts'
import { checkSpan } from '../text/span.ts'
import { checkDay, checkInstant, checkInterval } from '../time/date.ts'
import { checkBundle, checkBundleSeal, checkDerivative } from './check-evidence-row.ts'
import { checkHash } from './check-hash.ts'
import {
  checkEstimate,
  checkImportRun,
  checkLinkageRun,
  checkList,
  checkMapping,
  checkMention,
  checkMentionPair,
  checkOverlap,
} from './check-list-row.ts'
import { checkClock } from './clock-row.ts'
import { checkArchive, checkAttachment } from './proof-row.ts'
import { ROW_SHAPES, type RowByKind, type RowKind } from './row-shape.ts'
import type { EvidenceDocument } from './rows.ts'

/** What a row may be checked against; what is absent is not checked. */
export interface RowContext {
  /** The stored text of a document. */
  text?: string
  /** Ids of claims that a row may point at. */
  claimIds?: ReadonlySet<string>
  /** Ids of documents that a row may point at. */
  documentIds?: ReadonlySet<string>
}

type Rules = { [K in RowKind]?: (row: RowByKind[K], context: RowContext) => Finding[] }

/** What is wrong with a language tag: it has not the form of BCP 47. */
export function checkLanguage(tag: string, field = 'language'): Finding[] {
  const isTag = /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag)
  return isTag ? [] : [{ code: 'language_malformed', field }]
}

function checkNames(names: Record<string, string>, field: string): Finding[] {
  return Object.keys(names).flatMap((tag) => checkLanguage(tag, field))
}

// A number in plain digits between two limits, as a decimal string.
function checkDecimal(value: string | undefined, limits: [number, number], field: string) {
  if (value === undefined) return []
  const isIn = /^-?\d+(\.\d+)?$/.test(value) && +value >= limits[0] && +value <= limits[1]
  const finding: Finding = { code: 'value_out_of_range', field }
  return isIn ? [] : [finding]
}

function checkDocument(row: EvidenceDocument, { text }: RowContext): Finding[] {
  const spans = row.boilerplate.flatMap((span, n) =>
    text === undefined ? [] : checkSpan(span, text, fieldPath('boilerplate', n)),
  )
  return [
    ...checkHash(row.bytesHash, 'bytesHash'),
    ...checkHash(row.textHash, 'textHash'),
    ...checkLanguage(row.language),
    ...checkInterval(row.published, 'published'),
    ...checkInstant(row.captured, 'captured'),
    ...(row.covers ? checkInterval(row.covers, 'covers') : []),
    ...(row.archive ? checkArchive(row.archive) : []),
    ...spans,
  ]
}

function checkPair(from: string, to: string, field: string): Finding[] {
  return from === to ? [{ code: 'relation_to_self', field, ids: [to] }] : []
}

function checkTargets(
  targets: Record<string, string>,
  known: ReadonlySet<string> | undefined,
): Finding[] {
  if (!known) return []
  const missing = Object.entries(targets).filter(([, id]) => !known.has(id))
  return missing.map(([field, id]) => ({ code: 'relation_target_missing', field, ids: [id] }))
}

const RULES: Rules = {
  document: checkDocument,
  document_relation: ({ from, to, containment }, { documentIds }) => [
    ...checkPair(from, to, 'to'),
    ...checkTargets({ from, to }, documentIds),
    ...checkDecimal(containment, [0, 1], 'containment'),
  ],
  claim_status: ({ claim, on }, { claimIds }) => [
    ...(on === undefined ? [] : checkDay(on, 'on')),
    ...checkTargets({ claim }, claimIds),
  ],
  claim_relation: ({ from, to }, { claimIds }) => [
    ...checkPair(from, to, 'to'),
    ...checkTargets({ from, to }, claimIds),
  ],
  event: ({ period }) => (period ? checkInterval(period, 'period') : []),
  event_link: ({ claim }, { claimIds }) => checkTargets({ claim }, claimIds),
  agent: (row) => [...checkAgentScope(row), ...checkNames(row.name ?? {}, 'name')],
  agent_relation: ({ a, b }) => checkPair(a, b, 'b'),
  grade: ({ topic }) => (topic?.period ? checkInterval(topic.period, 'topic.period') : []),
  place: ({ names, latitude, longitude }) => [
    ...checkNames(names, 'names'),
    ...checkDecimal(latitude, [-90, 90], 'latitude'),
    ...checkDecimal(longitude, [-180, 180], 'longitude'),
  ],
  query: ({ query }) => {
    const isEmpty = Object.keys(query).length === 0
    return isEmpty ? [{ code: 'list_empty', field: 'query' }] : []
  },
  proposal_decision: ({ decision, claim }) => {
    const isMissing = (decision === 'rejected') !== (claim === undefined)
    const code = claim === undefined ? 'field_missing' : 'unknown_field'
    return isMissing ? [{ code, field: 'claim' }] : []
  },
  list: checkList,
  overlap: checkOverlap,
  estimate: checkEstimate,
  mention: checkMention,
  list_mapping: checkMapping,
  import_run: checkImportRun,
  linkage_run: checkLinkageRun,
  linkage_pair: checkMentionPair,
  judgement: checkMentionPair,
  derivative: checkDerivative,
  bundle: checkBundle,
  bundle_seal: checkBundleSeal,
  attachment: checkAttachment,
  clock_check: checkClock,
  tombstone: ({ taken }) => checkInstant(taken, 'taken'),
  undo: ({ change }) =>
    /^(0|[1-9]\d{0,14})$/.test(change) ? [] : [{ code: 'value_not_integer', field: 'change' }],
}

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
