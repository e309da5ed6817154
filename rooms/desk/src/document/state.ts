// How documents stand to one another at a day: the newest row of each pair counts, and a
// document with an undecided proposal waits (desk.md, W10).
import type { DocumentRelationRow, EvidenceDocument } from '@tumen/claim'
import { EVER, type Ledger, type Stored } from '@tumen/ledger'
import { dayOf } from '../day.ts'
import type { Actor, Remembered } from '../operation.ts'
import { canRead, type PolicyObject } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'

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

/** All rows about documents but those that were undone by an instant; by now without one. */
export async function documentRelations(
  desk: Remembered,
  countedAt?: string,
): Promise<Stored<DocumentRelationRow>[]> {
  const { rows } = await everyRelation(desk)
  const undone = desk.ledger.read.undone(countedAt)
  return undone.size === 0 ? rows : rows.filter(({ leaf }) => !undone.has(leaf))
}

/**
 * What was said last of two documents, of which the first depends on the second. Inside a change:
 * the one before has been stored, and whoever made it may not have let its rows be read yet.
 */
export async function newestRelation(
  desk: Remembered,
  from: string,
  to: string,
): Promise<Stored<DocumentRelationRow> | undefined> {
  forgetDocumentRelations(desk)
  const rows = await documentRelations(desk)
  return rows.findLast(({ row }) => row.from === from && row.to === to)
}

/** What says who may read a document, and the leaf with which it may go. */
type DocumentHead = PolicyObject & Pick<Stored<EvidenceDocument>, 'leaf'>

/** What was read of relations: a row and a head never change, so only new ones are read later. */
interface Known {
  /** Undone rows too. */
  rows: Stored<DocumentRelationRow>[]
  /** The heads of documents by id, as far as they were asked for. */
  heads: Map<string, DocumentHead>
}

/** What is known, and whether rows may have come since. */
export interface KnownRelations {
  known: Promise<Known>
  isWhole: boolean
}

/** The rows, undone ones too, kept in memory; after one was added, the new ones are read. */
function everyRelation({ ledger, memory }: Remembered): Promise<Known> {
  const before = memory.relations
  if (before?.isWhole) return before.known
  const known = readOn(ledger, before?.known)
  memory.relations = { known, isWhole: true }
  known.catch(() => delete memory.relations)
  return known
}

async function readOn(ledger: Ledger, before: Promise<Known> | undefined): Promise<Known> {
  const { rows, heads } = (await before) ?? { rows: [], heads: new Map() }
  const added = await ledger.read.rowsAfter('document_relation', rows.at(-1)?.leaf ?? -1)
  return { rows: [...rows, ...added], heads }
}

/** Which of the documents that relations name an asker may read, by id. */
export async function relatedReadable(
  desk: Remembered,
  actor: Actor,
): Promise<(id: string) => boolean> {
  const { ledger } = desk
  const { rows, heads } = await everyRelation(desk)
  const named = new Set(rows.flatMap(({ row }) => [row.from, row.to]))
  const missing = [...named].filter((id) => !heads.has(id))
  // What is not there yet may come, and is then asked for again.
  const found = missing.length > 0 ? await ledger.read.documentsById(missing, EVER) : []
  for (const one of found) heads.set(one.row.id, { ...objectOf(one), leaf: one.leaf })
  const undone = ledger.read.undone()
  return (id) => {
    const head = heads.get(id)
    return head !== undefined && !undone.has(head.leaf) && canRead(actor, head)
  }
}

/** Forgets everything, and what was said of it, after documents went for good. */
export function forgetDocuments({ memory }: Remembered): void {
  delete memory.relations
  delete memory.reviews
  delete memory.watched
}

/** Lets the rows that were added be read. */
export function forgetDocumentRelations({ memory }: Pick<Remembered, 'memory'>): void {
  if (memory.relations) memory.relations.isWhole = false
}
