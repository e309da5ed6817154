// document.relate: that one document is a copy or a version of another. Only confirmed rows count,
// and while a proposal is undecided the claims of the copy wait.
import { checkRow, type DocumentRelationRow, given, itemText } from '@tumen/claim'
import { documentRelate } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { appendCopiedSpeakers } from '../claim/copied-speaker.ts'
import { type Call, implement } from '../operation.ts'
import { can } from '../policy.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { refuseLocked } from '../review/book.ts'
import { forgetDocumentRelations, newestRelation } from './state.ts'

export const relateDocuments = implement(documentRelate, async (desk, input, call) => {
  const { from, to, kind, basis, containment } = input
  const missing = (field: string) => ({ code: 'unknown-document' as const, field })
  await findDocument(desk, call.actor, from, missing('from'))
  await findDocument(desk, call.actor, to, missing('to'))
  const row: DocumentRelationRow = {
    from,
    to,
    kind,
    basis,
    ...given({ containment }),
    state: stateOf(basis, call),
  }
  refuseFindings(checkRow('document_relation', row))
  const change = { operation: 'document.relate', subject: from, input }
  const answer = await makeChange(desk, call, change, async (write) => {
    const line = itemText({ kind: 'lineage', ids: [from, to] })
    await refuseLocked(desk, { item: line, isOver: false }, 'from')
    const said = await newestRelation(desk, from, to)
    refuseStale(said ? [said] : [], input.seen)
    await write.append('document_relation', row)
    await appendCopiedSpeakers(desk, write, row)
    return { state: row.state }
  })
  forgetDocumentRelations(desk)
  return answer
})

/** What the text itself declares counts at once; similarity waits for a reviewer. */
function stateOf(basis: DocumentRelationRow['basis'], call: Call) {
  if (basis === 'declared') return 'confirmed' as const
  const mayDecide = basis === 'reviewer' && can(call.actor, 'document.decide')
  return mayDecide ? ('confirmed' as const) : ('proposed' as const)
}
