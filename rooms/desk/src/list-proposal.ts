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
    const proposals = []
    for (const stored of open) {
      const pair = await readablePair(desk, call.actor, stored)
      if (pair) proposals.push({ ...answerOf(stored), ...pair })
    }
    return { proposals: proposals.slice(0, limit), open: proposals.length }
  },
})

/** Both documents, if the asker may read both: else the proposal is not there. */
export async function readablePair(desk: Desk, actor: Actor, { row }: Stored<DocumentRelationRow>) {
  const { read } = desk.ledger
  const dependent = await read.document(row.from)
  const source = await read.document(row.to)
  if (!dependent || !source) return undefined
  if (!canRead(actor, objectOf(dependent)) || !canRead(actor, objectOf(source))) return undefined
  return { dependent: titleOf(dependent), source: titleOf(source) }
}

/** The particulars by which a document is recognised. */
export function titleOf({ row }: Stored<EvidenceDocument>) {
  const { id, title, language, publisher, published, sensitivity } = row
  const by = publisher === undefined ? {} : { publisher }
  return { id, title, language, ...by, published, sensitivity }
}
