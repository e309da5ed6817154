// How documents stand to one another at a day: the newest row of each pair counts, and a
// document with an undecided proposal waits (desk.md, W10).
import type { DocumentRelationRow } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { dayOf } from './day.ts'

/** A relation that counts, with the day from which it is known. */
export type DatedRelation = DocumentRelationRow & { on: string }

/** Confirmed relations as known at the end of a day. */
export function relationsAt(rows: Stored<DocumentRelationRow>[], on: string): DatedRelation[] {
  return newestAt(rows, on)
    .filter(({ row }) => row.state === 'confirmed')
    .map(({ row, recorded }) => ({ ...row, on: dayOf(recorded) }))
}

/** Documents with a proposed relation to an earlier text that nobody has decided. */
export function undecidedAt(rows: Stored<DocumentRelationRow>[], on: string): Set<string> {
  const open = newestAt(rows, on).filter(({ row }) => row.state === 'proposed')
  return new Set(open.map(({ row }) => row.from))
}

/** The newest row of each pair of documents, as known at the end of a day. */
export function newestAt(
  rows: Stored<DocumentRelationRow>[],
  on: string,
): Stored<DocumentRelationRow>[] {
  const newest = new Map<string, Stored<DocumentRelationRow>>()
  for (const stored of rows)
    if (dayOf(stored.recorded) <= on) newest.set(`${stored.row.from}\n${stored.row.to}`, stored)
  return [...newest.values()]
}
