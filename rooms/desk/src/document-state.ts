// How documents stand to one another at a day: the newest row of each pair counts, and a
// document with an undecided proposal waits (desk.md, W10).
import type { DocumentRelationRow } from '@tumen/claim'
import { EVER, type Ledger, type Stored } from '@tumen/ledger'
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

const rowsOfLedger = new WeakMap<Ledger, Promise<Stored<DocumentRelationRow>[]>>()

/** All rows about documents but those that were undone by an instant; by now without one. */
export async function documentRelations(
  ledger: Ledger,
  countedAt?: string,
): Promise<Stored<DocumentRelationRow>[]> {
  const rows = await everyRelation(ledger)
  const undone = ledger.read.undone(countedAt)
  return undone.size === 0 ? rows : rows.filter(({ leaf }) => !undone.has(leaf))
}

/** The rows, undone ones too, kept in memory until one is added. */
function everyRelation(ledger: Ledger): Promise<Stored<DocumentRelationRow>[]> {
  const known = rowsOfLedger.get(ledger)
  if (known) return known
  const rows = ledger.read.rows('document_relation', undefined, EVER)
  rowsOfLedger.set(ledger, rows)
  rows.catch(() => rowsOfLedger.delete(ledger))
  return rows
}

/** Forgets what was read, after a row was added. */
export function forgetDocumentRelations(ledger: Ledger): void {
  rowsOfLedger.delete(ledger)
}
