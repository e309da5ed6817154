// document.proposals: which documents wait until somebody decides whether they are copies, with
// what a reviewer needs to recognise both.
import type { DocumentRelationRow, EvidenceDocument } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { z } from 'zod'
import { documentRelations, newestAt, relatedReadable } from './document-state.ts'
import { type Desk, operation } from './operation.ts'
import { documentRelationSchema, documentSchema } from './record-schema.ts'
import { answerOf } from './row-answer.ts'

/** What a reader needs to recognise a document. */
export const titleSchema = documentSchema.pick({
  id: true,
  title: true,
  language: true,
  publisher: true,
  published: true,
  sensitivity: true,
})

export const listProposals = operation({
  name: 'document.proposals',
  summary: 'Lists the proposed relations of documents that nobody has decided, the newest first.',
  input: z.strictObject({
    limit: z.int().min(1).max(1000).default(100).describe('how many at the most'),
  }),
  output: z.object({
    proposals: z.array(
      documentRelationSchema.extend({ dependent: titleSchema, source: titleSchema }),
    ),
    open: z.int().describe('how many are undecided'),
  }),
  changes: false,
  long: false,
  async run(desk, { limit }, call) {
    const rows = newestAt(await documentRelations(desk.ledger), '9999-12-31')
    const open = rows.filter(({ row }) => row.state === 'proposed').sort((a, b) => b.leaf - a.leaf)
    const isReadable = await relatedReadable(desk.ledger, call.actor)
    const readable = open.filter(({ row }) => isReadable(row.from) && isReadable(row.to))
    const proposals = await withTitles(desk, readable.slice(0, limit))
    return { proposals, open: readable.length }
  },
})

/** The proposals with what a reader needs to recognise both documents. */
async function withTitles(desk: Desk, shown: readonly Stored<DocumentRelationRow>[]) {
  const ids = new Set(shown.flatMap(({ row }) => [row.from, row.to]))
  const found = ids.size > 0 ? await desk.ledger.read.documentsById([...ids]) : []
  const documents = new Map(found.map((document) => [document.row.id, document]))
  return shown.flatMap((stored) => {
    const [dependent, source] = [documents.get(stored.row.from), documents.get(stored.row.to)]
    if (!dependent || !source) return []
    return [{ ...answerOf(stored), dependent: titleOf(dependent), source: titleOf(source) }]
  })
}

/** The particulars by which a document is recognised. */
export function titleOf({ row }: Stored<EvidenceDocument>) {
  const { id, title, language, publisher, published, sensitivity } = row
  const by = publisher === undefined ? {} : { publisher }
  return { id, title, language, ...by, published, sensitivity }
}
