// document.show: the evidence, its text, its claims, and how it stands to others.

import type { DocumentRelationRow, EvidenceDocument } from '@tumen/claim'
import { documentShow } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { claimAnswers } from '../claim/answer.ts'
import { implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { findDocument } from '../record/find.ts'
import { answerOf, mayReadClaim, objectOf, readablePage } from '../record/row-answer.ts'
import { documentDoubts } from './doubt.ts'
import { titleOf } from './proposals.ts'
import { documentRelations, isAsked, newestAt } from './state.ts'

export const showDocument = implement(documentShow, async (desk, input, call) => {
  const read = desk.ledger.read
  const document = await findDocument(desk, call.actor, input.id)
  const { rows } = await readablePage(
    (page) => read.claims({ doc: input.id, ...page }),
    { limit: 100_000 },
    ({ claim }) => claim.row.id,
    (found) => found.filter(mayReadClaim(call.actor)),
  )
  const own = (await documentRelations(desk)).filter(
    ({ row }) => row.from === input.id || row.to === input.id,
  )
  const relations = newestAt(own, '9999-12-31')
  const readable = await Promise.all(
    relations.map(async (stored) => {
      const other = stored.row.from === input.id ? stored.row.to : stored.row.from
      const found = await read.document(other)
      return found && canRead(call.actor, objectOf(found)) ? [relationAnswer(stored, found)] : []
    }),
  )
  const text = (await read.documentText(input.id)) ?? ''
  return {
    document: answerOf(document),
    text,
    doubts: documentDoubts(text, document.row),
    claims: await claimAnswers(desk, call.actor, rows),
    attachments: (await read.attachmentsOf([input.id])).map(answerOf),
    relations: readable.flat(),
  }
})

function relationAnswer(stored: Stored<DocumentRelationRow>, other: Stored<EvidenceDocument>) {
  return { ...answerOf(stored), other: titleOf(other), asked: isAsked(stored.row) }
}
