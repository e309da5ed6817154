// A redacted copy under review: accepted, it may leave the workspace.
import { type Derivative, given } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { newestReviews } from '../../evidence/list.ts'
import type { Actor, Desk } from '../../operation.ts'
import { canRead } from '../../policy.ts'
import { objectOf } from '../../record/row-answer.ts'
import { copyStanding } from '../../redaction/copies.ts'
import { refuseUnready } from '../../redaction/looked.ts'
import { Refusal } from '../../refusal.ts'
import type { ReviewKind } from './kind.ts'

export const redactionReview: ReviewKind = {
  named: (ids) => ({ derivatives: [...ids] }),
  async notices(desk, actor, items) {
    const found = await derivativesFor(
      desk,
      actor,
      items.map(({ ids }) => ids[0] ?? ''),
    )
    return new Map(
      items.flatMap(({ ids, line }) => {
        const stored = found.get(ids[0] ?? '')
        return stored ? [[line, { by: stored.by, isOver: false }] as const] : []
      }),
    )
  },
  async titles(desk, actor, items) {
    const found = await derivativesFor(
      desk,
      actor,
      items.map(({ ids }) => ids[0] ?? ''),
    )
    return new Map(
      items.map(({ ids, line }) => {
        const [id = ''] = ids
        return [line, `${found.get(id)?.row.document ?? ''}: ${id}`]
      }),
    )
  },
  async find(desk, actor, item, field) {
    const [derivative = ''] = item.ids
    const stored = (await derivativesFor(desk, actor, [derivative])).get(derivative)
    if (!stored) throw new Refusal('not-found', field)
    const { document } = stored.row
    const last = (await newestReviews(desk)).get(derivative)?.row.decision
    const standing = await copyStanding(desk, stored.row)
    return {
      ...{ by: stored.by, isOver: standing?.isOver ?? false, isAccepted: last === 'approved' },
      async subject() {
        const copies = await desk.ledger.read.redactionCopiesOf([document])
        const made = copies.find(({ row }) => row.derivative === derivative)?.row
        const by = given({ redaction: made?.redaction, revision: made?.revision })
        return { copy: { derivative: stored.row, ...by } }
      },
      async refuseEarly(of, tiles) {
        if (standing?.authors.has(actor.account)) throw new Refusal('own-work', of)
        await refuseUnready(desk, actor, stored.row, { tiles, of })
      },
      async conclude(write, verdict, reason) {
        if (verdict === 'returned') return
        const decision = verdict === 'accepted' ? 'approved' : 'refused'
        await write.append('derivative_review', { derivative, document, decision, reason })
      },
      async reopen(write, reason) {
        const decision = 'refused' as const
        await write.append('derivative_review', { derivative, document, decision, reason })
      },
    }
  },
}

/** The copies of documents that the asker may read, by their ids. */
async function derivativesFor(
  desk: Desk,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, Stored<Derivative>>> {
  const found = await desk.ledger.read.derivativesById(ids)
  const documents = await desk.ledger.read.documentsById(found.map(({ row }) => row.document))
  const seen = new Set(
    documents.filter((one) => canRead(actor, objectOf(one))).map(({ row }) => row.id),
  )
  return new Map(
    found.filter(({ row }) => seen.has(row.document)).map((stored) => [stored.row.id, stored]),
  )
}
