// Rows about claims, and what we think they speak of: states, relations, decisions, events.
// Source: claims.md 3.7; conventions.md 1.4 (MT 22).
import { z } from 'zod'
import { actSchema, claimRelationSchema, intervalSchema } from '../claim/claim.ts'
import type { Finding } from '../finding.ts'
import { day, flag, id, openRecord, text } from '../shape/field.ts'
import { checkDay, checkInterval } from '../time/date.ts'
import { CERTAINTIES, EVENT_RELATIONS } from '../vocabulary/person-vocabulary.ts'
import {
  CLAIM_STATUSES,
  CONDITION_DECISIONS,
  EVENT_LINK_ROLES,
  PROPOSAL_DECISIONS,
} from '../vocabulary/vocabulary.ts'
import { checkPair, checkTargets } from './form.ts'
import type { RowContext } from './kind.ts'

/** A row that relates two claims. */
export const claimRelationRowSchema = openRecord({ from: id, ...claimRelationSchema.shape })
export type ClaimRelationRow = z.infer<typeof claimRelationRowSchema>

export function checkClaimRelation(
  { from, to }: ClaimRelationRow,
  { claimIds }: RowContext,
): Finding[] {
  return [...checkPair(from, to, 'to'), ...checkTargets({ from, to }, claimIds)]
}

/** A row that changes the state of a claim; `on` is when the world could know it. */
export const claimStatusSchema = openRecord({
  claim: id,
  status: z.enum(CLAIM_STATUSES),
  reason: text,
  on: day.exactOptional(),
})
export type ClaimStatusRow = z.infer<typeof claimStatusSchema>

export function checkClaimStatus({ claim, on }: ClaimStatusRow, { claimIds }: RowContext) {
  return [...(on === undefined ? [] : checkDay(on, 'on')), ...checkTargets({ claim }, claimIds)]
}

/** What we think happened: the thing that claims may be about. */
export const eventSchema = openRecord({
  id,
  title: text,
  act: actSchema.exactOptional(),
  place: id.exactOptional(),
  period: intervalSchema.exactOptional(),
  /** `namespace/id`: by which rows of files are known again. */
  external: text.exactOptional().describe('id in the collection from which it was taken in'),
  run: id.exactOptional().describe('import that wrote this row; nothing if by hand'),
})
export type EventRecord = z.infer<typeof eventSchema>

export function checkEvent({ period }: EventRecord): Finding[] {
  return period ? checkInterval(period, 'period') : []
}

/**
 * That an event follows another, is part of it, or may be the same: stored once, told on both. The
 * newest row of an id counts.
 */
export const eventRelationSchema = openRecord({
  id,
  from: id,
  to: id,
  relation: z.enum(EVENT_RELATIONS),
  certainty: z.enum(CERTAINTIES),
  /** Somebody took it back. */
  withdrawn: flag.exactOptional(),
})
export type EventRelationRow = z.infer<typeof eventRelationSchema>

export function checkEventRelation({ from, to }: EventRelationRow): Finding[] {
  return checkPair(from, to, 'to')
}

/** A reviewer's judgement: the claim counts the people of this event, some, or a whole. */
export const eventLinkSchema = openRecord({ claim: id, event: id, role: z.enum(EVENT_LINK_ROLES) })
export type EventLinkRow = z.infer<typeof eventLinkSchema>

export function checkEventLink({ claim }: EventLinkRow, { claimIds }: RowContext): Finding[] {
  return checkTargets({ claim }, claimIds)
}

/** Whether the condition of a claim holds; the newest row about the claim counts. */
export const conditionDecisionSchema = openRecord({
  claim: id,
  decision: z.enum(CONDITION_DECISIONS),
  reason: text.exactOptional(),
})
export type ConditionDecisionRow = z.infer<typeof conditionDecisionSchema>

/** What a person made of one proposal of the reader; the newest row about its key counts. */
export const proposalDecisionSchema = openRecord({
  id,
  document: id,
  /** The corrected text that was read; absent: the text as it was first made. */
  layer: id.exactOptional(),
  /** The proposal: kind, offsets and perhaps act, which stay the same for a text. */
  key: text,
  decision: z.enum(PROPOSAL_DECISIONS),
  /** The claim that came of it, when it was accepted or amended. */
  claim: id.exactOptional(),
  reason: text.exactOptional(),
})
export type ProposalDecisionRow = z.infer<typeof proposalDecisionSchema>

export function checkProposalDecision({ decision, claim }: ProposalDecisionRow): Finding[] {
  const isMissing = (decision === 'rejected') !== (claim === undefined)
  const code = claim === undefined ? 'field_missing' : 'unknown_field'
  return isMissing ? [{ code, field: 'claim' }] : []
}
