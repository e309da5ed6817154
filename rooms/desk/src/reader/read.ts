// reader.read: lets the model that is on read a document, and waits for it; in the line of what it
// reads in the background, so that it is asked for one text at a time and stops with its document.

import { readerRead } from '@tumen/contract'
import { type Call, type Desk, implement } from '../operation.ts'
import { findDocument } from '../record/find.ts'
import { Refusal } from '../refusal.ts'
import { startInLine } from './in-line.ts'
import { type ModelState, modelStateOf, readByModel } from './reading.ts'

export const readReader = implement(readerRead, async (desk, input, call) => {
  const missing = { code: 'unknown-document' as const, field: 'document' }
  const { row } = await findDocument(desk, call.actor, input.document, missing)
  const made: { answer?: ModelState; error?: unknown } = {}
  const read = (own: Call) =>
    readByModel(desk, own, row).then(
      (answer) => {
        made.answer = answer
      },
      (error: unknown) => {
        made.error = error
        throw error
      },
    )
  // Where somebody else's turn at the same text has just ended, what came of it is the answer.
  const isMine = await inLine(desk, call, row.id, read)
  const other = isMine ? undefined : await modelStateOf(desk, row)
  if (other && other.state !== 'read') await inLine(desk, call, row.id, read)
  if (made.error !== undefined) throw made.error
  return made.answer ?? (other?.state === 'read' ? other : cancelled())
})

function cancelled(): never {
  throw new Refusal('cancelled')
}

/** Runs `work` when it is the document's turn; whether it was this caller's own turn. */
async function inLine(
  desk: Desk,
  call: Call,
  document: string,
  work: (call: Call) => Promise<void>,
): Promise<boolean> {
  const { signal } = call.progress
  let isMine = false
  const stop = () => desk.memory.readings.stop(document)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    await startInLine(desk, call, document, async (job) => {
      isMine = true
      const report: Call['progress']['report'] = (step, done, total) => {
        if (step === 'asking-model')
          Object.assign(job, { done, total, moved: desk.clock().toISOString() })
        call.progress.report(step, done, total)
      }
      await work({ ...call, progress: { report, signal: job.stop.signal } })
    })
  } finally {
    signal?.removeEventListener('abort', stop)
  }
  if (signal?.aborted) cancelled()
  return isMine
}
