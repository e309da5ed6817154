// document.decide: confirms or rejects a proposed relation of two documents.
import { itemText } from '@tumen/claim'
import { documentDecide } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { appendCopiedSpeakers } from '../claim/copied-speaker.ts'
import { implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { refuseLocked } from '../review/book.ts'
import { forgetDocumentRelations, newestRelation } from './state.ts'

export const decideDocument = implement(documentDecide, async (desk, input, call) => {
  const { from, to, decision } = input
  const missing = (field: string) => ({ code: 'unknown-document' as const, field })
  await findDocument(desk, call.actor, from, missing('from'))
  await findDocument(desk, call.actor, to, missing('to'))
  const change = { operation: 'document.decide', subject: from, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const line = itemText({ kind: 'lineage', ids: [from, to] })
    await refuseLocked(desk, { item: line, isOver: false }, 'from')
    const open = await newestRelation(desk, from, to)
    refuseStale(open ? [open] : [], input.seen)
    if (open?.row.state !== 'proposed') throw new Refusal('wrong-state', 'from')
    if (desk.ledger.settings.review === 'second-person' && open.by === call.actor.account)
      throw new Refusal('own-work', 'from')
    const decided = { ...open.row, basis: 'reviewer', state: decision } as const
    await write.append('document_relation', decided)
    await appendCopiedSpeakers(desk, write, decided)
    return { state: decision }
  })
  forgetDocumentRelations(desk)
  return answer
})
