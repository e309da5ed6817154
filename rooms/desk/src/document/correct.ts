// document.correct: a text that a program has read wrongly, corrected by hand with the page beside
// it. The row is one more text on top; the text before stays, and so does what was quoted from it.
import { createHash } from 'node:crypto'
import {
  type CorrectedText,
  checkRow,
  type EvidenceDocument,
  given,
  layerAfter,
  makeText,
  pageOfText,
} from '@tumen/claim'
import { documentCorrect } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { refuseStale } from '../change/stale.ts'
import { type Desk, implement } from '../operation.ts'
import { MOST_UNITS } from '../proposal/source.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { isDrawn } from './picture.ts'
import { currentText, newestLayer } from './text.ts'

export const correctDocument = implement(documentCorrect, async (desk, input, call) => {
  const { row: document } = await findDocument(desk, call.actor, input.id)
  const id = desk.newId('tl')
  const change = { operation: 'document.correct', subject: id, input }
  return makeChange(desk, call, change, async (write) => {
    // It may have been destroyed since.
    await findDocument(desk, call.actor, input.id)
    const newest = await newestLayer(desk, document.id)
    refuseStale(newest ? [newest] : [], input.seen)
    const made = await correctionOf(desk, document, input)
    const row: CorrectedText = { id, ...made.row, ...given({ of: newest?.row.id }) }
    refuseFindings(checkRow('text_layer', row, { text: made.text }))
    await write.appendTextLayer(row, made.text)
    return { id, document: document.id, page: row.page, units: made.text.length }
  })
})

interface Correction {
  page: number
  text: string
  reason: string
}

/** The whole text with one page of it replaced, and where its pages and lines begin then. */
async function correctionOf(
  desk: Desk,
  stored: EvidenceDocument,
  { page, text: typed, reason }: Correction,
) {
  if (!isDrawn(stored)) throw new Refusal('no-picture', 'id')
  const { document, text: before } = await currentText(desk, stored)
  const { layer = { losses: [], findings: [] } } = document
  const own = pageOfText(layer, before, page)
  if (!own) throw new Refusal('not-found', 'page')
  const words = makeText(typed).text.trimEnd()
  if (words === before.slice(own.start, own.end)) throw new Refusal('nothing-changed', 'text')
  const text = before.slice(0, own.start) + words + before.slice(own.end)
  if (text.length > MOST_UNITS)
    throw new Refusal('text-too-long', 'text', [{ limit: MOST_UNITS, units: text.length }])
  const textHash = createHash('sha256').update(text).digest('hex')
  const after = layerAfter(layer, { page, before, after: text })
  return { text, row: { document: document.id, page, textHash, reason, layer: after } }
}
