// evidence.ask-shred: asks that a document be destroyed, where a second person has to do it. The
// request can be undone like any change, as long as nobody has followed it.
import { checkRow } from '@tumen/claim'
import { evidenceAskShred } from '@tumen/contract'
import { makeChange } from '../change/make.ts'
import { implement } from '../operation.ts'
import { refuseFindings } from '../record/find.ts'
import { planFor } from './check-shred.ts'

export const askShred = implement(evidenceAskShred, async (desk, input, call) => {
  const { document, reason } = input
  const change = { operation: 'evidence.ask-shred', subject: document, input }
  return makeChange(desk, call, change, async (write) => {
    await planFor(desk, call.actor, document)
    const row = { id: desk.newId('sh'), document, reason }
    refuseFindings(checkRow('shred_request', row))
    await write.append('shred_request', row)
    return { request: row.id, document }
  })
})
