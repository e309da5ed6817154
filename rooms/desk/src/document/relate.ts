// document.relate, document.decide: that one document is a copy or a version of another. Only
// confirmed rows count, and while a proposal is undecided the claims of the copy wait.
import {
  checkRow,
  DOCUMENT_RELATION_BASES,
  DOCUMENT_RELATIONS,
  type DocumentRelationRow,
} from '@tumen/claim'
import { z } from 'zod'
import { makeChange } from '../change/make.ts'
import { appendCopiedSpeakers } from '../claim/copied-speaker.ts'
import { referenceSchema } from '../claim/schema.ts'
import { type Call, operation } from '../operation.ts'
import { can } from '../policy.ts'
import { findDocument, refuseFindings } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { documentRelations, forgetDocumentRelations, newestAt } from './state.ts'

const stateSchema = z.enum(['proposed', 'confirmed', 'rejected'])

export const relateDocuments = operation({
  name: 'document.relate',
  summary: 'States or proposes that a document is a reprint, excerpt, translation or version.',
  input: z.strictObject({
    from: referenceSchema.describe('the later or dependent document'),
    to: referenceSchema.describe('the document that it depends on'),
    kind: z.enum(DOCUMENT_RELATIONS).describe('how it depends on the other'),
    basis: z
      .enum(DOCUMENT_RELATION_BASES)
      .describe('declared: the text says so; text: similarity; reviewer: a judgement'),
    containment: z
      .string()
      .regex(/^[01](\.\d{1,6})?$/)
      .optional()
      .describe('share of the text found in the other, as a decimal'),
  }),
  output: z.object({ state: stateSchema }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { from, to, kind, basis, containment } = input
    const missing = (field: string) => ({ code: 'unknown-document' as const, field })
    await findDocument(desk, call.actor, from, missing('from'))
    await findDocument(desk, call.actor, to, missing('to'))
    const row: DocumentRelationRow = {
      from,
      to,
      kind,
      basis,
      ...(containment === undefined ? {} : { containment }),
      state: stateOf(basis, call),
    }
    refuseFindings(checkRow('document_relation', row))
    const change = { operation: 'document.relate', subject: from, input }
    const answer = await makeChange(desk, call, change, async (write) => {
      await write.append('document_relation', row)
      await appendCopiedSpeakers(desk, write, row)
      return { state: row.state }
    })
    forgetDocumentRelations(desk.ledger)
    return answer
  },
})

/** What the text itself declares counts at once; similarity waits for a reviewer. */
function stateOf(basis: DocumentRelationRow['basis'], call: Call) {
  if (basis === 'declared') return 'confirmed' as const
  const mayDecide = basis === 'reviewer' && can(call.actor, 'document.decide')
  return mayDecide ? ('confirmed' as const) : ('proposed' as const)
}

export const decideDocument = operation({
  name: 'document.decide',
  summary: 'Confirms or rejects a proposed relation of two documents.',
  input: z.strictObject({
    from: referenceSchema.describe('the dependent document'),
    to: referenceSchema.describe('the document it depends on'),
    decision: z.enum(['confirmed', 'rejected']).describe('what the reviewer decides'),
  }),
  output: z.object({ state: stateSchema }),
  changes: true,
  long: false,
  async run(desk, input, call) {
    const { from, to, decision } = input
    const missing = (field: string) => ({ code: 'unknown-document' as const, field })
    await findDocument(desk, call.actor, from, missing('from'))
    await findDocument(desk, call.actor, to, missing('to'))
    const change = { operation: 'document.decide', subject: from, input }
    const answer = await makeChange(desk, call, change, async (write) => {
      const rows = newestAt(await documentRelations(desk.ledger), '9999-12-31')
      const open = rows.find(({ row }) => row.from === from && row.to === to)
      if (open?.row.state !== 'proposed') throw new Refusal('wrong-state', 'from')
      if (desk.ledger.settings.review === 'second-person' && open.by === call.actor.account)
        throw new Refusal('own-work', 'from')
      const decided = { ...open.row, basis: 'reviewer', state: decision } as const
      await write.append('document_relation', decided)
      await appendCopiedSpeakers(desk, write, decided)
      return { state: decision }
    })
    forgetDocumentRelations(desk.ledger)
    return answer
  },
})
