// What somebody may read beyond their roles: one record, or one field of it, until a day and for a
// reason. Source: desk.md 10, C4.
import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { day, id, openRecord, text } from '../shape/field.ts'
import { checkDay } from '../time/date.ts'

/** Kinds of records of which some are closed to roles, as a whole or by a field. */
export const GRANTED_KINDS = ['document', 'claim', 'mention'] as const
export type GrantedKind = (typeof GRANTED_KINDS)[number]

/** What one account may read beyond its roles. */
export const accessGrantSchema = openRecord({
  id,
  kind: z.enum(GRANTED_KINDS),
  record: id,
  /** The one field; the whole record where none is named. */
  field: text.exactOptional(),
  account: id,
  /** The last day on which it holds. */
  until: day,
  reason: text,
})
export type AccessGrant = z.infer<typeof accessGrantSchema>

/** A grant ends on a real day. */
export function checkAccessGrant({ until }: AccessGrant): Finding[] {
  return checkDay(until, 'until')
}
