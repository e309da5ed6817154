// A file that is kept as evidence, read again as a table: who may not read the document finds none.
import type { importCheck } from '@tumen/contract'
import type { z } from 'zod'
import type { Call, Desk } from '../operation.ts'
import { can } from '../policy.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { type ListTable, readListFile } from './file.ts'
import { recordKind } from './kinds.ts'

export type ImportInput = z.output<typeof importCheck.input>

type OfFile = Pick<ImportInput, 'document' | 'kind' | 'encoding' | 'sheet'>

/** The table of a kept file; refuses a kind of which the asker may make no records. */
export async function keptTable(desk: Desk, call: Call, input: OfFile): Promise<ListTable> {
  const right = recordKind(input.kind)?.right ?? 'list.record'
  if (!can(call.actor, right)) throw new Refusal('not-allowed', 'kind', [{ operation: right }])
  const missing = { code: 'unknown-document', field: 'document' } as const
  const { row } = await findDocument(desk, call.actor, input.document, missing)
  const bytes = await desk.ledger.bytesOf(row)
  const { encoding, sheet } = input
  const name = `sha256:${row.bytesHash}`
  const form = { bytes: name, encoding, sheet }
  return readListFile(form, { files: new Map([[name, bytes]]) }, 'nested')
}
