// evidence.review: whether a derivative may leave the workspace, said by somebody who looked at it,
// and by another person than its maker where a second person decides.

import { type Derivative, given, itemText } from '@tumen/claim'
import { evidenceReview } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { hasAccounts } from '../account/standing.ts'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { objectOf } from '../record/row-answer.ts'
import { copyStanding } from '../redaction/copies.ts'
import { refuseUnready } from '../redaction/looked.ts'
import { Refusal } from '../refusal.ts'
import { refuseLocked } from '../review/book.ts'
import { newestReviews } from './list.ts'

export const reviewEvidence = implement(evidenceReview, async (desk, input, call) => {
  const { derivative, decision, reason, seen, tiles } = input
  const change = { operation: 'evidence.review', subject: derivative, input }
  return makeChange(desk, call, change, async (write) => {
    const found = await findDerivative(desk, call.actor, derivative)
    const { review } = desk.ledger.settings
    if (review === 'second-person' && found.by === call.actor.account)
      throw new Refusal('own-work', 'derivative')
    await refuseOwnCovering(desk, call.actor, found)
    if (decision === 'approved')
      await refuseUnready(desk, call.actor, found.row, { tiles, of: 'derivative' })
    const line = itemText({ kind: 'redaction', ids: [derivative] })
    await refuseLocked(desk, { item: line, isOver: false }, 'derivative')
    const reviewed = (await newestReviews(desk)).get(derivative)
    refuseStale(reviewed ? [reviewed] : [], seen)
    const { document } = found.row
    const why = given({ reason, tiles })
    await write.append('derivative_review', { derivative, document, decision, ...why })
    return { derivative, decision }
  })
})

/** The derivative, of a document that the asker may read. */
async function findDerivative(desk: Desk, actor: Actor, id: string): Promise<Stored<Derivative>> {
  const [found] = await desk.ledger.read.derivativesById([id])
  const document = found && (await desk.ledger.read.document(found.row.document))
  if (!found || !document || !canRead(actor, objectOf(document)))
    throw new Refusal('unknown-derivative', 'derivative')
  return found
}

/** A covered picture is judged by somebody who said nothing of it, wherever there is one. */
async function refuseOwnCovering(
  desk: Desk,
  { account }: Actor,
  { row }: Stored<Derivative>,
): Promise<void> {
  const standing = await copyStanding(desk, row)
  if (!standing) return
  if (standing.isOver) throw new Refusal('wrong-state', 'derivative')
  if (standing.authors.has(account) && (await hasAccounts(desk)))
    throw new Refusal('own-work', 'derivative')
}
