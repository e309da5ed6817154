// What of a row may stand in its history: the allow-list of each table, and which earlier row it
// is compared with: the one about the same thing that counted when it came.

import type { Agent, Claim } from '@tumen/claim'
import {
  agentRelationSchema,
  agentSchema,
  attachmentSchema,
  claimRelationRowSchema,
  claimSchema,
  claimStatusSchema,
  conditionDecisionSchema,
  conditionSchema,
  declarationSchema,
  documentRelationSchema,
  documentSchema,
  EVIDENCE_FIELDS,
  estimateHeadSchema,
  eventLinkSchema,
  eventSchema,
  gradeSchema,
  LINKAGE_FIELDS,
  listEntrySchema,
  listRowSchema,
  logPolicySchema,
  overlapRowSchema,
  placeOutputSchema,
  querySchema,
  SHRED_FIELDS,
} from '@tumen/contract'
import type { Stored, TableRow } from '@tumen/ledger'
import { z } from 'zod'
import { agentAnswer } from '../agent/visible.ts'
import { claimFor } from '../claim/answer.ts'
import { isAmendment } from '../claim/state.ts'
import { mentionFor } from '../linkage/schema.ts'
import type { Actor } from '../operation.ts'

const ROW = { recorded: true, by: true, leaf: true } as const

const FIELDS = {
  document: documentSchema.omit(ROW),
  document_relation: documentRelationSchema.omit(ROW),
  claim: claimSchema,
  claim_status: claimStatusSchema.omit(ROW),
  claim_relation: claimRelationRowSchema.omit(ROW),
  event: eventSchema.omit(ROW),
  event_link: eventLinkSchema.omit(ROW),
  agent: agentSchema.omit(ROW),
  agent_relation: agentRelationSchema.omit(ROW),
  grade: gradeSchema.omit(ROW),
  place: placeOutputSchema,
  query: querySchema.omit(ROW).extend({ state: z.string() }),
  proposal_decision: conditionDecisionSchema.omit(ROW),
  condition_decision: conditionSchema.omit(ROW),
  list: listRowSchema,
  list_declaration: declarationSchema,
  list_entry: listEntrySchema,
  overlap: overlapRowSchema,
  // Numbers of a small estimate are not everybody's, and the report has an answer of its own.
  estimate: estimateHeadSchema.omit({ estimate: true }),
  estimate_report: z.object({ estimate: z.string() }),
  ...LINKAGE_FIELDS,
  ...EVIDENCE_FIELDS,
  attachment: attachmentSchema,
  ...SHRED_FIELDS,
  log_policy: logPolicySchema,
  clock_check: z.object({ leaves: z.array(z.object({ first: z.int(), last: z.int() })) }),
  undo: z.object({ reason: z.string().exactOptional() }),
} as const satisfies Record<TableRow['table'], z.ZodType<object>>

/** The fields of a row that `actor` may read, of one that is theirs to see. */
export function fieldsOf(actor: Actor, stored: TableRow): object {
  return FIELDS[stored.table].parse(openRow(actor, stored))
}

function openRow(actor: Actor, stored: TableRow): object {
  if (stored.table === 'claim') return claimFor(actor, stored as Stored<Claim>)
  if (stored.table === 'agent') return agentAnswer(stored as Stored<Agent>)
  if (stored.table === 'mention') return mentionFor(actor, stored.row)
  return stored.row
}

/** Of each row the one before it about the same thing, if one counted when it was recorded. */
export function rowsBefore(
  rows: readonly TableRow[],
  undoneAt: (instant: string) => ReadonlySet<number>,
): Map<TableRow, TableRow> {
  const amended = new Map(
    rows.flatMap(({ table, row }) =>
      table === 'claim_relation' && isAmendment(row) ? [[row.from, row.to] as const] : [],
    ),
  )
  const before = new Map<TableRow, TableRow>()
  const known = new Map<string, TableRow[]>()
  for (const stored of rows) {
    const key = keyOf(stored)
    const earlier = known.get(wantedKey(stored, amended) ?? key) ?? []
    const undone = undoneAt(stored.recorded)
    const last = earlier.findLast(({ leaf }) => !undone.has(leaf))
    if (last) before.set(stored, last)
    known.set(key, [...(known.get(key) ?? []), stored])
  }
  return before
}

/** An amendment is compared with the claim that it amends. */
function wantedKey(stored: TableRow, amended: ReadonlyMap<string, string>): string | undefined {
  const to = stored.table === 'claim' ? amended.get(stored.row.id) : undefined
  return to === undefined ? undefined : `claim\n${to}`
}

/** What a row is about, so that a later row with the same key replaces it. */
function keyOf(stored: TableRow): string {
  return [stored.table, ...partsOf(stored)].join('\n')
}

function partsOf(stored: TableRow): string[] {
  switch (stored.table) {
    case 'document_relation':
      return [stored.row.from, stored.row.to]
    case 'claim_relation':
      return [stored.row.from, stored.row.to, stored.row.type]
    case 'claim_status':
    case 'condition_decision':
      return [stored.row.claim]
    case 'event_link':
      return [stored.row.claim, stored.row.event]
    case 'agent_relation':
      return [stored.row.a, stored.row.b].sort()
    case 'grade':
      return [stored.row.agent, JSON.stringify(stored.row.topic ?? {})]
    case 'proposal_decision':
      return [stored.row.document, stored.row.key]
    case 'list_declaration':
      return [stored.row.list]
    case 'log_policy':
      return []
    case 'estimate_report':
      return [stored.row.estimate]
    case 'linkage_pair':
      return [stored.row.run, stored.row.a, stored.row.b]
    case 'person_member':
      return [stored.row.mention]
    case 'person_lineage':
      return [stored.row.from, stored.row.to]
    case 'derivative_review':
      return [stored.row.derivative]
    case 'bundle_decision':
    case 'bundle_seal':
      return [stored.row.bundle]
    case 'undo':
      return [String(stored.leaf)]
    default:
      return [stored.row.id]
  }
}
