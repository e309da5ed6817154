// reader.start: puts a document into the line of those that the model reads in the background. What
// was read, stopped or failed is not asked again unless somebody says so.

import { given } from '@tumen/claim'
import { readerStart } from '@tumen/contract'
import { implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { startInLine } from './in-line.ts'
import { modelStateOf, readByModel } from './reading.ts'

export const startReader = implement(readerStart, async (desk, input, call) => {
  const missing = { code: 'unknown-document' as const, field: 'document' }
  const { row } = await findDocument(desk, call.actor, input.document, missing)
  const before = await modelStateOf(desk, row)
  const isOver = ['read', 'stopped', 'failed'].includes(before?.state ?? '')
  if (before?.state === 'none' || (isOver && input.again)) {
    const { actor } = call
    void startInLine(desk, call, row.id, async (job) => {
      const report = (step: string, done: number, total: number) => {
        if (step === 'asking-model')
          Object.assign(job, { done, total, moved: desk.clock().toISOString() })
      }
      await readByModel(desk, { actor, progress: { report, signal: job.stop.signal } }, row)
    })
  }
  return given({ reader: await modelStateOf(desk, row) })
})
