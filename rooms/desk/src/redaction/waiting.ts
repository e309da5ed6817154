// Covered copies that were made and about which nobody has said anything: neither handed in nor
// judged. Without a list of them they would wait where nobody looks. Source: redaction.md 9.
import { type Derivative, itemText } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { hasAccounts } from '../account/standing.ts'
import { newestReviews } from '../evidence/list.ts'
import type { Actor, Desk } from '../operation.ts'
import { can, canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { reviewsOf } from '../review/book.ts'
import { copyStanding } from './copies.ts'

/** A copy that waits. */
interface WaitingCopy {
  derivative: string
  document: string
  /** Who made it, and with that asks for a decision; and when. */
  by: string
  recorded: string
  /** Whether the asker may decide about it. */
  decides: boolean
}

/** Of documents that the asker may read, what waits longest first. */
export async function waitingCopies(desk: Desk, actor: Actor): Promise<WaitingCopy[]> {
  const { read } = desk.ledger
  const [decided, reviews] = [await newestReviews(desk), await reviewsOf(desk)]
  const open = (await read.derivatives()).filter(({ row: { id } }) => {
    return !decided.has(id) && !reviews.has(itemText({ kind: 'redaction', ids: [id] }))
  })
  const ids = [...new Set(open.map(({ row }) => row.document))]
  const documents = ids.length === 0 ? [] : await read.documentsById(ids)
  const readable = new Set(
    documents.flatMap((one) => (canRead(actor, objectOf(one)) ? [one.row.id] : [])),
  )
  const waiting: WaitingCopy[] = []
  for (const stored of open) {
    const { row, by, recorded } = stored
    if (!readable.has(row.document)) continue
    const standing = await copyStanding(desk, row)
    // A copy of what was changed since goes nowhere, and nobody has to say so.
    if (standing?.isOver) continue
    const decides = await mayDecide(desk, actor, stored, standing?.authors)
    waiting.push({ derivative: row.id, document: row.document, by, recorded, decides })
  }
  return waiting
}

/** As `evidence.review` decides it. */
async function mayDecide(
  desk: Desk,
  actor: Actor,
  { by }: Stored<Derivative>,
  authors: ReadonlySet<string> | undefined,
): Promise<boolean> {
  if (!can(actor, 'evidence.review')) return false
  if (desk.ledger.settings.review === 'second-person' && by === actor.account) return false
  return !authors?.has(actor.account) || !(await hasAccounts(desk))
}
