// document.list, document.show: the evidence, its text, its claims, and how it stands to others.
import type { DocumentRelationRow, EvidenceDocument } from '@tumen/claim'
import type { Stored } from '@tumen/ledger'
import { z } from 'zod'
import { futureField, futureIn } from '../change/future-row.ts'
import { claimAnswers } from '../claim/answer.ts'
import { referenceSchema } from '../claim/schema.ts'
import { attachmentSchema } from '../evidence/attach.ts'
import { operation } from '../operation.ts'
import { canRead } from '../policy.ts'
import { findDocument } from '../record/find.ts'
import {
  answerOf,
  mayReadClaim,
  objectOf,
  pageInput,
  readableAfter,
  readablePage,
} from '../record/row-answer.ts'
import {
  claimInContextSchema,
  documentRelationSchema,
  documentSchema,
  recorded,
} from '../record/schema.ts'
import { documentDoubts, doubtsSchema } from './doubt.ts'
import { titleOf, titleSchema } from './proposals.ts'
import { documentRelations, isAsked, newestAt } from './state.ts'
import { hasTitleWords } from './title-word.ts'

export const listDocuments = operation({
  name: 'document.list',
  summary: 'Lists the documents, of all or of one language or publisher.',
  input: z.strictObject({
    language: z.string().min(1).max(35).optional().describe('only in this language, e.g. ko'),
    publisher: z.string().min(1).max(200).optional().describe('only of this agent, by its id'),
    title: z.string().min(1).max(200).optional().describe('only with these words in its title'),
    ...pageInput,
  }),
  output: z.object({
    // What archives say of themselves can be long, and stands with each document.
    documents: z.array(documentSchema.omit({ archive: true })),
    next: z.string().exactOptional(),
    ...futureField,
  }),
  changes: false,
  long: false,
  async run(desk, input, call) {
    const read = desk.ledger.read
    const { language, publisher, title, order, limit } = input
    const fields = {
      ...(language === undefined ? {} : { language }),
      ...(publisher === undefined ? {} : { publisher }),
    }
    const after = await readableAfter(call.actor, input.after, (id) => read.document(id))
    const { rows, next } = await readablePage(
      (page) => read.documents({ ...fields, ...page }),
      { after, order, limit },
      (stored) => stored.row.id,
      (found) =>
        found.filter(
          (stored) =>
            canRead(call.actor, objectOf(stored)) &&
            (title === undefined || hasTitleWords(stored.row.title, title)),
        ),
    )
    const lacks = await futureIn(desk, call.actor)
    return { documents: rows.map(answerOf), ...(next === undefined ? {} : { next }), ...lacks }
  },
})

export const showDocument = operation({
  name: 'document.show',
  summary: 'Shows a document: where it came from, its text, its claims, its relations.',
  input: z.strictObject({ id: referenceSchema.describe('id of the document') }),
  output: z.object({
    document: documentSchema,
    text: z.string(),
    doubts: doubtsSchema,
    claims: z.array(claimInContextSchema),
    attachments: z
      .array(attachmentSchema.extend(recorded))
      .describe('proofs that were kept beside it, in the words of who signed them'),
    relations: z.array(
      documentRelationSchema.extend({
        other: titleSchema.describe('the other document'),
        asked: z.boolean().describe('whether software only asks, and no claim waits for it'),
      }),
    ),
  }),
  changes: false,
  long: false,
  async run(desk, input, call) {
    const read = desk.ledger.read
    const document = await findDocument(desk, call.actor, input.id)
    const { rows } = await readablePage(
      (page) => read.claims({ doc: input.id, ...page }),
      { limit: 100_000 },
      ({ claim }) => claim.row.id,
      (found) => found.filter(mayReadClaim(call.actor)),
    )
    const own = (await documentRelations(desk.ledger)).filter(
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
  },
})

function relationAnswer(stored: Stored<DocumentRelationRow>, other: Stored<EvidenceDocument>) {
  return { ...answerOf(stored), other: titleOf(other), asked: isAsked(stored.row) }
}
