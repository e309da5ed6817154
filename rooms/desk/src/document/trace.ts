// document.trace: looks again for what a document may be a copy of, or a source of, among all
// that came before and after it. What is found is proposed; only a person decides.

import { type DocumentRelationRow, given } from '@tumen/claim'
import { documentTrace } from '@tumen/contract'
import { makeChange, step } from '../change/make.ts'
import { type FoundLineage, findLineage, rowsOf } from '../lineage/find.ts'
import { indexMissing } from '../lineage/index-entry.ts'
import { readStory } from '../lineage/reading.ts'
import { implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { titleOf } from './proposals.ts'
import { forgetDocumentRelations } from './state.ts'

export const traceDocument = implement(documentTrace, async (desk, { id }, call) => {
  const { row } = await findDocument(desk, call.actor, id)
  const left = await indexMissing(desk, call)
  step(call, 'compare', 0, 1)
  const text = (await desk.ledger.read.documentText(id)) ?? ''
  const story = await readStory(desk, call, { document: { row, text } })
  const change = { operation: 'document.trace', subject: id, input: { id } }
  const answer = await makeChange(desk, call, change, async (write) => {
    const found = await findLineage(desk, call, { row, story })
    const rows = rowsOf(row, found)
    for (const proposed of rows) await write.append('document_relation', proposed)
    return { proposed: rows.map(relatedOf), stories: storiesOf(found), left }
  })
  forgetDocumentRelations(desk)
  return answer
})

/** A relation without its evidence, which `document.proposals` gives. */
export function relatedOf({ from, to, kind, basis, containment }: DocumentRelationRow) {
  return { from, to, kind, basis, ...given({ containment }) }
}

function storiesOf(found: readonly FoundLineage[]) {
  return found.flatMap(({ story, kind, other }) =>
    story === undefined || kind !== undefined ? [] : [{ kind: story, other: titleOf(other) }],
  )
}
