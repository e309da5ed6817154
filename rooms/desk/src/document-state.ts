// How documents stand to one another at a day: the newest row of each pair counts, and a
// document with an undecided proposal waits (desk.md, W10).
import type { DocumentRelationRow, EvidenceDocument } from '@tumen/claim'
import { EVER, type Ledger, type Stored } from '@tumen/ledger'
import { dayOf } from './day.ts'
import type { Actor } from './operation.ts'
import { canRead, type PolicyObject } from './policy.ts'
import { objectOf } from './row-answer.ts'

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
  const open = newestAt(rows, on).filter(({ row }) => row.state === 'proposed' && !isAsked(row))
  return new Set(open.map(({ row }) => row.from))
}

const COPY_SIGNS: ReadonlySet<string> = new Set(['same_text', 'most_words'])

/**
 * Whether software only asks: nothing waits for it, since every second report shares a place and
 * a number with another. What a person proposed, or most of whose words are the other's, waits.
 */
export function isAsked({ evidence }: DocumentRelationRow): boolean {
  return evidence !== undefined && !evidence.some(({ sign }) => COPY_SIGNS.has(sign))
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

/** What says who may read a document, and the leaf with which it may go. */
type DocumentHead = PolicyObject & Pick<Stored<EvidenceDocument>, 'leaf'>
type DocumentHeads = ReadonlyMap<string, DocumentHead>

const headsOfRows = new WeakMap<Stored<DocumentRelationRow>[], Promise<DocumentHeads>>()

/** Which of the documents that relations name an asker may read, by id. */
export async function relatedReadable(
  ledger: Ledger,
  actor: Actor,
): Promise<(id: string) => boolean> {
  const rows = await everyRelation(ledger)
  // A document never changes, so its head holds as long as the rows that name it.
  const heads = await (headsOfRows.get(rows) ?? readHeads(ledger, rows))
  const undone = ledger.read.undone()
  return (id) => {
    const head = heads.get(id)
    return head !== undefined && !undone.has(head.leaf) && canRead(actor, head)
  }
}

function readHeads(ledger: Ledger, rows: Stored<DocumentRelationRow>[]): Promise<DocumentHeads> {
  const ids = new Set(rows.flatMap(({ row }) => [row.from, row.to]))
  const read = async () => {
    const documents = ids.size > 0 ? await ledger.read.documentsById([...ids], EVER) : []
    // What is not there yet may come.
    if (documents.length < ids.size) headsOfRows.delete(rows)
    return new Map(documents.map((one) => [one.row.id, { ...objectOf(one), leaf: one.leaf }]))
  }
  const heads = read()
  headsOfRows.set(rows, heads)
  heads.catch(() => headsOfRows.delete(rows))
  return heads
}

/** Forgets what was read, after a row was added. */
export function forgetDocumentRelations(ledger: Ledger): void {
  rowsOfLedger.delete(ledger)
}
