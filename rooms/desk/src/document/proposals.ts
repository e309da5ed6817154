// document.proposals: which documents wait until somebody decides whether they are copies, with
// what a reviewer needs to recognise both.

import { type DocumentRelationRow, type EvidenceDocument, given } from '@tumen/claim'
import { documentProposals } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { EvidenceWords } from '../lineage/evidence.ts'
import { type Desk, implement } from '../operation.ts'
import { answerOf } from '../record/row-answer.ts'
import { documentRelations, isAsked, newestAt, relatedReadable } from './state.ts'

/** Proposals whose evidence is told with its words. */
const MOST_WORDED = 100

export const listProposals = implement(documentProposals, async (desk, { limit }, call) => {
  const rows = newestAt(await documentRelations(desk), '9999-12-31')
  const open = rows.filter(({ row }) => row.state === 'proposed').sort((a, b) => b.leaf - a.leaf)
  const isReadable = await relatedReadable(desk, call.actor)
  const readable = open.filter(({ row }) => isReadable(row.from) && isReadable(row.to))
  const proposals = await withTitles(desk, readable.slice(0, limit))
  return { proposals, open: readable.length }
})

/** The proposals with what a reader needs to recognise both documents. */
async function withTitles(desk: Desk, shown: readonly Stored<DocumentRelationRow>[]) {
  const ids = new Set(shown.flatMap(({ row }) => [row.from, row.to]))
  const found = ids.size > 0 ? await desk.ledger.read.documentsById([...ids]) : []
  const documents = new Map(found.map((document) => [document.row.id, document]))
  const words = new EvidenceWords(desk)
  const answers = shown.map(async (stored, n) => {
    const [dependent, source] = [documents.get(stored.row.from), documents.get(stored.row.to)]
    if (!dependent || !source) return []
    // Of a long list only the first are looked at closely.
    const evidence = n < MOST_WORDED ? await words.of(stored.row) : []
    const asked = isAsked(stored.row)
    const titles = { dependent: titleOf(dependent), source: titleOf(source) }
    return [{ ...answerOf(stored), ...titles, evidence, asked }]
  })
  return (await Promise.all(answers)).flat()
}

/** The particulars by which a document is recognised. */
export function titleOf({ row }: Stored<EvidenceDocument>) {
  const { id, title, language, publisher, published, sensitivity } = row
  const by = given({ publisher })
  return { id, title, language, ...by, published, sensitivity }
}
