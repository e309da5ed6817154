// Pictures that look like another of which a copy may leave: two copies that cover different things
// add up to more than either shows. Told within what the asker may read. Source: redaction.md 9.
import type { Redaction } from '@tumen/claim'
import { isAlike } from '@tumen/intake'
import { newestReviews } from '../evidence/list.ts'
import type { Actor, Desk } from '../operation.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'

/** The other documents of which that is so. */
export async function alikeFor(
  desk: Desk,
  actor: Actor,
  { document, look }: Redaction,
): Promise<{ document: string }[]> {
  if (look === undefined) return []
  const reviews = [...(await newestReviews(desk)).values()].map(({ row }) => row)
  const leaving = reviews.filter(({ decision }) => decision === 'approved')
  const ids = [...new Set(leaving.map((one) => one.document))].filter((id) => id !== document)
  const documents = await desk.ledger.read.documentsById(ids)
  const mayRead = documents.filter((one) => canRead(actor, objectOf(one))).map(({ row }) => row.id)
  const rows = (await desk.ledger.read.redactionsOf(mayRead)).map(({ row }) => row)
  const near = rows.filter((one) => one.look !== undefined && isAlike(one.look, look))
  return [...new Set(near.map((one) => one.document))].map((id) => ({ document: id }))
}
