// document.proposals: which documents wait until somebody decides whether they are copies, with
// what a reviewer needs to recognise both.
import type { DocumentRelationRow, EvidenceDocument } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { z } from 'zod'
import { documentRelations, newestAt } from './document-state.ts'
import { type Actor, type Desk, operation } from './operation.ts'
import { canRead } from './policy.ts'
import { documentRelationSchema, documentSchema } from './record-schema.ts'
import { answerOf, objectOf } from './row-answer.ts'

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
    const documents = await readableDocuments(desk, call.actor, open)
    const readable = open.flatMap((stored) => {
      const [dependent, source] = [documents.get(stored.row.from), documents.get(stored.row.to)]
      return dependent && source ? [{ stored, dependent, source }] : []
    })
    const proposals = readable.slice(0, limit).map(({ stored, dependent, source }) => {
      return { ...answerOf(stored), dependent: titleOf(dependent), source: titleOf(source) }
    })
    return { proposals, open: readable.length }
  },
})

/** Those of the documents named by relations that the asker may read, by id. */
async function readableDocuments(
  desk: Desk,
  actor: Actor,
  relations: readonly Stored<DocumentRelationRow>[],
): Promise<ReadonlyMap<string, Stored<EvidenceDocument>>> {
  const ids = new Set(relations.flatMap(({ row }) => [row.from, row.to]))
  const found = ids.size > 0 ? await desk.ledger.read.documentsById([...ids]) : []
  const readable = found.filter((document) => canRead(actor, objectOf(document)))
  return new Map(readable.map((document) => [document.row.id, document]))
}

/** Whether the asker may read both documents: else the relation is not there. */
export async function mayReadBoth(
  desk: Desk,
  actor: Actor,
  relation: Stored<DocumentRelationRow>,
): Promise<boolean> {
  const { from, to } = relation.row
  const documents = await readableDocuments(desk, actor, [relation])
  return documents.has(from) && documents.has(to)
}

/** The particulars by which a document is recognised. */
export function titleOf({ row }: Stored<EvidenceDocument>) {
  const { id, title, language, publisher, published, sensitivity } = row
  const by = publisher === undefined ? {} : { publisher }
  return { id, title, language, ...by, published, sensitivity }
}
