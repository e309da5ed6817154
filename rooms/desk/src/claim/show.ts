// claim.show: what was said, with every row that bears on it.

import { type Claim, given } from '@tumen/claim'
import { claimShow } from '@tumen/contract'
import { newestMark } from '../content/book.ts'
import { correctedWords } from '../document/corrected.ts'
import { titleOf } from '../document/proposals.ts'
import { documentRelations, newestAt, relatedReadable } from '../document/state.ts'
import { textOfClaim } from '../document/text.ts'
import { wordsAround } from '../document/words-around.ts'
import { entersFigures } from '../figure/claim.ts'
import { type Actor, type Desk, implement } from '../operation.ts'
import { gazetteerOf } from '../place/gazetteer.ts'
import { canRead } from '../policy.ts'
import { findClaim } from '../record/find.ts'
import { objectOf } from '../record/row-answer.ts'
import { Refusal } from '../refusal.ts'
import { claimAnswers } from './answer.ts'
import { readingOf } from './reading.ts'
import { questionOf } from './scope.ts'

export const showClaim = implement(claimShow, async (desk, input, call) => {
  const context = await findClaim(desk, call.actor, input.id)
  const [answer] = await claimAnswers(desk, call.actor, [context])
  if (!answer) throw new Refusal('not-found', 'id')
  const { row } = context.claim
  const gazetteer = await gazetteerOf(desk)
  return {
    ...answer,
    reading: readingOf(row),
    ...(entersFigures(row) ? { question: questionOf(row, gazetteer) } : {}),
    ...(await placeOf(desk, call.actor, row)),
    ...(await newestMark(desk, { document: row.doc, claim: row.id })),
    ...(await undecidedOf(desk, call.actor, row.doc)),
    ...(row.condition ? given({ conditionDecided: await decidedOf(desk, row.id) }) : {}),
  }
})

/** The document of a claim and the words around the quotation, if the asker may read it. */
async function placeOf(desk: Desk, actor: Actor, claim: Claim) {
  const document = await desk.ledger.read.document(claim.doc)
  if (!document || !canRead(actor, objectOf(document))) return {}
  const text = await textOfClaim(desk, claim)
  const changes = await correctedWords(desk, claim)
  return {
    ...{ document: titleOf(document), around: wordsAround(text, claim.quote) },
    ...(changes.length > 0 ? { correctedTo: changes } : {}),
  }
}

/** The newest word about whether its condition holds. */
async function decidedOf({ ledger }: Desk, claim: string) {
  const said = await ledger.read.rows('condition_decision')
  const newest = said.findLast(({ row }) => row.claim === claim)
  if (!newest) return undefined
  const { row, by, recorded, leaf } = newest
  return { decision: row.decision, by, recorded, leaf }
}

/** The undecided relation of a document, if the asker may read both documents. */
async function undecidedOf(desk: Desk, actor: Actor, doc: string) {
  const own = (await documentRelations(desk)).filter(({ row }) => row.from === doc)
  const isReadable = await relatedReadable(desk, actor)
  for (const { row } of newestAt(own, '9999-12-31')) {
    const { from, to, state } = row
    if (state === 'proposed' && isReadable(from) && isReadable(to))
      return { undecided: { from, to } }
  }
  return {}
}
