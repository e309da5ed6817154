// The copies of a redaction, and what becomes of them when it changes: a copy of an earlier
// revision leaves no more, for somebody has seen that something in it was wrong.
import { itemText, type RedactionCopy, type ReviewDecision } from '@tumen/claim'
import type { Stored, Writer } from '@tumen/ledger'
import { newestReviews } from '../evidence/list.ts'
import type { Desk } from '../operation.ts'
import { refuseLocked } from '../review/book.ts'

/** A copy with what was said of it last. */
export interface JudgedCopy {
  copy: RedactionCopy
  decision?: ReviewDecision
}

/** The copies of a document's redactions, with the newest word on each. */
export async function copiesOf(desk: Desk, document: string): Promise<JudgedCopy[]> {
  const copies = await desk.ledger.read.redactionCopiesOf([document])
  const reviews = await newestReviews(desk)
  return copies.map(({ row }: Stored<RedactionCopy>) => {
    const decision = reviews.get(row.derivative)?.row.decision
    return { copy: row, ...(decision && { decision }) }
  })
}

/** What judging a copy has to know of its redaction. */
export interface CopyStanding {
  /** Whoever said what is covered in it: none of them judges it. */
  authors: ReadonlySet<string>
  /** Its redaction was withdrawn, or says something else by now. */
  isOver: boolean
}

/** The same of a copy by its id; nothing where it was made in another way. */
export async function copyStanding(
  { ledger: { read } }: Desk,
  { id, document }: { id: string; document: string },
): Promise<CopyStanding | undefined> {
  const copies = await read.redactionCopiesOf([document])
  const copy = copies.find(({ row }) => row.derivative === id)
  if (!copy) return undefined
  const revisions = await read.redactionsById([copy.row.redaction])
  const newest = revisions.at(-1)?.row
  const authors = new Set([copy.by, ...revisions.map(({ by }) => by)])
  const isOver = newest?.state !== 'open' || newest.revision !== copy.row.revision
  return { authors, isOver }
}

/** Refuses to change what others are judging. */
export async function refuseJudged(desk: Desk, copies: readonly JudgedCopy[]): Promise<void> {
  for (const { copy } of copies) {
    const item = itemText({ kind: 'redaction', ids: [copy.derivative] })
    await refuseLocked(desk, { item, isOver: false }, 'redaction')
  }
}

/** Writes that none of the copies may leave any more. */
export async function refuseCopies(write: Writer, copies: readonly JudgedCopy[]): Promise<void> {
  for (const { copy, decision } of copies) {
    const { derivative, document } = copy
    if (decision !== 'refused')
      await write.append('derivative_review', { derivative, document, decision: 'refused' })
  }
}
