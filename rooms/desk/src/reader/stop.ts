// reader.stop: stops the model that is reading a document, or lets it not begin.

import { given } from '@tumen/claim'
import { readerStop } from '@tumen/contract'
import { implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { modelStateOf } from './reading.ts'

export const stopReader = implement(readerStop, async (desk, input, call) => {
  const missing = { code: 'unknown-document' as const, field: 'document' }
  const { row } = await findDocument(desk, call.actor, input.document, missing)
  desk.memory.readings.stop(row.id)
  return given({ reader: await modelStateOf(desk, row) })
})
