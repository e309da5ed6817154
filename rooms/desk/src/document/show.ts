// document.show: the evidence, its text, its claims, and how it stands to others.

import {
  type CorrectedText,
  type DocumentRelationRow,
  type EvidenceDocument,
  given,
} from '@tumen/claim'
import { documentShow } from '@tumen/contract'
import type { ClaimInContext, Stored } from '@tumen/ledger'
import { claimAnswers } from '../claim/answer.ts'
import { newestMark, openContent } from '../content/book.ts'
import { type Desk, implement } from '../operation.ts'
import { canRead } from '../policy.ts'
import { findDocument } from '../record/find.ts'
import { answerOf, mayReadClaim, objectOf, readablePage } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { documentDoubts } from './doubt.ts'
import { titleOf } from './proposals.ts'
import { documentRelations, isAsked, newestAt } from './state.ts'
import { FIRST_TEXT, MovedText, type ReadText, textNamed } from './text.ts'

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
  const corrections = await read.textLayersOf([input.id])
  const named = input.text ?? corrections.at(-1)?.row.id
  const shown = await textNamed(desk, document.row, named)
  if (!shown) throw new Refusal('not-found', 'text')
  const { text, layer } = shown
  return {
    document: { ...answerOf(document), ...shown.document },
    text,
    ...given({ textOf: layer }),
    corrections: corrections.map((one) => correctionAnswer(one)),
    ...(await openContent(desk))(input.id),
    ...(await newestMark(desk, { document: input.id })),
    doubts: documentDoubts(text, shown.document),
    claims: await claimAnswers(desk, call.actor, rows),
    elsewhere: await elsewhereOf(desk, shown, rows),
    attachments: (await read.attachmentsOf([input.id])).map(answerOf),
    relations: readable.flat(),
  }
})

function correctionAnswer(stored: Stored<CorrectedText>) {
  const { layer: _, ...row } = answerOf(stored)
  return row
}

/** Claims that count in another text than the shown one, with where their words stand here. */
async function elsewhereOf(desk: Desk, shown: ReadText, contexts: readonly ClaimInContext[]) {
  const moved = new MovedText(desk, shown.document.id, shown)
  const others = contexts.filter(({ claim }) => claim.row.layer !== shown.layer)
  const found = []
  for (const { claim } of others) {
    const { id, quote, layer = FIRST_TEXT } = claim.row
    const spans = await moved.rangesOf(claim.row.layer, quote)
    found.push({ claim: id, text: layer, ...given({ quote: spans }) })
  }
  return found
}

function relationAnswer(stored: Stored<DocumentRelationRow>, other: Stored<EvidenceDocument>) {
  return { ...answerOf(stored), other: titleOf(other), asked: isAsked(stored.row) }
}
