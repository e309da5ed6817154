// redaction.list: how a picture is covered, each time that somebody began.
import type { Redaction } from '@tumen/claim'
import { redactionList } from '@tumen/contract'
import type { Stored } from '@tumen/ledger'
import { implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { factsOf } from './state.ts'

export const listRedactions = implement(redactionList, async (desk, { document }, call) => {
  await findDocument(desk, call.actor, document, { code: 'unknown-document', field: 'document' })
  const newest = new Map<string, Stored<Redaction>>()
  for (const stored of await desk.ledger.read.redactionsOf([document]))
    newest.set(stored.row.id, stored)
  const redactions = [...newest.values()].map(({ row, recorded, by, leaf }) => {
    return { ...factsOf(row), recorded, by, leaf }
  })
  return { redactions }
})
