// To which groups a record belongs: who has no role in one of them does not know that it is there.
// Source: desk.md 1 and C4; protection.md 5.
import { z } from 'zod'
import { type Finding, fieldPath } from '../finding.ts'
import { id, list, openRecord } from '../shape/field.ts'

/** Kinds of records that belong to groups; all others follow a record of one of these. */
export const BELONGING_KINDS = [
  'document',
  'claim',
  'event',
  'agent',
  'list',
  'list_mapping',
  'overlap',
  'estimate',
  'linkage_run',
  'query',
  'bundle',
] as const
export type BelongingKind = (typeof BELONGING_KINDS)[number]

/**
 * To which groups a record belongs; the newest row of a record counts. Without groups it belongs to
 * everybody who works here, as a record without such a row does.
 */
export const belongingSchema = openRecord({
  kind: z.enum(BELONGING_KINDS),
  record: id,
  groups: list(id),
})
export type BelongingRow = z.infer<typeof belongingSchema>

/** A record belongs to a group once. */
export function checkBelonging({ groups }: BelongingRow): Finding[] {
  return groups.flatMap((group, n): Finding[] =>
    groups.indexOf(group) < n ? [{ code: 'id_repeated', field: fieldPath('groups', n) }] : [],
  )
}
